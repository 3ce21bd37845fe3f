using Alchemorsel.Cooking.Ingredients;
using Alchemorsel.Cooking.Reading.Markup;

namespace Alchemorsel.Cooking.Reading.Text;

/// <summary>
/// A text without headings: the longest run of lines that begin with an amount are its ingredients, what follows are its steps.
/// </summary>
internal static class AmountRuns
{
    private const int FewestLines = 2;
    private const int LineMax = 120;
    private const int WordsMax = 14;

    /// <summary>Lines without an amount ("salt", "oil for frying") that a run may hold one after the other.</summary>
    private const int GapMax = 3;
    private const int GapWordsMax = 5;

    /// <summary>Only the ingredients; null where fewer lines than asked for begin with an amount.</summary>
    public static RecipeDraft? Ingredients(List<PageLine> lines, int fewest)
    {
        var (start, end) = Longest(lines, fewest);
        if (start == end)
            return null;
        // A list that begins again is the same in other units.
        var again = lines.FindIndex(start + 1, end - start - 1, line => line.Text == lines[start].Text);
        return new RecipeDraft { Ingredients = Sections(lines[start..(again < start + fewest ? end : again)]) };
    }

    /// <summary>Null where no two lines begin with an amount.</summary>
    public static RecipeDraft? Read(List<PageLine> lines)
    {
        var (start, end) = Longest(lines, FewestLines);
        if (start == end)
            return null;
        var ingredients = Sections(lines[start..end]);
        // A section's heading may stand right above the run.
        if (start > 1 && lines[start - 1].Kind == PageLineKind.Heading && !HeuristicRecipe.IsIngredientHeading(lines[start - 1].Text))
            ingredients[0] = ingredients[0] with { Name = ingredients[0].Name ?? lines[start - 1].Text.TrimEnd(':') };
        var rest = lines.Skip(end).SkipWhile(line => HeuristicRecipe.IsStepHeading(line.Text)).ToList();
        var notes = rest.FindIndex(line => line.Kind == PageLineKind.Heading && HeuristicRecipe.IsEndHeading(line.Text));
        return new RecipeDraft
        {
            Ingredients = ingredients,
            Steps = Sections(notes < 0 ? rest : rest[..notes]),
        };
    }

    /// <summary>The run with the most amounts; it begins with one.</summary>
    private static (int Start, int End) Longest(List<PageLine> lines, int fewest)
    {
        var (best, bestStart, bestEnd) = (0, 0, 0);
        for (var start = 0; start < lines.Count; start++)
        {
            if (!BeginsWithAmount(lines[start]))
                continue;
            var (count, end, at) = (0, start, start);
            for (; at < lines.Count && at - end <= GapMax; at++)
            {
                if (BeginsWithAmount(lines[at]))
                    (count, end) = (count + 1, at + 1);
                else if (lines[at].Kind != PageLineKind.Heading && !MayBeIngredient(lines[at]))
                    break;
            }

            // Short lines without an amount right behind the run belong to it: "salt", "black pepper".
            while (end < lines.Count && end < at && lines[end].Kind != PageLineKind.Heading && MayBeIngredient(lines[end]))
                end++;
            if (count > best && count * 2 >= end - start)
                (best, bestStart, bestEnd) = (count, start, end);
            start = end;
        }

        return best < fewest ? (0, 0) : (bestStart, bestEnd);
    }

    private static bool BeginsWithAmount(PageLine line)
    {
        if (line.Kind == PageLineKind.Heading || line.Text.Length > LineMax || IsSentence(line.Text) || Words(line.Text) > WordsMax)
            return false;
        // A table of nutrients has amounts, too.
        if (line.Text.Contains("kcal", StringComparison.OrdinalIgnoreCase) || line.Text.Contains("kJ", StringComparison.OrdinalIgnoreCase))
            return false;
        var first = line.Text[0];
        if (!char.IsNumber(first) && line.Kind != PageLineKind.Item && !char.IsLetter(first))
            return false;
        var read = IngredientParser.Parse(line.Text);
        return read.Quantity is not null && read.Food.Length > 0 && (char.IsNumber(first) || read.Unit is not null);
    }

    private static bool MayBeIngredient(PageLine line) => Words(line.Text) <= GapWordsMax && !IsSentence(line.Text);

    private static bool IsSentence(string line) => line[^1] is '.' or '!' or '?' or '。' && Words(line) > 2;

    private static int Words(string line) => line.Count(c => c == ' ') + 1;

    private static List<DraftSection> Sections(List<PageLine> lines)
    {
        var sections = new List<DraftSection>();
        string? name = null;
        var run = new List<string>();
        foreach (var line in lines)
        {
            if (line.Kind != PageLineKind.Heading)
            {
                run.Add(line.Text);
                continue;
            }

            Close();
            name = line.Text.TrimEnd(':');
        }

        Close();
        return sections;

        void Close()
        {
            if (run.Count > 0)
                sections.Add(new DraftSection(name, [.. run]));
            run.Clear();
        }
    }
}

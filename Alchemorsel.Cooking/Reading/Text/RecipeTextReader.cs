using Alchemorsel.Cooking.Reading.Markup;

namespace Alchemorsel.Cooking.Reading.Text;

/// <summary>
/// Reads a recipe from plain text: pasted from a book, a note or a chat. Headings for ingredients and steps are understood in the languages
/// that pages are read in; without any, the lines that begin with an amount are the ingredients, and what follows them are the steps.
/// Never throws on any input; time and memory are bounded by <see cref="TextMax"/>.
/// </summary>
public static class RecipeTextReader
{
    /// <summary>Characters that are looked at.</summary>
    public const int TextMax = 200_000;

    private const int TitleMax = 120;
    private const int FactMax = 60;

    /// <param name="text">The text; line ends of any system.</param>
    /// <returns>A draft and where each field came from; no draft when nothing reads like a recipe.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static ReadResult Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var lines = TextLines.Of(text.Length > TextMax ? text[..TextMax] : text);
        var notices = new List<string> { "This was read from plain text. Please check it." };
        if (text.Length > TextMax)
            notices.Add("The text is too long; only its beginning was read.");
        var found = HeuristicRecipe.Read(lines) ?? AmountRuns.Read(lines);
        if (found is null)
            return new ReadResult(null, ReadSource.None, []);
        var first = FirstLine(lines, found);
        var (title, description) = Heading(lines, first);
        var facts = PageFacts.Read(lines);
        var builder = new DraftBuilder(PageHead.None, null, notices);
        builder.Add(
            found with
            {
                Title = title,
                Description = description,
                Notes = Leftovers(lines.Skip(first), found),
                Servings = facts.Servings,
                YieldText = facts.YieldText,
                PrepMinutes = facts.PrepMinutes,
                CookMinutes = facts.CookMinutes,
                TotalMinutes = facts.TotalMinutes,
            },
            ReadSource.Text);
        return builder.Build();
    }

    /// <summary>The place of the first line of the recipe's lists.</summary>
    private static int FirstLine(List<PageLine> lines, RecipeDraft found)
    {
        var ingredient = found.Ingredients.Select(section => section.Lines[0]).FirstOrDefault();
        var step = found.Steps.Select(section => section.Lines[0]).FirstOrDefault();
        var at = lines.FindIndex(line => line.Text == ingredient || line.Text == step || HeuristicRecipe.IsIngredientHeading(line.Text));
        return at < 0 ? lines.Count : at;
    }

    /// <summary>What stands before the lists: the title, then the description; facts and section headings are neither.</summary>
    private static (string? Title, string? Description) Heading(List<PageLine> lines, int end)
    {
        string? title = null;
        var description = new List<string>();
        foreach (var line in lines.Take(end).Where(line => !IsFact(line.Text)))
        {
            if (title is null && line.Text.Length <= TitleMax && line.Text.Any(char.IsLetter))
                title = line.Text.TrimEnd(':', ' ');
            else if (line.Kind != PageLineKind.Heading)
                description.Add(line.Text);
        }

        return (title, description.Count == 0 ? null : string.Join('\n', description));
    }

    /// <summary>What stands behind the beginning of the lists and in none of them: nothing that was pasted is lost.</summary>
    private static List<string> Leftovers(IEnumerable<PageLine> lines, RecipeDraft found)
    {
        var used = found.Ingredients.Concat(found.Steps).SelectMany(section => section.Name is { } name ? section.Lines.Prepend(name) : section.Lines)
            .ToHashSet(StringComparer.Ordinal);
        return
        [
            .. lines.Select(line => line.Text).Where(text => !used.Contains(text) && !used.Contains(text.TrimEnd(':')) && !IsFact(text)
                && !HeuristicRecipe.IsIngredientHeading(text) && !HeuristicRecipe.IsStepHeading(text) && !HeuristicRecipe.IsEndHeading(text)),
        ];
    }

    private static bool IsFact(string line) => line.Length <= FactMax && line.Any(char.IsAsciiDigit)
        && PageFacts.Read([new PageLine(PageLineKind.Text, line, 0)]) is not { Servings: null, TotalMinutes: null };
}

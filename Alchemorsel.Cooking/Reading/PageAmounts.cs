using Alchemorsel.Cooking.Reading.Markup;

namespace Alchemorsel.Cooking.Reading;

/// <summary>
/// Some pages leave the amounts out of their data and show them beside each ingredient. Where the page shows the same ingredients in the
/// same order, the amounts are taken from there.
/// </summary>
internal static class PageAmounts
{
    private const int FewestLines = 3;
    private const int MostLines = 200;
    private const int AmountLength = 30;
    private const int GapMax = 4;

    /// <summary>Whether the lines read as if their amounts had been left out: most are without a number.</summary>
    public static bool AreMissing(IReadOnlyList<DraftSection> ingredients)
    {
        var lines = ingredients.SelectMany(section => section.Lines).ToList();
        return lines.Count is >= FewestLines and <= MostLines && lines.Count(HasNumber) * 4 <= lines.Count;
    }

    /// <summary>The lines with the amounts that the page shows, or null when it shows none for at least half of them.</summary>
    public static IReadOnlyList<DraftSection>? Find(IReadOnlyList<DraftSection> ingredients, IReadOnlyList<PageLine> page)
    {
        var lines = ingredients.SelectMany(section => section.Lines).ToList();
        for (var start = 0; start < page.Count; start++)
        {
            if (!Same(page[start].Text, lines[0]) || Places(lines, page, start) is not { } places)
                continue;
            if ((Beside(lines, page, places, -1) ?? Beside(lines, page, places, 1)) is { } found)
                return Sections(ingredients, found);
        }

        return null;
    }

    private static int[]? Places(List<string> lines, IReadOnlyList<PageLine> page, int start)
    {
        var places = new int[lines.Count];
        places[0] = start;
        for (var i = 1; i < lines.Count; i++)
        {
            var at = places[i - 1] + 1;
            while (at < page.Count && at - places[i - 1] <= GapMax && !Same(page[at].Text, lines[i]))
                at++;
            if (at >= page.Count || at - places[i - 1] > GapMax)
                return null;
            places[i] = at;
        }

        return places;
    }

    private static List<string>? Beside(List<string> lines, IReadOnlyList<PageLine> page, int[] places, int side)
    {
        var found = new List<string>(lines.Count);
        var amounts = 0;
        for (var i = 0; i < lines.Count; i++)
        {
            var at = places[i] + side;
            var amount = at >= 0 && at < page.Count && page[at].Text is { Length: <= AmountLength } text && char.IsNumber(text[0])
                ? text
                : null;
            amounts += amount is null ? 0 : 1;
            found.Add(amount is null ? lines[i] : side < 0 ? $"{amount} {lines[i]}" : $"{lines[i]} {amount}");
        }

        return amounts * 2 >= lines.Count ? found : null;
    }

    private static List<DraftSection> Sections(IReadOnlyList<DraftSection> ingredients, List<string> lines)
    {
        var sections = new List<DraftSection>();
        var at = 0;
        foreach (var section in ingredients)
        {
            sections.Add(section with { Lines = lines.GetRange(at, section.Lines.Count) });
            at += section.Lines.Count;
        }

        return sections;
    }

    private static bool Same(string shown, string line) => shown.Equals(line, StringComparison.OrdinalIgnoreCase);

    private static bool HasNumber(string line) => line.Any(char.IsNumber);
}

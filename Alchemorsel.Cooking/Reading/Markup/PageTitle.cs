namespace Alchemorsel.Cooking.Reading.Markup;

/// <summary>What a page without data calls its recipe.</summary>
internal static class PageTitle
{
    private const int HeadingsMax = 50;

    /// <summary>The first large heading that the page's title repeats, else the first visible one, else what its head says; or null.</summary>
    public static string? Of(HtmlTree tree, PageHead head)
    {
        var told = PlainText.Line(head.Title);
        var shared = PlainText.Line(head.OgTitle) ?? told;
        var headings = Headings(tree, "h1");
        if (headings.Count == 0 && shared is not null)
            headings = Headings(tree, "h2").FindAll(heading => Repeats(heading));
        return headings.Find(heading => Repeats(heading)) ?? (headings.Count > 0 ? headings[0] : null) ?? Short(shared);

        bool Repeats(string heading) =>
            told?.Contains(heading, StringComparison.OrdinalIgnoreCase) == true
            || shared?.Contains(heading, StringComparison.OrdinalIgnoreCase) == true;
    }

    private static List<string> Headings(HtmlTree tree, string name)
    {
        var found = new List<string>();
        for (var node = 0; node < tree.Count && found.Count < HeadingsMax; node++)
        {
            if (tree.Name(node) == name && tree.Line(node) is { } line && line.Any(char.IsLetter))
                found.Add(line);
        }

        return found;
    }

    /// <summary>A page's title without the site's name behind it ("Leek soup | The Cook").</summary>
    private static string? Short(string? title)
    {
        if (title is null)
            return null;
        foreach (var sign in new[] { " | ", " – ", " — ", " - ", " » " })
        {
            if (title.IndexOf(sign, StringComparison.Ordinal) is > 2 and var at)
                return title[..at];
        }

        return title;
    }
}

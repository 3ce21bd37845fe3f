namespace Alchemorsel.Cooking.Reading;

/// <summary>Finds the JSON-LD blocks that speak of a recipe by scanning the text; no document tree is built.</summary>
internal static class JsonLdScripts
{
    private const int BlocksMax = 100;

    public static IEnumerable<string> Find(string html)
    {
        var at = 0;
        for (var blocks = 0; blocks < BlocksMax; blocks++)
        {
            var open = html.IndexOf("<script", at, StringComparison.OrdinalIgnoreCase);
            if (open < 0)
                yield break;
            var end = html.IndexOf('>', open);
            if (end < 0)
                yield break;
            var close = html.IndexOf("</script", end, StringComparison.OrdinalIgnoreCase);
            if (close < 0)
                close = html.Length;
            at = close;
            if (!html.AsSpan(open, end - open).Contains("ld+json", StringComparison.OrdinalIgnoreCase))
                blocks--;
            else if (html.AsSpan(end, close - end).Contains("Recipe", StringComparison.OrdinalIgnoreCase))
                yield return html[(end + 1)..close];
        }
    }
}

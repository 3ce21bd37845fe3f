using System.Buffers;

namespace Alchemorsel.Cooking.Reading;

/// <summary>Finds JSON-LD blocks by scanning the text once; no document tree is built.</summary>
internal static class JsonLdScripts
{
    private const int BlocksMax = 200;
    private const int TagMax = 2_000;

    /// <summary>The type as written; some frameworks encode the plus.</summary>
    private static readonly SearchValues<string> Types =
        SearchValues.Create(["ld+json", "ld&#x2B;json", "ld&#43;json"], StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> Recipe = SearchValues.Create(["recipe"], StringComparison.OrdinalIgnoreCase);

    /// <summary>The blocks that may hold a recipe, in the page's order.</summary>
    public static List<ReadOnlyMemory<char>> Find(string html)
    {
        var found = new List<ReadOnlyMemory<char>>();
        for (int at = 0, blocks = 0; at < html.Length && blocks < BlocksMax; blocks++)
        {
            var type = html.AsSpan(at).IndexOfAny(Types);
            if (type < 0)
                break;
            type += at;
            at = type + "ld".Length;
            var end = html.IndexOf('>', type);
            if (end < 0)
                break;
            // Named within a script's own text it opens no block.
            var open = html.LastIndexOf('<', type, Math.Min(type + 1, TagMax));
            if (open < 0 || end - open > TagMax || !html.AsSpan(open + 1).StartsWith("script", StringComparison.OrdinalIgnoreCase))
                continue;
            at = html.IndexOf("</script", end, StringComparison.OrdinalIgnoreCase);
            if (at < 0)
                at = html.Length;
            if (html.AsSpan(end + 1, at - end - 1).ContainsAny(Recipe))
                found.Add(html.AsMemory(end + 1, at - end - 1));
        }

        return found;
    }
}

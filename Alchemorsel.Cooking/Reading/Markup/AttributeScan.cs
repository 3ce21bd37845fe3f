namespace Alchemorsel.Cooking.Reading.Markup;

/// <summary>Finds an attribute in the inside of a tag.</summary>
internal static class AttributeScan
{
    /// <param name="tag">The tag's characters after its name.</param>
    /// <param name="name">The attribute, in lower case.</param>
    /// <param name="value">Its value as written, without quotes.</param>
    public static bool Find(ReadOnlySpan<char> tag, ReadOnlySpan<char> name, out ReadOnlySpan<char> value)
    {
        value = default;
        // Most tags don't name it at all: that is seen at once.
        if (!tag.Contains(name, StringComparison.OrdinalIgnoreCase))
            return false;
        for (var at = 0; at < tag.Length;)
        {
            while (at < tag.Length && (char.IsWhiteSpace(tag[at]) || tag[at] is '/' or '=' or '"' or '\'' or '>'))
                at++;
            var start = at;
            while (at < tag.Length && !char.IsWhiteSpace(tag[at]) && tag[at] is not ('=' or '/' or '>'))
                at++;
            var found = tag[start..at].Equals(name, StringComparison.OrdinalIgnoreCase);
            var content = Value(tag, ref at);
            if (!found)
                continue;
            value = content;
            return true;
        }

        return false;
    }

    private static ReadOnlySpan<char> Value(ReadOnlySpan<char> tag, scoped ref int at)
    {
        var next = at;
        while (next < tag.Length && char.IsWhiteSpace(tag[next]))
            next++;
        if (next >= tag.Length || tag[next] != '=')
            return default;
        at = next + 1;
        while (at < tag.Length && char.IsWhiteSpace(tag[at]))
            at++;
        if (at >= tag.Length)
            return default;
        var start = at;
        if (tag[at] is '"' or '\'')
        {
            var close = tag[(at + 1)..].IndexOf(tag[at]);
            at = close < 0 ? tag.Length : start + close + 2;
            return close < 0 ? tag[(start + 1)..] : tag[(start + 1)..(at - 1)];
        }

        while (at < tag.Length && !char.IsWhiteSpace(tag[at]))
            at++;
        return tag[start..at];
    }
}

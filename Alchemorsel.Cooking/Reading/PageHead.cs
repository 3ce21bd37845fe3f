using System.Net;

namespace Alchemorsel.Cooking.Reading;

/// <summary>What the page says of itself outside of its data: language, picture, address. Found by scanning; no document tree is built.</summary>
/// <param name="Language">BCP 47, or null.</param>
/// <param name="Image">The picture for previews (<c>og:image</c>), or null.</param>
/// <param name="Url">The page's own address (<c>og:url</c>), or null.</param>
/// <param name="Title">The title for previews (<c>og:title</c>), or null.</param>
internal sealed record PageHead(string? Language, string? Image, string? Url, string? Title)
{
    private const int HeadMax = 400_000;
    private const int TagMax = 8_000;
    private const int LanguageMax = 12;

    public static PageHead Read(string html)
    {
        var head = html.AsSpan(0, Math.Min(html.Length, HeadMax));
        string? image = null, url = null, title = null;
        for (var at = 0; (image is null || url is null || title is null) && Next(head, "<meta", ref at, out var tag);)
        {
            var name = Attribute(tag, "property");
            if (name.IsEmpty)
                name = Attribute(tag, "name");
            if (name.Equals("og:image", StringComparison.OrdinalIgnoreCase))
                image ??= Text(tag);
            else if (name.Equals("og:url", StringComparison.OrdinalIgnoreCase))
                url ??= Text(tag);
            else if (name.Equals("og:title", StringComparison.OrdinalIgnoreCase))
                title ??= Text(tag);
        }

        return new PageHead(LanguageOf(head), image, url, title);
    }

    private static string? LanguageOf(ReadOnlySpan<char> head)
    {
        var at = 0;
        if (!Next(head, "<html", ref at, out var tag))
            return null;
        var language = Attribute(tag, "lang").Trim();
        return language.Length is >= 2 and <= LanguageMax && char.IsAsciiLetter(language[0]) && language.IndexOfAnyExcept(Letters) < 0
            ? language.ToString() : null;
    }

    private static readonly System.Buffers.SearchValues<char> Letters =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-");

    private static string? Text(ReadOnlySpan<char> tag) =>
        Attribute(tag, "content") is { IsEmpty: false } content ? WebUtility.HtmlDecode(content.ToString()).Trim() : null;

    /// <summary>The next tag of a name, without its brackets; moves past it.</summary>
    private static bool Next(ReadOnlySpan<char> html, string name, ref int at, out ReadOnlySpan<char> tag)
    {
        tag = default;
        while (html[at..].IndexOf(name, StringComparison.OrdinalIgnoreCase) is >= 0 and var found)
        {
            var start = at + found + name.Length;
            at = start;
            if (start >= html.Length || !(char.IsWhiteSpace(html[start]) || html[start] == '/'))
                continue;
            var length = TagLength(html[start..Math.Min(html.Length, start + TagMax)]);
            if (length < 0)
                continue;
            tag = html.Slice(start, length);
            at = start + length;
            return true;
        }

        return false;
    }

    /// <summary>Up to the bracket that closes the tag; one within quotes does not.</summary>
    private static int TagLength(ReadOnlySpan<char> rest)
    {
        var quote = '\0';
        for (var i = 0; i < rest.Length; i++)
        {
            if (quote != '\0')
                quote = rest[i] == quote ? '\0' : quote;
            else if (rest[i] is '"' or '\'')
                quote = rest[i];
            else if (rest[i] == '>')
                return i;
        }

        return -1;
    }

    /// <summary>An attribute's value as written, quotes removed; empty when there is none.</summary>
    private static ReadOnlySpan<char> Attribute(ReadOnlySpan<char> tag, string name)
    {
        for (var at = 0; tag[at..].IndexOf(name, StringComparison.OrdinalIgnoreCase) is >= 0 and var found;)
        {
            var start = at + found;
            at = start + name.Length;
            var rest = tag[at..].TrimStart();
            if ((start > 0 && !char.IsWhiteSpace(tag[start - 1]) && tag[start - 1] is not ('"' or '\'')) || rest.IsEmpty || rest[0] != '=')
                continue;
            rest = rest[1..].TrimStart();
            if (rest.IsEmpty)
                return default;
            if (rest[0] is not ('"' or '\''))
                return rest.IndexOfAny(" \t\r\n") is >= 0 and var space ? rest[..space] : rest;
            var end = rest[1..].IndexOf(rest[0]);
            return end < 0 ? rest[1..] : rest.Slice(1, end);
        }

        return default;
    }
}

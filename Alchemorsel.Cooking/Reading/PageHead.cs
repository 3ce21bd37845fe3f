using System.Buffers;
using System.Net;
using Alchemorsel.Cooking.Reading.Markup;

namespace Alchemorsel.Cooking.Reading;

/// <summary>What the page says of itself outside of its data, found without parsing it.</summary>
/// <param name="Language">BCP 47, or null.</param>
/// <param name="Title">The text of its title element.</param>
/// <param name="OgTitle">The title it gives to those who share it.</param>
/// <param name="Image">The picture it gives to those who share it, as written.</param>
/// <param name="Url">Its own address, as written.</param>
internal sealed record PageHead(string? Language, string? Title, string? OgTitle, string? Image, string? Url)
{
    private const int HeadMax = 400_000;
    private const int TagsMax = 500;
    private static readonly SearchValues<string> Body = SearchValues.Create(["<body"], StringComparison.OrdinalIgnoreCase);

    /// <summary>Of data that stands on no page.</summary>
    public static readonly PageHead None = new(null, null, null, null, null);

    public static PageHead Read(string html)
    {
        var page = html.AsSpan(0, Math.Min(html.Length, HeadMax));
        if (page.IndexOfAny(Body) is > 0 and var body)
            page = page[..body];
        string? title = null, ogTitle = null, image = null, url = null, named = null;
        var at = 0;
        for (var tags = 0; tags < TagsMax; tags++)
        {
            if (!Tag(page, "<meta", ref at, out var meta))
                break;
            var property = Value(meta, "property") ?? Value(meta, "name");
            switch (property?.ToLowerInvariant())
            {
                case "og:image" or "og:image:url" or "og:image:secure_url":
                    image ??= Value(meta, "content");
                    break;
                case "twitter:image" or "twitter:image:src":
                    named ??= Value(meta, "content");
                    break;
                case "og:url":
                    url ??= Value(meta, "content");
                    break;
                case "og:title":
                    ogTitle ??= Value(meta, "content");
                    break;
            }
        }

        at = 0;
        if (Tag(page, "<title", ref at, out _) && page[at..].IndexOf('<') is >= 0 and < 2_000 and var end)
            title = WebUtility.HtmlDecode(page.Slice(at, end).ToString());
        return new PageHead(LanguageOf(page), title, ogTitle, image ?? named, url);
    }

    private static string? LanguageOf(ReadOnlySpan<char> page)
    {
        var at = 0;
        if (!Tag(page, "<html", ref at, out var tag) || Value(tag, "lang") is not { } language)
            return null;
        language = language.Trim().Replace('_', '-');
        return language.Length is >= 2 and <= 12 && language.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') ? language : null;
    }

    /// <summary>The inside of the next tag that opens with these characters; the place moves behind it.</summary>
    private static bool Tag(ReadOnlySpan<char> page, ReadOnlySpan<char> open, ref int at, out ReadOnlySpan<char> inside)
    {
        inside = default;
        var start = page[at..].IndexOf(open, StringComparison.OrdinalIgnoreCase);
        if (start < 0)
            return false;
        start += at + open.Length;
        var length = page[start..].IndexOf('>');
        if (length < 0)
            return false;
        inside = page.Slice(start, length);
        at = start + length + 1;
        return true;
    }

    private static string? Value(ReadOnlySpan<char> tag, ReadOnlySpan<char> attribute) =>
        AttributeScan.Find(tag, attribute, out var value) && !value.IsWhiteSpace() ? WebUtility.HtmlDecode(value.Trim().ToString()) : null;
}

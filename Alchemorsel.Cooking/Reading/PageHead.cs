using System.Net;
using System.Text.RegularExpressions;

namespace Alchemorsel.Cooking.Reading;

/// <summary>What the page says of itself outside of its data: language, picture, address.</summary>
/// <param name="Language">BCP 47, or null.</param>
internal sealed partial record PageHead(string? Language, string? Image, string? Url)
{
    private const int HeadMax = 400_000;

    public static PageHead Read(string html)
    {
        var head = html.Length > HeadMax ? html[..HeadMax] : html;
        string? language = null, image = null, url = null;
        try
        {
            language = Html().Match(head) is { Success: true } found ? found.Groups[1].Value : null;
            foreach (Match meta in Meta().Matches(head))
            {
                var content = Content().Match(meta.Value);
                if (!content.Success)
                    continue;
                var value = WebUtility.HtmlDecode(content.Groups[2].Value).Trim();
                if (meta.Value.Contains("og:image\"", StringComparison.OrdinalIgnoreCase) || meta.Value.Contains("og:image'", StringComparison.OrdinalIgnoreCase))
                    image ??= value;
                else if (meta.Value.Contains("og:url", StringComparison.OrdinalIgnoreCase))
                    url ??= value;
            }
        }
        catch (RegexMatchTimeoutException)
        {
            // A page made to be slow: what it says of itself is not worth more time.
        }

        return new PageHead(language, image, url);
    }

    [GeneratedRegex("<html[^>]{0,2000}?\\slang\\s*=\\s*[\"']?([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 500)]
    private static partial Regex Html();

    [GeneratedRegex("<meta\\s[^>]{0,3000}og:[^>]{0,3000}>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 500)]
    private static partial Regex Meta();

    [GeneratedRegex("content\\s*=\\s*([\"'])(.*?)\\1", RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant, 500)]
    private static partial Regex Content();
}

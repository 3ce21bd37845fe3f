using System.Globalization;
using System.Text;
using Alchemorsel.Cooking.Reading;

namespace Alchemorsel.Cooking.Formats.Exports;

/// <summary>Plain text, numbers and times as apps write them into one field.</summary>
internal static class ExportText
{
    /// <summary>Lines of one field.</summary>
    public const int LinesMax = 2_000;

    private const int HeadingMax = 60;

    private static readonly string[] DateFormats =
    [
        "yyyy-MM-dd", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ssK",
        "yyyy-MM-ddTHH:mm:ss.FFFFFFFK", "yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-ddTHH:mmK",
    ];

    /// <summary>Strict where the text allows it; a file of unknown origin is read as Latin-1 rather than not at all.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes is [0xff, 0xfe, ..])
            return Encoding.Unicode.GetString(bytes[2..]);
        if (bytes is [0xfe, 0xff, ..])
            return Encoding.BigEndianUnicode.GetString(bytes[2..]);
        if (bytes is [0xef, 0xbb, 0xbf, ..])
            bytes = bytes[3..];
        return System.Text.Unicode.Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : Encoding.Latin1.GetString(bytes);
    }

    /// <summary>The text's lines with white space folded, empty ones left out.</summary>
    public static List<string> Lines(string? text) => text is null
        ? []
        :
        [
            .. text.Split(['\n', '\r', '\u2028'], StringSplitOptions.RemoveEmptyEntries)
                .Select(PlainText.Fold).Where(line => line.Length > 0).Take(LinesMax),
        ];

    /// <summary>The text in one line; null when nothing is left.</summary>
    public static string? Line(string? text) => text is not null && PlainText.Fold(text) is { Length: > 0 } line ? line : null;

    /// <summary>
    /// The lines under their headings: <c>[Sauce]</c>, or a short line without digits that ends in a colon and has lines below it.
    /// </summary>
    public static List<DraftSection> Sections(IReadOnlyList<string> lines)
    {
        var sections = new List<DraftSection>();
        var (name, current) = ((string?)null, new List<string>());
        for (var i = 0; i < lines.Count && i < LinesMax; i++)
        {
            if (i + 1 < lines.Count && Heading(lines[i]) is { } heading && Heading(lines[i + 1]) is null)
            {
                if (current.Count > 0)
                    sections.Add(new DraftSection(name, current));
                (name, current) = (heading, []);
                continue;
            }

            current.Add(lines[i]);
        }

        if (current.Count > 0)
            sections.Add(new DraftSection(name, current));
        return sections;
    }

    private static string? Heading(string line)
    {
        if (line.Length is < 3 or > HeadingMax)
            return null;
        if (line[0] == '[' && line[^1] == ']')
            return Line(line[1..^1]);
        return line[^1] == ':' && !line.Any(char.IsDigit) ? Line(line[..^1]) : null;
    }

    /// <summary>Steps under their headings, without the numbers that they were given.</summary>
    public static List<DraftSection> Steps(string? text)
    {
        var lines = Lines(text);
        if (lines.Count == 1)
            return Sections([.. NumberedSteps.Split(lines[0])]);
        return Sections(WithoutNumbers(lines));
    }

    /// <summary>Where lines count from 1 to at least 2, the numbers go: whoever shows steps counts them.</summary>
    private static List<string> WithoutNumbers(List<string> lines)
    {
        var plain = new List<string>(lines.Count);
        var next = 1;
        foreach (var line in lines)
        {
            var digits = next.ToString(CultureInfo.InvariantCulture);
            if (line.Length > digits.Length + 1 && line.StartsWith(digits, StringComparison.Ordinal) && line[digits.Length] is '.' or ')'
                && !char.IsAsciiDigit(line[digits.Length + 1]))
            {
                plain.Add(line[(digits.Length + 1)..].TrimStart());
                next++;
            }
            else
            {
                plain.Add(line);
            }
        }

        return next > 2 ? plain : lines;
    }

    /// <summary>The parts between separators, trimmed, each once.</summary>
    public static List<string> Split(string? text, char separator) => text is null
        ? []
        :
        [
            .. text.Split(separator).Select(PlainText.Fold).Where(part => part.Length > 0)
                .Distinct(StringComparer.OrdinalIgnoreCase).Take(LinesMax),
        ];

    /// <summary>Several names in one field, as other readers write them; null for none.</summary>
    public static string? Joined(IReadOnlyCollection<string> texts) => texts.Count == 0 ? null : string.Join(", ", texts);

    public static int? Servings(string? text) => text is null ? null : SchemaRecipe.Number(text);

    /// <summary>Above 0 and up to 5.</summary>
    public static double? Rating(string? text, double best = 5) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
        && best > 0 && value > 0 && value <= best
            ? Math.Round(value * 5 / best, 2)
            : null;

    public static bool? Flag(string? text) => text?.Trim().ToLowerInvariant() switch
    {
        "true" or "yes" or "1" => true,
        "false" or "no" or "0" => false,
        _ => null,
    };

    /// <summary>Years first, with or without a time and a zone (UTC without one), or seconds since 1970.</summary>
    public static DateTimeOffset? Date(string? text)
    {
        const int FewestDigitsOfSeconds = 8;
        const int MostDigitsOfSeconds = 11;
        text = text?.Trim();
        if (text is null or { Length: > 40 })
            return null;
        if (text.Length is >= FewestDigitsOfSeconds and <= MostDigitsOfSeconds && text.All(char.IsAsciiDigit))
            return DateTimeOffset.FromUnixTimeSeconds(long.Parse(text, CultureInfo.InvariantCulture));
        return DateTimeOffset.TryParseExact(text, DateFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
            ? date
            : null;
    }

    public static Uri? Address(string? text) =>
        text?.Trim() is { Length: > 0 and <= 2_048 } trimmed
        && Uri.TryCreate(trimmed, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            ? uri
            : null;

    public static IReadOnlyList<Uri> Addresses(params IEnumerable<string?> texts) => [.. texts.Select(Address).OfType<Uri>().Distinct()];
}

using System.Text;
using System.Text.RegularExpressions;

namespace Alchemorsel.Api.Importing;

/// <summary>
/// Turns the bytes of a page into text: byte order mark, then the charset of the transport, then of a meta element, then UTF-8. Bytes
/// that are wrong in the charset become U+FFFD; a page is never refused for them.
/// </summary>
public static partial class PageText
{
    /// <summary>Browsers look for the meta element in the first 1,024 bytes; real pages put it later.</summary>
    private const int MetaWindow = 8 * 1024;

    private const int SniffWindow = 8 * 1024;

    static PageText() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static string Decode(ReadOnlySpan<byte> bytes, string? transportCharset)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
            return Encoding.UTF8.GetString(bytes[3..]);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
            return Encoding.Unicode.GetString(bytes[2..]);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            return Encoding.BigEndianUnicode.GetString(bytes[2..]);
        var encoding = Find(transportCharset) ?? Find(MetaCharset(bytes), fromMeta: true) ?? Encoding.UTF8;
        return encoding.GetString(bytes);
    }

    /// <summary>True when the bytes are no text in any charset that pages use: a known file signature, or many control bytes.</summary>
    public static bool LooksBinary(ReadOnlySpan<byte> bytes, string? transportCharset)
    {
        if (bytes.StartsWith("%PDF-"u8) || bytes.StartsWith("PK\u0003\u0004"u8)
            || bytes.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47]) || bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])
            || bytes.StartsWith("GIF8"u8) || bytes.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]) || bytes.StartsWith("\u007FELF"u8))
            return true;
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])
            || Find(transportCharset) is { IsSingleByte: false, CodePage: 1200 or 1201 })
            return false;
        var window = bytes[..Math.Min(bytes.Length, SniffWindow)];
        var controls = 0;
        foreach (var value in window)
        {
            if (value < 0x20 && value is not ((byte)'\t' or (byte)'\n' or (byte)'\r' or (byte)'\f' or 0x1B))
                controls++;
        }

        return controls * 50 > window.Length;
    }

    private static string? MetaCharset(ReadOnlySpan<byte> bytes)
    {
        var head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, MetaWindow)]);
        var match = MetaCharsetPattern().Match(head);
        return match.Success ? match.Groups[1].Value : null;
    }

    private static Encoding? Find(string? name, bool fromMeta = false)
    {
        if (string.IsNullOrWhiteSpace(name))
            return null;
        try
        {
            var encoding = Encoding.GetEncoding(name.Trim());
            return encoding.CodePage switch
            {
                20127 or 28591 => Encoding.GetEncoding(1252), // as browsers read "ascii" and "latin1"
                1200 or 1201 or 12000 or 12001 when fromMeta => Encoding.UTF8, // the meta element itself was readable as ASCII
                _ => encoding,
            };
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            // Unknown; or UTF-7, which .NET refuses because it hides markup.
            return null;
        }
    }

    [GeneratedRegex("""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.\-]{2,40})""", RegexOptions.IgnoreCase)]
    private static partial Regex MetaCharsetPattern();
}

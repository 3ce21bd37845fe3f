namespace Alchemorsel.Cooking.Formats.Exports;

/// <summary>Tells pictures by their first bytes.</summary>
internal static class ImageKinds
{
    private static readonly string[] Endings =
        [".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".heic", ".heif", ".bmp", ".tif", ".tiff"];

    public static bool HasEnding(string name) => Endings.Any(ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    /// <summary>Null when it is no picture of a kind that browsers or cameras make.</summary>
    public static string? MediaType(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xff, 0xd8, 0xff, ..] => "image/jpeg",
        [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => "image/png",
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..] => "image/gif",
        [(byte)'B', (byte)'M', _, _, _, _, 0, 0, 0, 0, ..] => "image/bmp",
        [(byte)'I', (byte)'I', 42, 0, ..] or [(byte)'M', (byte)'M', 0, 42, ..] => "image/tiff",
        _ when bytes.Length >= 12 && bytes[..4].SequenceEqual("RIFF"u8) && bytes[8..12].SequenceEqual("WEBP"u8) => "image/webp",
        _ when bytes.Length >= 12 && bytes[4..8].SequenceEqual("ftyp"u8) => Brand(bytes[8..12]),
        _ => null,
    };

    private static string? Brand(ReadOnlySpan<byte> brand)
    {
        if (brand.SequenceEqual("avif"u8) || brand.SequenceEqual("avis"u8))
            return "image/avif";
        return brand.SequenceEqual("heic"u8) || brand.SequenceEqual("heix"u8) || brand.SequenceEqual("mif1"u8) ? "image/heic" : null;
    }
}

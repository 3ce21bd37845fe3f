using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using NetVips;

namespace Alchemorsel.Api.Media;

/// <summary>A decoded and re-encoded image: nothing of the uploaded bytes is kept.</summary>
/// <param name="Width">Width in pixels, upright.</param>
/// <param name="Height">Height in pixels, upright.</param>
/// <param name="Placeholder">Average colour as <c>#rrggbb</c>.</param>
/// <param name="Preview">A blurred impression of a few pixels as a data URI, or null for an image that can be seen through.</param>
/// <param name="Variants">Every format of a width, then those of the next wider one.</param>
public sealed record ProcessedImage(int Width, int Height, string Placeholder, string? Preview, IReadOnlyList<ImageVariant> Variants)
{
    /// <summary>Ascending.</summary>
    public int[] Widths => [.. Variants.Select(variant => variant.Width).Distinct()];

    /// <summary>Those that every width comes in, by their extensions.</summary>
    public string[] Formats => [.. Variants.Select(variant => variant.Format.Extension()).Distinct()];
}

/// <param name="Width">Width in pixels.</param>
public sealed record ImageVariant(int Width, MediaFormat Format, byte[] Content);

/// <param name="Image">The image, or null when it was refused.</param>
/// <param name="Refusal">Why it was refused, in words for the cook; null when it was not.</param>
public sealed record ProcessingResult(ProcessedImage? Image, string? Refusal);

/// <summary>
/// Decodes what the first bytes say is a JPEG, PNG, WebP, GIF or AVIF, and nothing else; turns it upright, scales it down, and writes
/// AVIF, WebP and JPEG without metadata, so that no position, no camera serial number and no colour profile trick survives.
/// </summary>
public sealed class ImageProcessor(IOptions<MediaOptions> options) : IDisposable
{
    /// <summary>Widths that are made, as far as the image is that wide.</summary>
    public static readonly IReadOnlyList<int> Widths = [320, 640, 1280];

    /// <summary>WebP holds no longer side.</summary>
    private const int SideMax = 16_383;

    /// <summary>Quality of WebP and JPEG: above 80 the files grow faster than what a person sees.</summary>
    private const int Quality = 80;

    /// <summary>AVIF of this quality looks like WebP of 80 and is a third smaller or more; the numbers are in docs/media.md.</summary>
    private const int AvifQuality = 50;

    /// <summary>How hard the encoder tries, 0 to 9: each step above 1 doubles the time for the last few percent.</summary>
    private const int AvifEffort = 1;

    /// <summary>Longer side of the preview in pixels; it is shown blurred, so more would only make every page longer.</summary>
    private const int PreviewSide = 16;

    private const int PreviewQuality = 40;

    private const int AtOnce = 2;
    private const int Waiting = 32;

    private readonly ConcurrencyLimiter _limiter = new(new() { PermitLimit = AtOnce, QueueLimit = Waiting });

    static ImageProcessor()
    {
        // libvips knows dozens of formats, SVG and PDF among them. Only the decoders named here may ever run in this process.
        Operation.Block("VipsForeignLoad", true);
        foreach (var decoder in (string[])["Jpeg", "Png", "Webp", "Nsgif", "Heif"])
            Operation.Block("VipsForeignLoad" + decoder, false);
        // What a stranger's file makes the decoders say belongs into the answer, not onto the console.
        Log.SetLogHandler("VIPS", Enums.LogLevelFlags.Warning, (_, _, _) => { });
        Cache.Max = 0;
        NetVips.NetVips.Concurrency = 1;
    }

    /// <summary>Never throws for what the bytes hold.</summary>
    public async Task<ProcessingResult> ProcessAsync(byte[] bytes, CancellationToken cancellationToken)
    {
        if (bytes.Length > options.Value.MaxBytes)
            return Refuse($"The image is larger than {options.Value.MaxBytes / 1024 / 1024} MB.");
        if (!IsKnownFormat(bytes))
            return Refuse("This is not an image that can be read: JPEG, PNG, WebP, GIF and AVIF can.");
        using var lease = await _limiter.AcquireAsync(1, cancellationToken);
        if (!lease.IsAcquired)
            return Refuse("Too many images are being worked on. Try again in a minute.");
        // Not cancelled half-way: libvips can't be, and the lease must outlive its work.
        return await Task.Run(() => Process(bytes), CancellationToken.None);
    }

    public void Dispose() => _limiter.Dispose();

    private ProcessingResult Process(byte[] bytes)
    {
        try
        {
            using var header = Image.NewFromBuffer(bytes, access: Enums.Access.Sequential);
            if ((long)header.Width * header.Height > options.Value.MaxPixels || header.Width > SideMax || header.Height > SideMax)
                return Refuse($"The image has too many pixels ({header.Width} x {header.Height}).");
            return new ProcessingResult(Reencode(bytes, options.Value.Avif), null);
        }
        catch (VipsException)
        {
            return Refuse("The image is damaged and can't be read.");
        }
    }

    private static ProcessedImage Reencode(byte[] bytes, bool avif)
    {
        // Turns the image upright by its EXIF orientation and converts it to sRGB. The file is read once from front to end, so what is held
        // in memory is the result.
        using var original = Image.NewFromBuffer(bytes, access: Enums.Access.Sequential, failOn: Enums.FailOn.Truncated);
        var sideways = original.Contains("orientation") && original.Get("orientation") is int and >= 5 and <= 8;
        using var scaledDown = original.ThumbnailImage(Widths[^1], height: SideMax, size: Enums.Size.Down, outputProfile: "srgb").CopyMemory();
        using var largest = WithoutIdleAlpha(scaledDown);
        var variants = new List<ImageVariant>();
        foreach (var target in Widths.Where(target => target < largest.Width).Append(largest.Width))
        {
            using var scaled = largest.ThumbnailImage(target, height: SideMax, size: Enums.Size.Down).CopyMemory();
            variants.Add(new(scaled.Width, MediaFormat.Webp, scaled.WebpsaveBuffer(q: Quality, keep: Enums.ForeignKeep.None)));
            if (avif)
                variants.Add(new(scaled.Width, MediaFormat.Avif, Avif(scaled)));
            variants.Add(new(scaled.Width, MediaFormat.Jpg, Jpeg(scaled)));
        }

        var (width, height) = sideways ? (original.Height, original.Width) : (original.Width, original.Height);
        return new ProcessedImage(width, height, AverageColour(largest), Preview(largest), variants);
    }

    /// <summary>What browsers and screenshots save as PNG says that it could be seen through and mostly can't: then it is like any photo.</summary>
    private static Image WithoutIdleAlpha(Image image)
    {
        if (!image.HasAlpha())
            return image.Copy();
        using var alpha = image[image.Bands - 1];
        return alpha.Min() < byte.MaxValue ? image.Copy() : image.ExtractBand(0, n: image.Bands - 1);
    }

    private static byte[] Avif(Image image) => image.HeifsaveBuffer(
        q: AvifQuality, effort: AvifEffort, compression: Enums.ForeignHeifCompression.Av1, keep: Enums.ForeignKeep.None);

    /// <summary>JPEG can't be seen through: what could be is white.</summary>
    private static byte[] Jpeg(Image image)
    {
        using var opaque = image.HasAlpha() ? image.Flatten(background: [255]) : image.Copy();
        return opaque.JpegsaveBuffer(q: Quality, optimizeCoding: true, interlace: true, keep: Enums.ForeignKeep.None);
    }

    private static string? Preview(Image image)
    {
        if (image.HasAlpha())
            return null;
        using var tiny = image.ThumbnailImage(PreviewSide, height: PreviewSide, size: Enums.Size.Down);
        return "data:image/webp;base64," + Convert.ToBase64String(tiny.WebpsaveBuffer(q: PreviewQuality, keep: Enums.ForeignKeep.None));
    }

    private static string AverageColour(Image image)
    {
        using var opaque = image.HasAlpha() ? image.Flatten(background: [255]) : image.Copy();
        using var colour = opaque.Colourspace(Enums.Interpretation.Srgb);
        var bands = Enumerable.Range(0, 3).Select(band =>
        {
            using var one = colour[band];
            return (int)Math.Clamp(Math.Round(one.Avg()), 0, 255);
        });
        return "#" + string.Concat(bands.Select(band => band.ToString("x2", CultureInfo.InvariantCulture)));
    }

    private static bool IsKnownFormat(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])
        || bytes.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A])
        || bytes.StartsWith("GIF87a"u8)
        || bytes.StartsWith("GIF89a"u8)
        || (bytes.Length > 16 && bytes.StartsWith("RIFF"u8) && bytes[8..].StartsWith("WEBP"u8))
        || (bytes.Length > 16 && bytes[4..].StartsWith("ftypavif"u8));

    private static ProcessingResult Refuse(string why) => new(null, why);
}

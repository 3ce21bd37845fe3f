using NetVips;

namespace Alchemorsel.Tests.Api.Media;

/// <summary>Pictures made on the spot.</summary>
internal static class TestImages
{
    /// <summary>A camera's name in the metadata of <see cref="WithPlace"/>.</summary>
    public static ReadOnlySpan<byte> CameraName => "Kitchen Camera"u8;

    public static Image Plain(int width, int height, double[] colour)
    {
        using var black = Image.Black(width, height, bands: 3);
        using var coloured = black + colour;
        return coloured.Cast(Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Srgb);
    }

    /// <summary>Colour runs in both directions, so that nothing compresses to nothing.</summary>
    public static Image Picture(int width, int height)
    {
        using var place = Image.Xyz(width, height);
        using var first = place[0] * (255.0 / width);
        using var second = place[1] * (255.0 / height);
        using var bands = first.Bandjoin(second, first);
        return bands.Cast(Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Srgb);
    }

    /// <summary>The picture with a position and a camera's name in its EXIF data.</summary>
    public static Image WithPlace(Image image) => image.Mutate(mutable =>
    {
        mutable.Set(GValue.GStrType, "exif-ifd0-Model", "Kitchen Camera");
        mutable.Set(GValue.GStrType, "exif-ifd3-GPSLatitudeRef", "N");
        mutable.Set(GValue.GStrType, "exif-ifd3-GPSLatitude", "48/1 12/1 30/1");
    });

    /// <summary>A small JPEG.</summary>
    public static byte[] Jpeg(int width = 64, int height = 48)
    {
        using var picture = Picture(width, height);
        return picture.JpegsaveBuffer();
    }
}

using System.Text;
using Alchemorsel.Api.Media;
using Microsoft.Extensions.Options;
using NetVips;

namespace Alchemorsel.Tests.Api.Media;

public sealed class ImageProcessorTests : IDisposable
{
    private readonly ImageProcessor _processor = new(Options.Create(new MediaOptions { LocalPath = "unused" }));

    public static readonly TheoryData<string> Formats = [".jpg", ".png", ".webp", ".gif", ".avif"];

    public void Dispose() => _processor.Dispose();

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task A_photo_becomes_webp_avif_and_jpeg_at_every_width_that_it_has(string format)
    {
        using var picture = TestImages.Picture(700, 500);

        var image = Accepted(await ProcessAsync(picture.WriteToBuffer(format)));

        Assert.Equal((700, 500), (image.Width, image.Height));
        Assert.Equal([320, 640, 700], image.Widths);
        Assert.Equal(["webp", "avif", "jpg"], image.Formats);
        Assert.Equal(9, image.Variants.Count);
        foreach (var variant in image.Variants)
        {
            using var read = Image.NewFromBuffer(variant.Content);
            Assert.Equal(variant.Format switch { MediaFormat.Avif => "heif", MediaFormat.Jpg => "jpeg", _ => "webp" } + "load_buffer", read.Get("vips-loader"));
            Assert.Equal(variant.Width, read.Width);
        }
    }

    [Fact]
    public async Task A_large_photo_is_scaled_down_and_a_small_one_is_not_scaled_up()
    {
        using var large = TestImages.Picture(3000, 2000);
        using var small = TestImages.Picture(100, 50);

        var (scaled, kept) = (Accepted(await ProcessAsync(large.JpegsaveBuffer())), Accepted(await ProcessAsync(small.JpegsaveBuffer())));

        Assert.Equal([320, 640, 1280], scaled.Widths);
        Assert.Equal([100], kept.Widths);
    }

    // Shown to fail: with the metadata kept in ImageProcessor.
    [Theory(DisplayName = "CVE-2026-29055: the place where a photo was taken is gone")]
    [InlineData(".jpg")]
    [InlineData(".webp")]
    public async Task The_place_where_a_photo_was_taken_is_gone(string format)
    {
        using var picture = TestImages.WithPlace(TestImages.Picture(400, 300));
        var bytes = picture.WriteToBuffer(format);
        using (var before = Image.NewFromBuffer(bytes))
            Assert.Contains("exif-ifd3-GPSLatitude", before.GetFields());

        var image = Accepted(await ProcessAsync(bytes));

        foreach (var variant in image.Variants)
        {
            using var after = Image.NewFromBuffer(variant.Content);
            Assert.DoesNotContain(after.GetFields(), field => field.StartsWith("exif", StringComparison.Ordinal)
                || field.StartsWith("xmp", StringComparison.Ordinal) || field.StartsWith("icc", StringComparison.Ordinal));
            Assert.Equal(-1, variant.Content.AsSpan().IndexOf("EXIF"u8));
            Assert.Equal(-1, variant.Content.AsSpan().IndexOf(TestImages.CameraName));
        }
    }

    [Fact]
    public async Task A_photo_lying_on_its_side_is_turned_upright()
    {
        // Left half red, right half blue, marked "turn by 90 degrees clockwise": upright, red is on top.
        using var red = TestImages.Plain(200, 100, [220, 20, 20]);
        using var blue = TestImages.Plain(200, 100, [20, 20, 220]);
        using var lying = red.Join(blue, Enums.Direction.Horizontal).Mutate(image => image.Set(GValue.GIntType, "orientation", 6));

        var image = Accepted(await ProcessAsync(lying.JpegsaveBuffer(q: 95)));

        Assert.Equal((100, 400), (image.Width, image.Height));
        using var upright = Image.NewFromBuffer(image.Variants[^1].Content);
        Assert.True(upright.Getpoint(50, 50)[0] > 150);
        Assert.True(upright.Getpoint(50, 350)[2] > 150);
    }

    [Fact]
    public async Task The_placeholder_is_the_average_colour()
    {
        using var plain = TestImages.Plain(50, 50, [200, 100, 0]);

        Assert.Equal("#c86400", Accepted(await ProcessAsync(plain.PngsaveBuffer())).Placeholder);
    }

    [Fact]
    public async Task The_preview_is_a_few_pixels_in_a_few_characters()
    {
        using var picture = TestImages.Picture(1600, 900);

        var preview = Accepted(await ProcessAsync(picture.JpegsaveBuffer())).Preview!;

        Assert.StartsWith("data:image/webp;base64,", preview, StringComparison.Ordinal);
        Assert.InRange(preview.Length, 60, 300);
        using var read = Image.NewFromBuffer(Convert.FromBase64String(preview.Split(',')[1]));
        Assert.Equal((16, 9), (read.Width, read.Height));
        // Colours run from black at the top left: so do those of the preview.
        Assert.True(read.Getpoint(15, 8)[0] > read.Getpoint(0, 0)[0] + 100);
    }

    [Fact]
    public async Task What_can_be_seen_through_has_no_preview_and_is_white_in_jpeg()
    {
        using var colour = TestImages.Plain(60, 40, [0, 0, 200]);
        using var clear = colour.Bandjoin(0);

        var image = Accepted(await ProcessAsync(clear.PngsaveBuffer()));

        Assert.Null(image.Preview);
        using var jpeg = Image.NewFromBuffer(image.Variants.Single(variant => variant.Format == MediaFormat.Jpg).Content);
        Assert.All(jpeg.Getpoint(30, 20), band => Assert.InRange(band, 250, 255));
        using var webp = Image.NewFromBuffer(image.Variants.Single(variant => variant.Format == MediaFormat.Webp).Content);
        Assert.True(webp.HasAlpha());
    }

    [Fact]
    public async Task What_could_be_seen_through_and_can_not_is_like_any_photo()
    {
        using var colour = TestImages.Plain(60, 40, [0, 0, 200]);
        using var opaque = colour.Bandjoin(255);

        var image = Accepted(await ProcessAsync(opaque.PngsaveBuffer()));

        Assert.NotNull(image.Preview);
        using var webp = Image.NewFromBuffer(image.Variants.Single(variant => variant.Format == MediaFormat.Webp).Content);
        Assert.False(webp.HasAlpha());
    }

    [Fact]
    public async Task Avif_can_be_left_out()
    {
        using var processor = new ImageProcessor(Options.Create(new MediaOptions { LocalPath = "unused", Avif = false }));

        Assert.Equal(["webp", "jpg"], Accepted(await processor.ProcessAsync(TestImages.Jpeg(), TestContext.Current.CancellationToken)).Formats);
    }

    [Fact]
    public async Task Of_an_animation_only_the_first_picture_is_kept()
    {
        using var frame = TestImages.Picture(40, 30);
        using var animation = frame.Join(frame, Enums.Direction.Vertical).Mutate(image => image.Set(GValue.GIntType, "page-height", 30));

        var image = Accepted(await ProcessAsync(animation.GifsaveBuffer()));

        Assert.Equal((40, 30), (image.Width, image.Height));
    }

    public static readonly TheoryData<string, string> NotImages = new()
    {
        { "an SVG", """<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><script>alert(1)</script></svg>""" },
        { "an SVG with a declaration", """<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>""" },
        { "a page", "<!doctype html><script>alert(1)</script>" },
        { "nothing", "" },
        { "a PDF", "%PDF-1.7 %âãÏÓ 1 0 obj" },
        { "a TIFF", "II*\0\u0008\0\0\0" },
        { "a picture of text", "P3 1 1 255 255 0 0" },
        { "a page that begins like a GIF", "GIF89a<script>alert(1)</script>" },
    };

    [Theory]
    [MemberData(nameof(NotImages))]
    public async Task Anything_but_an_image_is_refused(string what, string content)
    {
        var result = await ProcessAsync(Encoding.Latin1.GetBytes(content));

        Assert.True(result.Image is null, what);
        Assert.NotNull(result.Refusal);
    }

    [Fact]
    public async Task A_page_named_as_a_png_is_refused()
    {
        byte[] signature = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

        Assert.Null((await ProcessAsync([.. signature, .. "<html><script>alert(1)</script>"u8])).Image);
    }

    [Fact]
    public async Task A_cut_off_photo_is_refused()
    {
        using var picture = TestImages.Picture(800, 600);
        var bytes = picture.PngsaveBuffer();

        Assert.Null((await ProcessAsync(bytes[..(bytes.Length / 2)])).Image);
    }

    // Shown to fail: without the look at its size in ImageProcessor.
    [Theory(DisplayName = "CVE-2024-31994: a picture of too many pixels is refused although its file is small")]
    [InlineData(12_000, 12_000)]
    [InlineData(1, 16_384)]
    public async Task A_picture_of_too_many_pixels_is_refused_although_its_file_is_small(int width, int height)
    {
        using var plain = Image.Black(width, height);
        var bytes = plain.PngsaveBuffer(compression: 9);
        Assert.True(bytes.Length < 1024 * 1024);

        Assert.Contains("too many pixels", (await ProcessAsync(bytes)).Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_over_the_limit_is_refused_unread()
    {
        using var processor = new ImageProcessor(Options.Create(new MediaOptions { LocalPath = "unused", MaxBytes = 2 * 1024 * 1024 }));

        var result = await processor.ProcessAsync(new byte[2 * 1024 * 1024 + 1], TestContext.Current.CancellationToken);

        Assert.Contains("larger than 2 MB", result.Refusal, StringComparison.Ordinal);
    }

    private Task<ProcessingResult> ProcessAsync(byte[] bytes) => _processor.ProcessAsync(bytes, TestContext.Current.CancellationToken);

    private static ProcessedImage Accepted(ProcessingResult result)
    {
        Assert.Null(result.Refusal);
        return result.Image!;
    }
}

using System.IO.Compression;
using System.Text;
using Alchemorsel.Cooking.Formats.Exports;

namespace Alchemorsel.Tests.Cooking.Formats.Exports;

/// <summary>Exports that are broken or made to do harm: what can be read is read, the rest is said, and no limit is passed.</summary>
public sealed class HostileExportTests
{
    private const string Recipe = """{"@type":"Recipe","name":"Soup","recipeIngredient":["1 l water"],"recipeInstructions":["Boil."]}""";

    // Shown to fail: with any ratio allowed in ReadBudget.
    [Fact(DisplayName = "CVE-2026-27460: a file that unpacks to far more than it weighs is left out, and the rest is read")]
    public async Task A_file_that_unpacks_to_far_more_than_it_weighs_is_left_out_and_the_rest_is_read()
    {
        var bomb = new byte[30 * 1024 * 1024];
        Array.Fill(bomb, (byte)' ');
        var reading = await ExportReading.OfAsync(ExportReading.Zip(("bomb.json", bomb), ("soup.json", Encoding.UTF8.GetBytes(Recipe))));
        Assert.Equal("Soup", Assert.Single(reading.Recipes).Draft.Title);
        var problem = Assert.Single(reading.Problems);
        Assert.Equal("bomb.json", problem.Entry);
        Assert.Contains("far more", problem.Reason, StringComparison.Ordinal);
        Assert.True(reading.Summary.Complete);
    }

    [Fact]
    public async Task A_bomb_in_archives_inside_of_archives_stops_at_the_depth_and_at_the_total()
    {
        var layer = ExportReading.Zip(("a.json", new byte[900 * 1024]), ("b.json", new byte[900 * 1024]));
        for (var depth = 0; depth < 6; depth++)
            layer = ExportReading.Zip(Enumerable.Range(0, 8).Select(i => ($"{i}.zip", layer)));
        var deep = await ExportReading.OfAsync(layer);
        Assert.Empty(deep.Recipes);
        Assert.All(deep.Problems, problem => Assert.Contains("inside of each other", problem.Reason, StringComparison.Ordinal));

        var wide = await ExportReading.OfAsync(layer, new ExportLimits { DepthMax = 20, UnpackedBytesMax = 20 * 1024 * 1024 });
        Assert.False(wide.Summary.Complete);
        Assert.Contains(wide.Problems, problem => problem.Reason.Contains("unpacks to more", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_gzip_bomb_is_left_out()
    {
        var reading = await ExportReading.OfAsync(ExportReading.Gzip(new string(' ', 20 * 1024 * 1024)));
        Assert.Contains("far more", Assert.Single(reading.Problems).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_truncated_archive_is_said_to_be_incomplete()
    {
        var zip = ExportReading.Zip(("a.json", Recipe), ("b.json", Recipe));
        for (var length = 4; length < zip.Length; length += 7)
        {
            var reading = await ExportReading.OfAsync(zip[..length]);
            Assert.Empty(reading.Recipes);
            Assert.Single(reading.Problems);
            Assert.False(reading.Summary.Complete);
        }
    }

    [Fact]
    public async Task A_damaged_file_is_said_and_the_rest_is_read()
    {
        var zip = ExportReading.Zip(("a.json", Recipe.Replace("Soup", "Alpha", StringComparison.Ordinal)), ("b.json", Recipe));
        var at = zip.AsSpan().IndexOf("a.json"u8) + "a.json".Length;
        zip.AsSpan(at, 20).Fill(0xff);
        var reading = await ExportReading.OfAsync(zip);
        Assert.Equal("Soup", Assert.Single(reading.Recipes).Draft.Title);
        Assert.Equal("a.json", Assert.Single(reading.Problems).Entry);
    }

    [Fact]
    public async Task A_locked_file_is_said_and_the_rest_is_read()
    {
        var zip = ExportReading.Zip(("a.json", Recipe), ("b.json", Recipe));
        // The first bit of the flags, in the file's own header and in the directory.
        zip[6] |= 1;
        zip[zip.AsSpan().IndexOf("PK\u0001\u0002"u8) + 8] |= 1;
        var reading = await ExportReading.OfAsync(zip);
        Assert.Single(reading.Recipes);
        Assert.Contains("password", Assert.Single(reading.Problems).Reason, StringComparison.Ordinal);
    }

    // Shown to fail: without the look at the name in ZipFiles.
    [Theory(DisplayName = "CVE-2026-25964: a name that leads out of the archive is left out")]
    [InlineData("../../etc/soup.json")]
    [InlineData("/soup.json")]
    [InlineData("C:\\soup.json")]
    [InlineData("a/../../soup.json")]
    public async Task A_name_that_leads_out_of_the_archive_is_left_out(string name)
    {
        var reading = await ExportReading.OfAsync(ExportReading.Zip((name, Recipe)));
        Assert.Empty(reading.Recipes);
        Assert.Contains("leads out", Assert.Single(reading.Problems).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_operating_systems_leave_behind_is_passed_over_in_silence()
    {
        var reading = await ExportReading.OfAsync(ExportReading.Zip(
            ("__MACOSX/._soup.json", "x"), (".DS_Store", "x"), ("a/._b.json", "x"), ("a/Thumbs.db", "x"), ("soup.json", Recipe)));
        Assert.Single(reading.Recipes);
        Assert.Empty(reading.Problems);
        Assert.Equal(1, reading.Summary.Entries);
    }

    [Fact]
    public async Task Limits_on_files_recipes_and_pictures_hold()
    {
        var many = ExportReading.Zip(Enumerable.Range(0, 20).Select(i => ($"{i}.json", Recipe)));
        var files = await ExportReading.OfAsync(many, new ExportLimits { EntriesMax = 5 });
        Assert.False(files.Summary.Complete);
        Assert.True(files.Summary.Entries <= 5);
        var recipes = await ExportReading.OfAsync(many, new ExportLimits { RecipesMax = 7 });
        Assert.Equal(7, recipes.Recipes.Count);
        Assert.False(recipes.Summary.Complete);

        var images = ExportReading.Zip(
            Enumerable.Range(0, 9).Select(i => ($"assets/{i}.jpg", ExportReading.Picture(i, 1_000)))
                .Append(("r.json", """{"name":"A","slug":"a","recipeIngredient":["1 egg"],"recipeInstructions":[]}"""u8.ToArray())));
        Assert.Equal(9, Assert.Single((await ExportReading.OfAsync(images)).Recipes).Images.Count);
        var few = await ExportReading.OfAsync(images, new ExportLimits { ImagesPerRecipeMax = 4 });
        Assert.Equal(4, Assert.Single(few.Recipes).Images.Count);
        Assert.Contains("more pictures", Assert.Single(few.Problems).Reason, StringComparison.Ordinal);
        var small = await ExportReading.OfAsync(images, new ExportLimits { ImageBytesPerRecipeMax = 2_500 });
        Assert.Equal(2, Assert.Single(small.Recipes).Images.Count);
        var large = await ExportReading.OfAsync(images, new ExportLimits { EntryBytesMax = 500 });
        Assert.Empty(Assert.Single(large.Recipes).Images);
        Assert.Equal(9, large.Problems.Count);
    }

    [Fact]
    public async Task A_directory_larger_than_allowed_is_not_read()
    {
        var zip = ExportReading.Zip(Enumerable.Range(0, 50).Select(i => ($"{i}.json", Recipe)));
        var reading = await ExportReading.OfAsync(zip, new ExportLimits { DirectoryBytesMax = 1_000 });
        Assert.Empty(reading.Recipes);
        Assert.Contains("more files", Assert.Single(reading.Problems).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[")]
    [InlineData("[{},")]
    [InlineData("{}")]
    [InlineData("[[[]]]")]
    [InlineData("<")]
    [InlineData("hello, this is a letter")]
    [InlineData("title,ingredients")]
    [InlineData("PK\u0003\u0004")]
    public async Task A_file_without_recipes_is_said_to_hold_none(string text)
    {
        var reading = await ExportReading.OfTextAsync(text);
        Assert.Empty(reading.Recipes);
        Assert.Single(reading.Problems);
        Assert.Equal(ExportFormat.Unknown, reading.Summary.Format);
    }

    [Fact]
    public async Task A_list_that_breaks_off_gives_the_recipes_before_the_break()
    {
        var reading = await ExportReading.OfTextAsync($"[{Recipe},{Recipe},{{\"@type\":\"Rec");
        Assert.Equal(2, reading.Recipes.Count);
        Assert.Contains("rest", Assert.Single(reading.Problems).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stream_that_cannot_be_seeked_is_refused()
    {
        using var pipe = new GZipStream(new MemoryStream(ExportReading.Gzip("x")), CompressionMode.Decompress);
        Assert.Throws<ArgumentException>(() => ExportReader.ReadAsync(pipe, cancellationToken: TestContext.Current.CancellationToken));
        Assert.Throws<ArgumentNullException>(() => ExportReader.ReadAsync(null!, cancellationToken: TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Reading_ends_when_it_is_cancelled()
    {
        using var stop = new CancellationTokenSource();
        using var stream = new MemoryStream(ExportReading.Zip(Enumerable.Range(0, 20).Select(i => ($"{i}.json", Recipe))));
        var count = 0;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var item in ExportReader.ReadAsync(stream, cancellationToken: stop.Token))
            {
                if (++count == 3)
                    await stop.CancelAsync();
            }
        });
        Assert.Equal(3, count);
    }
}

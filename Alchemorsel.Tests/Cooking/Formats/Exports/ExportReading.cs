using System.IO.Compression;
using System.Text;
using Alchemorsel.Cooking.Formats.Exports;
using Alchemorsel.Tests.Api.Importing;

namespace Alchemorsel.Tests.Cooking.Formats.Exports;

/// <summary>Everything that reading an export gave.</summary>
internal sealed record ExportReading(IReadOnlyList<ExportedRecipe> Recipes, IReadOnlyList<ExportProblem> Problems, ExportSummary Summary)
{
    public ExportedRecipe this[string title] => Recipes.Single(recipe => recipe.Draft.Title == title);

    public static async Task<ExportReading> OfAsync(Stream stream, ExportLimits? limits = null, string? name = null)
    {
        var items = new List<ExportItem>();
        await foreach (var item in ExportReader.ReadAsync(stream, name, limits, TestContext.Current.CancellationToken))
            items.Add(item);
        var summary = Assert.IsType<ExportSummary>(items[^1]);
        Assert.Single(items.OfType<ExportSummary>());
        var reading = new ExportReading([.. items.OfType<ExportedRecipe>()], [.. items.OfType<ExportProblem>()], summary);
        Assert.Equal(reading.Recipes.Count, summary.Recipes);
        Assert.Equal(reading.Problems.Count, summary.ProblemCount);
        Assert.Equal(reading.Recipes.Sum(recipe => recipe.Images.Count), summary.Images);
        return reading;
    }

    public static async Task<ExportReading> OfAsync(byte[] bytes, ExportLimits? limits = null)
    {
        using var stream = new MemoryStream(bytes);
        return await OfAsync(stream, limits);
    }

    public static Task<ExportReading> OfTextAsync(string text) => OfAsync(Encoding.UTF8.GetBytes(text));

    /// <summary>A real export of the corpus; skips the test where there is none.</summary>
    public static async Task<ExportReading> OfSampleAsync(string name) => await OfAsync(Sample(name));

    public static byte[] Sample(string name)
    {
        Assert.SkipWhen(Corpus.Folder is null, "corpus not present");
        return File.ReadAllBytes(Path.Combine(Corpus.Folder!, "exports", name));
    }

    /// <summary>The content of a sample's entry, read without the code under test.</summary>
    public static byte[] Entry(byte[] zip, string name)
    {
        using var archive = new ZipArchive(new MemoryStream(zip));
        using var stream = archive.GetEntry(name)!.Open();
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    public static byte[] Gunzip(byte[] bytes)
    {
        using var stream = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    public static byte[] Gzip(string text)
    {
        using var packed = new MemoryStream();
        using (var stream = new GZipStream(packed, CompressionLevel.SmallestSize))
            stream.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }

    public static byte[] Zip(params IEnumerable<(string Name, byte[] Content)> files)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            foreach (var (name, content) in files)
            {
                using var entry = archive.CreateEntry(name, CompressionLevel.SmallestSize).Open();
                entry.Write(content);
            }
        }

        return stream.ToArray();
    }

    public static byte[] Zip(params IEnumerable<(string Name, string Text)> files) =>
        Zip(files.Select(file => (file.Name, Encoding.UTF8.GetBytes(file.Text))));

    /// <summary>Begins as a JPEG does; the number makes it differ from others.</summary>
    public static byte[] Picture(int number, int length = 200)
    {
        var bytes = new byte[length];
        new Random(number).NextBytes(bytes);
        bytes[0] = 0xff;
        bytes[1] = 0xd8;
        bytes[2] = 0xff;
        return bytes;
    }
}

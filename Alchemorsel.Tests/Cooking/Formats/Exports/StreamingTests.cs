using System.IO.Compression;
using Alchemorsel.Cooking.Formats.Exports;

namespace Alchemorsel.Tests.Cooking.Formats.Exports;

/// <summary>However many recipes an export has, few of their bytes are alive at a time.</summary>
public sealed class StreamingTests
{
    private const int Recipes = 2_000;
    private const int PictureBytes = 50_000;

    [Fact]
    public async Task Two_thousand_recipes_with_pictures_are_handed_out_one_by_one()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        await using var file = new FileStream(path, FileMode.Create, FileAccess.ReadWrite, FileShare.None, 4096, FileOptions.DeleteOnClose);
        Write(file);
        Assert.True(file.Length > Recipes * (long)PictureBytes);

        var alive = new List<WeakReference>();
        var (count, peak, most) = (0, 0L, 0L);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        await foreach (var item in ExportReader.ReadAsync(file, cancellationToken: TestContext.Current.CancellationToken))
        {
            if (item is not ExportedRecipe recipe)
                continue;
            Assert.Equal(PictureBytes, Assert.Single(recipe.Images).Content.Length);
            if (count == 0)
                Assert.True(file.Position < file.Length / 2 || count > 0, "The first recipe came after half of the file was read.");
            alive.Add(new WeakReference(recipe));
            if (++count % 200 == 0)
            {
                peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: true) - before);
                most = Math.Max(most, alive.Count(reference => reference.IsAlive));
            }
        }

        Assert.Equal(Recipes, count);
        // The directory of 4,000 files, and the recipe at hand (with one before it that a register may still hold).
        Assert.InRange(most, 0, 3);
        Assert.InRange(peak, 0, 8 * 1024 * 1024);
    }

    private static void Write(Stream file)
    {
        using var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true);
        for (var i = 0; i < Recipes; i++)
        {
            using (var json = new StreamWriter(archive.CreateEntry($"recipes/{i}/{i}.json", CompressionLevel.Fastest).Open()))
                json.Write($$"""{"name":"Recipe {{i}}","slug":"r{{i}}","recipe_ingredient":[{"note":"{{i}} eggs"}],"recipe_instructions":[{"text":"Fry."}]}""");
            using var picture = archive.CreateEntry($"recipes/{i}/images/original.jpg", CompressionLevel.NoCompression).Open();
            picture.Write(ExportReading.Picture(i, PictureBytes));
        }
    }
}

using System.IO.Compression;
using System.Runtime.InteropServices;
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

        // Counted on the pictures and on the file itself: the heap's size would count other tests as well.
        var pictures = new List<WeakReference>();
        var (count, most) = (0, 0);
        using var counted = new CountingStream(file);
        var perRecipe = file.Length / Recipes;
        await foreach (var item in ExportReader.ReadAsync(counted, cancellationToken: TestContext.Current.CancellationToken))
        {
            if (item is not ExportedRecipe recipe)
                continue;
            Assert.True(MemoryMarshal.TryGetArray(Assert.Single(recipe.Images).Content, out var picture));
            Assert.Equal(PictureBytes, picture.Count);
            pictures.Add(new WeakReference(picture.Array));
            count++;
            // The directory and what is read of the end, each recipe so far, and one buffer ahead.
            Assert.True(counted.BytesRead < (2 * 1024 * 1024) + ((count + 2) * perRecipe), $"Recipe {count} came after {counted.BytesRead} bytes.");
            if (count % 200 == 0)
            {
                GC.Collect();
                most = Math.Max(most, pictures.Count(reference => reference.IsAlive));
            }
        }

        Assert.Equal(Recipes, count);
        // The recipe at hand, and one before it that a register or a finished task may still hold.
        Assert.InRange(most, 0, 2);
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

    private sealed class CountingStream(Stream inner) : Stream
    {
        public long BytesRead { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => true;

        public override bool CanWrite => false;

        public override long Length => inner.Length;

        public override long Position { get => inner.Position; set => inner.Position = value; }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = inner.Read(buffer, offset, count);
            BytesRead += read;
            return read;
        }

        public override long Seek(long offset, SeekOrigin origin) => inner.Seek(offset, origin);

        public override void Flush() => inner.Flush();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}

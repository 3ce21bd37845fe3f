using System.Security.Cryptography;
using Alchemorsel.Api.Media;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Alchemorsel.Tests.Api.Media.Storage;

/// <summary>What every storage promises, run over each of them.</summary>
public abstract class MediaStorageContract
{
    private protected abstract IMediaStorage Storage { get; }

    private protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_written_is_read_back_in_each_width_and_format()
    {
        var id = Guid.CreateVersion7();
        MediaFile[] files = [new(id, 320, MediaFormat.Webp), new(id, 320, MediaFormat.Jpg), new(id, 640, MediaFormat.Avif)];

        foreach (var file in files)
            await Storage.WriteAsync(file, Bytes(file), Cancel);

        foreach (var file in files)
            Assert.Equal(Bytes(file), await ReadAsync(file));
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_none_and_no_failure()
    {
        var id = Guid.CreateVersion7();
        await Storage.WriteAsync(new(id, 320, MediaFormat.Webp), new byte[10], Cancel);

        Assert.Null(await Storage.OpenAsync(new(id, 640, MediaFormat.Webp), Cancel));
        Assert.Null(await Storage.OpenAsync(new(id, 320, MediaFormat.Avif), Cancel));
        Assert.Null(await Storage.OpenAsync(new(Guid.CreateVersion7(), 320, MediaFormat.Webp), Cancel));
    }

    [Fact]
    public async Task A_file_knows_its_length_and_any_part_of_it_can_be_read()
    {
        var file = new MediaFile(Guid.CreateVersion7(), 640, MediaFormat.Jpg);
        var bytes = RandomNumberGenerator.GetBytes(300_000);
        await Storage.WriteAsync(file, bytes, Cancel);

        await using var content = (await Storage.OpenAsync(file, Cancel))!;

        Assert.True(content.CanSeek);
        Assert.Equal(bytes.Length, content.Length);
        foreach (var (from, count) in ((int, int)[])[(200_000, 1000), (0, 16), (150_000, 100_000), (299_990, 10)])
        {
            content.Seek(from, SeekOrigin.Begin);
            var part = new byte[count];
            await content.ReadExactlyAsync(part, Cancel);
            Assert.Equal(bytes[from..(from + count)], part);
        }

        Assert.Equal(0, await content.ReadAsync(new byte[10], Cancel));
    }

    [Theory]
    [InlineData("bytes=0-9", 206, 0, 10)]
    [InlineData("bytes=150000-150099", 206, 150_000, 100)]
    [InlineData("bytes=-7", 206, 199_993, 7)]
    [InlineData("bytes=200000-", 416, 0, 0)]
    [InlineData(null, 200, 0, 200_000)]
    public async Task A_part_reaches_the_browser_as_it_was_asked_for(string? range, int status, int from, int count)
    {
        var file = new MediaFile(Guid.CreateVersion7(), 640, MediaFormat.Avif);
        var bytes = RandomNumberGenerator.GetBytes(200_000);
        await Storage.WriteAsync(file, bytes, Cancel);
        using var body = new MemoryStream();
        var context = new DefaultHttpContext { RequestServices = new ServiceCollection().AddLogging().BuildServiceProvider() };
        context.Request.Method = HttpMethods.Get;
        context.Request.Headers.Range = range;
        context.Response.Body = body;

        var answer = TypedResults.Stream((await Storage.OpenAsync(file, Cancel))!, "image/avif", enableRangeProcessing: true);
        await answer.ExecuteAsync(context);

        Assert.Equal(status, context.Response.StatusCode);
        Assert.Equal(bytes[from..(from + count)], body.ToArray());
    }

    [Fact]
    public async Task A_file_that_is_written_again_holds_the_new_content()
    {
        var file = new MediaFile(Guid.CreateVersion7(), 320, MediaFormat.Webp);

        await Storage.WriteAsync(file, "a longer first one"u8.ToArray(), Cancel);
        await Storage.WriteAsync(file, "second"u8.ToArray(), Cancel);

        Assert.Equal("second"u8.ToArray(), await ReadAsync(file));
    }

    [Fact]
    public async Task Removing_an_image_removes_all_of_its_files_and_no_other()
    {
        var (gone, kept) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        foreach (var width in (int[])[320, 640])
        {
            await Storage.WriteAsync(new(gone, width, MediaFormat.Webp), new byte[10], Cancel);
            await Storage.WriteAsync(new(gone, width, MediaFormat.Jpg), new byte[10], Cancel);
        }

        await Storage.WriteAsync(new(kept, 320, MediaFormat.Webp), new byte[10], Cancel);

        await Storage.DeleteAsync(gone, Cancel);

        Assert.Null(await ReadAsync(new(gone, 320, MediaFormat.Webp)));
        Assert.Null(await ReadAsync(new(gone, 640, MediaFormat.Jpg)));
        Assert.NotNull(await ReadAsync(new(kept, 320, MediaFormat.Webp)));
        Assert.DoesNotContain(gone, (await ListAsync(gone)).Select(image => image.Id));
    }

    [Fact]
    public async Task Removing_what_is_not_there_is_fine() => await Storage.DeleteAsync(Guid.CreateVersion7(), Cancel);

    [Fact]
    public async Task A_list_names_each_image_of_its_shard_once_with_the_time_of_its_newest_file()
    {
        var id = Guid.CreateVersion7();
        var other = OfAnotherShard(id);
        var before = DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() - 1);
        foreach (var width in (int[])[320, 640, 1280])
            await Storage.WriteAsync(new(id, width, MediaFormat.Webp), new byte[10], Cancel);
        await Storage.WriteAsync(new(other, 320, MediaFormat.Webp), new byte[10], Cancel);

        var listed = await ListAsync(id);

        var image = Assert.Single(listed, image => image.Id == id);
        Assert.InRange(image.LastWritten, before, TimeProvider.System.GetUtcNow().AddSeconds(1));
        Assert.DoesNotContain(listed, image => image.Id == other);
        Assert.Contains(await ListAsync(other), image => image.Id == other);
    }

    [Fact]
    public async Task A_shard_lists_what_is_its_own_and_nothing_when_there_is_nothing()
    {
        await Storage.WriteAsync(new(Guid.CreateVersion7(), 320, MediaFormat.Webp), new byte[10], Cancel);

        var listed = new List<(string Shard, List<StoredImage> Images)>();
        foreach (var shard in MediaNames.Shards)
            listed.Add((shard, await Storage.ListAsync(shard, Cancel).ToListAsync(Cancel)));

        Assert.All(listed, entry => Assert.All(entry.Images, image => Assert.StartsWith(entry.Shard, MediaNames.Folder(image.Id), StringComparison.Ordinal)));
        Assert.Contains(listed, entry => entry.Images.Count > 0);
        Assert.Contains(listed, entry => entry.Images.Count == 0);
    }

    [Fact]
    public async Task A_list_goes_on_over_its_pages_and_an_image_whose_files_lie_on_two_of_them_is_named_once()
    {
        var storage = Paged(2);
        using var disposing = storage as IDisposable;
        var shard = Guid.CreateVersion7();
        var images = Enumerable.Range(0, 5).Select(_ => InShardOf(shard)).ToList();
        foreach (var file in images.SelectMany(image => FilesOf(image)))
            await storage.WriteAsync(file, new byte[10], Cancel);

        Assert.Equal(images.Order(), await IdsAsync(storage, shard, images));
        // More files than a page has names, too.
        await storage.DeleteAsync(images[2], Cancel);
        Assert.Equal(images.Where(image => image != images[2]).Order(), await IdsAsync(storage, shard, images));
        Assert.All(FilesOf(images[2]), file => Assert.Null(ReadAsync(file).Result));
    }

    [Fact]
    public async Task More_than_a_thousand_files_of_one_shard_are_listed_whole()
    {
        var shard = Guid.CreateVersion7();
        var images = Enumerable.Range(0, 340).Select(_ => InShardOf(shard)).ToList();
        await Parallel.ForEachAsync(
            images.SelectMany(image => FilesOf(image)), new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = Cancel },
            async (file, cancellation) => await Storage.WriteAsync(file, new byte[1], cancellation));

        Assert.Equal(images.Order(), await IdsAsync(Storage, shard, images));
    }

    [Fact]
    public async Task Many_at_once_do_not_disturb_each_other()
    {
        var files = Enumerable.Range(0, 24).Select(number => new MediaFile(Guid.CreateVersion7(), 320 + number, MediaFormat.Webp)).ToList();
        var contested = new MediaFile(Guid.CreateVersion7(), 320, MediaFormat.Webp);

        await Task.WhenAll(files.Select(file => Storage.WriteAsync(file, Bytes(file), Cancel))
            .Concat(Enumerable.Range(0, 8).Select(number => Storage.WriteAsync(contested, Enumerable.Repeat((byte)number, 5000).ToArray(), Cancel))));

        var read = await Task.WhenAll(files.Select(ReadAsync));
        Assert.Equal(files.Select(Bytes), read);
        // Whoever was last: the file is one writer's, never a mixture.
        var one = (await ReadAsync(contested))!;
        Assert.Equal(5000, one.Length);
        Assert.Single(one.Distinct());
    }

    [Fact]
    public async Task A_write_that_was_cancelled_leaves_nothing_that_could_be_served()
    {
        var file = new MediaFile(Guid.CreateVersion7(), 320, MediaFormat.Webp);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Storage.WriteAsync(file, new byte[100], new CancellationToken(canceled: true)));

        Assert.Null(await ReadAsync(file));
    }

    [Fact]
    public async Task A_storage_that_can_be_reached_passes_its_check() => await Storage.CheckAsync(Cancel);

    [Fact]
    public async Task A_storage_that_can_not_be_used_says_so_in_one_way()
    {
        var broken = Broken();
        using var disposing = broken as IDisposable;
        var file = new MediaFile(Guid.CreateVersion7(), 320, MediaFormat.Webp);

        await Assert.ThrowsAsync<MediaStorageException>(() => broken.WriteAsync(file, new byte[10], Cancel));
        await Assert.ThrowsAsync<MediaStorageException>(() => broken.CheckAsync(Cancel));
        if (broken is not LocalMediaStorage)
        {
            await Assert.ThrowsAsync<MediaStorageException>(() => broken.OpenAsync(file, Cancel));
            await Assert.ThrowsAsync<MediaStorageException>(() => broken.DeleteAsync(file.ImageId, Cancel));
            await Assert.ThrowsAsync<MediaStorageException>(() => broken.ListAsync("00", Cancel).ToListAsync(Cancel).AsTask());
        }
    }

    private protected abstract IMediaStorage Broken();

    /// <summary>The same storage, which lists so many names at once.</summary>
    private protected abstract IMediaStorage Paged(int pageSize);

    private protected async Task<byte[]?> ReadAsync(MediaFile file)
    {
        await using var stream = await Storage.OpenAsync(file, Cancel);
        if (stream is null)
            return null;
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes, Cancel);
        return bytes.ToArray();
    }

    private ValueTask<List<StoredImage>> ListAsync(Guid id) => Storage.ListAsync(MediaNames.Folder(id)[..2], Cancel).ToListAsync(Cancel);

    private static byte[] Bytes(MediaFile file) => [.. Enumerable.Range(0, 1000).Select(number => (byte)(number + file.Width + (int)file.Format))];

    // Those of this test: what another one left may lie in the same shard.
    private static async Task<IEnumerable<Guid>> IdsAsync(IMediaStorage storage, Guid shard, IReadOnlyCollection<Guid> images) =>
        (await storage.ListAsync(MediaNames.Folder(shard)[..2], Cancel).ToListAsync(Cancel)).Select(image => image.Id).Where(images.Contains).Order();

    private static IEnumerable<MediaFile> FilesOf(Guid image) =>
        ((int[])[320, 640, 1280]).Select(width => new MediaFile(image, width, MediaFormat.Webp));

    private static Guid InShardOf(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        Guid.CreateVersion7().TryWriteBytes(bytes);
        bytes[15] = id.ToByteArray()[15];
        return new Guid(bytes);
    }

    private static Guid OfAnotherShard(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes);
        bytes[15]++;
        return new Guid(bytes);
    }
}

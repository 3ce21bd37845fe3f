using Alchemorsel.Api.Media;
using Microsoft.Extensions.Options;

namespace Alchemorsel.Tests.Api.Media;

public sealed class LocalMediaStorageTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("alchemorsel-media-").FullName;
    private readonly LocalMediaStorage _storage;

    public LocalMediaStorageTests() => _storage = new(Options.Create(new MediaOptions { LocalPath = _folder }));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task What_was_written_is_read_back_and_gone_after_removal()
    {
        var id = Guid.CreateVersion7();

        await _storage.WriteAsync(id, 320, "small"u8.ToArray(), Cancel);
        await _storage.WriteAsync(id, 640, "large"u8.ToArray(), Cancel);

        Assert.Equal("small", await ReadAsync(id, 320));
        Assert.Equal("large", await ReadAsync(id, 640));
        Assert.Null(await ReadAsync(id, 1280));

        await _storage.DeleteAsync(id, Cancel);

        Assert.Null(await ReadAsync(id, 320));
        Assert.Empty(Directory.GetFiles(_folder, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Another_replica_sees_the_same_files()
    {
        var id = Guid.CreateVersion7();
        var other = new LocalMediaStorage(Options.Create(new MediaOptions { LocalPath = _folder }));

        await other.WriteAsync(id, 320, "shared"u8.ToArray(), Cancel);

        Assert.Equal("shared", await ReadAsync(id, 320));
    }

    [Fact]
    public async Task A_write_that_is_cancelled_leaves_nothing_that_could_be_served()
    {
        var id = Guid.CreateVersion7();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            _storage.WriteAsync(id, 320, new byte[100], new CancellationToken(canceled: true)));

        Assert.Null(await ReadAsync(id, 320));
        Assert.Empty(Directory.GetFiles(_folder, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Removing_what_is_not_there_is_fine() => await _storage.DeleteAsync(Guid.CreateVersion7(), Cancel);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private async Task<string?> ReadAsync(Guid id, int width)
    {
        if (await _storage.OpenAsync(id, width, Cancel) is not { } stream)
            return null;
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync(Cancel);
    }
}

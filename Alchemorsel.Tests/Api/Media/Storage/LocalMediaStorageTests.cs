using Alchemorsel.Api.Media;
using Microsoft.Extensions.Options;

namespace Alchemorsel.Tests.Api.Media.Storage;

public sealed class LocalMediaStorageTests : MediaStorageContract, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("alchemorsel-media-").FullName;

    public LocalMediaStorageTests() => Storage = In(_folder);

    private protected override IMediaStorage Storage { get; }

    // A folder has no pages.
    private protected override IMediaStorage Paged(int pageSize) => Storage;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Another_replica_sees_the_same_files()
    {
        var file = new MediaFile(Guid.CreateVersion7(), 320, MediaFormat.Webp);

        await In(_folder).WriteAsync(file, "shared"u8.ToArray(), Cancel);

        Assert.Equal("shared"u8.ToArray(), await ReadAsync(file));
    }

    [Fact]
    public async Task No_file_stays_behind_a_cancelled_write_or_a_removal()
    {
        var file = new MediaFile(Guid.CreateVersion7(), 320, MediaFormat.Webp);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Storage.WriteAsync(file, new byte[100], new CancellationToken(canceled: true)));
        await Storage.WriteAsync(file, new byte[100], Cancel);
        await Storage.DeleteAsync(file.ImageId, Cancel);

        Assert.Empty(Directory.GetFiles(_folder, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task What_somebody_else_put_into_the_folder_is_not_listed()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "00", "lost+found"));
        Directory.CreateDirectory(Path.Combine(_folder, "00", $"{Guid.Empty:N}"[..31] + "1"));

        Assert.Empty(await Storage.ListAsync("00", Cancel).ToListAsync(Cancel));
    }

    private protected override IMediaStorage Broken()
    {
        var blocked = Path.Combine(_folder, "a-file-not-a-folder");
        File.WriteAllText(blocked, "");
        return In(blocked);
    }

    private static LocalMediaStorage In(string folder) => new(Options.Create(new MediaOptions { LocalPath = folder }));
}

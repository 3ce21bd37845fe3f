using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;

namespace Alchemorsel.Api.Media;

/// <summary>Images in a folder that all replicas share. A write goes to a temporary name first and is then renamed.</summary>
internal sealed class LocalMediaStorage(IOptions<MediaOptions> options) : IMediaStorage
{
    private readonly string _root = Path.GetFullPath(options.Value.LocalPath);

    public async Task WriteAsync(MediaFile file, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var folder = Folder(file.ImageId);
        var temporary = Path.Combine(folder, $".{Guid.CreateVersion7():N}.tmp");
        try
        {
            Directory.CreateDirectory(folder);
            await File.WriteAllBytesAsync(temporary, content, cancellationToken);
            File.Move(temporary, FilePath(file), overwrite: true);
        }
        catch (Exception exception)
        {
            TryRemove(temporary);
            if (IsFailure(exception))
                throw Failed(exception);
            throw;
        }
    }

    public Task<Stream?> OpenAsync(MediaFile file, CancellationToken cancellationToken)
    {
        try
        {
            return Task.FromResult<Stream?>(new FileStream(FilePath(file), new FileStreamOptions
            {
                Options = FileOptions.Asynchronous | FileOptions.SequentialScan,
                Share = FileShare.Read | FileShare.Delete,
            }));
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return Task.FromResult<Stream?>(null);
        }
        catch (Exception exception) when (IsFailure(exception))
        {
            throw Failed(exception);
        }
    }

    public Task DeleteAsync(Guid imageId, CancellationToken cancellationToken)
    {
        try
        {
            Directory.Delete(Folder(imageId), recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // Already gone, perhaps by another replica.
        }
        catch (Exception exception) when (IsFailure(exception))
        {
            throw Failed(exception);
        }

        return Task.CompletedTask;
    }

    public async IAsyncEnumerable<StoredImage> ListAsync(string shard, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // A shard is some thousand folders at the most, and reading their names is quick; off the caller's thread all the same.
        foreach (var image in await Task.Run(() => List(shard), cancellationToken))
            yield return image;
    }

    public Task CheckAsync(CancellationToken cancellationToken)
    {
        try
        {
            Directory.CreateDirectory(_root);
            var probe = Path.Combine(_root, $".{Guid.CreateVersion7():N}.probe");
            File.WriteAllBytes(probe, []);
            File.Delete(probe);
            return Task.CompletedTask;
        }
        catch (Exception exception) when (IsFailure(exception))
        {
            throw Failed(exception);
        }
    }

    private List<StoredImage> List(string shard)
    {
        try
        {
            var folder = new DirectoryInfo(Path.Combine(_root, shard));
            // The folder's own time is that of its newest file: every write adds a name to it.
            return folder.Exists
                ? [.. folder.EnumerateDirectories()
                    .Select(image => (Id: MediaNames.IdOf(image.Name, shard), image.LastWriteTimeUtc))
                    .Where(image => image.Id is not null)
                    .Select(image => new StoredImage(image.Id!.Value, new DateTimeOffset(image.LastWriteTimeUtc, TimeSpan.Zero)))]
                : [];
        }
        catch (DirectoryNotFoundException)
        {
            return [];
        }
        catch (Exception exception) when (IsFailure(exception))
        {
            throw Failed(exception);
        }
    }

    private static void TryRemove(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception exception) when (IsFailure(exception))
        {
            // The disk that just failed may fail again; the folder goes with the sweep.
        }
    }

    private string Folder(Guid imageId) => Path.Combine(_root, MediaNames.Folder(imageId));

    private string FilePath(MediaFile file) => Path.Combine(_root, MediaNames.Path(file));

    private static bool IsFailure(Exception exception) => exception is IOException or UnauthorizedAccessException;

    private static MediaStorageException Failed(Exception exception) => new("The folder of the images can't be used.", exception);
}

using System.Globalization;
using Microsoft.Extensions.Options;

namespace Alchemorsel.Api.Media;

/// <summary>
/// Images in a folder that all replicas share. Every part of a path is a number or an id of ours, so no input of a user can name a
/// file. A write goes to a temporary name first and is then renamed.
/// </summary>
public sealed class LocalMediaStorage(IOptions<MediaOptions> options) : IMediaStorage
{
    private readonly string _root = Path.GetFullPath(options.Value.LocalPath);

    public async Task WriteAsync(Guid imageId, int width, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var folder = Folder(imageId);
        Directory.CreateDirectory(folder);
        var temporary = Path.Combine(folder, $".{Guid.CreateVersion7():N}.tmp");
        try
        {
            await File.WriteAllBytesAsync(temporary, content, cancellationToken);
            File.Move(temporary, FilePath(imageId, width), overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    public Task<Stream?> OpenAsync(Guid imageId, int width, CancellationToken cancellationToken)
    {
        try
        {
            return Task.FromResult<Stream?>(new FileStream(FilePath(imageId, width), new FileStreamOptions
            {
                Options = FileOptions.Asynchronous | FileOptions.SequentialScan,
                Share = FileShare.Read | FileShare.Delete,
            }));
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return Task.FromResult<Stream?>(null);
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

        return Task.CompletedTask;
    }

    /// <summary>The last two digits of a version 7 id are random: they spread the images over 256 folders.</summary>
    private string Folder(Guid imageId)
    {
        var name = imageId.ToString("N", CultureInfo.InvariantCulture);
        return Path.Combine(_root, name[^2..], name);
    }

    private string FilePath(Guid imageId, int width) =>
        Path.Combine(Folder(imageId), string.Create(CultureInfo.InvariantCulture, $"{width}.webp"));
}

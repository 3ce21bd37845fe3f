namespace Alchemorsel.Api.Media;

/// <summary>
/// Keeps image files. An interface because what lies behind is outside the process: a disk, or an object store. Whatever goes wrong
/// there is a <see cref="MediaStorageException"/>.
/// </summary>
public interface IMediaStorage
{
    /// <summary>Writes a file so that it is seen either whole or not at all; one that is there is replaced.</summary>
    Task WriteAsync(MediaFile file, ReadOnlyMemory<byte> content, CancellationToken cancellationToken);

    /// <summary>
    /// A stream that can seek and knows its length, or null when there is no such file. It is read as it arrives, never held as a whole;
    /// after a seek an object store is asked for the rest only.
    /// </summary>
    Task<Stream?> OpenAsync(MediaFile file, CancellationToken cancellationToken);

    /// <summary>Removes every file of an image; an image that isn't there is fine.</summary>
    Task DeleteAsync(Guid imageId, CancellationToken cancellationToken);

    /// <summary>The images of one of <see cref="MediaNames.Shards"/>, each once. What isn't named as ours is passed over.</summary>
    IAsyncEnumerable<StoredImage> ListAsync(string shard, CancellationToken cancellationToken);

    /// <summary>Asks for the least that shows whether the storage can be reached with what is configured.</summary>
    Task CheckAsync(CancellationToken cancellationToken);
}

/// <summary>How a file is encoded; the name is also its extension.</summary>
public enum MediaFormat
{
    Webp,
    Avif,
    Jpg,
}

/// <summary>A file of an image. Every part is a number or an id of ours, so no input of a user can name anything else.</summary>
/// <param name="Width">In pixels.</param>
public readonly record struct MediaFile(Guid ImageId, int Width, MediaFormat Format);

/// <param name="LastWritten">When the newest of its files was written.</param>
public readonly record struct StoredImage(Guid Id, DateTimeOffset LastWritten);

/// <summary>The storage could not be reached, refused what was asked, or took too long.</summary>
public sealed class MediaStorageException(string message, Exception inner) : IOException(message, inner);

namespace Alchemorsel.Api.Media;

/// <summary>Keeps image files. An interface because what lies behind is outside the process: a disk, or an object store.</summary>
public interface IMediaStorage
{
    /// <summary>Writes a file so that it is seen either whole or not at all.</summary>
    Task WriteAsync(Guid imageId, int width, ReadOnlyMemory<byte> content, CancellationToken cancellationToken);

    /// <summary>A seekable stream, or null when there is no such file.</summary>
    Task<Stream?> OpenAsync(Guid imageId, int width, CancellationToken cancellationToken);

    /// <summary>Removes every width of an image; an image that isn't there is fine.</summary>
    Task DeleteAsync(Guid imageId, CancellationToken cancellationToken);
}

using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Alchemorsel.Api.Media;

namespace Alchemorsel.Tests.Api.Media;

/// <summary>A storage in memory that a test can make fail.</summary>
internal sealed class FakeStorage : IMediaStorage
{
    private int _checks;

    public ConcurrentDictionary<MediaFile, byte[]> Files { get; } = [];
    public ConcurrentDictionary<Guid, DateTimeOffset> Written { get; } = [];
    public Func<Task> Check { get; set; } = () => Task.CompletedTask;
    public int Checks => _checks;

    /// <summary>Called before a shard is listed.</summary>
    public Func<string, Task>? Listing { get; set; }

    /// <summary>Makes every call fail.</summary>
    public bool Broken { get; set; }

    public Task WriteAsync(MediaFile file, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        ThrowIfBroken();
        Files[file] = content.ToArray();
        return Task.CompletedTask;
    }

    public Task<Stream?> OpenAsync(MediaFile file, CancellationToken cancellationToken)
    {
        ThrowIfBroken();
        return Task.FromResult<Stream?>(Files.TryGetValue(file, out var content) ? new MemoryStream(content) : null);
    }

    public Task DeleteAsync(Guid imageId, CancellationToken cancellationToken)
    {
        ThrowIfBroken();
        foreach (var file in Files.Keys.Where(file => file.ImageId == imageId))
            Files.TryRemove(file, out _);
        return Task.CompletedTask;
    }

    public async IAsyncEnumerable<StoredImage> ListAsync(string shard, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (Listing is not null)
            await Listing(shard);
        ThrowIfBroken();
        foreach (var id in Files.Keys.Select(file => file.ImageId).Distinct().Where(id => MediaNames.Folder(id).StartsWith(shard, StringComparison.Ordinal)))
            yield return new StoredImage(id, Written.GetValueOrDefault(id));
    }

    public Task CheckAsync(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _checks);
        return Check();
    }

    private void ThrowIfBroken()
    {
        if (Broken)
            throw new MediaStorageException("Broken on purpose.", new IOException());
    }
}

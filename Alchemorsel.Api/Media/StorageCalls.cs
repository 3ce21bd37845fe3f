using System.Runtime.CompilerServices;
using Amazon.Runtime;
using Azure;

namespace Alchemorsel.Api.Media;

/// <summary>What object stores have in common.</summary>
internal static class StorageCalls
{
    /// <summary>Makes one failure out of the many kinds that the libraries throw, among them their own time-outs.</summary>
    /// <exception cref="MediaStorageException">The storage failed.</exception>
    public static async Task<T> GuardAsync<T>(Func<Task<T>> call, CancellationToken cancellationToken)
    {
        try
        {
            return await call();
        }
        catch (Exception exception) when (exception is AmazonServiceException or AmazonClientException or RequestFailedException
            or HttpRequestException or TimeoutException or AggregateException or (IOException and not MediaStorageException)
            || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new MediaStorageException($"The object store failed: {exception.Message}", exception);
        }
    }

    /// <summary>The images that files belong to. Files come in the order of their names, so those of one image are next to each other.</summary>
    /// <param name="skip">Characters of each name before ours begins.</param>
    public static async IAsyncEnumerable<StoredImage> ByImageAsync(
        IAsyncEnumerable<(string Name, DateTimeOffset LastWritten)> files, int skip, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        StoredImage? current = null;
        await foreach (var (name, written) in files.WithCancellation(cancellationToken))
        {
            if (MediaNames.ImageOf(name.AsSpan(skip)) is not { } id)
                continue;
            if (current is { } same && same.Id == id)
            {
                current = same with { LastWritten = written > same.LastWritten ? written : same.LastWritten };
                continue;
            }

            if (current is { } done)
                yield return done;
            current = new StoredImage(id, written);
        }

        if (current is { } last)
            yield return last;
    }
}

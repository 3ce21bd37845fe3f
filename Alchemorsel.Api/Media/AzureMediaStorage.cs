using System.Runtime.CompilerServices;
using Azure;
using Azure.Core;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Microsoft.Extensions.Options;

namespace Alchemorsel.Api.Media;

/// <summary>Images in a container of Azure Blob storage, which must be there.</summary>
internal sealed class AzureMediaStorage : IMediaStorage
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    private readonly BlobContainerClient _container;
    private readonly string _prefix;
    private readonly int _pageSize;

    /// <param name="pageSize">Names that a list asks for at once; Azure gives up to five times as many.</param>
    public AzureMediaStorage(IOptions<MediaOptions> options, int pageSize = 1_000)
    {
        _pageSize = pageSize;
        var azure = options.Value.Azure;
        var client = new BlobClientOptions
        {
            Retry =
            {
                Mode = RetryMode.Exponential,
                MaxRetries = options.Value.Retries,
                NetworkTimeout = options.Value.Timeout,
                Delay = FirstPause,
                MaxDelay = LongestPause,
            },
        };
        _container = new BlobContainerClient(azure.ConnectionString, azure.Container, client);
        _prefix = azure.Prefix.Length == 0 ? "" : azure.Prefix.TrimEnd('/') + "/";
    }

    public Task WriteAsync(MediaFile file, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) => StorageCalls.GuardAsync(
        () => Blob(file).UploadAsync(
            BinaryData.FromBytes(content),
            new BlobUploadOptions { HttpHeaders = new BlobHttpHeaders { ContentType = file.Format.ContentType() } },
            cancellationToken),
        cancellationToken);

    public Task<Stream?> OpenAsync(MediaFile file, CancellationToken cancellationToken) => StorageCalls.GuardAsync<Stream?>(
        async () =>
        {
            var blob = Blob(file);
            try
            {
                var whole = (await blob.DownloadStreamingAsync(cancellationToken: cancellationToken)).Value;
                return new ObjectStream(whole.Details.ContentLength, whole.Content, OpenAtAsync);
            }
            catch (RequestFailedException exception) when (exception.ErrorCode == BlobErrorCode.BlobNotFound)
            {
                return null;
            }

            Task<Stream> OpenAtAsync(long offset, CancellationToken cancellation) => StorageCalls.GuardAsync(
                async () =>
                {
                    var options = new BlobDownloadOptions { Range = new HttpRange(offset) };
                    return (await blob.DownloadStreamingAsync(options, cancellation)).Value.Content;
                },
                cancellation);
        },
        cancellationToken);

    public async Task DeleteAsync(Guid imageId, CancellationToken cancellationToken)
    {
        await foreach (var (name, _) in FilesAsync($"{_prefix}{MediaNames.Folder(imageId)}/", cancellationToken))
        {
            await StorageCalls.GuardAsync(
                () => _container.DeleteBlobIfExistsAsync(name, DeleteSnapshotsOption.IncludeSnapshots, cancellationToken: cancellationToken),
                cancellationToken);
        }
    }

    public IAsyncEnumerable<StoredImage> ListAsync(string shard, CancellationToken cancellationToken) =>
        StorageCalls.ByImageAsync(FilesAsync($"{_prefix}{shard}/", cancellationToken), _prefix.Length, cancellationToken);

    public Task CheckAsync(CancellationToken cancellationToken) => StorageCalls.GuardAsync(
        () => _container.GetPropertiesAsync(cancellationToken: cancellationToken), cancellationToken);

    private async IAsyncEnumerable<(string Name, DateTimeOffset LastWritten)> FilesAsync(
        string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var options = new GetBlobsOptions { Prefix = prefix };
        await using var pages = _container.GetBlobsAsync(options, cancellationToken).AsPages(pageSizeHint: _pageSize)
            .GetAsyncEnumerator(cancellationToken);
        while (await StorageCalls.GuardAsync(() => pages.MoveNextAsync().AsTask(), cancellationToken))
        {
            foreach (var blob in pages.Current.Values)
                yield return (blob.Name, blob.Properties.LastModified ?? DateTimeOffset.MaxValue);
        }
    }

    private BlobClient Blob(MediaFile file) => _container.GetBlobClient(_prefix + MediaNames.Path(file));
}

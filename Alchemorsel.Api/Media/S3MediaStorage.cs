using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Amazon;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Microsoft.Extensions.Options;

namespace Alchemorsel.Api.Media;

/// <summary>Images in a bucket of anything that speaks S3. The bucket must be there: making one is no business of a running service.</summary>
internal sealed class S3MediaStorage : IMediaStorage, IDisposable
{
    private readonly AmazonS3Client _client;
    private readonly string _bucket;
    private readonly string _prefix;
    private readonly int _pageSize;

    /// <param name="pageSize">Names that a list asks for at once; S3 gives no more than this default.</param>
    public S3MediaStorage(IOptions<MediaOptions> options, int pageSize = 1_000)
    {
        _pageSize = pageSize;
        var s3 = options.Value.S3;
        var config = new AmazonS3Config
        {
            Timeout = options.Value.Timeout,
            MaxErrorRetry = options.Value.Retries,
            RetryMode = RequestRetryMode.Standard,
            // The newer checksums in trailers are unknown to many servers that speak S3; the signature covers the content as it is.
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
        };
        if (s3.Endpoint is { Length: > 0 } endpoint)
        {
            config.ServiceURL = endpoint;
            config.ForcePathStyle = s3.PathStyle;
            config.AuthenticationRegion = s3.Region;
        }
        else
        {
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(s3.Region);
        }

        _client = s3.AccessKey is { Length: > 0 } ? new AmazonS3Client(s3.AccessKey, s3.SecretKey, config) : new AmazonS3Client(config);
        _bucket = s3.Bucket;
        _prefix = s3.Prefix.Length == 0 ? "" : s3.Prefix.TrimEnd('/') + "/";
    }

    public Task WriteAsync(MediaFile file, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) => StorageCalls.GuardAsync(
        async () =>
        {
            await using var stream = MemoryMarshal.TryGetArray(content, out var array)
                ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
                : new MemoryStream(content.ToArray(), writable: false);
            return await _client.PutObjectAsync(
                new PutObjectRequest
                {
                    BucketName = _bucket,
                    Key = Key(file),
                    InputStream = stream,
                    ContentType = file.Format.ContentType(),
                    UseChunkEncoding = false,
                },
                cancellationToken);
        },
        cancellationToken);

    public Task<Stream?> OpenAsync(MediaFile file, CancellationToken cancellationToken) => StorageCalls.GuardAsync<Stream?>(
        async () =>
        {
            var request = new GetObjectRequest { BucketName = _bucket, Key = Key(file) };
            try
            {
                var whole = await _client.GetObjectAsync(request, cancellationToken);
                return new ObjectStream(whole.ContentLength, whole.ResponseStream, OpenAtAsync);
            }
            catch (AmazonS3Exception exception) when (exception.ErrorCode == "NoSuchKey")
            {
                return null;
            }

            Task<Stream> OpenAtAsync(long offset, CancellationToken cancellation) => StorageCalls.GuardAsync(
                async () =>
                {
                    request.ByteRange = new ByteRange($"bytes={offset}-");
                    return (await _client.GetObjectAsync(request, cancellation)).ResponseStream;
                },
                cancellation);
        },
        cancellationToken);

    public async Task DeleteAsync(Guid imageId, CancellationToken cancellationToken)
    {
        // One by one: an image has a dozen files, and the request for many at once needs checksums on which servers differ.
        await foreach (var item in ObjectsAsync($"{_prefix}{MediaNames.Folder(imageId)}/", cancellationToken))
            await StorageCalls.GuardAsync(() => _client.DeleteObjectAsync(_bucket, item.Key, cancellationToken), cancellationToken);
    }

    public IAsyncEnumerable<StoredImage> ListAsync(string shard, CancellationToken cancellationToken) =>
        StorageCalls.ByImageAsync(FilesAsync($"{_prefix}{shard}/", cancellationToken), _prefix.Length, cancellationToken);

    // A list that is always empty: it needs the bucket and the right to list it, and costs the store nothing.
    public Task CheckAsync(CancellationToken cancellationToken) => StorageCalls.GuardAsync(
        () => _client.ListObjectsV2Async(new ListObjectsV2Request { BucketName = _bucket, Prefix = $"{_prefix}.probe/" }, cancellationToken),
        cancellationToken);

    public void Dispose() => _client.Dispose();

    private async IAsyncEnumerable<(string Name, DateTimeOffset LastWritten)> FilesAsync(
        string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var item in ObjectsAsync(prefix, cancellationToken))
            yield return (item.Key, new DateTimeOffset((item.LastModified ?? DateTime.MaxValue).ToUniversalTime()));
    }

    private async IAsyncEnumerable<S3Object> ObjectsAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var request = new ListObjectsV2Request { BucketName = _bucket, Prefix = prefix, MaxKeys = _pageSize };
        do
        {
            var page = await StorageCalls.GuardAsync(() => _client.ListObjectsV2Async(request, cancellationToken), cancellationToken);
            foreach (var item in page.S3Objects ?? [])
                yield return item;
            request.ContinuationToken = page.IsTruncated == true ? page.NextContinuationToken : null;
        }
        while (request.ContinuationToken is not null);
    }

    private string Key(MediaFile file) => _prefix + MediaNames.Path(file);
}

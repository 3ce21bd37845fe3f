using Alchemorsel.Api.Media;
using Alchemorsel.Tests.Infrastructure.Servers;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Options;

namespace Alchemorsel.Tests.Api.Media.Storage;

/// <summary>A server that speaks S3, with a bucket.</summary>
public sealed class S3Server : IAsyncLifetime
{
    private const string Key = "S3RVER";

    private readonly string _folder = Directory.CreateTempSubdirectory("alchemorsel-s3-").FullName;
    private NodeServer? _server;

    public async ValueTask InitializeAsync()
    {
        if (NodeServer.WhyNot is not null)
            return;
        _server = await NodeServer.StartAsync(
            "s3rver/bin/s3rver.js", "listening on ", "--directory", _folder, "--address", "127.0.0.1", "--port", "0", "--configure-bucket", "pictures");
    }

    /// <summary>With the options as they would be configured; changed by <paramref name="change"/>.</summary>
    internal IOptions<MediaOptions> Options(Action<MediaOptions>? change = null)
    {
        var options = new MediaOptions
        {
            Provider = StorageProvider.S3,
            S3 = new S3Options { Endpoint = _server!.Address.ToString(), Bucket = "pictures", AccessKey = Key, SecretKey = Key, Prefix = "media" },
            Timeout = TimeSpan.FromSeconds(20),
        };
        change?.Invoke(options);
        return Microsoft.Extensions.Options.Options.Create(options);
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}

/// <summary>A server that speaks Azure Blob, with a container.</summary>
public sealed class AzureServer : IAsyncLifetime
{
    private const string Container = "pictures";

    private NodeServer? _server;
    private string _connection = "";

    public async ValueTask InitializeAsync()
    {
        if (NodeServer.WhyNot is not null)
            return;
        _server = await NodeServer.StartAsync(
            "azurite/dist/src/blob/main.js", "successfully listens on ",
            "--blobHost", "127.0.0.1", "--blobPort", "0", "--inMemoryPersistence", "--skipApiVersionCheck", "--disableTelemetry");
        // The account that everybody's azurite has; its key is in the documentation.
        _connection = "DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey="
            + "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==;"
            + $"BlobEndpoint={_server.Address}devstoreaccount1;";
        await new BlobContainerClient(_connection, Container).CreateAsync(cancellationToken: TestContext.Current.CancellationToken);
    }

    internal IOptions<MediaOptions> Options(Action<MediaOptions>? change = null)
    {
        var options = new MediaOptions
        {
            Provider = StorageProvider.Azure,
            Azure = new AzureOptions { ConnectionString = _connection, Container = Container, Prefix = "media" },
            Timeout = TimeSpan.FromSeconds(20),
        };
        change?.Invoke(options);
        return Microsoft.Extensions.Options.Options.Create(options);
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
    }
}

public sealed class S3MediaStorageTests : MediaStorageContract, IClassFixture<S3Server>, IDisposable
{
    private readonly S3Server _server;
    private readonly S3MediaStorage _storage;

    public S3MediaStorageTests(S3Server server)
    {
        Assert.SkipWhen(NodeServer.WhyNot is not null, NodeServer.WhyNot ?? "");
        _server = server;
        _storage = new S3MediaStorage(server.Options());
    }

    private protected override IMediaStorage Storage => _storage;

    private protected override IMediaStorage Broken() => new S3MediaStorage(_server.Options(options =>
    {
        options.S3.Bucket = "no-such-bucket";
        options.Retries = 0;
    }));

    private protected override IMediaStorage Paged(int pageSize) => new S3MediaStorage(_server.Options(), pageSize);

    [Fact]
    public async Task A_server_that_is_not_there_is_given_up_soon()
    {
        using var storage = new S3MediaStorage(_server.Options(options => options.S3.Endpoint = "http://127.0.0.1:9"));

        await Assert.ThrowsAsync<MediaStorageException>(() => storage.OpenAsync(new(Guid.CreateVersion7(), 320, MediaFormat.Webp), Cancel));
    }

    public void Dispose() => _storage.Dispose();
}

public sealed class AzureMediaStorageTests : MediaStorageContract, IClassFixture<AzureServer>
{
    private readonly AzureServer _server;

    public AzureMediaStorageTests(AzureServer server)
    {
        Assert.SkipWhen(NodeServer.WhyNot is not null, NodeServer.WhyNot ?? "");
        _server = server;
        Storage = new AzureMediaStorage(server.Options());
    }

    private protected override IMediaStorage Storage { get; }

    private protected override IMediaStorage Broken() => new AzureMediaStorage(_server.Options(options =>
    {
        options.Azure.Container = "no-such-container";
        options.Retries = 0;
    }));

    private protected override IMediaStorage Paged(int pageSize) => new AzureMediaStorage(_server.Options(), pageSize);

    [Fact]
    public async Task A_server_that_is_not_there_is_given_up_soon()
    {
        var storage = new AzureMediaStorage(_server.Options(options => options.Azure.ConnectionString =
            options.Azure.ConnectionString.Split("BlobEndpoint")[0] + "BlobEndpoint=http://127.0.0.1:9/devstoreaccount1;"));

        await Assert.ThrowsAsync<MediaStorageException>(() => storage.OpenAsync(new(Guid.CreateVersion7(), 320, MediaFormat.Webp), Cancel));
    }
}

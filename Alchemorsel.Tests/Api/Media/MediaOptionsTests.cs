using Alchemorsel.Api.Media;

namespace Alchemorsel.Tests.Api.Media;

public sealed class MediaOptionsTests
{
    private const string Account = "DefaultEndpointsProtocol=https;AccountName=kitchen;AccountKey=c2VjcmV0;EndpointSuffix=core.windows.net";

    [Fact]
    public void Each_provider_is_fine_with_what_it_needs()
    {
        Assert.Empty(Wrong(new MediaOptions { LocalPath = "/srv/media" }));
        Assert.Empty(Wrong(new MediaOptions { Provider = StorageProvider.S3, S3 = new S3Options { Bucket = "pictures" } }));
        Assert.Empty(Wrong(new MediaOptions
        {
            Provider = StorageProvider.S3,
            S3 = new S3Options { Bucket = "pictures", Endpoint = "http://minio:9000", AccessKey = "a", SecretKey = "s" },
        }));
        Assert.Empty(Wrong(new MediaOptions
        {
            Provider = StorageProvider.Azure,
            Azure = new AzureOptions { Container = "pictures", ConnectionString = Account },
        }));
    }

    [Fact]
    public void What_is_missing_is_named_by_its_key_all_at_once()
    {
        Assert.Contains("STORAGE_LOCAL_PATH", Assert.Single(Wrong(new MediaOptions())), StringComparison.Ordinal);

        var s3 = Wrong(new MediaOptions
        {
            Provider = StorageProvider.S3,
            S3 = new S3Options { Endpoint = "minio:9000", Region = "", AccessKey = "only-one" },
        });
        Assert.Collection(
            s3,
            wrong => Assert.Contains("STORAGE_S3_ENDPOINT must be an address", wrong, StringComparison.Ordinal),
            wrong => Assert.Contains("STORAGE_S3_BUCKET is missing", wrong, StringComparison.Ordinal),
            wrong => Assert.Contains("STORAGE_S3_REGION is missing", wrong, StringComparison.Ordinal),
            wrong => Assert.Contains("STORAGE_S3_ACCESS_KEY and S3_SECRET_KEY belong together", wrong, StringComparison.Ordinal));

        var azure = Wrong(new MediaOptions { Provider = StorageProvider.Azure });
        Assert.Contains(azure, wrong => wrong.Contains("STORAGE_AZURE_CONTAINER is missing", StringComparison.Ordinal));
        Assert.Contains(azure, wrong => wrong.Contains("STORAGE_AZURE_CONNECTION_STRING is missing", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("nonsense-a1b2c3")]
    [InlineData("AccountName=kitchen;AccountKey=a1b2c3")]
    public void A_connection_string_that_is_none_is_refused_without_repeating_it(string text)
    {
        var wrong = Assert.Single(Wrong(new MediaOptions
        {
            Provider = StorageProvider.Azure,
            Azure = new AzureOptions { Container = "pictures", ConnectionString = text },
        }));

        Assert.Contains("is no connection string", wrong, StringComparison.Ordinal);
        Assert.DoesNotContain("a1b2c3", wrong, StringComparison.Ordinal);
    }

    [Fact]
    public void A_provider_needs_nothing_of_the_others() => Assert.Empty(Wrong(new MediaOptions
    {
        LocalPath = "/srv/media",
        S3 = new S3Options { Endpoint = "nonsense", AccessKey = "only-one" },
        Azure = new AzureOptions { ConnectionString = "nonsense" },
    }));

    private static List<string> Wrong(MediaOptions options) => [.. new MediaOptionsRules().Validate(null, options).Failures ?? []];
}

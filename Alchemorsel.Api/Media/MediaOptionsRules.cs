using Azure.Storage.Blobs;
using Microsoft.Extensions.Options;

namespace Alchemorsel.Api.Media;

/// <summary>What the chosen provider needs. Every message names the key to set, and none repeats a secret.</summary>
internal sealed class MediaOptionsRules : IValidateOptions<MediaOptions>
{
    public ValidateOptionsResult Validate(string? name, MediaOptions options)
    {
        List<string> wrong = options.Provider switch
        {
            StorageProvider.S3 => [.. OfS3(options.S3)],
            StorageProvider.Azure => [.. OfAzure(options.Azure)],
            _ => [.. Needs(options.LocalPath, "LOCAL_PATH", "a folder that all replicas share")],
        };
        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }

    private static IEnumerable<string> OfS3(S3Options s3)
    {
        if (s3.Endpoint.Length > 0
            && !(Uri.TryCreate(s3.Endpoint, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"))
            yield return Wrong("S3_ENDPOINT", "must be an address such as https://s3.example.org");
        foreach (var message in Needs(s3.Bucket, "S3_BUCKET", "the name of a bucket").Concat(Needs(s3.Region, "S3_REGION", "a region")))
            yield return message;
        if (s3.AccessKey.Length == 0 != (s3.SecretKey.Length == 0))
            yield return Wrong("S3_ACCESS_KEY", "and S3_SECRET_KEY belong together: set both or, for the machine's own identity, none");
    }

    private static IEnumerable<string> OfAzure(AzureOptions azure)
    {
        foreach (var message in Needs(azure.Container, "AZURE_CONTAINER", "the name of a container"))
            yield return message;
        var missing = Needs(azure.ConnectionString, "AZURE_CONNECTION_STRING", "the connection string of a storage account").ToList();
        if (missing.Count > 0)
            yield return missing[0];
        else if (!IsConnectionString(azure.ConnectionString))
            yield return Wrong("AZURE_CONNECTION_STRING", "is no connection string of a storage account");
    }

    private static bool IsConnectionString(string text)
    {
        try
        {
            _ = new BlobServiceClient(text);
            return true;
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }

    private static IEnumerable<string> Needs(string value, string key, string what)
    {
        if (string.IsNullOrWhiteSpace(value))
            yield return Wrong(key, $"is missing: {what}");
    }

    private static string Wrong(string key, string what) => $"ALCHEMORSEL_STORAGE_{key} {what}.";
}

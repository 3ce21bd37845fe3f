using System.ComponentModel.DataAnnotations;
using Alchemorsel.Contracts;

namespace Alchemorsel.Api.Media;

/// <summary>What keeps the images.</summary>
public enum StorageProvider
{
    /// <summary>A folder that all replicas share.</summary>
    Local,

    /// <summary>A bucket of anything that speaks S3.</summary>
    S3,

    /// <summary>A container of Azure Blob storage.</summary>
    Azure,
}

/// <summary>Where images are kept and what is accepted as one. Section <c>Storage</c>; keys <c>ALCHEMORSEL_STORAGE_…</c>.</summary>
public sealed class MediaOptions
{
    public const string Section = "Storage";

    public StorageProvider Provider { get; set; } = StorageProvider.Local;

    /// <summary>Folder of the images; several replicas share it.</summary>
    public string LocalPath { get; set; } = "";

    public S3Options S3 { get; set; } = new();

    public AzureOptions Azure { get; set; } = new();

    /// <summary>Of one request to an object store, 1 second to 1 minute.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How often a request to an object store is repeated, at most.</summary>
    [Range(0, 5)]
    public int Retries { get; set; } = 2;

    /// <summary>Whether images are encoded as AVIF too: smaller files, for a few tenths of a second of a processor for each image.</summary>
    public bool Avif { get; set; } = true;

    /// <summary>How often files that no image names are looked for; zero is never.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "30.00:00:00")]
    public TimeSpan SweepInterval { get; set; } = TimeSpan.FromDays(1);

    /// <summary>How old such files must be to be removed: older than any request or import that may still be at work on them.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "30.00:00:00")]
    public TimeSpan SweepGrace { get; set; } = TimeSpan.FromDays(1);

    /// <summary>Bytes of an image, at most; never more than a request may carry.</summary>
    [Range(1024, Limits.ImageMaxBytes)]
    public int MaxBytes { get; set; } = Limits.ImageMaxBytes;

    /// <summary>Pixels of an image (width times height), at most: what a decoder would have to hold.</summary>
    [Range(1, 200_000_000)]
    public long MaxPixels { get; set; } = 50_000_000;
}

/// <summary>Section <c>Storage:S3</c>.</summary>
public sealed class S3Options
{
    /// <summary>Address of the server; empty means Amazon's, by the region.</summary>
    public string Endpoint { get; set; } = "";

    public string Region { get; set; } = "us-east-1";

    /// <summary>The bucket, which must be there.</summary>
    public string Bucket { get; set; } = "";

    /// <summary>Empty together with <see cref="SecretKey"/>: the machine's own identity, as Amazon's library finds it.</summary>
    public string AccessKey { get; set; } = "";

    public string SecretKey { get; set; } = "";

    /// <summary>What the names of all files begin with, without a slash at the end.</summary>
    public string Prefix { get; set; } = "";

    /// <summary>The bucket in the path rather than in the host's name; of an <see cref="Endpoint"/> only.</summary>
    public bool PathStyle { get; set; } = true;
}

/// <summary>Section <c>Storage:Azure</c>.</summary>
public sealed class AzureOptions
{
    public string ConnectionString { get; set; } = "";

    /// <summary>The container, which must be there.</summary>
    public string Container { get; set; } = "";

    /// <summary>What the names of all files begin with, without a slash at the end.</summary>
    public string Prefix { get; set; } = "";
}

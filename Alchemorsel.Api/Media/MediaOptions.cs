using System.ComponentModel.DataAnnotations;
using Alchemorsel.Contracts;

namespace Alchemorsel.Api.Media;

/// <summary>Where images are kept and what is accepted as one. Section <c>Storage</c>.</summary>
public sealed class MediaOptions
{
    public const string Section = "Storage";

    /// <summary>Folder of the images; several replicas share it. Key <c>ALCHEMORSEL_STORAGE_LOCAL_PATH</c>.</summary>
    [Required, MinLength(1)]
    public string LocalPath { get; set; } = "";

    /// <summary>Bytes of an image, at most; never more than a request may carry. Key <c>ALCHEMORSEL_STORAGE_MAX_FILE_SIZE</c>.</summary>
    [Range(1024, Limits.ImageMaxBytes)]
    public int MaxBytes { get; set; } = Limits.ImageMaxBytes;

    /// <summary>Pixels of an image (width times height), at most: what a decoder would have to hold.</summary>
    [Range(1, 200_000_000)]
    public long MaxPixels { get; set; } = 50_000_000;
}

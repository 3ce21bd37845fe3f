using System.Globalization;

namespace Alchemorsel.Api.Media;

/// <summary>
/// Where a file lies, in every storage alike: <c>{shard}/{image}/{width}.{extension}</c>. The last two digits of a version 7 id are random,
/// so they spread the images evenly over 256 shards.
/// </summary>
internal static class MediaNames
{
    /// <summary>Every shard, <c>00</c> to <c>ff</c>.</summary>
    public static IReadOnlyList<string> Shards { get; } =
        [.. Enumerable.Range(0, 256).Select(number => number.ToString("x2", CultureInfo.InvariantCulture))];

    public static string Extension(this MediaFormat format) => format switch
    {
        MediaFormat.Avif => "avif",
        MediaFormat.Jpg => "jpg",
        _ => "webp",
    };

    public static string ContentType(this MediaFormat format) => format switch
    {
        MediaFormat.Avif => "image/avif",
        MediaFormat.Jpg => "image/jpeg",
        _ => "image/webp",
    };

    public static string Folder(Guid imageId)
    {
        var name = imageId.ToString("N", CultureInfo.InvariantCulture);
        return $"{name[^2..]}/{name}";
    }

    public static string Path(MediaFile file) =>
        string.Create(CultureInfo.InvariantCulture, $"{Folder(file.ImageId)}/{file.Width}.{file.Format.Extension()}");

    /// <summary>The image whose file lies at <paramref name="path"/>, or null when that is no name of ours.</summary>
    public static Guid? ImageOf(ReadOnlySpan<char> path)
    {
        if (path.Length < 36 || path[2] != '/' || path[35] != '/')
            return null;
        return IdOf(path[3..35], path[..2]);
    }

    /// <summary>The image whose folder is called <paramref name="name"/> in <paramref name="shard"/>, or null when that is no name of ours.</summary>
    public static Guid? IdOf(ReadOnlySpan<char> name, ReadOnlySpan<char> shard) =>
        Guid.TryParseExact(name, "N", out var id) && name.EndsWith(shard, StringComparison.Ordinal) ? id : null;
}

using System.IO.Compression;
using System.Text;
using Alchemorsel.Contracts.Exporting;

namespace Alchemorsel.Tests.Api.Exporting;

/// <summary>Archives as bytes, and what somebody may make of them by hand.</summary>
internal static class ArchiveFiles
{
    public static async Task<byte[]> ArchiveAsync(HttpClient cook, ExportRequest? request = null)
    {
        using var answer = await ExportEndpointTests.PostAsync(cook, request ?? new ExportRequest());
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
    }

    public static ZipArchive Zip(byte[] archive) => new(new MemoryStream(archive));

    /// <summary>The archive with other texts; null takes a document out. Pictures stay as they are.</summary>
    public static byte[] Rewritten(byte[] archive, Func<string, string, string?> change)
    {
        using var result = new MemoryStream();
        using (var from = Zip(archive))
        using (var to = new ZipArchive(result, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in from.Entries)
            {
                using var source = new MemoryStream();
                using (var content = entry.Open())
                    content.CopyTo(source);
                var bytes = source.ToArray();
                if (entry.Name.Contains(".json", StringComparison.Ordinal))
                {
                    if (change(entry.FullName, Encoding.UTF8.GetString(bytes)) is not { } text)
                        continue;
                    bytes = Encoding.UTF8.GetBytes(text);
                }

                using var target = to.CreateEntry(entry.FullName).Open();
                target.Write(bytes);
            }
        }

        return result.ToArray();
    }
}

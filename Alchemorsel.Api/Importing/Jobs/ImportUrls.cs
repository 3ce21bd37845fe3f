using Alchemorsel.Api.Importing.Guard;

namespace Alchemorsel.Api.Importing.Jobs;

/// <summary>Reads the pages of an import, politely.</summary>
internal sealed class ImportUrls(PageFetcher fetcher, PageReading reading, HostPauses pauses, TimeProvider time)
{
    /// <summary>When too many pages are being read: somebody is waiting in front of those, and nobody in front of this one.</summary>
    private static readonly TimeSpan BusyPause = TimeSpan.FromSeconds(1);

    public async Task<ImportContent> ReadAsync(string address, CancellationToken cancellation)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var url))
            return new ImportContent.Nothing("This is no web address.");
        await pauses.WaitAsync(url.IdnHost, cancellation);
        switch (await fetcher.FetchAsync(url, cancellation, patient: true))
        {
            case FetchOutcome.Fetched page:
                return await ReadPageAsync(page.Body, page.Charset, page.Url, cancellation);
            case FetchOutcome.Failed failed:
                return new ImportContent.Nothing(failed.Explanation);
            default:
                throw new InvalidOperationException("A fetch either brings something or fails.");
        }
    }

    /// <summary>Reads a page that is here already.</summary>
    public async Task<ImportContent> ReadPageAsync(
        ReadOnlyMemory<byte> page, string? charset, Uri? url, CancellationToken cancellation)
    {
        while (true)
        {
            switch (await reading.ReadAsync(page, charset, url, cancellation))
            {
                case ReadingOutcome.Read read:
                    return new ImportContent.Found(read.Preview, []);
                case ReadingOutcome.NotReadable not:
                    return new ImportContent.Nothing($"We could not find a recipe on this page. {not.Explanation}");
                default:
                    await Task.Delay(BusyPause, time, cancellation);
                    break;
            }
        }
    }
}

using Alchemorsel.Api.Importing.Guard;
using Alchemorsel.Contracts;

namespace Alchemorsel.Api.Importing;

/// <summary>Fetches the page that a cook names, through the guarded client.</summary>
public sealed class PageFetcher(GuardedClient client)
{
    private const string PageTypes = "text/html, application/xhtml+xml;q=0.9, */*;q=0.5";

    /// <param name="patient">For imports in the background: waits for its turn as long as it takes.</param>
    public Task<FetchOutcome> FetchAsync(Uri url, CancellationToken cancellationToken, bool patient = false) =>
        client.GetAsync(url, Limits.HtmlMaxBytes, PageTypes, cancellationToken, patient);
}

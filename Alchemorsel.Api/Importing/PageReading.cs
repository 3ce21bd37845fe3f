using System.Threading.RateLimiting;
using Alchemorsel.Contracts.Importing;
using Alchemorsel.Cooking.Formats;
using Alchemorsel.Cooking.Reading;
using Microsoft.Extensions.Options;

namespace Alchemorsel.Api.Importing;

/// <summary>How reading a page ended.</summary>
public abstract record ReadingOutcome
{
    private ReadingOutcome()
    {
    }

    public sealed record Read(ImportPreview Preview) : ReadingOutcome;

    /// <param name="Explanation">Why, in words for the cook.</param>
    public sealed record NotReadable(string Explanation) : ReadingOutcome;

    /// <summary>Too many pages are being read; try again shortly.</summary>
    public sealed record Busy : ReadingOutcome;
}

/// <summary>Reads a page or a text; <see cref="PastedRecipe.Read"/>, or in a test a page that takes as long as the test wants.</summary>
public delegate ReadResult ReadPage(string html, Uri? pageUrl);

/// <summary>Limits of reading pages; the defaults hold for any machine.</summary>
public sealed class PageReadingOptions
{
    /// <summary>Pages read at once: reading is work for a processor, more would only slow all of them and everybody else.</summary>
    public int AtOnce { get; set; } = 2;

    /// <summary>Pages waiting, at most; the next one is answered 503.</summary>
    public int Waiting { get; set; } = 16;

    /// <summary>Time for one page. The largest pages in the wild take a fraction of it.</summary>
    public TimeSpan Budget { get; set; } = TimeSpan.FromSeconds(10);
}

/// <summary>Reads recipes from pages: a few at once, each within a time budget.</summary>
public sealed class PageReading(ReadPage readPage, IOptions<PageReadingOptions> options, TimeProvider time) : IDisposable
{
    private const string NoRecipe = "If you can see one, copy its text and paste that, or add it by hand.";

    private readonly ConcurrencyLimiter _limiter = new(new()
    {
        PermitLimit = options.Value.AtOnce,
        QueueLimit = options.Value.Waiting,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    /// <param name="charset">The charset that the transport named, or null.</param>
    /// <param name="pageUrl">Where the page came from: resolves its relative links and becomes the recipe's source.</param>
    public async Task<ReadingOutcome> ReadAsync(
        ReadOnlyMemory<byte> page, string? charset, Uri? pageUrl, CancellationToken cancellationToken)
    {
        if (PageText.LooksBinary(page.Span, charset))
            return new ReadingOutcome.NotReadable("This is a file of another kind, not a web page.");
        return await ReadAsync(() => PageText.Decode(page.Span, charset), pageUrl, cancellationToken);
    }

    /// <inheritdoc cref="ReadAsync(ReadOnlyMemory{byte}, string, Uri, CancellationToken)"/>
    public Task<ReadingOutcome> ReadAsync(string html, Uri? pageUrl, CancellationToken cancellationToken) =>
        ReadAsync(() => html, pageUrl, cancellationToken);

    public void Dispose() => _limiter.Dispose();

    private async Task<ReadingOutcome> ReadAsync(Func<string> html, Uri? pageUrl, CancellationToken cancellationToken)
    {
        var lease = await _limiter.AcquireAsync(1, cancellationToken);
        if (!lease.IsAcquired)
        {
            lease.Dispose();
            return new ReadingOutcome.Busy();
        }

        // The reader can't be interrupted. When the caller leaves or the budget is spent it works on, and keeps its place until it is done,
        // so that pages which take too long can't pile up.
        var reading = Task.Run(() =>
        {
            using (lease)
            {
                var read = readPage(html(), pageUrl);
                return read.Draft is { } draft && Usable(draft) ? DraftMapping.ToPreview(read, draft, pageUrl) : null;
            }
        }, CancellationToken.None);
        try
        {
            var preview = await reading.WaitAsync(options.Value.Budget, time, cancellationToken);
            return preview is null ? new ReadingOutcome.NotReadable(NoRecipe) : new ReadingOutcome.Read(preview);
        }
        catch (TimeoutException)
        {
            return new ReadingOutcome.NotReadable("This page is built in a way that takes too long to read.");
        }
    }

    /// <summary>A title alone is no recipe: pages name themselves in any case.</summary>
    private static bool Usable(RecipeDraft draft) =>
        draft.Ingredients.Any(section => section.Lines.Count > 0) || draft.Steps.Any(section => section.Lines.Count > 0);
}

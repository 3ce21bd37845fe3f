using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using Alchemorsel.Api.Administration;
using Microsoft.Extensions.Options;

namespace Alchemorsel.Api.Importing.Guard;

/// <summary>
/// The only way in which the product asks an address that a person or a page names. No cookies, no credentials, no proxy, no trace
/// headers; redirects are followed by hand so that each is checked and each has its turn; sizes are counted before and after decompression.
/// </summary>
public sealed class GuardedClient : IDisposable
{
    private readonly FetchGuard _guard;
    private readonly GuardOptions _options;
    private readonly FetchTurns _turns;
    private readonly TimeProvider _time;
    private readonly SwitchBoard? _switches;
    private readonly HttpMessageInvoker _http;

    /// <param name="switches">Whether anything is fetched at all; null where nobody can turn it off.</param>
    public GuardedClient(FetchGuard guard, FetchTurns turns, IOptions<GuardOptions> options, TimeProvider time, SwitchBoard? switches = null)
    {
        _switches = switches;
        _guard = guard;
        _turns = turns;
        _options = options.Value;
        _time = time;
        _http = new HttpMessageInvoker(new SocketsHttpHandler
        {
            ConnectCallback = (context, cancellationToken) => guard.ConnectAsync(context.DnsEndPoint, cancellationToken),
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            UseCookies = false,
            UseProxy = false,
            ActivityHeadersPropagator = null,
            MaxResponseHeadersLength = _options.MaxHeadersKilobytes,
            MaxConnectionsPerServer = _options.AtOncePerHost,
            // A kept connection still leads to the address that was checked; it is kept just long enough for a redirect and an image.
            PooledConnectionLifetime = TimeSpan.FromSeconds(30),
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(5),
            MaxResponseDrainSize = 0,
        });
    }

    /// <summary>Fetches a URL with GET.</summary>
    /// <param name="maxBytes">Bytes of the body, at most; counted as received and again as decompressed.</param>
    /// <param name="accept">Value of the Accept header.</param>
    /// <param name="patient">Waits for its turn as long as it takes, since nobody waits in front of it.</param>
    public async Task<FetchOutcome> GetAsync(
        Uri url, int maxBytes, string accept, CancellationToken cancellationToken, bool patient = false)
    {
        if (_switches?.Current.ImportFromWeb == false)
            return new FetchOutcome.Failed(FetchFailure.SwitchedOff, "Fetching recipes from the web is turned off here.");
        if (_guard.Check(url) is { } refusal)
            return refusal;
        // Waiting is our fault and not the site's, whose time begins after it.
        var turn = await _turns.TakeAsync(url.IdnHost, patient, cancellationToken);
        if (turn is null)
            return Busy();
        using var limit = new CancellationTokenSource(_options.TotalTime, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await FollowAsync(url, turn, maxBytes, accept, patient, either.Token);
        }
        catch (Exception exception) when (exception is OperationCanceledException or HttpRequestException or IOException
            && limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return new FetchOutcome.Failed(FetchFailure.TimedOut, "The site took too long to answer.");
        }
        catch (HttpRequestException exception)
        {
            return Explain(exception);
        }
        catch (InvalidDataException)
        {
            return new FetchOutcome.Failed(FetchFailure.BadAnswer, "The site's answer is damaged and can't be read.");
        }
        catch (IOException)
        {
            return new FetchOutcome.Failed(FetchFailure.Unreachable, "The connection to the site broke.");
        }
    }

    /// <summary>
    /// Posts to a URL. Redirects are not followed, and of the answer nothing is read but its head: it is nobody's business here what a server says, and
    /// nothing of it can be shown to anybody. Takes no turn: whoever posts sees to it that there are few at once.
    /// </summary>
    /// <param name="headers">Beside those that the body needs.</param>
    public async Task<PostOutcome> PostAsync(
        Uri url, byte[] body, string mediaType, IEnumerable<KeyValuePair<string, string>> headers, CancellationToken cancellationToken)
    {
        if (_guard.Check(url) is { } refusal)
            return new PostOutcome.Failed(refusal.Reason);
        using var limit = new CancellationTokenSource(_options.TotalTime, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(mediaType);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        try
        {
            using var response = await _http.SendAsync(request, either.Token);
            return new PostOutcome.Answered((int)response.StatusCode, Wait(response.Headers.RetryAfter));
        }
        catch (Exception exception) when (exception is OperationCanceledException or HttpRequestException or IOException
            && !cancellationToken.IsCancellationRequested)
        {
            return new PostOutcome.Failed(ReasonOf(exception, limit.IsCancellationRequested));
        }
    }

    /// <summary>
    /// Asks a server that the operator named, and reads its whole answer, whatever its status. Redirects are not followed. Takes no turn: nobody who imports
    /// may keep anybody else from signing in.
    /// </summary>
    /// <param name="maxBytes">Bytes of the answer, at most; nothing compressed is asked for.</param>
    public async Task<AskOutcome> AskAsync(HttpRequestMessage request, int maxBytes, CancellationToken cancellationToken)
    {
        if (_guard.Check(request.RequestUri!) is { } refusal)
            return new AskOutcome.Failed(refusal.Reason);
        using var limit = new CancellationTokenSource(_options.TotalTime, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            using var response = await _http.SendAsync(request, either.Token);
            await using var capped = new CappedStream(await response.Content.ReadAsStreamAsync(either.Token), maxBytes);
            using var body = new MemoryStream();
            await capped.CopyToAsync(body, either.Token);
            return new AskOutcome.Answered((int)response.StatusCode, body.ToArray());
        }
        catch (CapExceededException)
        {
            return new AskOutcome.Failed(FetchFailure.TooLarge);
        }
        catch (Exception exception) when (exception is OperationCanceledException or HttpRequestException or IOException
            && !cancellationToken.IsCancellationRequested)
        {
            return new AskOutcome.Failed(ReasonOf(exception, limit.IsCancellationRequested));
        }
    }

    public void Dispose() => _http.Dispose();

    private static FetchFailure ReasonOf(Exception exception, bool tookTooLong) =>
        tookTooLong ? FetchFailure.TimedOut : exception is HttpRequestException failed ? Explain(failed).Reason : FetchFailure.Unreachable;

    private async Task<FetchOutcome> FollowAsync(
        Uri url, IDisposable? turn, int maxBytes, string accept, bool patient, CancellationToken cancellationToken)
    {
        try
        {
            for (var redirects = 0; redirects <= _options.MaxRedirects; redirects++)
            {
                if (_guard.Check(url) is { } refusal)
                    return refusal;
                // Another host than the one before: its own turn, and none kept while waiting for it.
                turn ??= await _turns.TakeAsync(url.IdnHost, patient, cancellationToken);
                if (turn is null)
                    return Busy();
                using var request = Request(url, accept);
                using var response = await _http.SendAsync(request, cancellationToken);
                if (!IsRedirect(response.StatusCode))
                    return await ReadAsync(url, response, maxBytes, cancellationToken);
                if (response.Headers.Location is not { } location || !Uri.TryCreate(url, location, out var next))
                    return new FetchOutcome.Failed(FetchFailure.BadAnswer, "The site sends us on without saying where.");
                if (!string.Equals(next.IdnHost, url.IdnHost, StringComparison.OrdinalIgnoreCase))
                {
                    turn.Dispose();
                    turn = null;
                }

                url = next;
            }
        }
        finally
        {
            turn?.Dispose();
        }

        return new FetchOutcome.Failed(FetchFailure.TooManyRedirects, "The site sends us on too many times.");
    }

    private static HttpRequestMessage Request(Uri url, string accept)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.TryAddWithoutValidation("Accept", accept);
        request.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip, br");
        request.Headers.TryAddWithoutValidation("Accept-Language", "en;q=0.8, *;q=0.5");
        request.Headers.TryAddWithoutValidation("User-Agent", "Mozilla/5.0 (compatible; Alchemorsel recipe import)");
        return request;
    }

    private static bool IsRedirect(HttpStatusCode status) => status is HttpStatusCode.MovedPermanently or HttpStatusCode.Found
        or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect;

    private TimeSpan? Wait(RetryConditionHeaderValue? asked) => asked switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } when date > _time.GetUtcNow() => date - _time.GetUtcNow(),
        _ => null,
    };

    private static async Task<FetchOutcome> ReadAsync(
        Uri url, HttpResponseMessage response, int maxBytes, CancellationToken cancellationToken)
    {
        if (!response.IsSuccessStatusCode)
            return new FetchOutcome.Failed(FetchFailure.BadStatus, BadStatus(response.StatusCode));
        if (response.Content.Headers.ContentLength > maxBytes)
            return TooLarge();

        await using var wire = new CappedStream(await response.Content.ReadAsStreamAsync(cancellationToken), maxBytes);
        await using var plain = Decompress(wire, response.Content.Headers.ContentEncoding);
        if (plain is null)
            return new FetchOutcome.Failed(FetchFailure.BadAnswer, "The site's answer is compressed in a way that we don't read.");
        try
        {
            await using var capped = new CappedStream(plain, maxBytes);
            using var body = new MemoryStream();
            await capped.CopyToAsync(body, cancellationToken);
            var type = response.Content.Headers.ContentType;
            return new FetchOutcome.Fetched(url, MediaType(type), type?.CharSet?.Trim('"', '\''), body.ToArray());
        }
        catch (CapExceededException)
        {
            return TooLarge();
        }
    }

    /// <summary>Null for an encoding, or a stack of encodings, that we didn't ask for.</summary>
    private static Stream? Decompress(Stream wire, ICollection<string> encodings) =>
        encodings.Select(encoding => encoding.ToUpperInvariant()).Where(encoding => encoding != "IDENTITY").ToList() switch
        {
            [] => wire,
            ["GZIP" or "X-GZIP"] => new GZipStream(wire, CompressionMode.Decompress),
            ["BR"] => new BrotliStream(wire, CompressionMode.Decompress),
            _ => null,
        };

    private static string? MediaType(MediaTypeHeaderValue? type) => type?.MediaType is { } name ? name.ToLowerInvariant() : null;

    private static FetchOutcome.Failed Busy() => new(FetchFailure.Busy, "Too many pages are being fetched just now. Try again in a moment.");

    private static FetchOutcome.Failed TooLarge() => new(FetchFailure.TooLarge, "What the site sent is too large.");

    private static string BadStatus(HttpStatusCode status) => (int)status switch
    {
        401 or 403 or 406 or 429 or 451 =>
            $"The site did not let us read it (status {(int)status}). Open the page in your browser and paste its HTML instead.",
        404 or 410 => $"The site has no such page (status {(int)status}).",
        >= 500 => $"The site has a problem of its own (status {(int)status}). Try again later.",
        _ => $"The site answered with status {(int)status}.",
    };

    private static FetchOutcome.Failed Explain(HttpRequestException exception)
    {
        for (Exception? cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is FetchRefusedException refused)
                return refused.Outcome;
        }

        return exception.HttpRequestError switch
        {
            HttpRequestError.SecureConnectionError => new(FetchFailure.Unreachable, "The site has no valid certificate."),
            HttpRequestError.ConfigurationLimitExceeded => new(FetchFailure.TooLarge, "What the site sent is too large."),
            HttpRequestError.InvalidResponse => new(FetchFailure.BadAnswer, "The site's answer is damaged and can't be read."),
            _ => new(FetchFailure.Unreachable, "The site could not be reached."),
        };
    }
}

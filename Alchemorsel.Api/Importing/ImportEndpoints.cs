using System.Diagnostics;
using System.Net.Mime;
using System.Text;
using Alchemorsel.Api.Households;
using Alchemorsel.Api.Http;
using Alchemorsel.Api.Importing.Guard;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Accounts;
using Alchemorsel.Contracts.Importing;
using Alchemorsel.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace Alchemorsel.Api.Importing;

/// <summary>Reading recipes from pages for review; nothing here writes to the database.</summary>
internal static class ImportEndpoints
{
    /// <summary>JSON may write a character of HTML in two bytes or more; whatever it spends, the HTML itself is measured again.</summary>
    private const long JsonMaxBytes = 2L * Limits.HtmlMaxBytes + 64 * 1024;

    /// <summary>A body over the limit is not kept, but taken up to here: a client cut off while sending never sees the answer.</summary>
    private const long DrainMaxBytes = 64L * 1024 * 1024;

    public static void MapImports(this IEndpointRouteBuilder app)
    {
        var imports = app.MapGroup("/api/v1/imports").WithTags("Imports").RequireAuthorization().ForTokens(TokenScope.Import);

        imports.MapPost("/preview", PreviewAsync).WithName("PreviewImport")
            .WithSummary("Reads a recipe from an address or from HTML, for review")
            .WithMetadata(new RequestSizeLimitAttribute(JsonMaxBytes));
        imports.MapPost("/preview/html", PreviewHtmlAsync).WithName("PreviewImportOfHtml")
            .WithSummary("Reads a recipe from a page sent as the body, for review")
            .Accepts<string>(MediaTypeNames.Text.Html, "*/*")
            .WithMetadata(new RequestSizeLimitAttribute(DrainMaxBytes));
    }

    internal static async Task<Results<Ok<ImportPreview>, ValidationProblem, ProblemHttpResult>> PreviewAsync(
        ImportRequest request,
        PageFetcher fetcher,
        PageReading reading,
        AlchemorselMetrics metrics,
        HttpResponse response,
        CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        if (!TryParseUrl(request.Url, out var url))
            return Problems.Invalid("url", "The address must begin with http:// or https://.");
        if (request.Html is { } html)
        {
            if (string.IsNullOrWhiteSpace(html))
                return ImportProblems.EmptyBody();
            if (Encoding.UTF8.GetByteCount(html) > Limits.HtmlMaxBytes)
                return ImportProblems.TooLarge();
            return Answer("html", await reading.ReadAsync(html, url, cancellationToken), started, metrics, response);
        }

        if (url is null)
            return Problems.Invalid("url", "Give the address of a page, or paste its HTML.");
        switch (await fetcher.FetchAsync(url, cancellationToken))
        {
            case FetchOutcome.Fetched page:
                var outcome = await reading.ReadAsync(page.Body, page.Charset, page.Url, cancellationToken);
                return Answer("url", outcome, started, metrics, response);
            case FetchOutcome.Failed failed:
                Count(metrics, "url", "none", failed.Reason == FetchFailure.Busy ? "busy" : "not-fetched", started);
                return ImportProblems.NotFetched(failed, response);
            default:
                throw new UnreachableException();
        }
    }

    private static async Task<Results<Ok<ImportPreview>, ValidationProblem, ProblemHttpResult>> PreviewHtmlAsync(
        HttpRequest request,
        [FromQuery] string? url,
        PageReading reading,
        AlchemorselMetrics metrics,
        HttpResponse response,
        CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        if (!TryParseUrl(url, out var pageUrl))
            return Problems.Invalid("url", "The address must begin with http:// or https://.");
        var body = await ReadBodyAsync(request, Limits.HtmlMaxBytes, cancellationToken);
        if (body is null)
            return ImportProblems.TooLarge();
        if (body.AsSpan().Trim(" \t\r\n"u8).IsEmpty)
            return ImportProblems.EmptyBody();
        return Answer("html", await reading.ReadAsync(body, Charset(request), pageUrl, cancellationToken), started, metrics, response);
    }

    private static Results<Ok<ImportPreview>, ValidationProblem, ProblemHttpResult> Answer(
        string way, ReadingOutcome outcome, long started, AlchemorselMetrics metrics, HttpResponse response)
    {
        switch (outcome)
        {
            case ReadingOutcome.Read read:
                Count(metrics, way, read.Preview.Source, "read", started);
                return TypedResults.Ok(read.Preview);
            case ReadingOutcome.NotReadable not:
                Count(metrics, way, "none", "not-readable", started);
                return ImportProblems.CouldNotRead(not.Explanation);
            default:
                Count(metrics, way, "none", "busy", started);
                return ImportProblems.Busy(response);
        }
    }

    /// <summary>By way (<c>url</c>, <c>html</c>), how it was read, and outcome; no label holds anything of a page.</summary>
    private static void Count(AlchemorselMetrics metrics, string way, string source, string outcome, long started)
    {
        metrics.Imports.Add(1, new("way", way), new("source", source), new("outcome", outcome));
        metrics.ImportDuration.Record(Stopwatch.GetElapsedTime(started).TotalSeconds, new("way", way), new("outcome", outcome));
    }

    private static bool TryParseUrl(string? text, out Uri? url)
    {
        url = null;
        return string.IsNullOrEmpty(text)
            || (text.Length <= Limits.UrlMax && new HttpUrlAttribute().IsValid(text) && Uri.TryCreate(text, UriKind.Absolute, out url));
    }

    /// <summary>Null when the body is longer than allowed, whether or not it says so beforehand.</summary>
    private static async Task<byte[]?> ReadBodyAsync(HttpRequest request, int maxBytes, CancellationToken cancellationToken)
    {
        if (request.ContentLength > maxBytes)
            return null;
        try
        {
            using var body = new MemoryStream();
            await using var capped = new CappedStream(request.Body, maxBytes);
            await capped.CopyToAsync(body, cancellationToken);
            return body.ToArray();
        }
        catch (CapExceededException)
        {
            return null;
        }
        catch (BadHttpRequestException exception) when (exception.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return null;
        }
    }

    private static string? Charset(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && type.Charset.HasValue ? type.Charset.Value!.Trim('"') : null;
}

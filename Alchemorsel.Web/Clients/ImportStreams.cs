using System.Net.Http.Headers;
using System.Text.Json;
using Alchemorsel.Contracts.Importing;
using Alchemorsel.Web.Sessions;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Http.Resilience;

namespace Alchemorsel.Web.Clients;

/// <summary>What takes as long as it takes: sending a file to the Api, and watching an import. Neither is repeated or cut off by the usual limits.</summary>
public sealed class ImportStreams(HttpClient http, IHttpContextAccessor accessor)
{
    public static void Add(IServiceCollection services) => services.AddHttpClient<ImportStreams>(client =>
        {
            client.BaseAddress = new Uri("http://api");
            client.Timeout = Timeout.InfiniteTimeSpan;
        })
        .ConfigureAdditionalHttpMessageHandlers((handlers, _) =>
        {
            foreach (var handler in handlers.OfType<ResilienceHandler>().ToList())
                handlers.Remove(handler);
        });

    /// <summary>Sends a file; the answer is the Api's, which the caller disposes.</summary>
    public Task<HttpResponseMessage> SendFileAsync(Stream file, string name, DuplicatePolicy duplicates, CancellationToken cancellation)
    {
        var path = QueryHelpers.AddQueryString("/api/v1/imports/jobs/file", new Dictionary<string, string?>
        {
            ["fileName"] = name,
            ["duplicates"] = JsonNamingPolicy.CamelCase.ConvertName(duplicates.ToString()),
        });
        var content = new StreamContent(file);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        return SendAsync(new HttpRequestMessage(HttpMethod.Post, path) { Content = content }, cancellation);
    }

    /// <summary>An import's events as they come; the caller disposes the answer.</summary>
    public Task<HttpResponseMessage> WatchAsync(Guid id, string? after, string? lastEventId, CancellationToken cancellation)
    {
        var request = new HttpRequestMessage(
            HttpMethod.Get, QueryHelpers.AddQueryString($"/api/v1/imports/jobs/{id}/events", "after", after ?? ""));
        if (!string.IsNullOrEmpty(lastEventId))
            request.Headers.TryAddWithoutValidation("Last-Event-ID", lastEventId);
        return SendAsync(request, cancellation);
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        using (request)
        {
            if (accessor.HttpContext?.User.FindFirst(SessionClaims.AccessToken)?.Value is { } token)
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
        }
    }
}

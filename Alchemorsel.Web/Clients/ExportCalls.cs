using System.Net.Http.Headers;
using Alchemorsel.Contracts.Exporting;

namespace Alchemorsel.Web.Clients;

public sealed partial class AlchemorselClient
{
    /// <summary>A file of one recipe; its headers are there, its body is still to come. The caller disposes it.</summary>
    public Task<HttpResponseMessage> ExportRecipeAsync(Guid id, string format, CancellationToken cancellation) =>
        DownloadAsync(new HttpRequestMessage(HttpMethod.Get, $"/api/v1/recipes/{id}/export/{Segment(format)}"), cancellation);

    /// <summary>An archive of recipes, as it is being made. The caller disposes it.</summary>
    public Task<HttpResponseMessage> ExportAsync(ExportRequest request, CancellationToken cancellation) =>
        DownloadAsync(
            new HttpRequestMessage(HttpMethod.Post, "/api/v1/exports") { Content = JsonContent.Create(request, options: Json) }, cancellation);

    private async Task<HttpResponseMessage> DownloadAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        using (request)
        {
            if (accessor.HttpContext?.User.FindFirst(Sessions.SessionClaims.AccessToken)?.Value is { } token)
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
        }
    }
}

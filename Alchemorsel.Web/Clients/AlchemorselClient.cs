using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization;
using Alchemorsel.Contracts.Accounts;
using Alchemorsel.Contracts.Importing;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Web.Sessions;

namespace Alchemorsel.Web.Clients;

/// <summary>The Api, as the signed-in cook of the current request.</summary>
public sealed partial class AlchemorselClient(HttpClient http, IHttpContextAccessor accessor)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public Task<ApiResult<AuthTokens>> RegisterAsync(RegisterRequest request, CancellationToken cancellation) =>
        SendAsync<AuthTokens>(HttpMethod.Post, "auth/register", request, cancellation);

    public Task<ApiResult<AuthTokens>> SignInAsync(SignInRequest request, CancellationToken cancellation) =>
        SendAsync<AuthTokens>(HttpMethod.Post, "auth/sign-in", request, cancellation);

    public Task<ApiResult<AuthTokens>> RefreshAsync(string refreshToken, CancellationToken cancellation) =>
        SendAsync<AuthTokens>(HttpMethod.Post, "auth/refresh", new RefreshRequest { RefreshToken = refreshToken }, cancellation, anonymous: true);

    public Task<ApiResult<object>> SignOutAsync(string refreshToken, CancellationToken cancellation) =>
        SendAsync<object>(HttpMethod.Post, "auth/sign-out", new RefreshRequest { RefreshToken = refreshToken }, cancellation);

    public Task<ApiResult<RecipeDetails>> ReadAsync(Guid id, CancellationToken cancellation) =>
        SendAsync<RecipeDetails>(HttpMethod.Get, $"recipes/{id}", null, cancellation);

    /// <param name="refuseDuplicates">Whether to save nothing when the household has the recipe already.</param>
    public Task<ApiResult<RecipeDetails>> CreateAsync(
        RecipeInput input, string idempotencyKey, CancellationToken cancellation, bool refuseDuplicates = false) =>
        SendAsync<RecipeDetails>(HttpMethod.Post, refuseDuplicates ? "recipes?onDuplicate=refuse" : "recipes", input, cancellation, request => request.Headers.Add("Idempotency-Key", idempotencyKey));

    public Task<ApiResult<object>> ReplaceAsync(Guid id, RecipeInput input, string version, CancellationToken cancellation) =>
        SendAsync<object>(HttpMethod.Put, $"recipes/{id}", input, cancellation, request => request.Headers.IfMatch.Add(new EntityTagHeaderValue($"\"{version}\"")));

    public Task<ApiResult<object>> ArchiveAsync(Guid id, CancellationToken cancellation) =>
        SendAsync<object>(HttpMethod.Post, $"recipes/{id}/archive", null, cancellation);

    public Task<ApiResult<object>> RestoreAsync(Guid id, CancellationToken cancellation) =>
        SendAsync<object>(HttpMethod.Post, $"recipes/{id}/restore", null, cancellation);

    public Task<ApiResult<object>> DeleteAsync(Guid id, CancellationToken cancellation) =>
        SendAsync<object>(HttpMethod.Delete, $"recipes/{id}", null, cancellation);

    public Task<ApiResult<ImportPreview>> PreviewAsync(ImportRequest request, CancellationToken cancellation) =>
        SendAsync<ImportPreview>(HttpMethod.Post, "imports/preview", request, cancellation);

    private async Task<ApiResult<T>> SendAsync<T>(
        HttpMethod method, string path, object? body, CancellationToken cancellation, Action<HttpRequestMessage>? prepare = null, bool anonymous = false)
        where T : class
    {
        using var request = new HttpRequestMessage(method, $"/api/v1/{path}");
        request.Content = body switch
        {
            null => null,
            HttpContent content => content,
            _ => JsonContent.Create(body, body.GetType(), options: Json),
        };
        if (!anonymous && accessor.HttpContext?.User.FindFirst(SessionClaims.AccessToken)?.Value is { } token)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        prepare?.Invoke(request);
        using var response = await http.SendAsync(request, cancellation);
        return await ReadAnswerAsync<T>(response, cancellation);
    }

    /// <summary>What an answer of the Api says.</summary>
    internal static async Task<ApiResult<T>> ReadAnswerAsync<T>(HttpResponseMessage response, CancellationToken cancellation)
        where T : class
    {
        if (!response.IsSuccessStatusCode)
            return new ApiResult<T>(null, await ProblemOfAsync(response, cancellation));
        if (typeof(T) == typeof(object) || response.StatusCode == System.Net.HttpStatusCode.NoContent)
            return new ApiResult<T>(null, null);
        return new ApiResult<T>(await response.Content.ReadFromJsonAsync<T>(Json, cancellation), null);
    }

    private static async Task<ApiProblem> ProblemOfAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        var status = (int)response.StatusCode;
        if (response.Content.Headers.ContentType?.MediaType == "application/problem+json")
        {
            try
            {
                if (await response.Content.ReadFromJsonAsync<ProblemBody>(Json, cancellation) is { } body)
                    return new ApiProblem(status, body.Title ?? "That did not work.", body.Detail, body.Errors ?? []) { Duplicates = body.Duplicates ?? [] };
            }
            catch (JsonException)
            {
                // Not a problem after all; the status says enough.
            }
        }

        return new ApiProblem(status, status >= 500 ? "The kitchen is busy just now. Please try again." : "That did not work.", null, new Dictionary<string, string[]>());
    }

    private sealed record ProblemBody(
        string? Title, string? Detail, Dictionary<string, string[]>? Errors, IReadOnlyList<RecipeDuplicate>? Duplicates);
}

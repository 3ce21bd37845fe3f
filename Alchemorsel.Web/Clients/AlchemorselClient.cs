using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
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
        SendAsync<RecipeDetails>(HttpMethod.Post, refuseDuplicates ? "recipes?onDuplicate=refuse" : "recipes", input, cancellation, Once(idempotencyKey));

    public Task<ApiResult<object>> ReplaceAsync(Guid id, RecipeInput input, string version, CancellationToken cancellation) =>
        SendAsync<object>(HttpMethod.Put, $"recipes/{id}", input, cancellation, IfMatch(version));

    public Task<ApiResult<object>> ArchiveAsync(Guid id, CancellationToken cancellation) =>
        SendAsync<object>(HttpMethod.Post, $"recipes/{id}/archive", null, cancellation);

    public Task<ApiResult<object>> RestoreAsync(Guid id, CancellationToken cancellation) =>
        SendAsync<object>(HttpMethod.Post, $"recipes/{id}/restore", null, cancellation);

    public Task<ApiResult<object>> DeleteAsync(Guid id, CancellationToken cancellation) =>
        SendAsync<object>(HttpMethod.Delete, $"recipes/{id}", null, cancellation);

    public Task<ApiResult<ImportPreview>> PreviewAsync(ImportRequest request, CancellationToken cancellation) =>
        SendAsync<ImportPreview>(HttpMethod.Post, "imports/preview", request, cancellation);

    /// <summary>
    /// A part of a path from a text. Dots alone would lead up in it however they are written (RFC 3986, 5.2.4); with others in their place they
    /// name nothing.
    /// </summary>
    private static string Segment(string text) => Uri.EscapeDataString(text.AsSpan().Trim('.').IsEmpty ? text.Replace('.', '\u2024') : text);

    /// <summary>
    /// For a version that a page has kept. What is none can't be the newest either: it is sent as one that nothing has, and the Api says that it
    /// is too old.
    /// </summary>
    private static Action<HttpRequestMessage> IfMatch(string version)
    {
        var tag = EntityTagHeaderValue.TryParse($"\"{version}\"", out var known) && version.All(char.IsAscii) ? known : new EntityTagHeaderValue("\"0\"");
        return request => request.Headers.IfMatch.Add(tag);
    }

    /// <summary>With a key that makes repeating it harmless. Forms bring theirs back; one that no header can hold is taken by its hash.</summary>
    private static Action<HttpRequestMessage> Once(string key)
    {
        var sent = key.All(letter => letter is > ' ' and <= '~') ? key : Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
        return request => request.Headers.Add("Idempotency-Key", sent);
    }

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
        SayForWhom(request);
        prepare?.Invoke(request);
        using var response = await http.SendAsync(request, cancellation);
        // Signing in is refused with the same status, and says why.
        if (response.StatusCode == System.Net.HttpStatusCode.Unauthorized && request.Headers.Authorization is not null
            && !path.StartsWith("auth/", StringComparison.Ordinal))
            throw new SessionOverException();
        return await ReadAnswerAsync<T>(response, cancellation);
    }

    /// <summary>The Api writes down from where, and with what browser, somebody signs in; without this that would be us.</summary>
    private void SayForWhom(HttpRequestMessage request)
    {
        if (accessor.HttpContext is not { } context)
            return;
        if (context.Request.Headers.UserAgent.ToString() is { Length: > 0 } browser)
            request.Headers.TryAddWithoutValidation("User-Agent", browser);
        if (context.Connection.RemoteIpAddress is { } address)
            request.Headers.TryAddWithoutValidation("X-Forwarded-For", address.ToString());
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
                {
                    // Not for a page to explain: none of them is for this household any more.
                    if (body.Type == "urn:alchemorsel:problem:not-a-member")
                        throw new NotAMemberException();
                    return new ApiProblem(status, body.Title ?? "That did not work.", body.Detail, body.Errors ?? []) { Duplicates = body.Duplicates ?? [] };
                }
            }
            catch (JsonException)
            {
                // Not a problem after all; the status says enough.
            }
        }

        return new ApiProblem(status, status >= 500 ? "The kitchen is busy just now. Please try again." : "That did not work.", null, new Dictionary<string, string[]>());
    }

    private sealed record ProblemBody(
        string? Type, string? Title, string? Detail, Dictionary<string, string[]>? Errors, IReadOnlyList<RecipeDuplicate>? Duplicates);
}

using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Alchemorsel.Contracts.Households;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Tests.Api.Recipes;
using Alchemorsel.Tests.Api.Social;
using Alchemorsel.Tests.Infrastructure;

namespace Alchemorsel.Tests.Api.Http;

/// <summary>A cook, and admin, with a recipe, a collection and an entry in the log, so that a path finds something and its body is looked at.</summary>
internal sealed class SpoiltKitchen
{
    private readonly ApiFixture api;
    private readonly HouseholdRole? role;
    private HttpClient cook;
    private Guid recipe;
    private Guid collection;
    private Guid entry;
    private Guid comment;
    private Guid planned;

    private SpoiltKitchen(ApiFixture api, HttpClient cook, HouseholdRole? role, JsonElement schemas) =>
        (this.api, this.cook, Caller, this.role, Schemas) = (api, cook, cook, role, schemas);

    public JsonElement Schemas { get; }

    /// <summary>Whoever sends the operations: the cook, or somebody else of the household.</summary>
    public HttpClient Caller { get; private set; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <param name="role">Of somebody else of the household, who sends the operations; null for the cook.</param>
    public static async Task<SpoiltKitchen> OpenAsync(ApiFixture api, HouseholdRole? role = null)
    {
        var cook = await api.NewAdminAsync();
        var document = JsonDocument.Parse(await cook.GetStringAsync("/api/v1/openapi.json", Cancellation));
        var kitchen = new SpoiltKitchen(api, cook, role, document.RootElement.GetProperty("components").GetProperty("schemas"));
        await kitchen.FillAsync();
        return kitchen;
    }

    /// <summary>Sends an operation with its path and If-Match filled in from what there is, and the example for what there is not.</summary>
    public Task<HttpResponseMessage> SendAsync(string method, string path, JsonElement operation, string? body, string? query = null) =>
        SendAsync(method, path, operation, () => Json(body), query);

    /// <summary>The same with one parameter of the path, as it is on the wire; the body is the example.</summary>
    public Task<HttpResponseMessage> SendAsync(string method, string path, JsonElement operation, string parameter, string value, Func<HttpContent?> body) =>
        SendAsync(method, path, operation, body, query: null, (parameter, value));

    public async Task<HttpResponseMessage> SendAsync(
        string method, string path, JsonElement operation, Func<HttpContent?> body, string? query = null, (string Name, string Value)? spoilt = null)
    {
        var address = Fill(path, operation, spoilt);
        var request = new HttpRequestMessage(new HttpMethod(method.ToUpperInvariant()), query is null ? address : $"{address}?{query}")
        {
            Content = body(),
        };
        if (method is "put" or "patch" or "delete" or "post" && path.StartsWith("/api/v1/recipes/{id}", StringComparison.Ordinal))
        {
            using var now = await cook.GetAsync($"{RecipeClient.Root}/{recipe}", Cancellation);
            if (!now.IsSuccessStatusCode)
            {
                await FillAsync();
                return await SendAsync(method, path, operation, body, query, spoilt);
            }
            request.Headers.IfMatch.Add(new EntityTagHeaderValue(now.Headers.ETag!.Tag));
        }
        return await Caller.SendAsync(request, Cancellation);
    }

    public static HttpContent? Json(string? body) => body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");

    private async Task FillAsync()
    {
        cook = await api.NewAdminAsync();
        recipe = (await cook.CreateAsync(new RecipeInput
        {
            Title = "Spoilt soup",
            Ingredients = [new IngredientSectionInput(null, ["1 onion", "2 carrots"])],
            Steps = [new StepSectionInput(null, ["Cook."])],
        })).Id;
        collection = await IdOfAsync(await cook.PostAsJsonAsync("/api/v1/collections", new { name = "Spoilt" }, Cancellation));
        Caller = role is { } other ? await api.NewMemberAsync(cook, role: other) : cook;
        entry = await IdOfAsync(await cook.PostAsJsonAsync($"{RecipeClient.Root}/{recipe}/cooked", new { cookedOn = "2026-01-02" }, Cancellation));
        comment = await IdOfAsync(await cook.PostAsJsonAsync($"{RecipeClient.Root}/{recipe}/comments", new { text = "Spoilt?" }, Cancellation));
        planned = await IdOfAsync(await cook.PostAsJsonAsync("/api/v1/meal-plans/entries", new { day = "2026-01-02", slot = "dinner", text = "Spoilt" }, Cancellation));
    }

    private static async Task<Guid> IdOfAsync(HttpResponseMessage answer)
    {
        using (answer)
        {
            answer.EnsureSuccessStatusCode();
            var made = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
            return made.GetProperty("id").GetGuid();
        }
    }

    private string Fill(string path, JsonElement operation, (string Name, string Value)? spoilt)
    {
        var given = spoilt is { } one ? path.Replace($"{{{one.Name}}}", one.Value, StringComparison.Ordinal) : path;
        var filled = given.Replace("{recipeId}", $"{recipe}", StringComparison.Ordinal).Replace("{entryId}", $"{entry}", StringComparison.Ordinal)
            .Replace("{commentId}", $"{comment}", StringComparison.Ordinal);
        if (path.StartsWith("/api/v1/recipes/{id}", StringComparison.Ordinal))
            filled = filled.Replace("{id}", $"{recipe}", StringComparison.Ordinal);
        else if (path.StartsWith("/api/v1/collections/{id}", StringComparison.Ordinal))
            filled = filled.Replace("{id}", $"{collection}", StringComparison.Ordinal);
        else if (path.StartsWith("/api/v1/meal-plans/entries/{id}", StringComparison.Ordinal))
            filled = filled.Replace("{id}", $"{planned}", StringComparison.Ordinal);
        else if (path.StartsWith("/api/v1/units/{code}", StringComparison.Ordinal))
            filled = filled.Replace("{code}", "cup", StringComparison.Ordinal);
        foreach (var parameter in operation.TryGetProperty("parameters", out var all) ? all.EnumerateArray().ToList() : [])
        {
            var name = parameter.GetProperty("name").GetString()!;
            if (name is "section" or "line")
                filled = filled.Replace($"{{{name}}}", "0", StringComparison.Ordinal);
            else if (parameter.TryGetProperty("example", out var example))
                filled = filled.Replace($"{{{name}}}", Uri.EscapeDataString(example.ToString()), StringComparison.Ordinal);
        }
        return filled;
    }
}

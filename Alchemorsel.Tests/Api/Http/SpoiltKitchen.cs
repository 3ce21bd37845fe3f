using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Tests.Api.Recipes;
using Alchemorsel.Tests.Infrastructure;

namespace Alchemorsel.Tests.Api.Http;

/// <summary>A cook with a recipe, a collection and an entry in the log, so that a path finds something and its body is looked at.</summary>
internal sealed class SpoiltKitchen
{
    private readonly ApiFixture api;
    private HttpClient cook;
    private Guid recipe;
    private Guid collection;
    private Guid entry;

    private SpoiltKitchen(ApiFixture api, HttpClient cook, JsonElement schemas) => (this.api, this.cook, Schemas) = (api, cook, schemas);

    public JsonElement Schemas { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<SpoiltKitchen> OpenAsync(ApiFixture api)
    {
        var cook = await api.NewCookAsync();
        var document = JsonDocument.Parse(await cook.GetStringAsync("/api/v1/openapi.json", Cancellation));
        var kitchen = new SpoiltKitchen(api, cook, document.RootElement.GetProperty("components").GetProperty("schemas"));
        await kitchen.FillAsync();
        return kitchen;
    }

    /// <summary>Sends an operation with its path and If-Match filled in from what there is, and the example for what there is not.</summary>
    public async Task<HttpResponseMessage> SendAsync(string method, string path, JsonElement operation, string? body, string? query = null)
    {
        var address = Fill(path, operation);
        var request = new HttpRequestMessage(new HttpMethod(method.ToUpperInvariant()), query is null ? address : $"{address}?{query}");
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        if (method is "put" or "patch" or "delete" or "post" && path.StartsWith("/api/v1/recipes/{id}", StringComparison.Ordinal))
        {
            using var now = await cook.GetAsync($"{RecipeClient.Root}/{recipe}", Cancellation);
            if (!now.IsSuccessStatusCode)
            {
                await FillAsync();
                return await SendAsync(method, path, operation, body, query);
            }
            request.Headers.IfMatch.Add(new EntityTagHeaderValue(now.Headers.ETag!.Tag));
        }
        return await cook.SendAsync(request, Cancellation);
    }

    private async Task FillAsync()
    {
        cook = await api.NewCookAsync();
        recipe = (await cook.CreateAsync(new RecipeInput
        {
            Title = "Spoilt soup",
            Ingredients = [new IngredientSectionInput(null, ["1 onion", "2 carrots"])],
            Steps = [new StepSectionInput(null, ["Cook."])],
        })).Id;
        collection = await IdOfAsync(await cook.PostAsJsonAsync("/api/v1/collections", new { name = "Spoilt" }, Cancellation));
        entry = await IdOfAsync(await cook.PostAsJsonAsync($"{RecipeClient.Root}/{recipe}/cooked", new { cookedOn = "2026-01-02" }, Cancellation));
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

    private string Fill(string path, JsonElement operation)
    {
        var filled = path.Replace("{recipeId}", $"{recipe}", StringComparison.Ordinal).Replace("{entryId}", $"{entry}", StringComparison.Ordinal);
        if (path.StartsWith("/api/v1/recipes/{id}", StringComparison.Ordinal))
            filled = filled.Replace("{id}", $"{recipe}", StringComparison.Ordinal);
        else if (path.StartsWith("/api/v1/collections/{id}", StringComparison.Ordinal))
            filled = filled.Replace("{id}", $"{collection}", StringComparison.Ordinal);
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

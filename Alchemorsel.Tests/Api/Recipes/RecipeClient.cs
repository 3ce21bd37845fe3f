using System.Net.Http.Headers;
using System.Net.Http.Json;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Tests.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace Alchemorsel.Tests.Api.Recipes;

/// <summary>What the tests say to the recipe endpoints, in a line each.</summary>
internal static class RecipeClient
{
    public const string Root = "/api/v1/recipes";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static Task<HttpResponseMessage> PostAsync(this HttpClient cook, RecipeInput input, string? idempotencyKey = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, Root) { Content = JsonContent.Create(input, options: Json.Options) };
        if (idempotencyKey is not null)
            request.Headers.Add("Idempotency-Key", idempotencyKey);
        return cook.SendAsync(request, Cancellation);
    }

    public static async Task<RecipeDetails> CreateAsync(this HttpClient cook, RecipeInput input)
    {
        using var answer = await cook.PostAsync(input);
        Assert.Equal(System.Net.HttpStatusCode.Created, answer.StatusCode);
        return await answer.ReadAsync<RecipeDetails>();
    }

    public static Task<RecipeDetails> CreateAsync(this HttpClient cook, string title) => cook.CreateAsync(new RecipeInput { Title = title });

    public static async Task<RecipeDetails> ReadRecipeAsync(this HttpClient cook, Guid id)
    {
        using var answer = await cook.GetAsync($"{Root}/{id}", Cancellation);
        answer.EnsureSuccessStatusCode();
        return await answer.ReadAsync<RecipeDetails>();
    }

    public static Task<HttpResponseMessage> SendAsync(
        this HttpClient cook, HttpMethod method, string path, RecipeInput? body = null, string? ifMatch = null, string? ifNoneMatch = null)
    {
        var request = new HttpRequestMessage(method, Root + path);
        if (body is not null)
            request.Content = JsonContent.Create(body, options: Json.Options);
        if (ifMatch is not null)
            request.Headers.IfMatch.Add(new EntityTagHeaderValue($"\"{ifMatch}\""));
        if (ifNoneMatch is not null)
            request.Headers.IfNoneMatch.Add(new EntityTagHeaderValue($"\"{ifNoneMatch}\""));
        return cook.SendAsync(request, Cancellation);
    }

    public static async Task<Page<RecipeSummary>> ListAsync(this HttpClient cook, string query = "")
    {
        using var answer = await cook.GetAsync($"{Root}?{query}", Cancellation);
        answer.EnsureSuccessStatusCode();
        return await answer.ReadAsync<Page<RecipeSummary>>();
    }

    public static async Task<string[]> TitlesAsync(this HttpClient cook, string query)
        => [.. (await cook.ListAsync(query)).Items.Select(recipe => recipe.Title)];

    public static async Task<RecipeFacets> FacetsAsync(this HttpClient cook, string query)
    {
        using var answer = await cook.SendAsync(HttpMethod.Get, $"/facets?{query}");
        Assert.Equal(System.Net.HttpStatusCode.OK, answer.StatusCode);
        return await answer.ReadAsync<RecipeFacets>();
    }

    public static async Task<string[]> SearchAsync(this HttpClient cook, string words)
        => await cook.TitlesAsync($"q={Uri.EscapeDataString(words)}");

    public static async Task<ValidationProblemDetails> RefusalAsync(this HttpResponseMessage answer)
    {
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, answer.StatusCode);
        return await answer.ReadAsync<ValidationProblemDetails>();
    }

    public static async Task<T> ReadAsync<T>(this HttpResponseMessage answer)
        => (await answer.Content.ReadFromJsonAsync<T>(Json.Options, Cancellation))!;
}

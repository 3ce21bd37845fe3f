using System.Net;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Recipes;

namespace Alchemorsel.Tests.Api.Recipes.Revisions;

/// <summary>What the tests say to the revisions' endpoints, in a line each.</summary>
internal static class RevisionClient
{
    /// <summary>Saves the recipe and answers its new version.</summary>
    public static async Task<string> ChangeAsync(this HttpClient cook, Guid id, RecipeInput change, string? version = null)
    {
        version ??= (await cook.ReadRecipeAsync(id)).Version;
        using var answer = await cook.SendAsync(HttpMethod.Put, $"/{id}", change, version);
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        return answer.Headers.ETag!.Tag.Trim('"');
    }

    public static async Task<Page<RecipeRevisionSummary>> RevisionsAsync(this HttpClient cook, Guid id, string query = "")
    {
        using var answer = await cook.SendAsync(HttpMethod.Get, $"/{id}/revisions?{query}");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.ReadAsync<Page<RecipeRevisionSummary>>();
    }

    public static async Task<RecipeRevisionDetails> RevisionAsync(this HttpClient cook, Guid id, int number)
    {
        using var answer = await cook.SendAsync(HttpMethod.Get, $"/{id}/revisions/{number}");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.ReadAsync<RecipeRevisionDetails>();
    }
}

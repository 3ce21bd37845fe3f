using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Contracts.SavedSearches;
using Alchemorsel.Tests.Api.Recipes;
using Alchemorsel.Tests.Infrastructure;

namespace Alchemorsel.Tests.Api.SavedSearches;

/// <summary>What the tests say to the endpoints of saved searches, in a line each.</summary>
internal static class SavedSearchClient
{
    public const string Root = "/api/v1/saved-searches";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static Task<HttpResponseMessage> PostSearchAsync(this HttpClient cook, string name, RecipeCriteria query)
        => cook.PostAsJsonAsync(Root, new SavedSearchInput { Name = name, Query = query }, Json.Options, Cancellation);

    public static Task<HttpResponseMessage> PostSearchAsync(this HttpClient cook, string json)
        => cook.PostAsync(Root, new StringContent(json, MediaTypeHeaderValue.Parse("application/json")), Cancellation);

    public static async Task<SavedSearchInfo> SaveSearchAsync(this HttpClient cook, string name, RecipeCriteria query)
    {
        using var answer = await cook.PostSearchAsync(name, query);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var saved = await answer.ReadAsync<SavedSearchInfo>();
        Assert.Equal($"{Root}/{saved.Id}", answer.Headers.Location?.ToString());
        Assert.Equal($"\"{saved.Version}\"", answer.Headers.ETag?.Tag);
        return saved;
    }

    public static async Task<HttpResponseMessage> PutSearchAsync(this HttpClient cook, Guid id, string name, RecipeCriteria query, string? ifMatch)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"{Root}/{id}")
        {
            Content = JsonContent.Create(new SavedSearchInput { Name = name, Query = query }, options: Json.Options),
        };
        if (ifMatch is not null)
            request.Headers.IfMatch.Add(new EntityTagHeaderValue($"\"{ifMatch}\""));
        return await cook.SendAsync(request, Cancellation);
    }

    public static async Task<SavedSearchInfo> ReadSearchAsync(this HttpClient cook, Guid id)
        => (await cook.GetFromJsonAsync<SavedSearchInfo>($"{Root}/{id}", Json.Options, Cancellation))!;

    public static async Task<IReadOnlyList<SavedSearchInfo>> ListSearchesAsync(this HttpClient cook)
        => (await cook.GetFromJsonAsync<SavedSearchList>(Root, Json.Options, Cancellation))!.Searches;

    /// <summary>What a saved search finds now, by its address.</summary>
    public static async Task<string[]> RunAsync(this HttpClient cook, SavedSearchInfo search)
        => [.. (await cook.GetFromJsonAsync<Page<RecipeSummary>>(search.Href, Json.Options, Cancellation))!.Items.Select(recipe => recipe.Title)];
}

using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Recipes;

namespace Alchemorsel.Web.Clients;

public sealed partial class AlchemorselClient
{
    public Task<ApiResult<Page<RecipeRevisionSummary>>> RevisionsAsync(Guid recipe, string? cursor, CancellationToken cancellation) =>
        SendAsync<Page<RecipeRevisionSummary>>(
            HttpMethod.Get, $"recipes/{recipe}/revisions{(cursor is null ? "" : $"?cursor={Uri.EscapeDataString(cursor)}")}", null, cancellation);

    public Task<ApiResult<RecipeRevisionDetails>> RevisionAsync(Guid recipe, int number, CancellationToken cancellation) =>
        SendAsync<RecipeRevisionDetails>(HttpMethod.Get, $"recipes/{recipe}/revisions/{number}", null, cancellation);

    public Task<ApiResult<RecipeDiff>> CompareRevisionsAsync(Guid recipe, int from, string to, CancellationToken cancellation) =>
        SendAsync<RecipeDiff>(HttpMethod.Get, $"recipes/{recipe}/revisions/{from}/diff/{Segment(to)}", null, cancellation);

    public Task<ApiResult<RecipeDetails>> RestoreRevisionAsync(Guid recipe, int number, string version, CancellationToken cancellation) =>
        SendAsync<RecipeDetails>(
            HttpMethod.Post, $"recipes/{recipe}/revisions/{number}/restore", null, cancellation,
            IfMatch(version));
}

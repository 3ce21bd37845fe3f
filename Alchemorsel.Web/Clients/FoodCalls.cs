using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Foods;
using Microsoft.AspNetCore.WebUtilities;

namespace Alchemorsel.Web.Clients;

public sealed partial class AlchemorselClient
{
    public Task<ApiResult<Page<FoodSummary>>> FoodsAsync(
        string? words, string? aisle, bool changed, string? cursor, CancellationToken cancellation)
    {
        var parameters = new Dictionary<string, string?>
        {
            ["q"] = words,
            ["aisle"] = aisle,
            ["changed"] = changed ? "true" : null,
            ["cursor"] = cursor,
        };
        var path = QueryHelpers.AddQueryString("foods", parameters.Where(entry => !string.IsNullOrWhiteSpace(entry.Value)));
        return SendAsync<Page<FoodSummary>>(HttpMethod.Get, path, null, cancellation);
    }

    public Task<ApiResult<IReadOnlyList<UnknownFood>>> UnknownFoodsAsync(CancellationToken cancellation) =>
        SendAsync<IReadOnlyList<UnknownFood>>(HttpMethod.Get, "foods/unknown", null, cancellation);

    public Task<ApiResult<FoodDetails>> FoodAsync(string code, CancellationToken cancellation) =>
        SendAsync<FoodDetails>(HttpMethod.Get, PathOf(code), null, cancellation);

    public Task<ApiResult<FoodChange>> CreateFoodAsync(FoodInput input, CancellationToken cancellation) =>
        SendAsync<FoodChange>(HttpMethod.Post, "foods", input, cancellation);

    public Task<ApiResult<FoodChange>> ChangeFoodAsync(string code, FoodInput input, CancellationToken cancellation) =>
        SendAsync<FoodChange>(HttpMethod.Put, PathOf(code), input, cancellation);

    public Task<ApiResult<FoodChange>> RemoveFoodAsync(string code, CancellationToken cancellation) =>
        SendAsync<FoodChange>(HttpMethod.Delete, PathOf(code), null, cancellation);

    public Task<ApiResult<FoodChange>> MergeFoodsAsync(FoodMerge merge, CancellationToken cancellation) =>
        SendAsync<FoodChange>(HttpMethod.Post, "foods/merge", merge, cancellation);

    private static string PathOf(string code) => $"foods/{Segment(code)}";
}

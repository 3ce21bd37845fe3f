using Alchemorsel.Contracts.Panels;
using Alchemorsel.Contracts.Recipes;

namespace Alchemorsel.Web.Clients;

public sealed partial class AlchemorselClient
{
    public Task<ApiResult<NutritionPanel>> NutritionAsync(Guid id, CancellationToken cancellation) =>
        SendAsync<NutritionPanel>(HttpMethod.Get, $"recipes/{id}/nutrition", null, cancellation);

    public Task<ApiResult<AllergenPanel>> AllergensAsync(Guid id, CancellationToken cancellation) =>
        SendAsync<AllergenPanel>(HttpMethod.Get, $"recipes/{id}/allergens", null, cancellation);

    public Task<ApiResult<CostPanel>> CostAsync(Guid id, CancellationToken cancellation) =>
        SendAsync<CostPanel>(HttpMethod.Get, $"recipes/{id}/cost", null, cancellation);

    public Task<ApiResult<IReadOnlyList<NestedUse>>> NestedAsync(Guid id, CancellationToken cancellation) =>
        SendAsync<IReadOnlyList<NestedUse>>(HttpMethod.Get, $"recipes/{id}/nested", null, cancellation);

    public Task<ApiResult<object>> StateNutritionAsync(Guid id, Nutrition figures, string version, CancellationToken cancellation) =>
        SendAsync<object>(HttpMethod.Put, $"recipes/{id}/nutrition", figures, cancellation, IfMatch(version));

    public Task<ApiResult<object>> ClearNutritionAsync(Guid id, string version, CancellationToken cancellation) =>
        SendAsync<object>(HttpMethod.Delete, $"recipes/{id}/nutrition", null, cancellation, IfMatch(version));

    public Task<ApiResult<object>> CorrectAllergensAsync(Guid id, AllergenOverride corrections, string version, CancellationToken cancellation) =>
        SendAsync<object>(HttpMethod.Put, $"recipes/{id}/allergens", corrections, cancellation, IfMatch(version));

}

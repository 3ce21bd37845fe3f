using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Ingredients;

namespace Alchemorsel.Web.Clients;

public sealed partial class AlchemorselClient
{
    public Task<ApiResult<RecipeReadings>> ReadingsAsync(Guid recipe, CancellationToken cancellation) =>
        SendAsync<RecipeReadings>(HttpMethod.Get, $"recipes/{recipe}/ingredients", null, cancellation);

    public Task<ApiResult<CorrectionSaved>> CorrectAsync(CorrectionInput correction, CancellationToken cancellation) =>
        SendAsync<CorrectionSaved>(HttpMethod.Put, "ingredients/corrections", correction, cancellation);

    public Task<ApiResult<Page<IngredientCorrectionInfo>>> CorrectionsAsync(string? cursor, CancellationToken cancellation) =>
        SendAsync<Page<IngredientCorrectionInfo>>(
            HttpMethod.Get, $"ingredients/corrections{(cursor is null ? "" : $"?cursor={Uri.EscapeDataString(cursor)}")}", null, cancellation);

    public Task<ApiResult<object>> ForgetCorrectionAsync(Guid correction, CancellationToken cancellation) =>
        SendAsync<object>(HttpMethod.Delete, $"ingredients/corrections/{correction}", null, cancellation);

    public Task<ApiResult<RecipeReadings>> LinkLineAsync(
        Guid recipe, int section, int line, LineLinkRequest link, string version, CancellationToken cancellation) =>
        SendAsync<RecipeReadings>(
            HttpMethod.Put, $"recipes/{recipe}/ingredients/{section}/{line}/link", link, cancellation,
            IfMatch(version));
}

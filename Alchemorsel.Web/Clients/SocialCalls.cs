using System.Globalization;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Social;
using Microsoft.AspNetCore.WebUtilities;

namespace Alchemorsel.Web.Clients;

/// <summary>Favourites, ratings and the cooked log.</summary>
public sealed partial class AlchemorselClient
{
    public Task<ApiResult<object>> SetFavouriteAsync(Guid recipe, bool favourite, CancellationToken cancellation) =>
        SendAsync<object>(favourite ? HttpMethod.Put : HttpMethod.Delete, $"recipes/{recipe}/favourite", null, cancellation);

    /// <param name="recipe">The recipe.</param>
    /// <param name="stars">Null takes the rating back.</param>
    /// <param name="cancellation">Ends the call.</param>
    public Task<ApiResult<object>> RateAsync(Guid recipe, int? stars, CancellationToken cancellation) => stars is null
        ? SendAsync<object>(HttpMethod.Delete, $"recipes/{recipe}/rating", null, cancellation)
        : SendAsync<object>(HttpMethod.Put, $"recipes/{recipe}/rating", new RatingInput { Stars = stars }, cancellation);

    /// <param name="review">Empty takes it away.</param>
    public Task<ApiResult<object>> ReviewAsync(Guid recipe, int? stars, string review, CancellationToken cancellation) =>
        SendAsync<object>(HttpMethod.Put, $"recipes/{recipe}/rating", new RatingInput { Stars = stars, Review = review }, cancellation);

    /// <summary>The log of one recipe, or of the household when <paramref name="recipe"/> is null.</summary>
    public Task<ApiResult<Page<CookedEntryInfo>>> ListCookedAsync(Guid? recipe, string? cursor, int limit, CancellationToken cancellation)
    {
        var parameters = new Dictionary<string, string?> { ["limit"] = limit.ToString(CultureInfo.InvariantCulture), ["cursor"] = cursor };
        var url = QueryHelpers.AddQueryString(recipe is null ? "cooked" : $"recipes/{recipe}/cooked", parameters.Where(entry => !string.IsNullOrEmpty(entry.Value)));
        return SendAsync<Page<CookedEntryInfo>>(HttpMethod.Get, url, null, cancellation);
    }

    public Task<ApiResult<CookedEntryInfo>> ReadCookedAsync(Guid recipe, Guid entry, CancellationToken cancellation) =>
        SendAsync<CookedEntryInfo>(HttpMethod.Get, $"recipes/{recipe}/cooked/{entry}", null, cancellation);

    public Task<ApiResult<CookedEntryInfo>> AddCookedAsync(Guid recipe, CookedInput input, string idempotencyKey, CancellationToken cancellation) =>
        SendAsync<CookedEntryInfo>(
            HttpMethod.Post, $"recipes/{recipe}/cooked", input, cancellation, Once(idempotencyKey));

    public Task<ApiResult<object>> ReplaceCookedAsync(Guid recipe, Guid entry, CookedInput input, CancellationToken cancellation) =>
        SendAsync<object>(HttpMethod.Put, $"recipes/{recipe}/cooked/{entry}", input, cancellation);

    public Task<ApiResult<object>> DeleteCookedAsync(Guid recipe, Guid entry, CancellationToken cancellation) =>
        SendAsync<object>(HttpMethod.Delete, $"recipes/{recipe}/cooked/{entry}", null, cancellation);

    public async Task<ApiResult<object>> AddCookedPhotoAsync(Guid recipe, Guid entry, IFormFile file, CancellationToken cancellation)
    {
        await using var stream = file.OpenReadStream();
        using var content = new MultipartFormDataContent { { new StreamContent(stream), "file", "photo" } };
        return await SendAsync<object>(HttpMethod.Post, $"recipes/{recipe}/cooked/{entry}/photos", content, cancellation);
    }

    public Task<ApiResult<object>> RemoveCookedPhotoAsync(Guid recipe, Guid entry, Guid photo, CancellationToken cancellation) =>
        SendAsync<object>(HttpMethod.Delete, $"recipes/{recipe}/cooked/{entry}/photos/{photo}", null, cancellation);
}

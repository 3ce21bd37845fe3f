using Alchemorsel.Contracts.Recipes;

namespace Alchemorsel.Web.Clients;

/// <summary>Images of recipes.</summary>
public sealed partial class AlchemorselClient
{
    public async Task<ApiResult<object>> AddImageAsync(Guid id, IFormFile file, CancellationToken cancellation)
    {
        await using var stream = file.OpenReadStream();
        using var content = new MultipartFormDataContent { { new StreamContent(stream), "file", "image" } };
        return await SendAsync<object>(HttpMethod.Post, $"recipes/{id}/images", content, cancellation);
    }

    public Task<ApiResult<RecipeImageInfo>> AddImageFromUrlAsync(Guid id, string url, CancellationToken cancellation) =>
        SendAsync<RecipeImageInfo>(HttpMethod.Post, $"recipes/{id}/images/from-url", new RecipeImageFromUrl { Url = url }, cancellation);

    public Task<ApiResult<object>> ArrangeImagesAsync(Guid id, IReadOnlyList<RecipeImageText> images, CancellationToken cancellation) =>
        SendAsync<object>(HttpMethod.Put, $"recipes/{id}/images", new RecipeImageOrder { Images = images }, cancellation);

    public Task<ApiResult<object>> RemoveImageAsync(Guid id, Guid image, CancellationToken cancellation) =>
        SendAsync<object>(HttpMethod.Delete, $"recipes/{id}/images/{image}", null, cancellation);
}

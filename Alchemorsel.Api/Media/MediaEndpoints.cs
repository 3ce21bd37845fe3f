using System.Globalization;
using Alchemorsel.Api.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace Alchemorsel.Api.Media;

/// <summary>The files of images, shown to the household's members only.</summary>
internal static class MediaEndpoints
{
    /// <summary>Policy that takes the media cookie as well as a bearer token.</summary>
    public const string Policy = "media";

    public static void MapMedia(this IEndpointRouteBuilder app)
    {
        app.MapRecipeImages();
        app.MapGet("/media/{imageId:guid}/{width:int}.webp", ShowAsync).WithName("ShowImage")
            .WithSummary("An image of the household's recipes").WithTags("Images").RequireAuthorization(Policy);
    }

    private static async Task<Results<FileStreamHttpResult, NotFound, ProblemHttpResult>> ShowAsync(
        Guid imageId, int width, AlchemorselDbContext db, IMediaStorage storage, HttpResponse response, CancellationToken cancellationToken)
    {
        if (!await StoredPictures.ExistsAsync(db, imageId, width, cancellationToken))
            return TypedResults.NotFound();
        Stream? content;
        try
        {
            content = await storage.OpenAsync(new MediaFile(imageId, width, MediaFormat.Webp), cancellationToken);
        }
        catch (MediaStorageException)
        {
            return MediaProblems.StorageUnavailable(response);
        }

        if (content is null)
            return TypedResults.NotFound();

        // An image never changes under its id, and belongs to the household alone.
        response.Headers.CacheControl = "private, max-age=31536000, immutable";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        var tag = new EntityTagHeaderValue(string.Create(CultureInfo.InvariantCulture, $"\"{imageId:N}-{width}\""));
        return TypedResults.Stream(content, "image/webp", entityTag: tag, enableRangeProcessing: true);
    }
}

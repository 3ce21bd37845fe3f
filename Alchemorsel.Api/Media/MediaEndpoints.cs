using System.Globalization;
using Alchemorsel.Api.Data;
using Alchemorsel.Api.Http;
using Alchemorsel.Api.Recipes;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Recipes;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;

namespace Alchemorsel.Api.Media;

/// <summary>Images of recipes: added and removed through the API, shown to the household's members only.</summary>
internal static class MediaEndpoints
{
    /// <summary>Policy that takes the media cookie as well as a bearer token.</summary>
    public const string Policy = "media";

    /// <summary>What a multipart form adds to its file.</summary>
    private const long FormOverheadBytes = 64 * 1024;

    public static void MapMedia(this IEndpointRouteBuilder app)
    {
        var images = app.MapGroup("/api/v1/recipes/{id:guid}/images").WithTags("Images").RequireAuthorization();
        images.MapPost("/", AddAsync).WithName("AddRecipeImage").WithSummary("Adds an image, sent as the form field 'file'")
            .DisableAntiforgery()
            .WithMetadata(new RequestSizeLimitAttribute(Limits.ImageMaxBytes + FormOverheadBytes));
        images.MapDelete("/{imageId:guid}", RemoveAsync).WithName("RemoveRecipeImage").WithSummary("Removes an image");

        app.MapGet("/media/{imageId:guid}/{width:int}.webp", ShowAsync).WithName("ShowImage")
            .WithSummary("An image of the household's recipes").WithTags("Images").RequireAuthorization(Policy);
    }

    private static async Task<Results<Created<RecipeImageInfo>, NotFound, ValidationProblem, ProblemHttpResult>> AddAsync(
        Guid id,
        IFormFile? file,
        [FromForm] string? alt,
        AlchemorselDbContext db,
        ImageProcessor processor,
        RecipeImageFiles files,
        HttpResponse response,
        CancellationToken cancellationToken)
    {
        if (file is null || file.Length == 0)
            return Problems.Invalid("file", "Choose an image.");
        if (file.Length > Limits.ImageMaxBytes)
            return MediaProblems.TooLarge();
        if (alt?.Length > Limits.NameMax)
            return Problems.Invalid("alt", $"The description may have at most {Limits.NameMax} characters.");
        var recipe = await FindAsync(db, id, cancellationToken);
        if (recipe is null)
            return TypedResults.NotFound();
        if (recipe.Images.Count >= Limits.ImagesMax)
            return MediaProblems.TooMany();

        var bytes = new byte[file.Length];
        await using (var upload = file.OpenReadStream())
            await upload.ReadExactlyAsync(bytes, cancellationToken);
        var result = await processor.ProcessAsync(bytes, cancellationToken);
        if (result.Image is null)
            return MediaProblems.NotAnImage(result.Refusal);
        try
        {
            var image = await files.AddAsync(recipe, result.Image, string.IsNullOrWhiteSpace(alt) ? null : alt.Trim(), cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            response.SetVersion(recipe.Version);
            return TypedResults.Created(Url(image), image.ToInfo());
        }
        catch (DbUpdateConcurrencyException)
        {
            return MediaProblems.ChangedMeanwhile();
        }
        catch (MediaStorageException)
        {
            return MediaProblems.StorageUnavailable(response);
        }
    }

    private static async Task<Results<NoContent, NotFound, ProblemHttpResult>> RemoveAsync(
        Guid id, Guid imageId, AlchemorselDbContext db, RecipeImageFiles files, TimeProvider time, HttpResponse response,
        CancellationToken cancellationToken)
    {
        var recipe = await FindAsync(db, id, cancellationToken);
        if (recipe?.Images.Find(image => image.Id == imageId) is not { } image)
            return TypedResults.NotFound();
        recipe.RemoveImage(image, time.GetUtcNow());
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return MediaProblems.ChangedMeanwhile();
        }

        await files.RemoveAsync([imageId]);
        response.SetVersion(recipe.Version);
        return TypedResults.NoContent();
    }

    private static async Task<Results<FileStreamHttpResult, NotFound, ProblemHttpResult>> ShowAsync(
        Guid imageId, int width, AlchemorselDbContext db, IMediaStorage storage, HttpResponse response, CancellationToken cancellationToken)
    {
        if (!await db.Set<RecipeImage>().AnyAsync(image => image.Id == imageId && image.Widths.Contains(width), cancellationToken))
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

    private static Task<Recipe?> FindAsync(AlchemorselDbContext db, Guid id, CancellationToken cancellationToken) =>
        db.Set<Recipe>().Include(recipe => recipe.Images).SingleOrDefaultAsync(recipe => recipe.Id == id, cancellationToken);

    private static string Url(RecipeImage image) =>
        string.Create(CultureInfo.InvariantCulture, $"/media/{image.Id}/{image.Widths[^1]}.webp");
}

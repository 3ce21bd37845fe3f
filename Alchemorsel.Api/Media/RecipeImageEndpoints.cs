using System.Globalization;
using Alchemorsel.Api.Data;
using Alchemorsel.Api.Http;
using Alchemorsel.Api.Importing;
using Alchemorsel.Api.Recipes;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Contracts.Webhooks;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Media;

/// <summary>How images come to recipes, are described, put in order and removed.</summary>
internal static class RecipeImageEndpoints
{
    /// <summary>What a multipart form adds to its file.</summary>
    private const long FormOverheadBytes = 64 * 1024;

    public static void MapRecipeImages(this IEndpointRouteBuilder app)
    {
        var images = app.MapGroup("/api/v1/recipes/{id:guid}/images").WithTags("Images").RequireAuthorization();
        images.MapPost("/", AddAsync).WithName("AddRecipeImage").WithSummary("Adds an image, sent as the form field 'file'")
            .DisableAntiforgery()
            .WithMetadata(new RequestSizeLimitAttribute(Limits.ImageMaxBytes + FormOverheadBytes));
        images.MapPost("/from-url", AddFromUrlAsync).WithName("AddRecipeImageFromUrl").WithSummary("Fetches an image from the web and adds it");
        images.MapPut("/", ArrangeAsync).WithName("ArrangeRecipeImages").WithSummary("Orders the images and describes them; the first is the cover");
        images.MapPatch("/{imageId:guid}", DescribeAsync).WithName("DescribeRecipeImage").WithSummary("Says what an image shows");
        images.MapDelete("/{imageId:guid}", RemoveAsync).WithName("RemoveRecipeImage").WithSummary("Removes an image");
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
        if (response.HttpContext.Request.Form.Files.Count > 1)
            return MediaProblems.OneAtATime();
        if (file.Length > Limits.ImageMaxBytes)
            return MediaProblems.TooLarge();
        if (WrongAlt(alt) is { } wrong)
            return Problems.Invalid("alt", wrong);
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
            var image = await files.AddAsync(recipe, result.Image, Text(alt), cancellationToken);
            if (!await TrySaveAsync(db, recipe, response, cancellationToken))
                return MediaProblems.ChangedMeanwhile();
            return TypedResults.Created(Url(image), image.ToInfo());
        }
        catch (MediaStorageException)
        {
            return MediaProblems.StorageUnavailable(response);
        }
    }

    private static async Task<Results<Created<RecipeImageInfo>, NotFound, ValidationProblem, ProblemHttpResult>> AddFromUrlAsync(
        Guid id,
        RecipeImageFromUrl input,
        AlchemorselDbContext db,
        RecipeImageImporter importer,
        HttpResponse response,
        CancellationToken cancellationToken)
    {
        if (WrongAlt(input.Alt) is { } wrong)
            return Problems.Invalid("alt", wrong);
        if (!Uri.TryCreate(input.Url?.Trim(), UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
            return Problems.Invalid("url", "Give the address of an image, beginning with https://.");
        var recipe = await FindAsync(db, id, cancellationToken);
        if (recipe is null)
            return TypedResults.NotFound();
        if (recipe.Images.Count >= Limits.ImagesMax)
            return MediaProblems.TooMany();
        switch (await importer.AddFromUrlAsync(recipe, url, Text(input.Alt), cancellationToken))
        {
            case ImageImport.NotFetched failed:
                return ImportProblems.NotFetched(failed.Failure, response, "The image could not be fetched.");
            case ImageImport.NotAnImage refused:
                return MediaProblems.NotAnImage(refused.Why);
            case ImageImport.Added added:
                if (!await TrySaveAsync(db, recipe, response, cancellationToken))
                    return MediaProblems.ChangedMeanwhile();
                return TypedResults.Created(Url(added.Image), added.Image.ToInfo());
            default:
                return MediaProblems.StorageUnavailable(response);
        }
    }

    private static async Task<Results<Ok<IReadOnlyList<RecipeImageInfo>>, NotFound, ValidationProblem, ProblemHttpResult>> ArrangeAsync(
        Guid id, RecipeImageOrder input, AlchemorselDbContext db, TimeProvider time, HttpResponse response, CancellationToken cancellationToken)
    {
        if (input.Images is null || input.Images.Any(image => image is null))
            return Problems.Invalid("images", "Name the recipe's images in their order.");
        for (var index = 0; index < input.Images.Count; index++)
        {
            if (WrongAlt(input.Images[index].Alt) is { } wrong)
                return Problems.Invalid(string.Create(CultureInfo.InvariantCulture, $"images[{index}].alt"), wrong);
        }

        var recipe = await FindAsync(db, id, cancellationToken);
        if (recipe is null)
            return TypedResults.NotFound();
        Guid[] ids = [.. input.Images.Select(image => image.Id)];
        if (ids.Length != recipe.Images.Count || !recipe.Images.Select(image => image.Id).ToHashSet().SetEquals(ids))
            return Problems.Invalid("images", "Name each image of the recipe once, and no other.");
        recipe.ArrangeImages(ids, time.GetUtcNow());
        foreach (var text in input.Images)
            recipe.Images.Single(image => image.Id == text.Id).Alt = Text(text.Alt);
        if (!await TrySaveAsync(db, recipe, response, cancellationToken))
            return MediaProblems.ChangedMeanwhile();
        return TypedResults.Ok<IReadOnlyList<RecipeImageInfo>>([.. recipe.Images.OrderBy(image => image.Position).Select(image => image.ToInfo())]);
    }

    private static async Task<Results<Ok<RecipeImageInfo>, NotFound, ValidationProblem, ProblemHttpResult>> DescribeAsync(
        Guid id, Guid imageId, RecipeImageChange input, AlchemorselDbContext db, TimeProvider time, HttpResponse response,
        CancellationToken cancellationToken)
    {
        if (WrongAlt(input.Alt) is { } wrong)
            return Problems.Invalid("alt", wrong);
        var recipe = await FindAsync(db, id, cancellationToken);
        if (recipe?.Images.Find(image => image.Id == imageId) is not { } image)
            return TypedResults.NotFound();
        image.Alt = Text(input.Alt);
        recipe.UpdatedAt = time.GetUtcNow();
        if (!await TrySaveAsync(db, recipe, response, cancellationToken))
            return MediaProblems.ChangedMeanwhile();
        return TypedResults.Ok(image.ToInfo());
    }

    private static async Task<Results<NoContent, NotFound, ProblemHttpResult>> RemoveAsync(
        Guid id, Guid imageId, AlchemorselDbContext db, RecipeImageFiles files, TimeProvider time, HttpResponse response,
        CancellationToken cancellationToken)
    {
        var recipe = await FindAsync(db, id, cancellationToken);
        if (recipe?.Images.Find(image => image.Id == imageId) is not { } image)
            return TypedResults.NotFound();
        recipe.RemoveImage(image, time.GetUtcNow());
        if (!await TrySaveAsync(db, recipe, response, cancellationToken))
            return MediaProblems.ChangedMeanwhile();
        await files.RemoveAsync([imageId]);
        return TypedResults.NoContent();
    }

    private static Task<Recipe?> FindAsync(AlchemorselDbContext db, Guid id, CancellationToken cancellationToken) =>
        db.Set<Recipe>().Include(recipe => recipe.Images).SingleOrDefaultAsync(recipe => recipe.Id == id, cancellationToken);

    /// <summary>False when somebody saved the recipe between our reading and our writing.</summary>
    private static async Task<bool> TrySaveAsync(
        AlchemorselDbContext db, Recipe recipe, HttpResponse response, CancellationToken cancellationToken)
    {
        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            await recipe.TellAsync(db, WebhookEvents.RecipeChanged, recipe.UpdatedAt, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            response.SetVersion(recipe.Version);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
    }

    private static string? WrongAlt(string? alt) =>
        alt?.Length > Limits.NameMax ? $"The description may have at most {Limits.NameMax} characters." : null;

    private static string? Text(string? alt) => RecipeText.CleanLine(alt);

    private static string Url(RecipeImage image) =>
        string.Create(CultureInfo.InvariantCulture, $"/media/{image.Id}/{image.Widths[^1]}.webp");
}

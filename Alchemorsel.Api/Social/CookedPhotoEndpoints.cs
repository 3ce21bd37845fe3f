using Alchemorsel.Api.Data;
using Alchemorsel.Api.Households;
using Alchemorsel.Api.Http;
using Alchemorsel.Api.Media;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Recipes;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Social;

/// <summary>Photos of what was cooked, decoded and kept as a recipe's images are.</summary>
internal static class CookedPhotoEndpoints
{
    // What a multipart form adds to its file.
    private const long FormOverheadBytes = 64 * 1024;

    public static void MapCookedPhotos(this IEndpointRouteBuilder app)
    {
        var photos = app.MapGroup("/api/v1/recipes/{id:guid}/cooked/{entryId:guid}/photos").RequireAuthorization().ForViewers().WithTags("Cooked log");
        photos.MapPost("/", Add).WithName("AddCookedPhoto").WithSummary("Adds a photo to an entry that you wrote, sent as the form field 'file'")
            .DisableAntiforgery()
            .WithMetadata(new RequestSizeLimitAttribute(Limits.ImageMaxBytes + FormOverheadBytes));
        photos.MapDelete("/{photoId:guid}", Remove).WithName("RemoveCookedPhoto").WithSummary("Removes a photo of an entry that you wrote");
    }

    private static async Task<Results<Created<RecipeImageInfo>, ValidationProblem, ProblemHttpResult>> Add(
        Guid id, Guid entryId, IFormFile? file, AlchemorselDbContext db, ImageProcessor processor, RecipeImageFiles files, TimeProvider clock,
        HttpContext context, CancellationToken cancellation)
    {
        if (file is null || file.Length == 0)
            return Problems.Invalid("file", "Choose an image.");
        if (context.Request.Form.Files.Count > 1)
            return MediaProblems.OneAtATime();
        if (file.Length > Limits.ImageMaxBytes)
            return MediaProblems.TooLarge();
        // Looked at before the work on the image, and again under the lock: two photos at once must not make one too many.
        if (await RefuseAsync(db, id, entryId, context, cancellation) is { } refusal)
            return refusal;

        var bytes = new byte[file.Length];
        await using (var upload = file.OpenReadStream())
            await upload.ReadExactlyAsync(bytes, cancellation);
        var result = await processor.ProcessAsync(bytes, cancellation);
        if (result.Image is not { } image)
            return MediaProblems.NotAnImage(result.Refusal);

        var photo = new CookedPhoto
        {
            HouseholdId = db.CurrentHousehold!.Value,
            EntryId = entryId,
            Width = image.Width,
            Height = image.Height,
            Widths = image.Widths,
            Formats = image.Formats,
            Preview = image.Preview,
            Placeholder = image.Placeholder,
            CreatedAt = clock.GetStorableNow(),
        };
        try
        {
            await files.WriteAsync(photo.Id, image, cancellation);
        }
        catch (MediaStorageException)
        {
            return MediaProblems.StorageUnavailable(context.Response);
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.Database.ExecuteSqlAsync(
            $"SELECT 1 FROM cooked_entry WHERE id = {entryId} AND household_id = {db.CurrentHousehold} FOR UPDATE", cancellation);
        if (await RefuseAsync(db, id, entryId, context, cancellation) is { } late)
            return late;
        db.Add(photo);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return TypedResults.Created($"/media/{photo.Id}/{photo.Widths[^1]}.webp", photo.ToInfo());
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Remove(
        Guid id, Guid entryId, Guid photoId, AlchemorselDbContext db, RecipeImageFiles files, HttpContext context, CancellationToken cancellation)
    {
        var entry = await FindAsync(db, id, entryId, cancellation);
        if (entry is null)
            return CookedEndpoints.NoSuchEntry();
        if (entry.UserId != context.User.GetUserId())
            return CookedEndpoints.NotYours();
        var deleted = await db.Set<CookedPhoto>().Where(photo => photo.Id == photoId && photo.EntryId == entryId).ExecuteDeleteAsync(cancellation);
        if (deleted == 0)
            return Problems.Problem(404, "not-found", "There is no such photo.");
        await files.RemoveAsync([photoId]);
        return TypedResults.NoContent();
    }

    private static async Task<ProblemHttpResult?> RefuseAsync(
        AlchemorselDbContext db, Guid recipe, Guid entry, HttpContext context, CancellationToken cancellation)
    {
        var found = await FindAsync(db, recipe, entry, cancellation);
        if (found is null)
            return CookedEndpoints.NoSuchEntry();
        if (found.UserId != context.User.GetUserId())
            return CookedEndpoints.NotYours();
        return await db.Set<CookedPhoto>().CountAsync(photo => photo.EntryId == entry, cancellation) >= Limits.CookedPhotosMax
            ? Problems.Problem(
                422, "too-many-photos", "This entry has all the photos it can hold.",
                $"At most {Limits.CookedPhotosMax}. Remove one first.")
            : null;
    }

    private static Task<CookedEntry?> FindAsync(AlchemorselDbContext db, Guid recipe, Guid entry, CancellationToken cancellation)
        => db.Set<CookedEntry>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == entry && row.RecipeId == recipe, cancellation);
}

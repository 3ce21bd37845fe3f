using Alchemorsel.Api.Data;
using Alchemorsel.Api.Households;
using Alchemorsel.Api.Http;
using Alchemorsel.Api.Http.Idempotency;
using Alchemorsel.Api.Media;
using Alchemorsel.Api.Recipes;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Social;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Social;

/// <summary>The log of what was cooked: the household reads all of it, each cook changes what they wrote.</summary>
internal static class CookedEndpoints
{
    private static readonly DateOnly Earliest = new(1900, 1, 1);

    public static void MapCooked(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/v1/cooked", ListAll).RequireAuthorization().WithTags("Cooked log")
            .WithName("ListCooked").WithSummary("What the household has cooked, latest first");

        var log = app.MapGroup("/api/v1/recipes/{id:guid}/cooked").RequireAuthorization().ForViewers().WithTags("Cooked log");
        log.MapGet("/", List).WithName("ListRecipeCooked").WithSummary("When a recipe was cooked, latest first");
        log.MapPost("/", Add).Validate<CookedInput>().WithMetadata(new IdempotentAttribute())
            .WithName("AddCooked").WithSummary("Notes that a recipe was cooked");
        log.MapGet("/{entryId:guid}", Read).WithName("ReadCooked").WithSummary("Reads an entry of the log");
        log.MapPut("/{entryId:guid}", Replace).Validate<CookedInput>().WithName("ReplaceCooked").WithSummary("Replaces an entry that you wrote");
        log.MapDelete("/{entryId:guid}", Delete).WithName("DeleteCooked").WithSummary("Deletes an entry that you wrote, with its photos");
    }

    public static ProblemHttpResult NoSuchEntry() => Problems.Problem(404, "not-found", "There is no such entry in the log.");

    public static ProblemHttpResult NotYours() =>
        Problems.Problem(403, "not-your-entry", "Somebody else wrote this.", "An entry of the log is changed by the cook who wrote it.");

    private static async Task<Results<Ok<Page<CookedEntryInfo>>, ValidationProblem>> ListAll(
        AlchemorselDbContext db, HttpContext context, string? cursor, int? limit, CancellationToken cancellation)
        => await PageAsync(db, db.Set<CookedEntry>(), context, cursor, limit, cancellation) is { } page ? TypedResults.Ok(page) : Unreadable(limit);

    private static async Task<Results<Ok<Page<CookedEntryInfo>>, ValidationProblem, ProblemHttpResult>> List(
        Guid id, AlchemorselDbContext db, HttpContext context, string? cursor, int? limit, CancellationToken cancellation)
    {
        if (!await db.Set<Recipe>().AnyAsync(recipe => recipe.Id == id, cancellation))
            return SocialEndpoints.NoSuchRecipe();
        return await PageAsync(db, db.Set<CookedEntry>().Where(entry => entry.RecipeId == id), context, cursor, limit, cancellation) is { } page
            ? TypedResults.Ok(page)
            : Unreadable(limit);
    }

    private static async Task<Results<Created<CookedEntryInfo>, ValidationProblem, ProblemHttpResult>> Add(
        Guid id, CookedInput input, AlchemorselDbContext db, IHouseholdContext household, HttpContext context, TimeProvider clock,
        CancellationToken cancellation)
    {
        if (Refuse(input, clock) is { } refusal)
            return refusal;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (!await RecipeStandings.TryLockAsync(db, id, cancellation))
            return SocialEndpoints.NoSuchRecipe();
        var user = context.User.GetUserId();
        var entry = new CookedEntry
        {
            HouseholdId = household.HouseholdId!.Value,
            RecipeId = id,
            UserId = user,
            CookedOn = default,
            CreatedAt = clock.GetStorableNow(),
        };
        Apply(entry, input, clock);
        db.Add(entry);
        await db.SaveChangesAsync(cancellation);
        await RecipeStandings.RecountAsync(db, id, cancellation);
        await transaction.CommitAsync(cancellation);
        return TypedResults.Created($"/api/v1/recipes/{id}/cooked/{entry.Id}", await CookedLog.FindAsync(db, id, entry.Id, user, cancellation));
    }

    private static async Task<Results<Ok<CookedEntryInfo>, ProblemHttpResult>> Read(
        Guid id, Guid entryId, AlchemorselDbContext db, HttpContext context, CancellationToken cancellation)
        => await CookedLog.FindAsync(db, id, entryId, context.User.GetUserId(), cancellation) is { } entry ? TypedResults.Ok(entry) : NoSuchEntry();

    private static async Task<Results<NoContent, ValidationProblem, ProblemHttpResult>> Replace(
        Guid id, Guid entryId, CookedInput input, AlchemorselDbContext db, HttpContext context, TimeProvider clock, CancellationToken cancellation)
    {
        if (Refuse(input, clock) is { } refusal)
            return refusal;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (!await RecipeStandings.TryLockAsync(db, id, cancellation) || await FindAsync(db, id, entryId, cancellation) is not { } entry)
            return NoSuchEntry();
        if (entry.UserId != context.User.GetUserId())
            return NotYours();
        Apply(entry, input, clock);
        await db.SaveChangesAsync(cancellation);
        await RecipeStandings.RecountAsync(db, id, cancellation);
        await transaction.CommitAsync(cancellation);
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Delete(
        Guid id, Guid entryId, AlchemorselDbContext db, RecipeImageFiles files, HttpContext context, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (!await RecipeStandings.TryLockAsync(db, id, cancellation) || await FindAsync(db, id, entryId, cancellation) is not { } entry)
            return NoSuchEntry();
        if (entry.UserId != context.User.GetUserId())
            return NotYours();
        var photos = await db.Set<CookedPhoto>().Where(photo => photo.EntryId == entryId).Select(photo => photo.Id).ToListAsync(cancellation);
        db.Remove(entry);
        await db.SaveChangesAsync(cancellation);
        await RecipeStandings.RecountAsync(db, id, cancellation);
        await transaction.CommitAsync(cancellation);
        await files.RemoveAsync(photos);
        return TypedResults.NoContent();
    }

    private static void Apply(CookedEntry entry, CookedInput input, TimeProvider clock)
    {
        entry.CookedOn = input.CookedOn ?? Today(clock);
        entry.Servings = input.Servings;
        entry.Rating = input.Rating;
        entry.Note = RecipeText.Clean(input.Note);
    }

    private static ValidationProblem? Refuse(CookedInput input, TimeProvider clock)
        => input.CookedOn is { } day && (day < Earliest || day > Today(clock).AddDays(1))
            ? Problems.Invalid("cookedOn", "A day that has come, and not before 1900.")
            : null;

    private static DateOnly Today(TimeProvider clock) => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    private static Task<CookedEntry?> FindAsync(AlchemorselDbContext db, Guid recipe, Guid entry, CancellationToken cancellation)
        => db.Set<CookedEntry>().SingleOrDefaultAsync(row => row.Id == entry && row.RecipeId == recipe, cancellation);

    private static async Task<Page<CookedEntryInfo>?> PageAsync(
        AlchemorselDbContext db, IQueryable<CookedEntry> entries, HttpContext context, string? cursor, int? limit, CancellationToken cancellation)
        => limit is < 1 or > Limits.PageMax
            ? null
            : await CookedLog.ReadAsync(db, entries, context.User.GetUserId(), cursor, limit, cancellation);

    private static ValidationProblem Unreadable(int? limit)
        => limit is < 1 or > Limits.PageMax
            ? Problems.Invalid("limit", $"Between 1 and {Limits.PageMax}.")
            : Problems.Invalid("cursor", "This cursor is not one of this list. Start again without it.");
}

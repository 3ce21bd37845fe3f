using System.Security.Claims;
using System.Text.Json;
using Alchemorsel.Api.Data;
using Alchemorsel.Api.Households;
using Alchemorsel.Api.Http;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Recipes;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Recipes.Drafts;

/// <summary>Forms that are kept while they are typed in, so that a lost tab loses nothing and another device can go on.</summary>
internal static class DraftEndpoints
{
    public static void MapRecipeDrafts(this IEndpointRouteBuilder app)
    {
        var drafts = app.MapGroup("/api/v1/recipe-drafts").RequireAuthorization().WithTags("Recipe drafts");

        drafts.MapGet("/", List).WithName("ListRecipeDrafts").WithSummary("Lists the forms kept for you, newest first");
        drafts.MapGet("/{key}", Read).WithName("ReadRecipeDraft").WithSummary("Reads the form kept for a recipe, or one for a new recipe");
        drafts.MapPut("/{key}", Keep).WithName("KeepRecipeDraft").WithSummary("Keeps a form for 30 days; replaces what was kept");
        drafts.MapDelete("/{key}", Discard).WithName("DiscardRecipeDraft").WithSummary("Forgets a kept form");
    }

    private static async Task<Ok<List<KeptRecipeFormSummary>>> List(
        ClaimsPrincipal user, AlchemorselDbContext db, TimeProvider clock, CancellationToken cancellation)
        => TypedResults.Ok(await Kept(db, user, clock)
            .OrderByDescending(draft => draft.UpdatedAt)
            .Take(Limits.DraftsMax)
            .Select(draft => new KeptRecipeFormSummary(draft.Key, draft.RecipeId, draft.Title, draft.UpdatedAt))
            .ToListAsync(cancellation));

    private static async Task<Results<Ok<KeptRecipeForm>, ProblemHttpResult>> Read(
        string key, ClaimsPrincipal user, AlchemorselDbContext db, TimeProvider clock, CancellationToken cancellation)
    {
        var draft = await Kept(db, user, clock).SingleOrDefaultAsync(draft => draft.Key == key, cancellation);
        return draft is null
            ? NothingKept()
            : TypedResults.Ok(new KeptRecipeForm(
                draft.Key, draft.RecipeId, JsonSerializer.Deserialize<Dictionary<string, string>>(draft.Content)!, draft.BaseVersion,
                draft.UpdatedAt));
    }

    private static async Task<Results<NoContent, ValidationProblem, ProblemHttpResult>> Keep(
        string key, KeepRecipeForm input, ClaimsPrincipal user, AlchemorselDbContext db, IHouseholdContext household, TimeProvider clock,
        CancellationToken cancellation)
    {
        if (Check(input) is { } error)
            return error;
        Guid? recipe = null;
        if (!RecipeFormDraft.IsNew(key))
        {
            // Only the one form of an id, so that a recipe has one draft.
            if (!Guid.TryParseExact(key, "D", out var id) || key != id.ToString()
                || !await db.Set<Recipe>().AnyAsync(row => row.Id == id, cancellation))
                return Problems.Problem(404, "not-found", "There is no such recipe.");
            recipe = id;
        }

        var (owner, cook, now) = (household.HouseholdId!.Value, user.GetUserId(), clock.GetUtcNow());
        var title = input.Fields.FirstOrDefault(field => field.Key.EndsWith("Title", StringComparison.OrdinalIgnoreCase)).Value?.Trim();
        title = title is { Length: > Limits.TitleMax } ? title[..Limits.TitleMax] : title;
        var content = JsonSerializer.Serialize(input.Fields);
        // Two tabs may keep at the same moment: the later one stays.
        await db.Database.ExecuteSqlAsync(
            $"""
             INSERT INTO recipe_form_drafts (household_id, user_id, key, recipe_id, title, content, base_version, updated_at)
             VALUES ({owner}, {cook}, {key}, {recipe}, {title}, {content}::jsonb, {input.BaseVersion}, {now})
             ON CONFLICT (household_id, user_id, key) DO UPDATE
             SET title = excluded.title, content = excluded.content, base_version = excluded.base_version, updated_at = excluded.updated_at
             """, cancellation);
        await SweepAsync(db, owner, cook, now, cancellation);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> Discard(
        string key, ClaimsPrincipal user, AlchemorselDbContext db, CancellationToken cancellation)
    {
        var cook = user.GetUserId();
        await db.Set<RecipeFormDraft>().Where(draft => draft.UserId == cook && draft.Key == key).ExecuteDeleteAsync(cancellation);
        return TypedResults.NoContent();
    }

    private static IQueryable<RecipeFormDraft> Kept(AlchemorselDbContext db, ClaimsPrincipal user, TimeProvider clock)
    {
        var (cook, oldest) = (user.GetUserId(), clock.GetUtcNow() - RecipeFormDraft.Kept);
        return db.Set<RecipeFormDraft>().AsNoTracking().Where(draft => draft.UserId == cook && draft.UpdatedAt > oldest);
    }

    /// <summary>Forgets what is too old, anybody's and a few at a time, and what is too much, of this cook.</summary>
    private static Task SweepAsync(AlchemorselDbContext db, Guid household, Guid cook, DateTimeOffset now, CancellationToken cancellation)
    {
        var oldest = now - RecipeFormDraft.Kept;
        return db.Database.ExecuteSqlAsync(
            $"""
             DELETE FROM recipe_form_drafts WHERE ctid IN (SELECT ctid FROM recipe_form_drafts WHERE updated_at <= {oldest} LIMIT 100)
             OR (household_id = {household} AND user_id = {cook} AND key IN (
                 SELECT key FROM recipe_form_drafts WHERE household_id = {household} AND user_id = {cook}
                 ORDER BY updated_at DESC, key OFFSET {Limits.DraftsMax}))
             """, cancellation);
    }

    private static ValidationProblem? Check(KeepRecipeForm input)
    {
        if (input.Fields is null || input.Fields.Count == 0)
            return Problems.Invalid("fields", "There is nothing to keep.");
        if (input.Fields.Count > Limits.DraftFieldsMax)
            return Problems.Invalid("fields", $"At most {Limits.DraftFieldsMax} fields.");
        if (input.Fields.Values.Any(value => value is null))
            return Problems.Invalid("fields", "Every field is text.");
        var length = input.Fields.Sum(field => (long)field.Key.Length + field.Value.Length);
        if (length > Limits.DraftMax)
            return Problems.Invalid("fields", $"At most {Limits.DraftMax} characters in all; this has {length}.");
        if (input.Fields.Any(field => HasNul(field.Key) || HasNul(field.Value)))
            return Problems.Invalid("fields", "Holds a character that can't be kept.");
        if (input.BaseVersion is { Length: > 40 } || HasNul(input.BaseVersion))
            return Problems.Invalid("baseVersion", "This is no version of a recipe.");
        return null;
    }

    // PostgreSQL holds every character but NUL; half a surrogate pair is replaced on its way there.
    private static bool HasNul(string? text) => text?.Contains('\0', StringComparison.Ordinal) == true;

    private static ProblemHttpResult NothingKept() => Problems.Problem(404, "not-found", "Nothing is kept under this key.");
}

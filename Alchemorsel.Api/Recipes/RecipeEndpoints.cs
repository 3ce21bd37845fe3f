using Alchemorsel.Api.Data;
using Alchemorsel.Api.Households;
using Alchemorsel.Api.Http;
using Alchemorsel.Api.Http.Idempotency;
using Alchemorsel.Api.MealPlans;
using Alchemorsel.Api.Media;
using Alchemorsel.Api.Panels;
using Alchemorsel.Api.Publishing;
using Alchemorsel.Api.Recipes.Drafts;
using Alchemorsel.Api.Recipes.Duplicates;
using Alchemorsel.Api.Recipes.Forks;
using Alchemorsel.Api.Recipes.Revisions;
using Alchemorsel.Api.Search;
using Alchemorsel.Api.Social;
using Alchemorsel.Api.Webhooks;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Contracts.Social;
using Alchemorsel.Contracts.Webhooks;
using Alchemorsel.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Recipes;

internal static class RecipeEndpoints
{
    public static RouteGroupBuilder MapRecipes(this IEndpointRouteBuilder app)
    {
        app.MapPanels();
        var recipes = app.MapGroup("/api/v1/recipes").RequireAuthorization().WithTags("Recipes");

        recipes.MapGet("/", List).WithName("ListRecipes").WithSummary("Lists or searches the household's recipes");
        recipes.MapGet("/facets", Facets).WithName("ListRecipeFacets").WithSummary("What the recipes of a query can be narrowed by, with counts");
        recipes.MapPost("/", Create).WithMetadata(new IdempotentAttribute()).WithName("CreateRecipe").WithSummary("Creates a recipe");
        recipes.MapGet("/{id:guid}", Read).WithName("ReadRecipe").WithSummary("Reads a recipe");
        recipes.MapPut("/{id:guid}", Replace).WithName("ReplaceRecipe").WithSummary("Replaces a recipe; needs If-Match");
        recipes.MapPost("/{id:guid}/archive", Archive).WithName("ArchiveRecipe").WithSummary("Takes a recipe out of the lists");
        recipes.MapPost("/{id:guid}/restore", Restore).WithName("RestoreRecipe").WithSummary("Brings an archived recipe back");
        recipes.MapDelete("/{id:guid}", Delete).WithName("DeleteRecipe").WithSummary("Deletes an archived recipe for good");
        recipes.MapRevisions();
        recipes.MapForks();
        app.MapRecipeDrafts();
        app.MapSearch();
        return recipes;
    }

    private static async Task<Results<Ok<Page<RecipeSummary>>, ValidationProblem>> List(
        [AsParameters] RecipeListParameters asked, AlchemorselDbContext db, AlchemorselMetrics metrics, TimeProvider clock, HttpRequest request,
        CancellationToken cancellation)
    {
        if (asked.ToQuery(out var error) is not { } query)
            return Problems.Invalid(error.Field, error.Message);
        if (!string.IsNullOrWhiteSpace(query.Q))
            metrics.Searches.Add(1);
        var needs = await HouseholdNeeds.ReadAsync(db, cancellation);
        var page = await RecipeList.ReadAsync(
            db, needs.Narrow(query), SearchLanguage(needs, request), DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime), cancellation);
        return page is null
            ? Problems.Invalid("cursor", "This cursor is not one of this query. Start again without it.")
            : TypedResults.Ok(page);
    }

    private static async Task<Results<Ok<RecipeFacets>, ValidationProblem>> Facets(
        [AsParameters] RecipeListParameters asked, AlchemorselDbContext db, HttpRequest request, CancellationToken cancellation)
    {
        if (asked.ToQuery(out var error) is not { } query)
            return Problems.Invalid(error.Field, error.Message);
        var needs = await HouseholdNeeds.ReadAsync(db, cancellation);
        return TypedResults.Ok(await RecipeFacetList.ReadAsync(db, needs.Narrow(query), SearchLanguage(needs, request), cancellation));
    }

    internal static async Task<Results<Created<RecipeDetails>, ValidationProblem, ProblemHttpResult>> Create(
        RecipeInput input, string? onDuplicate, AlchemorselDbContext db, IHouseholdContext household, RecipeImageImporter images, TimeProvider clock,
        AlchemorselMetrics metrics, HttpResponse response, CancellationToken cancellation)
    {
        var errors = RecipeRules.Check(input);
        if (input.Status == RecipeStatus.Archived)
            errors["status"] = ["A new recipe is a draft or published."];
        if (!DuplicateProblems.IsKnown(onDuplicate))
            errors["onDuplicate"] = ["One of: save, refuse."];
        if (errors.Count > 0)
            return Invalid(errors);

        var now = clock.GetStorableNow();
        var recipe = new Recipe { HouseholdId = household.HouseholdId!.Value, Title = input.Title, CreatedAt = now };
        recipe.Apply(input, now);
        errors = await recipe.LinkSubRecipesAsync(db, cancellation);
        if (input.Links is not null && errors.Count > 0)
            return Invalid(errors);
        var duplicates = await RecipeDuplicates.FindAsync(db, recipe, cancellation);
        if (duplicates.Count > 0 && onDuplicate == DuplicateProblems.Refuse)
            return DuplicateProblems.Refused(duplicates);
        // Before anything is saved: a slow site holds no transaction, and a failed fetch only leaves a notice.
        var notice = input.ImageUrl is null ? null : await images.TryAddFromUrlAsync(recipe, new Uri(input.ImageUrl), cancellation);
        db.Add(recipe);
        await recipe.SaveAsync(db, cancellation);
        metrics.RecipesCreated.Add(1);

        response.SetVersion(recipe.Version);
        var details = await recipe.ToDetailsAsync(db, cancellation, notice is null ? [] : [notice], RecipeStanding.None);
        return TypedResults.Created($"/api/v1/recipes/{recipe.Id}", details with { Duplicates = duplicates });
    }

    private static async Task<Results<Ok<RecipeDetails>, StatusCodeHttpResult, ProblemHttpResult>> Read(
        Guid id, AlchemorselDbContext db, AlchemorselMetrics metrics, HttpRequest request, HttpResponse response,
        CancellationToken cancellation)
    {
        if (await db.FindRecipeAsync(id, cancellation) is not { } recipe)
            return NoSuchRecipe();
        metrics.RecipesViewed.Add(1);
        var standing = await RecipeStandings.ReadAsync(db, id, request.HttpContext.User.GetUserId(), cancellation);
        response.SetVersion(recipe.Version, RecipeStandings.TagOf(standing));
        // The answer is the cook's own and may change at any moment: kept, but asked about every time.
        response.Headers.CacheControl = "private, no-cache";
        if (request.Holds(recipe.Version, RecipeStandings.TagOf(standing)))
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        return TypedResults.Ok(await recipe.ToDetailsAsync(db, cancellation, standing: standing));
    }

    private static async Task<Results<NoContent, ValidationProblem, ProblemHttpResult>> Replace(
        Guid id, RecipeInput input, AlchemorselDbContext db, TimeProvider clock, HttpRequest request, CancellationToken cancellation)
    {
        if (await db.Set<Recipe>().SingleOrDefaultAsync(row => row.Id == id, cancellation) is not { } recipe)
            return NoSuchRecipe();
        if (!request.TryGetExpectedVersion(out var expected))
            return Problems.PreconditionRequired();
        if (recipe.Version != expected)
            return Problems.PreconditionFailed();
        var errors = RecipeRules.Check(input);
        if (input.Status == RecipeStatus.Archived && recipe.ArchivedAt is null)
            errors["status"] = ["A recipe is archived by its own request, not by an update."];
        if (errors.Count > 0)
            return Invalid(errors);

        recipe.Apply(input, clock.GetStorableNow());
        errors = await recipe.LinkSubRecipesAsync(db, cancellation);
        // A choice of earlier that no longer holds is not this cook's mistake: the line is then as if nothing had been chosen.
        if (input.Links is not null && errors.Count > 0)
            return Invalid(errors);
        try
        {
            await recipe.SaveAsync(db, cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Problems.PreconditionFailed();
        }
        request.HttpContext.Response.SetVersion(recipe.Version);
        return TypedResults.NoContent();
    }

    private static Task<Results<NoContent, ProblemHttpResult>> Archive(
        Guid id, AlchemorselDbContext db, TimeProvider clock, CancellationToken cancellation)
        => SetArchived(id, clock.GetStorableNow(), isArchived: true, db, cancellation);

    private static Task<Results<NoContent, ProblemHttpResult>> Restore(
        Guid id, AlchemorselDbContext db, TimeProvider clock, CancellationToken cancellation)
        => SetArchived(id, clock.GetStorableNow(), isArchived: false, db, cancellation);

    private static async Task<Results<NoContent, ProblemHttpResult>> SetArchived(
        Guid id, DateTimeOffset now, bool isArchived, AlchemorselDbContext db, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var before = await db.Set<Recipe>().Where(recipe => recipe.Id == id)
            .Select(recipe => new { recipe.Title, recipe.Slug, WasArchived = recipe.ArchivedAt != null }).SingleOrDefaultAsync(cancellation);
        DateTimeOffset? at = isArchived ? now : null;
        // Archived twice, it keeps the time of the first.
        var changed = await db.Set<Recipe>().Where(recipe => recipe.Id == id)
            .ExecuteUpdateAsync(
                row => row.SetProperty(recipe => recipe.ArchivedAt, recipe => at == null ? null : recipe.ArchivedAt ?? at), cancellation);
        if (changed == 0 || before is null)
            return NoSuchRecipe();
        await RecipeSearchIndex.SetArchivedAsync(db, id, at, cancellation);
        // Back again it is public only when somebody says so anew.
        if (isArchived)
            await db.Set<Publication>().Where(row => row.RecipeId == id).ExecuteDeleteAsync(cancellation);
        if (before.WasArchived != isArchived)
        {
            var subject = new WebhookSubject(id, before.Title, RecipeWriting.PagePath(id, before.Slug), db.CurrentUser);
            var kind = isArchived ? WebhookEvents.RecipeArchived : WebhookEvents.RecipeChanged;
            await db.TellAsync(db.CurrentHousehold!.Value, kind, subject, now, cancellation);
        }

        await transaction.CommitAsync(cancellation);
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Delete(
        Guid id, AlchemorselDbContext db, RecipeImageFiles files, TimeProvider clock, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await MealPlanPlaces.KeepTitleAsync(db, id, cancellation);
        var images = await StoredPictures.OfRecipe(db, id).ToListAsync(cancellation);
        var users = await RecipeRefresh.UsersOfAsync(db, [id], cancellation);
        var deleted = await db.Database.SqlQuery<string>(
            $"""
            DELETE FROM recipe WHERE id = {id} AND household_id = {db.CurrentHousehold} AND archived_at IS NOT NULL RETURNING title AS "Value"
            """).ToListAsync(cancellation);
        if (deleted is [var title])
        {
            // Their lines name what nobody knows now.
            await RecipeRefresh.DeriveAsync(db, users, cancellation);
            var subject = new WebhookSubject(id, title, By: db.CurrentUser);
            await db.TellAsync(db.CurrentHousehold!.Value, WebhookEvents.RecipeDeleted, subject, clock.GetStorableNow(), cancellation);
            await transaction.CommitAsync(cancellation);
            await files.RemoveAsync(images);
            return TypedResults.NoContent();
        }

        return await db.Set<Recipe>().AnyAsync(recipe => recipe.Id == id, cancellation)
            ? Problems.Problem(409, "not-archived", "Only an archived recipe can be deleted.", "Archive it first; until then it can be restored.")
            : NoSuchRecipe();
    }

    private static ProblemHttpResult NoSuchRecipe() => Problems.Problem(404, "not-found", "There is no such recipe.");

    private static ValidationProblem Invalid(Dictionary<string, string[]> errors)
        => TypedResults.ValidationProblem(errors, title: "Some fields need another look.", type: Problems.Prefix + "validation");

    internal static string SearchLanguage(HouseholdNeeds needs, HttpRequest request)
    {
        if (needs.Locale is { } locale)
            return TextSearchLanguage.For(locale, otherwise: "english");
        var preferred = request.GetTypedHeaders().AcceptLanguage.OrderByDescending(language => language.Quality ?? 1).FirstOrDefault();
        return TextSearchLanguage.For(preferred?.Value.Value, otherwise: "english");
    }
}

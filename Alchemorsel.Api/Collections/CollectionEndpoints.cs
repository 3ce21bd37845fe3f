using Alchemorsel.Api.Data;
using Alchemorsel.Api.Households;
using Alchemorsel.Api.Http;
using Alchemorsel.Api.Http.Idempotency;
using Alchemorsel.Api.Recipes;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Collections;
using Alchemorsel.Contracts.Recipes;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Collections;

/// <summary>Collections of the household: what is in them, and in which order.</summary>
internal static class CollectionEndpoints
{
    public static void MapCollections(this IEndpointRouteBuilder app)
    {
        var collections = app.MapGroup("/api/v1/collections").RequireAuthorization().WithTags("Collections");
        collections.MapGet("/", List).WithName("ListCollections").WithSummary("The household's collections by name, with their covers");
        collections.MapPost("/", Create).Validate<CollectionInput>().WithMetadata(new IdempotentAttribute())
            .WithName("CreateCollection").WithSummary("Creates an empty collection");
        collections.MapGet("/{id:guid}", Read).WithName("ReadCollection").WithSummary("Reads a collection");
        collections.MapPut("/{id:guid}", Replace).Validate<CollectionInput>()
            .WithName("ReplaceCollection").WithSummary("Gives a collection another name or description");
        collections.MapDelete("/{id:guid}", Delete).WithName("DeleteCollection").WithSummary("Deletes a collection; its recipes stay");

        var recipes = collections.MapGroup("/{id:guid}/recipes");
        recipes.MapGet("/", ListRecipes).WithName("ListCollectionRecipes").WithSummary("A collection's recipes in their order");
        recipes.MapPut("/{recipeId:guid}", Add).WithName("AddToCollection").WithSummary("Adds a recipe at the end of a collection");
        recipes.MapDelete("/{recipeId:guid}", Remove).WithName("RemoveFromCollection").WithSummary("Takes a recipe out of a collection");
        recipes.MapPut("/{recipeId:guid}/position", Move).WithName("MoveInCollection").WithSummary("Moves a recipe within a collection");
    }

    private static async Task<Results<Ok<Page<CollectionInfo>>, ValidationProblem>> List(
        AlchemorselDbContext db, Guid? recipe, string? cursor, int? limit, CancellationToken cancellation)
    {
        if (limit is < 1 or > Limits.PageMax)
            return Problems.Invalid("limit", $"Between 1 and {Limits.PageMax}.");
        return await CollectionList.ReadAsync(db, recipe, cursor, limit ?? Limits.PageDefault, cancellation) is { } page
            ? TypedResults.Ok(page)
            : UnknownCursor();
    }

    private static async Task<Results<Created<CollectionInfo>, ValidationProblem, ProblemHttpResult>> Create(
        CollectionInput input, AlchemorselDbContext db, IHouseholdContext household, TimeProvider clock, CancellationToken cancellation)
    {
        if (RecipeText.CleanLine(input.Name) is not { } name)
            return NameMissing();
        // A bound against runaway scripts: two requests at once may pass it by one, which does no harm.
        if (await db.Set<Collection>().CountAsync(cancellation) >= Limits.CollectionsMax)
            return Problems.Problem(422, "too-many-collections", "There are as many collections as a household can have.", "Delete one first.");
        var now = clock.GetStorableNow();
        var collection = new Collection
        {
            HouseholdId = household.HouseholdId!.Value,
            Name = name,
            SortName = Folding.Fold(name),
            Description = RecipeText.Clean(input.Description),
            CreatedAt = now,
            UpdatedAt = now,
        };
        db.Add(collection);
        await db.SaveChangesAsync(cancellation);
        return TypedResults.Created(
            $"/api/v1/collections/{collection.Id}",
            new CollectionInfo(collection.Id, collection.Name, collection.Description, 0, [], null, collection.CreatedAt, collection.UpdatedAt));
    }

    private static async Task<Results<Ok<CollectionInfo>, ProblemHttpResult>> Read(
        Guid id, AlchemorselDbContext db, CancellationToken cancellation)
        => await CollectionList.FindAsync(db, id, cancellation) is { } collection ? TypedResults.Ok(collection) : NoSuchCollection();

    private static async Task<Results<NoContent, ValidationProblem, ProblemHttpResult>> Replace(
        Guid id, CollectionInput input, AlchemorselDbContext db, TimeProvider clock, CancellationToken cancellation)
    {
        if (RecipeText.CleanLine(input.Name) is not { } name)
            return NameMissing();
        var (sortName, description, now) = (Folding.Fold(name), RecipeText.Clean(input.Description), clock.GetStorableNow());
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var changed = await db.Set<Collection>().Where(collection => collection.Id == id).ExecuteUpdateAsync(
            row => row.SetProperty(collection => collection.Name, name)
                .SetProperty(collection => collection.SortName, sortName)
                .SetProperty(collection => collection.Description, description)
                .SetProperty(collection => collection.UpdatedAt, now),
            cancellation);
        if (changed == 0)
            return NoSuchCollection();
        await CollectionPlaces.TellAsync(db, id, now, cancellation);
        await transaction.CommitAsync(cancellation);
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Delete(Guid id, AlchemorselDbContext db, CancellationToken cancellation)
        => await db.Set<Collection>().Where(collection => collection.Id == id).ExecuteDeleteAsync(cancellation) > 0
            ? TypedResults.NoContent()
            : NoSuchCollection();

    private static async Task<Results<Ok<Page<RecipeSummary>>, ValidationProblem, ProblemHttpResult>> ListRecipes(
        Guid id, AlchemorselDbContext db, string? cursor, int? limit, CancellationToken cancellation)
    {
        if (limit is < 1 or > Limits.PageMax)
            return Problems.Invalid("limit", $"Between 1 and {Limits.PageMax}.");
        if (!await db.Set<Collection>().AnyAsync(collection => collection.Id == id, cancellation))
            return NoSuchCollection();
        return await CollectionList.ReadRecipesAsync(db, id, cursor, limit ?? Limits.PageDefault, cancellation) is { } page
            ? TypedResults.Ok(page)
            : UnknownCursor();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Add(
        Guid id, Guid recipeId, AlchemorselDbContext db, TimeProvider clock, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (!await CollectionPlaces.TryLockAsync(db, id, clock.GetStorableNow(), cancellation))
            return NoSuchCollection();
        if (!await db.Set<Recipe>().AnyAsync(recipe => recipe.Id == recipeId, cancellation))
            return NoSuchRecipe();
        if (await db.Set<CollectionRecipe>().CountAsync(place => place.CollectionId == id, cancellation) >= Limits.CollectionRecipesMax)
            return Problems.Problem(422, "collection-full", "This collection holds as many recipes as it can.", "Begin another one.");
        await CollectionPlaces.AddAsync(db, id, recipeId, clock.GetStorableNow(), cancellation);
        await CollectionPlaces.TellAsync(db, id, clock.GetStorableNow(), cancellation);
        await transaction.CommitAsync(cancellation);
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Remove(
        Guid id, Guid recipeId, AlchemorselDbContext db, TimeProvider clock, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (!await CollectionPlaces.TryLockAsync(db, id, clock.GetStorableNow(), cancellation))
            return NoSuchCollection();
        await db.Set<CollectionRecipe>().Where(place => place.CollectionId == id && place.RecipeId == recipeId).ExecuteDeleteAsync(cancellation);
        await CollectionPlaces.TellAsync(db, id, clock.GetStorableNow(), cancellation);
        await transaction.CommitAsync(cancellation);
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, ValidationProblem, ProblemHttpResult>> Move(
        Guid id, Guid recipeId, PositionInput input, AlchemorselDbContext db, TimeProvider clock, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (!await CollectionPlaces.TryLockAsync(db, id, clock.GetStorableNow(), cancellation))
            return NoSuchCollection();
        var named = await db.Set<CollectionRecipe>().AsNoTracking()
            .Where(place => place.CollectionId == id && (place.RecipeId == recipeId || place.RecipeId == input.After))
            .Select(place => place.RecipeId)
            .ToListAsync(cancellation);
        if (!named.Contains(recipeId))
            return NoSuchRecipe();
        if (input.After == recipeId || (input.After is { } after && !named.Contains(after)))
            return Problems.Invalid("after", "Another recipe of this collection, or nothing to be the first.");
        await CollectionPlaces.MoveAsync(db, id, recipeId, input.After, cancellation);
        await CollectionPlaces.TellAsync(db, id, clock.GetStorableNow(), cancellation);
        await transaction.CommitAsync(cancellation);
        return TypedResults.NoContent();
    }

    private static ValidationProblem NameMissing() => Problems.Invalid("name", "A collection needs a name.");

    private static ValidationProblem UnknownCursor() => Problems.Invalid("cursor", "This cursor is not one of this list. Start again without it.");

    private static ProblemHttpResult NoSuchCollection() => Problems.Problem(404, "not-found", "There is no such collection.");

    private static ProblemHttpResult NoSuchRecipe() => Problems.Problem(404, "not-found", "There is no such recipe.");
}

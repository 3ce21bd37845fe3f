using Alchemorsel.Api.Data;
using Alchemorsel.Api.Webhooks;
using Alchemorsel.Contracts.Webhooks;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Collections;

/// <summary>Changes a collection's order; the collection's row is the lock, so that no two changes number the same place.</summary>
internal static class CollectionPlaces
{
    /// <summary>Holds the collection until the open transaction ends, and notes the change. False when the household has none such.</summary>
    public static async Task<bool> TryLockAsync(AlchemorselDbContext db, Guid id, DateTimeOffset now, CancellationToken cancellation)
        => await db.Set<Collection>().Where(collection => collection.Id == id)
            .ExecuteUpdateAsync(row => row.SetProperty(collection => collection.UpdatedAt, now), cancellation) > 0;

    /// <summary>Tells the household's webhooks that a collection has another name, or other recipes, or the same in another order.</summary>
    public static Task TellAsync(AlchemorselDbContext db, Guid id, DateTimeOffset now, CancellationToken cancellation) => db.TellAsync(
        db.CurrentHousehold!.Value, WebhookEvents.CollectionChanged,
        async () => new WebhookSubject(
            id,
            await db.Set<Collection>().Where(collection => collection.Id == id).Select(collection => collection.Name).SingleAsync(cancellation),
            $"/collections/{id}", db.CurrentUser),
        now, cancellation);

    /// <summary>Adds a recipe at the end; one that is in it already stays where it is.</summary>
    public static Task AddAsync(AlchemorselDbContext db, Guid id, Guid recipe, DateTimeOffset now, CancellationToken cancellation)
        => db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO collection_recipe (collection_id, recipe_id, household_id, position, added_at)
            SELECT {id}, r.id, r.household_id,
                (SELECT coalesce(max(position), 0) + {CollectionRecipe.Step} FROM collection_recipe WHERE collection_id = {id}), {now}
            FROM recipe r WHERE r.id = {recipe} AND r.household_id = {db.CurrentHousehold}
            FOR KEY SHARE
            ON CONFLICT DO NOTHING
            """,
            cancellation);

    /// <summary>Moves a recipe behind another one of the collection, or to the front.</summary>
    public static async Task MoveAsync(AlchemorselDbContext db, Guid id, Guid recipe, Guid? after, CancellationToken cancellation)
    {
        if (await FreeAsync(db, id, recipe, after, cancellation) is not { } position)
        {
            await RenumberAsync(db, id, cancellation);
            position = (await FreeAsync(db, id, recipe, after, cancellation))!.Value;
        }

        await db.Set<CollectionRecipe>().Where(place => place.CollectionId == id && place.RecipeId == recipe)
            .ExecuteUpdateAsync(row => row.SetProperty(place => place.Position, position), cancellation);
    }

    /// <summary>A number between the recipe to follow and the next one, or null when there is none left.</summary>
    private static async Task<long?> FreeAsync(AlchemorselDbContext db, Guid id, Guid recipe, Guid? after, CancellationToken cancellation)
    {
        var others = db.Set<CollectionRecipe>().Where(place => place.CollectionId == id && place.RecipeId != recipe);
        if (after is null)
            return (await others.MinAsync(place => (long?)place.Position, cancellation) ?? 0) - CollectionRecipe.Step;
        var before = await others.Where(place => place.RecipeId == after).Select(place => place.Position).SingleAsync(cancellation);
        var next = await others.Where(place => place.Position > before).MinAsync(place => (long?)place.Position, cancellation);
        if (next is null)
            return before + CollectionRecipe.Step;
        var between = before + ((next.Value - before) / 2);
        return between > before ? between : null;
    }

    private static Task RenumberAsync(AlchemorselDbContext db, Guid id, CancellationToken cancellation) => db.Database.ExecuteSqlAsync(
        $"""
        UPDATE collection_recipe c SET position = n.number * {CollectionRecipe.Step}
        FROM (SELECT recipe_id, row_number() OVER (ORDER BY position, recipe_id) AS number FROM collection_recipe
              WHERE collection_id = {id} AND household_id = {db.CurrentHousehold}) n
        WHERE c.collection_id = {id} AND c.recipe_id = n.recipe_id
        """,
        cancellation);
}

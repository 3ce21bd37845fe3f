using Alchemorsel.Api.Data;
using Alchemorsel.Api.Recipes;
using Alchemorsel.Api.Recipes.Revisions;
using Alchemorsel.Api.SavedSearches;
using Alchemorsel.Contracts.Labels;
using Alchemorsel.Contracts.Recipes;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Labels;

/// <summary>
/// Renames, merges and takes off labels in every recipe of the household: in one transaction, some recipes at a time, so that memory is bounded
/// whatever their number. The recipes have new versions, so nobody's editor overwrites the change, and each a revision with it. Saved searches
/// that name a label follow.
/// </summary>
internal static class LabelChanges
{
    // Recipes that are read and written at once.
    private const int Step = 250;

    /// <summary>Puts <paramref name="into"/> in the place of <paramref name="names"/>, or nothing when it is null.</summary>
    /// <returns>How many recipes have any of the names, and are changed; null when none has.</returns>
    public static async Task<int?> ApplyAsync(
        AlchemorselDbContext db, LabelKind kind, IReadOnlyList<string> names, string? into, DateTimeOffset now, CancellationToken cancellation)
    {
        var keys = names.Select(Folding.Fold).Distinct().ToArray();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var having = await HavingAsync(db, kind, keys, cancellation);
        if (having.Count == 0)
            return null;
        foreach (var step in having.Chunk(Step))
            await ChangeAsync(db, kind, step, keys, into, now, cancellation);
        if (kind == LabelKind.Equipment)
            await RecipeSearchIndex.AddWordsAsync(db, having, into, cancellation);
        else
            await RecipeSearchIndex.RelabelAsync(db, having, into, cancellation);
        if (into is not null)
            await SavedSearchNames.FollowLabelsAsync(db, kind, keys, into, now, cancellation);
        await transaction.CommitAsync(cancellation);
        return having.Count;
    }

    // Locked until the end, in one order for all who do this.
    private static async Task<List<Guid>> HavingAsync(AlchemorselDbContext db, LabelKind kind, string[] keys, CancellationToken cancellation)
    {
        var labels = kind == LabelKind.Equipment ? await LabelList.SpellingsAsync(db, keys, cancellation) : keys;
        return await (kind switch
        {
            LabelKind.Tags => db.Database.SqlQuery<Guid>(
                $"SELECT id AS \"Value\" FROM recipe WHERE household_id = {db.CurrentHousehold} AND tag_keys && {labels} ORDER BY id FOR NO KEY UPDATE"),
            LabelKind.Cuisines => db.Database.SqlQuery<Guid>(
                $"SELECT id AS \"Value\" FROM recipe WHERE household_id = {db.CurrentHousehold} AND cuisine_key = ANY({labels}) ORDER BY id FOR NO KEY UPDATE"),
            LabelKind.Categories => db.Database.SqlQuery<Guid>(
                $"SELECT id AS \"Value\" FROM recipe WHERE household_id = {db.CurrentHousehold} AND category_key = ANY({labels}) ORDER BY id FOR NO KEY UPDATE"),
            _ => db.Database.SqlQuery<Guid>(
                $"SELECT id AS \"Value\" FROM recipe WHERE household_id = {db.CurrentHousehold} AND equipment && {labels} ORDER BY id FOR NO KEY UPDATE"),
        }).ToListAsync(cancellation);
    }

    private static async Task ChangeAsync(
        AlchemorselDbContext db, LabelKind kind, Guid[] ids, string[] keys, string? into, DateTimeOffset now, CancellationToken cancellation)
    {
        var recipes = await db.Set<Recipe>().Where(recipe => ids.Contains(recipe.Id)).ToListAsync(cancellation);
        var revisions = new RevisionBatch(RevisionKind.Labels);
        foreach (var recipe in recipes)
        {
            var (before, beforeAt) = (recipe.ToInput(), recipe.UpdatedAt);
            Relabel(recipe, kind, keys, into);
            recipe.UpdatedAt = now;
            revisions.Add(recipe, before, beforeAt);
        }

        await revisions.AddToAsync(db, cancellation);
        await db.SaveChangesAsync(cancellation);
        // Otherwise every recipe would be held, and looked through for changes with each step.
        db.ChangeTracker.Clear();
        await revisions.ThinAsync(db, cancellation);
    }

    private static void Relabel(Recipe recipe, LabelKind kind, string[] keys, string? into)
    {
        switch (kind)
        {
            case LabelKind.Tags:
                recipe.Tags = Replaced(recipe.Tags, keys, into);
                recipe.TagKeys = [.. recipe.Tags.Select(Folding.Fold)];
                break;
            case LabelKind.Cuisines:
                (recipe.Cuisine, recipe.CuisineKey) = (into, Folding.FoldOrNull(into));
                break;
            case LabelKind.Categories:
                (recipe.Category, recipe.CategoryKey) = (into, Folding.FoldOrNull(into));
                break;
            default:
                recipe.Equipment = Replaced(recipe.Equipment, keys, into);
                break;
        }
    }

    /// <summary>They keep their order; one that a recipe would have twice stays where it stood first.</summary>
    private static List<string> Replaced(List<string> labels, string[] keys, string? into)
        => [.. labels.Select(label => keys.Contains(Folding.Fold(label)) ? into : label).OfType<string>().DistinctBy(Folding.Fold)];
}

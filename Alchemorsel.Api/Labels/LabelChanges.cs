using Alchemorsel.Api.Data;
using Alchemorsel.Api.Recipes;
using Alchemorsel.Contracts.Labels;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Labels;

/// <summary>
/// Renames, merges and takes off labels in every recipe of the household, without reading a recipe: a few statements in one transaction,
/// whatever the number of recipes. The recipes have new versions, so nobody's editor overwrites the change; their next save records it as a
/// revision.
/// </summary>
internal static class LabelChanges
{
    /// <summary>Puts <paramref name="into"/> in the place of <paramref name="names"/>, or nothing when it is null.</summary>
    /// <returns>How many recipes were changed; null when none has any of the names.</returns>
    public static async Task<int?> ApplyAsync(
        AlchemorselDbContext db, LabelKind kind, IReadOnlyList<string> names, string? into, DateTimeOffset now, CancellationToken cancellation)
    {
        var keys = names.Select(Folding.Fold).Distinct().ToArray();
        var key = into is null ? null : Folding.Fold(into);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (kind == LabelKind.Equipment)
            keys = await LabelList.SpellingsAsync(db, keys, cancellation);
        var changed = await (kind switch
        {
            LabelKind.Tags => TagsAsync(db, keys, into, key, now, cancellation),
            LabelKind.Cuisines => db.Set<Recipe>().Where(recipe => keys.Contains(recipe.CuisineKey)).Select(recipe => recipe.Id).ToListAsync(cancellation),
            LabelKind.Categories => db.Set<Recipe>().Where(recipe => keys.Contains(recipe.CategoryKey)).Select(recipe => recipe.Id).ToListAsync(cancellation),
            _ => ToolsAsync(db, keys, into, now, cancellation),
        });
        if (changed.Count == 0)
            return null;
        if (kind == LabelKind.Cuisines)
        {
            await db.Set<Recipe>().Where(recipe => changed.Contains(recipe.Id)).ExecuteUpdateAsync(
                row => row.SetProperty(recipe => recipe.Cuisine, into).SetProperty(recipe => recipe.CuisineKey, key)
                    .SetProperty(recipe => recipe.UpdatedAt, now),
                cancellation);
        }
        else if (kind == LabelKind.Categories)
        {
            await db.Set<Recipe>().Where(recipe => changed.Contains(recipe.Id)).ExecuteUpdateAsync(
                row => row.SetProperty(recipe => recipe.Category, into).SetProperty(recipe => recipe.CategoryKey, key)
                    .SetProperty(recipe => recipe.UpdatedAt, now),
                cancellation);
        }

        if (kind == LabelKind.Equipment)
            await RecipeSearchIndex.AddWordsAsync(db, changed, into, cancellation);
        else
            await RecipeSearchIndex.RelabelAsync(db, changed, cancellation);
        await transaction.CommitAsync(cancellation);
        return changed.Count;
    }

    /// <summary>Tags keep their order; one that a recipe would have twice stays where it stood first.</summary>
    private static Task<List<Guid>> TagsAsync(
        AlchemorselDbContext db, string[] keys, string? into, string? key, DateTimeOffset now, CancellationToken cancellation)
        => db.Database.SqlQuery<Guid>(
            $"""
            UPDATE recipe SET updated_at = {now}, (tags, tag_keys) = (
                SELECT coalesce(array_agg(tag ORDER BY place), ARRAY[]::text[]), coalesce(array_agg(key ORDER BY place), ARRAY[]::text[])
                FROM (
                    SELECT DISTINCT ON (key) key, tag, place
                    FROM (
                        SELECT CASE WHEN label.key = ANY({keys}) THEN {key}::text ELSE label.key END AS key,
                            CASE WHEN label.key = ANY({keys}) THEN {into}::text ELSE label.tag END AS tag, place
                        FROM unnest(recipe.tags, recipe.tag_keys) WITH ORDINALITY AS label(tag, key, place)) AS named
                    WHERE key IS NOT NULL ORDER BY key, place) AS once)
            WHERE household_id = {db.CurrentHousehold} AND tag_keys && {keys}
            RETURNING id AS "Value"
            """).ToListAsync(cancellation);

    private static Task<List<Guid>> ToolsAsync(
        AlchemorselDbContext db, string[] spellings, string? into, DateTimeOffset now, CancellationToken cancellation)
        => db.Database.SqlQuery<Guid>(
            $"""
            UPDATE recipe SET updated_at = {now}, equipment = (
                SELECT coalesce(array_agg(tool ORDER BY place), ARRAY[]::text[])
                FROM (
                    SELECT DISTINCT ON (tool) tool, place
                    FROM (
                        SELECT CASE WHEN named.tool = ANY({spellings}) THEN {into}::text ELSE named.tool END AS tool, place
                        FROM unnest(recipe.equipment) WITH ORDINALITY AS named(tool, place)) AS tools
                    WHERE tool IS NOT NULL ORDER BY tool, place) AS once)
            WHERE household_id = {db.CurrentHousehold} AND equipment && {spellings}
            RETURNING id AS "Value"
            """).ToListAsync(cancellation);
}

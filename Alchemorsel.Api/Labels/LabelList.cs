using Alchemorsel.Api.Data;
using Alchemorsel.Api.Http;
using Alchemorsel.Api.Recipes;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Labels;
using Alchemorsel.Contracts.Recipes;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Labels;

/// <summary>Where a page of labels ended: the folded name.</summary>
internal sealed record LabelPosition(string? Key);

/// <summary>The household's labels with how many recipes have each; one statement a page.</summary>
internal static class LabelList
{
    // Distinct tools of a household that are looked at: they are few, but nothing bounds what was imported.
    private const int ToolsMax = 20_000;

    private const int ExamplesMax = 5;

    public static async Task<Page<LabelSummary>> ReadAsync(
        AlchemorselDbContext db, LabelKind kind, string? words, LabelPosition? after, int size, CancellationToken cancellation)
    {
        var rows = await RowsAsync(db, kind, words ?? "", after?.Key ?? "", size + 1, cancellation);
        var page = rows.Take(size).ToList();
        return new Page<LabelSummary>(
            [.. page.Select(row => new LabelSummary(row.Name, row.Recipes))],
            rows.Count > size ? Cursor.Encode(new LabelPosition(page[^1].Key)) : null);
    }

    /// <summary>What a change of these labels would reach.</summary>
    public static async Task<LabelUsage> UsageAsync(
        AlchemorselDbContext db, LabelKind kind, IReadOnlyList<string> names, CancellationToken cancellation)
    {
        var keys = names.Select(Folding.Fold).Distinct().ToArray();
        var having = await HavingAsync(db, kind, keys, cancellation);
        var recipes = await having.CountAsync(cancellation);
        if (recipes == 0)
            return new LabelUsage([], 0, []);
        var examples = await having.OrderBy(recipe => recipe.SortTitle).ThenBy(recipe => recipe.Id).Take(ExamplesMax)
            .Select(recipe => new RecipeLink(recipe.Id, recipe.Slug, recipe.Title)).ToListAsync(cancellation);
        var counts = (await CountsAsync(db, kind, keys, cancellation)).ToDictionary(row => row.Key);
        return new LabelUsage(
            [.. keys.Where(counts.ContainsKey).Select(key => new LabelSummary(counts[key].Name, counts[key].Recipes))], recipes, examples);
    }

    /// <summary>The spellings of these tools in the household's recipes; tools have no folded form in the database.</summary>
    public static async Task<string[]> SpellingsAsync(AlchemorselDbContext db, IReadOnlyCollection<string> keys, CancellationToken cancellation)
        => [.. (await ToolsAsync(db, cancellation)).Where(tool => keys.Contains(tool.Key)).Select(tool => tool.Name)];

    private static async Task<IQueryable<Recipe>> HavingAsync(AlchemorselDbContext db, LabelKind kind, string[] keys, CancellationToken cancellation)
    {
        var recipes = db.Set<Recipe>().AsNoTracking();
        var spellings = kind == LabelKind.Equipment ? await SpellingsAsync(db, keys, cancellation) : [];
        return kind switch
        {
            LabelKind.Tags => recipes.Where(recipe => recipe.TagKeys.Any(key => keys.Contains(key))),
            LabelKind.Cuisines => recipes.Where(recipe => keys.Contains(recipe.CuisineKey)),
            LabelKind.Categories => recipes.Where(recipe => keys.Contains(recipe.CategoryKey)),
            _ => recipes.Where(recipe => recipe.Equipment.Any(tool => spellings.Contains(tool))),
        };
    }

    private static async Task<List<LabelRow>> CountsAsync(AlchemorselDbContext db, LabelKind kind, string[] keys, CancellationToken cancellation)
    {
        if (kind == LabelKind.Equipment)
            return [.. Grouped(await ToolsAsync(db, cancellation)).Where(row => keys.Contains(row.Key))];
        return await Labels(db, kind).Where(row => keys.Contains(row.Key)).ToListAsync(cancellation);
    }

    private static async Task<List<LabelRow>> RowsAsync(
        AlchemorselDbContext db, LabelKind kind, string words, string after, int size, CancellationToken cancellation)
    {
        if (kind != LabelKind.Equipment)
        {
            return await Labels(db, kind)
                .Where(row => EF.Functions.Collate(row.Key, "C").CompareTo(after) > 0 && row.Key.Contains(words))
                .OrderBy(row => EF.Functions.Collate(row.Key, "C")).Take(size).ToListAsync(cancellation);
        }

        return
        [
            .. Grouped(await ToolsAsync(db, cancellation))
                .Where(row => string.CompareOrdinal(row.Key, after) > 0 && row.Key.Contains(words, StringComparison.Ordinal))
                .OrderBy(row => row.Key, StringComparer.Ordinal).Take(size),
        ];
    }

    // Raw SQL is not covered by the household filter, hence the explicit condition. Of several spellings the first in byte order is shown.
    private static IQueryable<LabelRow> Labels(AlchemorselDbContext db, LabelKind kind) => kind switch
    {
        LabelKind.Tags => db.Database.SqlQuery<LabelRow>(
            $"""
            SELECT key, min(tag COLLATE "C") AS name, count(*)::int AS recipes
            FROM recipe, unnest(tags, tag_keys) AS labels(tag, key) WHERE household_id = {db.CurrentHousehold} GROUP BY key
            """),
        LabelKind.Cuisines => db.Database.SqlQuery<LabelRow>(
            $"""
            SELECT cuisine_key AS key, min(cuisine COLLATE "C") AS name, count(*)::int AS recipes
            FROM recipe WHERE household_id = {db.CurrentHousehold} AND cuisine_key IS NOT NULL GROUP BY cuisine_key
            """),
        _ => db.Database.SqlQuery<LabelRow>(
            $"""
            SELECT category_key AS key, min(category COLLATE "C") AS name, count(*)::int AS recipes
            FROM recipe WHERE household_id = {db.CurrentHousehold} AND category_key IS NOT NULL GROUP BY category_key
            """),
    };

    private static async Task<List<LabelRow>> ToolsAsync(AlchemorselDbContext db, CancellationToken cancellation)
    {
        var rows = await db.Database.SqlQuery<ToolRow>(
            $"""
            SELECT tool AS name, count(*)::int AS recipes
            FROM recipe, unnest(equipment) AS tools(tool) WHERE household_id = {db.CurrentHousehold}
            GROUP BY tool ORDER BY tool COLLATE "C" LIMIT {ToolsMax}
            """).ToListAsync(cancellation);
        return [.. rows.Select(row => new LabelRow(Folding.Fold(row.Name), row.Name, row.Recipes))];
    }

    // A recipe names a tool once, so the spellings' counts add up.
    private static IEnumerable<LabelRow> Grouped(IEnumerable<LabelRow> tools)
        => tools.GroupBy(tool => tool.Key).Select(same => new LabelRow(same.Key, same.First().Name, same.Sum(tool => tool.Recipes)));

    private sealed record LabelRow(string Key, string Name, int Recipes);

    private sealed record ToolRow(string Name, int Recipes);
}

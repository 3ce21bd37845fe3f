using System.Globalization;
using System.Text.Json;
using Alchemorsel.Api.Data;
using Alchemorsel.Api.Foods;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Cooking.Foods;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Recipes;

/// <summary>
/// What the recipes of a query can be narrowed by. Counted here and not in SQL: one bounded read of a few narrow columns serves all kinds whose
/// filter is not set, and each filter of which a recipe has one value costs one more, under the others alone.
/// </summary>
internal static class RecipeFacetList
{
    private const int Max = 30;

    // Recipes that are asked for the spelling of a label; of them the most ordinary (the first in byte order: capitals first) is shown.
    private const int SpellingsMax = 5;

    private static readonly int[] Times = [15, 30, 60, 120];
    private static readonly int[] Stars = [4, 3];

    public static async Task<RecipeFacets> ReadAsync(AlchemorselDbContext db, RecipeQuery query, string language, CancellationToken cancellation)
    {
        var words = string.IsNullOrWhiteSpace(query.Q) ? null : new SearchWords(query.Q);
        if (words is { All.Count: 0 })
            return new RecipeFacets([], [], []);
        var most = words is null ? Limits.FacetsCountedMax : Limits.SearchFacetsCountedMax;
        var foods = await FoodKeys.LoadForAsync(db, query, cancellation);
        var eras = await RecipeEras.ReadAsync(db, cancellation);
        // As the list reads them: the first reading that finds something.
        var reading = words is null ? SearchReading.Written : await RecipeSearch.FirstAsync(db, words, cancellation);
        var matching = await CountedAsync(RecipeFilter.None);
        while (matching.Count == 0 && words is not null && reading < SearchReading.Corrected)
        {
            reading++;
            matching = await CountedAsync(RecipeFilter.None);
        }
        if (words is not null && matching.Count == 0)
            return new RecipeFacets([], [], []);

        // A recipe has many tags and fits many diets, and all that are asked for must be there: each further one is counted under those too.
        var tags = Top(matching, row => row.TagKeys);
        var cuisines = Top(await UnlessAsync(RecipeFilter.Cuisine, query.Cuisine is not null), row => One(row.CuisineKey));
        var categories = Top(await UnlessAsync(RecipeFilter.Category, query.Category is not null), row => One(row.CategoryKey));
        var spelt = await SpellingsAsync(db, [.. tags, .. cuisines, .. categories], cancellation);
        var timed = await UnlessAsync(RecipeFilter.Minutes, query.MaxMinutes is not null);
        var rated = await UnlessAsync(RecipeFilter.Rating, query.MinRating is not null);
        var hard = await UnlessAsync(RecipeFilter.Difficulty, query.Difficulty is not null);
        return new RecipeFacets(
            [.. tags.Select(label => new Facet(spelt.Tag(label), label.Count))],
            [.. cuisines.Select(label => new Facet(spelt.Cuisine(label), label.Count))],
            [.. categories.Select(label => new Facet(spelt.Category(label), label.Count))])
        {
            Diets = Counts(DietNames.All, diet => diet.Key, diet => matching.Count(row => (row.Diets & diet.Value) == diet.Value)),
            Difficulties = Counts(
                Enum.GetValues<Difficulty>(), value => JsonNamingPolicy.CamelCase.ConvertName(value.ToString()), value => hard.Count(row => row.Difficulty == value)),
            Minutes = Counts(Times, Text, minutes => timed.Count(row => row.Minutes <= minutes)),
            Ratings = Counts(Stars, Text, stars => rated.Count(row => row.Rating >= stars)),
            Total = Math.Min(matching.Count, most),
            More = matching.Count > most,
        };

        Task<List<Counted>> UnlessAsync(RecipeFilter filter, bool isSet) => isSet ? CountedAsync(filter) : Task.FromResult(matching);

        async Task<List<Counted>> CountedAsync(RecipeFilter without)
        {
            var documents = RecipeFilters.Narrow(db, query, foods, without);
            if (words is not null)
            {
                if (await RecipeSearch.ReadAsync(db, documents, words, language, reading, cancellation) is not { } found)
                    return [];
                documents = found.Rows.Where(row => row.Matches).Select(row => row.Document);
            }
            return await eras.ReadAsync(documents, most + 1, some => some.Take(most + 1).Select(row => new Counted(
                row.RecipeId, row.CuisineKey, row.CategoryKey, row.TagKeys, row.Diets, row.Difficulty, row.Minutes, row.Rating)).ToListAsync(cancellation));
        }
    }

    private static List<Label> Top(List<Counted> rows, Func<Counted, IReadOnlyList<string>> keysOf)
    {
        var labels = new Dictionary<string, Label>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            foreach (var key in keysOf(row))
            {
                if (!labels.TryGetValue(key, out var label))
                    labels[key] = label = new Label(key);
                label.Count++;
                if (label.Samples.Count < SpellingsMax)
                    label.Samples.Add(row.Id);
            }
        }
        return [.. labels.Values.OrderByDescending(label => label.Count).ThenBy(label => label.Key, StringComparer.Ordinal).Take(Max)];
    }

    private static string[] One(string? key) => key is null ? [] : [key];

    private static IReadOnlyList<Facet> Counts<T>(IEnumerable<T> values, Func<T, string> name, Func<T, int> count)
        => [.. values.Select(value => new Facet(name(value), count(value))).Where(facet => facet.Count > 0)];

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static async Task<Spellings> SpellingsAsync(AlchemorselDbContext db, IEnumerable<Label> labels, CancellationToken cancellation)
    {
        var ids = labels.SelectMany(label => label.Samples).Distinct().ToList();
        var recipes = await db.Set<Recipe>().AsNoTracking().Where(recipe => ids.Contains(recipe.Id))
            .Select(recipe => new Labelled(recipe.Id, recipe.Cuisine, recipe.Category, recipe.Tags))
            .ToDictionaryAsync(recipe => recipe.Id, cancellation);
        return new Spellings(recipes);
    }

    private sealed record Counted(
        Guid Id, string? CuisineKey, string? CategoryKey, List<string> TagKeys, Diets Diets, Difficulty? Difficulty, int Minutes, double? Rating);

    private sealed class Label(string key)
    {
        public string Key { get; } = key;
        public int Count { get; set; }
        public List<Guid> Samples { get; } = [];
    }

    private sealed record Labelled(Guid Id, string? Cuisine, string? Category, List<string> Tags);

    private sealed class Spellings(Dictionary<Guid, Labelled> recipes)
    {
        public string Tag(Label label) => Of(label, recipe => recipe.Tags);

        public string Cuisine(Label label) => Of(label, recipe => [recipe.Cuisine]);

        public string Category(Label label) => Of(label, recipe => [recipe.Category]);

        private string Of(Label label, Func<Labelled, IEnumerable<string?>> texts)
            => label.Samples.Select(recipes.GetValueOrDefault).OfType<Labelled>().SelectMany(texts).OfType<string>()
                .Where(text => Folding.Fold(text) == label.Key).Min(StringComparer.Ordinal) ?? label.Key;
    }
}

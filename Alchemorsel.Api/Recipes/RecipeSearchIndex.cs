using Alchemorsel.Api.Data;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Recipes;

/// <summary>
/// Writes what a recipe is found by. Only PostgreSQL can stem, so this is a statement and not an entity; it runs in the transaction that
/// saves the recipe.
/// </summary>
internal static class RecipeSearchIndex
{
    // Characters of one part that are indexed; keeps a vector far below PostgreSQL's limit of 1 MB, above which the save would fail.
    private const int IndexedMax = 60_000;

    /// <summary>Raised with every change of what is derived here: older rows are then written anew in the background.</summary>
    public const short Version = 2;

    /// <summary>In place of a version: to be derived anew.</summary>
    public const short Stale = 0;

    /// <summary>
    /// In place of a version: the recipe's lines are to be read again (<see cref="Ingredients.Rereading"/>), then it is to be derived anew. Only
    /// that takes the mark off; a save leaves it, since not every save reads the lines.
    /// </summary>
    public const short Unread = -1;

    /// <summary>Inserts or replaces the search document of <paramref name="recipe"/>, which must be saved already.</summary>
    public static async Task WriteAsync(AlchemorselDbContext db, Recipe recipe, CancellationToken cancellation)
    {
        var contents = await RecipeContents.LoadAsync(db, recipe, cancellation);
        var language = ConfigurationOf(recipe.Language);
        var title = Folding.Fold(recipe.Title);
        var labels = Join([recipe.Cuisine, recipe.Category, .. recipe.Tags]);
        var foods = Join(recipe.Ingredients.SelectMany(group => group.Lines).Select(line => line.Food).Distinct());
        var ingredients = Join(recipe.Ingredients.SelectMany(group => group.Lines.Select(line => line.Text).Prepend(group.Name)));
        var text = Join(
            [recipe.Description, recipe.Author, recipe.Notes, .. recipe.Equipment, .. recipe.Steps.SelectMany(group => group.Steps.Prepend(group.Name))]);

        var derived = RecipeFoods.Of(contents);
        var (foodKeys, tagKeys, uses) = (FoodRarity.RarestFirst(derived.Keys), recipe.TagKeys.ToArray(), contents.Uses.ToArray());
        var (allergens, mayContain, diets) = ((int)derived.Contains, (int)derived.MayContain, (int)derived.Diets);
        var difficulty = (int?)recipe.Difficulty;

        // Title, labels and foods are indexed as they are beside their stems: for words being typed, and for searches in another language.
        // What the household does with the recipe (rating, cooked) is not this statement's to write.
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO recipe_search (recipe_id, household_id, foods, uses, allergens, may_contain, unknown_lines, diets, sort_title,
                cuisine_key, category_key, tag_keys, minutes, difficulty, is_draft, archived_at, cooked_count, derived_by, vector)
            VALUES ({recipe.Id}, {recipe.HouseholdId}, {foodKeys}, {uses}, {allergens}, {mayContain}, {derived.UnknownLines}, {diets},
                {recipe.SortTitle}, {recipe.CuisineKey}, {recipe.CategoryKey}, {tagKeys}, {recipe.SortMinutes}, {difficulty},
                {recipe.IsDraft}, {recipe.ArchivedAt}, 0, {Version},
                setweight(to_tsvector('simple', {title}) || to_tsvector({language}::regconfig, {title}), 'A')
                || setweight(to_tsvector('simple', {labels}) || to_tsvector({language}::regconfig, {labels}), 'B')
                || setweight(to_tsvector('simple', {foods}) || to_tsvector({language}::regconfig, {ingredients}), 'C')
                || setweight(to_tsvector({language}::regconfig, {text}), 'D'))
            ON CONFLICT (recipe_id) DO UPDATE SET vector = excluded.vector, foods = excluded.foods, uses = excluded.uses,
                allergens = excluded.allergens, may_contain = excluded.may_contain, unknown_lines = excluded.unknown_lines,
                diets = excluded.diets, sort_title = excluded.sort_title, cuisine_key = excluded.cuisine_key,
                category_key = excluded.category_key, tag_keys = excluded.tag_keys, minutes = excluded.minutes,
                difficulty = excluded.difficulty, is_draft = excluded.is_draft, archived_at = excluded.archived_at,
                derived_by = CASE WHEN recipe_search.derived_by < 0 THEN recipe_search.derived_by ELSE excluded.derived_by END
            """,
            cancellation);
        await SearchWord.RememberAsync(db, recipe.HouseholdId, [title, labels, foods], cancellation);
    }

    /// <summary>Archives the recipe, or brings it back: the document says the same. Run it in the transaction that changes the recipe.</summary>
    public static Task SetArchivedAsync(AlchemorselDbContext db, Guid recipe, DateTimeOffset? archivedAt, CancellationToken cancellation)
        => db.Set<RecipeSearchDocument>().Where(search => search.RecipeId == recipe)
            .ExecuteUpdateAsync(row => row.SetProperty(search => search.ArchivedAt, archivedAt), cancellation);

    /// <summary>
    /// Takes over the labels of recipes that were changed without being read. The words of their labels (weight B) are written anew from
    /// the folded keys, which are what <see cref="WriteAsync"/> folds; all else stays. Run it in the transaction that changes the recipes.
    /// </summary>
    /// <param name="label">What they are labelled now; null when a label was taken off.</param>
    public static async Task RelabelAsync(
        AlchemorselDbContext db, IReadOnlyCollection<Guid> recipes, string? label, CancellationToken cancellation)
    {
        var ids = recipes.ToArray();
        var (languages, configurations) = await LanguagesAsync(db, ids, cancellation);
        await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE recipe_search AS search SET tag_keys = named.tag_keys, cuisine_key = named.cuisine_key, category_key = named.category_key,
                vector = ts_filter(search.vector, ARRAY['a', 'c', 'd']::"char"[]) || setweight(
                    to_tsvector('simple', named.labels) || to_tsvector(named.configuration::regconfig, named.labels), 'B')
            FROM (
                SELECT recipe.id, recipe.tag_keys, recipe.cuisine_key, recipe.category_key, spoken.configuration,
                    concat_ws(E'\n', recipe.cuisine_key, recipe.category_key, nullif(array_to_string(recipe.tag_keys, E'\n'), '')) AS labels
                FROM recipe JOIN unnest({languages}, {configurations}) AS spoken(language, configuration)
                    ON spoken.language = coalesce(recipe.language, '')
                WHERE recipe.household_id = {db.CurrentHousehold} AND recipe.id = ANY({ids})) AS named
            WHERE search.recipe_id = named.id AND search.household_id = {db.CurrentHousehold}
            """,
            cancellation);
        if (label is not null && db.CurrentHousehold is { } household)
            await SearchWord.RememberAsync(db, household, [Folding.Fold(label)], cancellation);
    }

    /// <summary>
    /// Lets recipes be found by <paramref name="words"/> of their tools. What they were found by before stays until they are saved: the
    /// words of tools can't be told from those of the steps.
    /// </summary>
    public static async Task AddWordsAsync(
        AlchemorselDbContext db, IReadOnlyCollection<Guid> recipes, string? words, CancellationToken cancellation)
    {
        if (words is null)
            return;
        var (ids, folded) = (recipes.ToArray(), Folding.Fold(words));
        var (languages, configurations) = await LanguagesAsync(db, ids, cancellation);
        await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE recipe_search AS search SET vector = search.vector || setweight(to_tsvector(spoken.configuration::regconfig, {folded}), 'D')
            FROM recipe JOIN unnest({languages}, {configurations}) AS spoken(language, configuration)
                ON spoken.language = coalesce(recipe.language, '')
            WHERE recipe.household_id = {db.CurrentHousehold} AND recipe.id = ANY({ids}) AND search.recipe_id = recipe.id
            """,
            cancellation);
    }

    /// <summary>The languages of the recipes ("" for none) and what each is read with.</summary>
    private static async Task<(string[] Languages, string[] Configurations)> LanguagesAsync(
        AlchemorselDbContext db, Guid[] recipes, CancellationToken cancellation)
    {
        var languages = await db.Set<Recipe>().Where(recipe => recipes.Contains(recipe.Id)).Select(recipe => recipe.Language).Distinct()
            .ToListAsync(cancellation);
        return ([.. languages.Select(language => language ?? "")], [.. languages.Select(ConfigurationOf)]);
    }

    // English is the reading of a recipe that names no language: most that name none are, and plain words match in any case.
    private static string ConfigurationOf(string? language) => language is null ? "english" : TextSearchLanguage.For(language);

    private static string Join(IEnumerable<string?> texts)
    {
        var joined = string.Join('\n', texts.Where(text => !string.IsNullOrWhiteSpace(text)).Select(text => Folding.Fold(text!)));
        if (joined.Length <= IndexedMax)
            return joined;
        return joined[..(char.IsLowSurrogate(joined[IndexedMax]) ? IndexedMax - 1 : IndexedMax)];
    }
}

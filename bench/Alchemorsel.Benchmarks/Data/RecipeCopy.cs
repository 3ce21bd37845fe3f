using Npgsql;
using NpgsqlTypes;

namespace Alchemorsel.Benchmarks.Data;

/// <summary>Writes invented recipes with COPY; PostgreSQL computes the vectors of a whole batch in one statement.</summary>
internal static class RecipeCopy
{
    private const string Recipes =
        """
        COPY recipe (id, household_id, title, description, servings, total_minutes, cuisine, category, difficulty, language, tags, ingredients,
            steps, is_draft, created_at, updated_at, slug, sort_title, cuisine_key, category_key, tag_keys, sort_minutes)
        FROM STDIN (FORMAT BINARY)
        """;

    private const string Staged =
        """
        CREATE TEMP TABLE staged (recipe_id uuid, household_id uuid, language text, title text, labels text, food_names text, ingredients text,
            body text, foods text[], allergens int, may_contain int, unknown_lines int, diets int, cuisine_key text, category_key text,
            tag_keys text[], minutes int, difficulty int, is_draft bool, rating float8, cooked_count int, last_cooked_at timestamptz) ON COMMIT DROP
        """;

    // The weights and readings are those of RecipeSearchIndex.
    private const string Indexed =
        """
        INSERT INTO recipe_search (recipe_id, household_id, foods, allergens, may_contain, unknown_lines, diets, sort_title, cuisine_key,
            category_key, tag_keys, minutes, difficulty, is_draft, cooked_count, rating, last_cooked_at, derived_by, vector)
        SELECT recipe_id, household_id, foods, allergens, may_contain, unknown_lines, diets, title, cuisine_key,
            category_key, tag_keys, minutes, difficulty, is_draft, cooked_count, rating, last_cooked_at, $1,
            setweight(to_tsvector('simple', title) || to_tsvector(language::regconfig, title), 'A')
            || setweight(to_tsvector('simple', labels) || to_tsvector(language::regconfig, labels), 'B')
            || setweight(to_tsvector('simple', food_names) || to_tsvector(language::regconfig, ingredients), 'C')
            || setweight(to_tsvector(language::regconfig, body), 'D')
        FROM staged
        """;

    // The words are those of SearchWord; in order, so that batches side by side don't wait for each other in a circle.
    private const string Remembered =
        """
        INSERT INTO search_word (household_id, word)
        SELECT DISTINCT household_id, word COLLATE "C" AS word
        FROM staged, regexp_split_to_table(concat_ws(' ', title, labels, food_names), '[^[:alnum:]]+') AS word
        WHERE length(word) BETWEEN 3 AND 64 AND word !~ '^[0-9]+$'
        ORDER BY household_id, word
        ON CONFLICT DO NOTHING
        """;

    public static async Task WriteAsync(NpgsqlDataSource source, IEnumerable<InventedRecipe> recipes, CancellationToken cancellation)
    {
        var batch = recipes.ToList();
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await using (var writer = await connection.BeginBinaryImportAsync(Recipes, cancellation))
        {
            foreach (var recipe in batch)
            {
                await writer.StartRowAsync(cancellation);
                await WriteAsync(writer, [recipe.Id, recipe.Household, recipe.Title, recipe.Description, recipe.Servings, recipe.Minutes, recipe.Cuisine,
                    recipe.Category, recipe.Difficulty, recipe.Language, recipe.Tags], cancellation);
                await writer.WriteAsync(recipe.IngredientsJson, NpgsqlDbType.Jsonb, cancellation);
                await writer.WriteAsync(recipe.StepsJson, NpgsqlDbType.Jsonb, cancellation);
                await WriteAsync(writer, [recipe.IsDraft, recipe.CreatedAt, recipe.CreatedAt, recipe.Slug, recipe.SortTitle, recipe.CuisineKey,
                    recipe.CategoryKey, recipe.TagKeys, recipe.SortMinutes], cancellation);
            }
            await writer.CompleteAsync(cancellation);
        }

        await ExecuteAsync(connection, Staged, cancellation);
        await using (var writer = await connection.BeginBinaryImportAsync("COPY staged FROM STDIN (FORMAT BINARY)", cancellation))
        {
            foreach (var recipe in batch)
            {
                await writer.StartRowAsync(cancellation);
                await WriteAsync(writer, [recipe.Id, recipe.Household, recipe.TextSearch, recipe.SortTitle, recipe.LabelWords, recipe.FoodWords,
                    recipe.IngredientWords, recipe.BodyWords, recipe.Foods, recipe.Allergens, recipe.MayContain, recipe.UnknownLines,
                    recipe.Diets, recipe.CuisineKey, recipe.CategoryKey, recipe.TagKeys, recipe.SortMinutes, recipe.Difficulty, recipe.IsDraft,
                    recipe.Rating, recipe.CookedCount, recipe.LastCookedAt], cancellation);
            }
            await writer.CompleteAsync(cancellation);
        }
        await ExecuteAsync(connection, Indexed, cancellation, Alchemorsel.Api.Recipes.RecipeSearchIndex.Version);
        await ExecuteAsync(connection, Remembered, cancellation);
        await transaction.CommitAsync(cancellation);
    }

    private static async Task WriteAsync(NpgsqlBinaryImporter writer, object?[] values, CancellationToken cancellation)
    {
        foreach (var value in values)
        {
            if (value is null)
                await writer.WriteNullAsync(cancellation);
            else
                await writer.WriteAsync(value, cancellation);
        }
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string statement, CancellationToken cancellation, short? version = null)
    {
        await using var command = new NpgsqlCommand(statement, connection) { CommandTimeout = 1_800 };
        if (version is { } number)
            command.Parameters.Add(new NpgsqlParameter<short> { TypedValue = number });
        await command.ExecuteNonQueryAsync(cancellation);
    }
}

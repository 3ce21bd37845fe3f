using System.Globalization;
using System.Text.Json.Nodes;

namespace Alchemorsel.Cooking.Formats.Exports;

/// <summary>
/// Mealie's backups since version 1: <c>database.json</c> with the rows of each table, pictures under <c>data/recipes/{id}/images/</c>.
/// Each recipe is put together as Mealie's own JSON of it, and read as such.
/// </summary>
internal static class MealieBackup
{
    public static bool Is(JsonObject map) => map["recipes"] is JsonArray && map["recipes_ingredients"] is JsonArray;

    public static IEnumerable<FoundRecipe> Read(JsonObject tables, string entry)
    {
        var units = ById(tables, "ingredient_units");
        var foods = ById(tables, "ingredient_foods");
        var ingredients = ByRecipe(tables, "recipes_ingredients");
        var steps = ByRecipe(tables, "recipe_instructions");
        var notes = ByRecipe(tables, "notes");
        var nutrition = ByRecipe(tables, "recipe_nutrition");
        var tags = Names(tables, "tags", "recipes_to_tags", "tag_id");
        var categories = Names(tables, "categories", "recipes_to_categories", "category_id");
        var tools = Names(tables, "tools", "recipes_to_tools", "tool_id");
        foreach (var row in Rows(tables, "recipes"))
        {
            var id = Id(row.Text("id"));
            foreach (var ingredient in ingredients[id])
            {
                Name(ingredient, "unit", units.GetValueOrDefault(Id(ingredient.Text("unit_id"))));
                Name(ingredient, "food", foods.GetValueOrDefault(Id(ingredient.Text("food_id"))));
            }

            row["recipeIngredient"] = Copies(ingredients[id]);
            row["recipeInstructions"] = Copies(steps[id]);
            row["notes"] = Copies(notes[id]);
            row["nutrition"] = nutrition[id].FirstOrDefault()?.DeepClone();
            (row["nutrition"] as JsonObject)?.Remove("id");
            (row["nutrition"] as JsonObject)?.Remove("recipe_id");
            row["tags"] = Texts(tags[id]);
            row["recipeCategory"] = Texts(categories[id]);
            row["tools"] = Texts(tools[id]);
            var found = MealieRecipe.Read(row, entry);
            var folder = Guid.TryParse(id, out var guid) ? guid.ToString() : id;
            yield return found with { ImagePaths = [$"data/recipes/{folder}/images/original*", $"data/recipes/{folder}/assets/*"] };
            foreach (var name in new[] { "recipeIngredient", "recipeInstructions", "notes" })
                row.Remove(name);
        }
    }

    private static IEnumerable<JsonObject> Rows(JsonObject tables, string table) => (tables[table] as JsonArray ?? []).OfType<JsonObject>();

    private static Dictionary<string, JsonObject> ById(JsonObject tables, string table) =>
        Rows(tables, table).GroupBy(row => Id(row.Text("id"))).ToDictionary(rows => rows.Key, rows => rows.First());

    private static ILookup<string, JsonObject> ByRecipe(JsonObject tables, string table) =>
        Rows(tables, table).OrderBy(Position).ToLookup(row => Id(row.Text("recipe_id")));

    private static ILookup<string, string> Names(JsonObject tables, string table, string links, string key)
    {
        var names = ById(tables, table);
        return Rows(tables, links)
            .Select(link => (Recipe: Id(link.Text("recipe_id")), Name: names.GetValueOrDefault(Id(link.Text(key)))?.Text("name")))
            .Where(link => link.Name is not null).ToLookup(link => link.Recipe, link => link.Name!);
    }

    /// <summary>The same key may stand with and without hyphens.</summary>
    private static string Id(string? id) => id?.Replace("-", "", StringComparison.Ordinal).ToLowerInvariant() ?? "";

    private static int Position(JsonObject row) =>
        int.TryParse(row.Text("position"), NumberStyles.Integer, CultureInfo.InvariantCulture, out var at) ? at : 0;

    private static void Name(JsonObject ingredient, string field, JsonObject? named)
    {
        if (named?.Text("name") is { } name)
            ingredient[field] = name;
    }

    private static JsonArray Copies(IEnumerable<JsonObject> rows) => [.. rows.Select(row => row.DeepClone())];

    private static JsonArray Texts(IEnumerable<string> texts) => [.. texts.Select(text => (JsonNode)JsonValue.Create(text))];
}

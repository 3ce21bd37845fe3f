using System.Text.Json.Nodes;
using Alchemorsel.Cooking.Reading;

namespace Alchemorsel.Cooking.Formats.Exports;

/// <summary>
/// Mealie: a folder for each recipe with its JSON, <c>images/original.*</c> and <c>assets/</c>; names with underscores before version 1, in
/// camel case since.
/// </summary>
internal static class MealieRecipe
{
    public static bool Is(JsonObject map) =>
        !map.ContainsKey("@type") && map.Field("slug") is not null
        && (map.Field("recipeIngredient") ?? map.Field("recipeInstructions")) is JsonArray;

    public static FoundRecipe Read(JsonObject map, string entry)
    {
        var extra = new Extras();
        var yields = ExportText.Line(map.Text("recipeYield"));
        // "4" of "recipeServings" is written as 4.0.
        var servings = ExportText.Servings(map.Text("recipeServings")) ?? ExportText.Servings(yields);
        var prep = extra.Minutes("prepTime", map.Text("prepTime"));
        var cook = extra.Minutes("performTime", map.Text("performTime") ?? map.Text("cookTime"));
        extra.Add("tools", ExportText.Joined(map.Texts("tools")));
        foreach (var (name, value) in map.Field("extras") as JsonObject ?? [])
            extra.Add(name, JsonFields.Text(value));
        var assets = map.Objects("assets").Select(asset => asset.Text("fileName")).OfType<string>().Select(name => "assets/" + name);
        var draft = new RecipeDraft
        {
            Title = ExportText.Line(map.Text("name")),
            Description = ExportText.Line(map.Text("description")),
            Category = ExportText.Joined(map.Texts("recipeCategory")),
            YieldText = yields,
            Servings = servings,
            PrepMinutes = prep,
            CookMinutes = cook,
            TotalMinutes = extra.Total("totalTime", map.Text("totalTime"), prep, cook),
            SourceUrl = ExportText.Address(map.Text("orgURL")),
            Keywords = map.Texts("tags"),
            Ingredients = Ingredients(map),
            Steps = Steps(map),
            Notes = [.. Notes(map)],
            Nutrition = NutritionNames.From(
                (map.Field("nutrition") as JsonObject ?? []).Select(pair => (pair.Key, JsonFields.Text(pair.Value)))),
        };
        return new FoundRecipe(new ExportedRecipe
        {
            Format = ExportFormat.Mealie,
            Entry = entry,
            Draft = draft,
            Rating = ExportText.Rating(map.Text("rating")),
            Created = ExportText.Date(map.Text("createdAt")) ?? ExportText.Date(map.Text("dateAdded")),
            Updated = ExportText.Date(map.Text("updateAt", "updatedAt")) ?? ExportText.Date(map.Text("dateUpdated")),
            OriginalId = map.Text("id"),
            Extra = extra.Found,
        })
        { ImagePaths = ["images/original*", .. assets, "assets/*"] };
    }

    private static List<DraftSection> Ingredients(JsonObject map)
    {
        var sections = new SectionList();
        foreach (var node in map.List("recipeIngredient"))
        {
            if (node is not JsonObject item)
            {
                sections.Add(JsonFields.Text(node));
                continue;
            }

            sections.Begin(item.Text("title"));
            var food = item.Text("food");
            var note = item.Text("note");
            if (item.Text("display") is { } display)
                sections.Add(display);
            else if (item.IsTrue("disableAmount") || (food is null && note is not null && item.Text("unit") is null))
                sections.Add(note ?? food ?? item.Text("originalText"));
            else
                sections.Add(AmountLine.Write(item.Text("quantity"), item.Text("unit"), food, note) ?? item.Text("originalText"));
        }

        return sections.Found;
    }

    private static List<DraftSection> Steps(JsonObject map)
    {
        var sections = new SectionList();
        foreach (var node in map.List("recipeInstructions"))
        {
            if (node is JsonObject step)
            {
                sections.Begin(step.Text("title"));
                sections.Add(step.Text("summary"));
                sections.AddLines(step.Text("text"));
            }
            else
            {
                sections.AddLines(JsonFields.Text(node));
            }
        }

        return sections.Found;
    }

    private static IEnumerable<string> Notes(JsonObject map)
    {
        foreach (var note in map.Objects("notes").Concat(map.Objects("comments")))
        {
            var title = note.Field("title") is JsonValue value ? ExportText.Line(JsonFields.Text(value)) : null;
            var text = ExportText.Line(note.Text("text"));
            if ((title ?? text) is not null)
                yield return title is null ? text! : text is null ? title : $"{title}: {text}";
        }
    }
}

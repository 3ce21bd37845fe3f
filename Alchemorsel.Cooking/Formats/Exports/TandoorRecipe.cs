using System.Text.Json.Nodes;
using Alchemorsel.Cooking.Reading;

namespace Alchemorsel.Cooking.Formats.Exports;

/// <summary>
/// Tandoor: an archive for each recipe with <c>recipe.json</c>, whose steps hold their own ingredients, and <c>image.*</c>.
/// </summary>
internal static class TandoorRecipe
{
    public static bool Is(JsonObject map) =>
        !map.ContainsKey("@type") && map.ContainsKey("name") && map["steps"] is JsonArray
        && (map.ContainsKey("working_time") || map.Objects("steps").Any(step => step["ingredients"] is JsonArray));

    public static FoundRecipe Read(JsonObject map, string entry)
    {
        var extra = new Extras();
        var prep = extra.Minutes("working_time", map.Text("working_time"));
        var cook = extra.Minutes("waiting_time", map.Text("waiting_time"));
        var nutrition = map.Field("nutrition") as JsonObject ?? [];
        extra.Add("nutritionSource", nutrition.Text("source"));
        var servings = map.Text("servings");
        var words = ExportText.Line(map.Text("servings_text"));
        var (ingredients, steps) = Steps(map, extra);
        return new FoundRecipe(new ExportedRecipe
        {
            Format = ExportFormat.Tandoor,
            Entry = entry,
            Rating = ExportText.Rating(map.Text("rating")),
            Created = ExportText.Date(map.Text("created_at")),
            Updated = ExportText.Date(map.Text("updated_at")),
            OriginalId = map.Text("id"),
            Draft = new RecipeDraft
            {
                Title = ExportText.Line(map.Text("name")),
                Description = ExportText.Line(map.Text("description")),
                YieldText = words is null ? null : ExportText.Line($"{servings} {words}"),
                Servings = ExportText.Servings(servings),
                PrepMinutes = prep,
                CookMinutes = cook,
                TotalMinutes = prep is null && cook is null ? null : (prep ?? 0) + (cook ?? 0),
                SourceUrl = ExportText.Address(map.Text("source_url")),
                Keywords = map.Texts("keywords"),
                Ingredients = ingredients,
                Steps = steps,
                Nutrition = NutritionNames.From(
                    nutrition.Where(pair => NutritionNames.IsKnown(pair.Key)).Select(pair => (pair.Key, JsonFields.Text(pair.Value)))),
            },
            Extra = extra.Found,
        })
        { ImagePaths = ["image.*"] };
    }

    private static (List<DraftSection> Ingredients, List<DraftSection> Steps) Steps(JsonObject map, Extras extra)
    {
        var (ingredients, steps) = (new SectionList(), new SectionList());
        var number = 0;
        foreach (var step in map.Objects("steps"))
        {
            number++;
            var name = step.Text("name");
            steps.Begin(name);
            steps.AddLines(step.Text("instruction"));
            if (step.Text("time") is { } minutes and not "0")
                extra.Add($"time of step {number}", $"{minutes} min");
            var items = step.Objects("ingredients").ToList();
            if (items.Count > 0)
                ingredients.Begin(name);
            foreach (var item in items)
            {
                if (item.IsTrue("is_header"))
                    ingredients.Begin(item.Text("note") ?? item.Text("food"));
                else
                    ingredients.Add(AmountLine.Write(
                        item.IsTrue("no_amount") ? null : item.Text("amount"), item.Text("unit"), item.Text("food"), item.Text("note")));
            }
        }

        return (ingredients.Found, steps.Found);
    }
}

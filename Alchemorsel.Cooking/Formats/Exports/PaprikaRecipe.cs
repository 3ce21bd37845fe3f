using System.Text.Json.Nodes;
using Alchemorsel.Cooking.Reading;

namespace Alchemorsel.Cooking.Formats.Exports;

/// <summary>Paprika: one gzipped JSON object for each recipe, its pictures inside in base64.</summary>
internal static class PaprikaRecipe
{
    private const int PhotoAsTextMin = 200;

    public static bool Is(JsonObject map) =>
        map.ContainsKey("name") && map.ContainsKey("ingredients") && map["ingredients"] is null or JsonValue
        && (map.ContainsKey("photo_data") || map.ContainsKey("photo_hash") || map.ContainsKey("directions"));

    public static FoundRecipe Read(JsonObject map, string entry)
    {
        var extra = new Extras();
        extra.Add("difficulty", map.Text("difficulty"));
        var (nutrition, rest) = NutritionNames.FromLines(map.Text("nutritional_info"));
        extra.Add("nutritional_info", rest);
        var prep = extra.Minutes("prep_time", map.Text("prep_time"));
        var cook = extra.Minutes("cook_time", map.Text("cook_time"));
        var servings = ExportText.Line(map.Text("servings"));
        return new FoundRecipe(new ExportedRecipe
        {
            Format = ExportFormat.Paprika,
            Entry = entry,
            Rating = ExportText.Rating(map.Text("rating")),
            Favourite = ExportText.Flag(map.Text("on_favorites")),
            Created = ExportText.Date(map.Text("created")),
            OriginalId = map.Text("uid"),
            Draft = new RecipeDraft
            {
                Title = ExportText.Line(map.Text("name")),
                Description = ExportText.Line(map.Text("description")),
                Author = ExportText.Line(map.Text("source")),
                Category = ExportText.Joined(map.Texts("categories")),
                YieldText = servings,
                Servings = ExportText.Servings(servings),
                PrepMinutes = prep,
                CookMinutes = cook,
                TotalMinutes = extra.Total("total_time", map.Text("total_time"), prep, cook),
                SourceUrl = ExportText.Address(map.Text("source_url")),
                Images = ExportText.Addresses(map.Text("image_url")),
                Ingredients = ExportText.Sections(ExportText.Lines(map.Text("ingredients"))),
                Steps = ExportText.Steps(map.Text("directions")),
                Notes = ExportText.Lines(map.Text("notes")),
                Nutrition = nutrition,
            },
            Extra = extra.Found,
        })
        { Embedded = [.. Photos(map)] };
    }

    /// <summary>The large picture where there is one, then the recipe's own, then those of its steps.</summary>
    private static IEnumerable<(string Name, string Base64)> Photos(JsonObject map)
    {
        if (map.Text("photo_large") is { Length: > PhotoAsTextMin } large)
            yield return ("photo_large", large);
        if (map.Text("photo_data") is { } photo)
            yield return (map.Text("photo") ?? "photo", photo);
        foreach (var more in map.Objects("photos"))
        {
            if (more.Text("data") is { } data)
                yield return (more.Text("filename") ?? more.Text("name") ?? "photo", data);
        }
    }
}

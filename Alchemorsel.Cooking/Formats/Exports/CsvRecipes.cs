using Alchemorsel.Cooking.Reading;

namespace Alchemorsel.Cooking.Formats.Exports;

/// <summary>Tables with one recipe a row: My Recipe Box and Plan to Eat, told apart by the names of their columns.</summary>
internal static class CsvRecipes
{
    private static readonly string[] PlanToEatNutrients =
        ["Calories", "Fat", "Saturated Fat", "Cholesterol", "Sodium", "Sugar", "Carbohydrate", "Fiber", "Protein"];

    private static readonly string[] PlanToEatExtras = ["Main Ingredient", "Public Url", "Private", "Nutritional Score (generic)", "Cost"];

    public static bool Is(string text)
    {
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        var first = end < 0 ? text : text[..end];
        return first.Contains("title", StringComparison.OrdinalIgnoreCase)
            && first.Contains("ingredients", StringComparison.OrdinalIgnoreCase)
            && first.Contains(',', StringComparison.Ordinal);
    }

    public static IEnumerable<FoundRecipe> Read(string text, string entry) =>
        CsvRows.Read(text, unquoted: "categories")
            .Select(row => row.ContainsKey("directions") ? PlanToEat(row, entry) : MyRecipeBox(row, entry));

    private static FoundRecipe MyRecipeBox(IReadOnlyDictionary<string, string> row, string entry)
    {
        var extra = new Extras();
        extra.Add("inactiveTime", Text("inactiveTime"));
        extra.Add("video", Text("video"));
        var (nutrition, rest) = NutritionNames.FromLines(Text("nutrition"));
        extra.Add("nutrition", rest);
        var url = ExportText.Address(Text("source"));
        var yields = ExportText.Line(Text("quantity"));
        return new FoundRecipe(new ExportedRecipe
        {
            Format = ExportFormat.MyRecipeBox,
            Entry = entry,
            Favourite = ExportText.Flag(Text("favorite")),
            Rating = ExportText.Rating(Text("rating")),
            Draft = new RecipeDraft
            {
                Title = ExportText.Line(Text("title")),
                Description = ExportText.Line(Text("description")),
                Author = url is null ? ExportText.Line(Text("source")) : null,
                Category = ExportText.Joined(ExportText.Split(Text("categories"), ';')),
                YieldText = yields,
                Servings = ExportText.Servings(yields),
                PrepMinutes = extra.Minutes("preparationTime", Text("preparationTime")),
                CookMinutes = extra.Minutes("cookingTime", Text("cookingTime")),
                TotalMinutes = extra.Minutes("totalTime", Text("totalTime")),
                SourceUrl = url,
                Images = ExportText.Addresses(Text("originalPicture")),
                Keywords = ExportText.Split(Text("tags"), ';'),
                Ingredients = ExportText.Sections(ExportText.Lines(Text("ingredients"))),
                Steps = ExportText.Steps(Text("instructions")),
                Notes = ExportText.Lines(Text("notes")),
                Nutrition = nutrition,
            },
            Extra = extra.Found,
        });

        string? Text(string name) => row.GetValueOrDefault(name);
    }

    private static FoundRecipe PlanToEat(IReadOnlyDictionary<string, string> row, string entry)
    {
        var extra = new Extras();
        foreach (var name in PlanToEatExtras)
            extra.Add(name, Text(name));
        var yields = ExportText.Line(Text("Yield"));
        var ingredients = new SectionList();
        foreach (var line in ExportText.Lines(Text("Ingredients")))
        {
            // A line without an amount, a unit and so on: a heading.
            if (line.StartsWith(','))
                ingredients.Begin(line.TrimStart(',', ' '));
            else
                ingredients.Add(line);
        }

        return new FoundRecipe(new ExportedRecipe
        {
            Format = ExportFormat.PlanToEat,
            Entry = entry,
            Rating = ExportText.Rating(Text("Rating")),
            Created = ExportText.Date(Text("Created At")),
            Updated = ExportText.Date(Text("Updated At")),
            OriginalId = ExportText.Address(Text("Public Url"))?.AbsoluteUri,
            Draft = new RecipeDraft
            {
                Title = ExportText.Line(Text("Title")),
                Description = ExportText.Line(Text("Description")),
                Author = ExportText.Line(Text("Source")),
                Cuisine = ExportText.Line(Text("Cuisine")),
                Category = ExportText.Line(Text("Course")),
                YieldText = yields,
                Servings = ExportText.Servings(Text("Servings")) ?? ExportText.Servings(yields),
                PrepMinutes = extra.Minutes("Prep Time", Text("Prep Time")),
                CookMinutes = extra.Minutes("Cook Time", Text("Cook Time")),
                TotalMinutes = extra.Minutes("Total Time", Text("Total Time")),
                SourceUrl = ExportText.Address(Text("Url")),
                Images = ExportText.Addresses(Text("Photo Url")),
                Keywords = ExportText.Split(Text("Tags"), ','),
                Ingredients = ingredients.Found,
                Steps = ExportText.Steps(Text("Directions")),
                Nutrition = NutritionNames.From(PlanToEatNutrients.Select(name => (name, Text(name)))),
            },
            Extra = extra.Found,
        });

        string? Text(string name) => row.GetValueOrDefault(name);
    }
}

using System.Globalization;
using Alchemorsel.Api.Recipes;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Cooking.Reading;

namespace Alchemorsel.Api.Exporting;

/// <summary>A saved recipe in the terms that every format's writer takes.</summary>
internal static class RecipeDrafts
{
    public static RecipeDraft ToDraft(this Recipe recipe) => new()
    {
        Title = recipe.Title,
        Description = recipe.Description,
        Author = recipe.Author,
        Language = recipe.Language,
        Cuisine = recipe.Cuisine,
        Category = recipe.Category,
        YieldText = recipe.YieldText,
        Servings = recipe.Servings,
        PrepMinutes = Some(recipe.PrepMinutes),
        CookMinutes = Some(recipe.CookMinutes),
        TotalMinutes = Some(recipe.TotalMinutes),
        SourceUrl = Uri.TryCreate(recipe.SourceUrl, UriKind.Absolute, out var source) ? source : null,
        Keywords = recipe.Tags,
        Ingredients = [.. recipe.Ingredients.Select(group => new DraftSection(group.Name, [.. group.Lines.Select(line => line.Text)]))],
        Steps = [.. recipe.Steps.Select(group => new DraftSection(group.Name, group.Steps))],
        Notes = recipe.Notes?.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [],
        Nutrition = recipe.Nutrition is null ? new Dictionary<string, string>() : Texts(recipe.Nutrition),
    };

    // A recipe without a time and one that takes none are the same to the formats.
    private static int? Some(int? minutes) => minutes is > 0 ? minutes : null;

    /// <summary>schema.org's names and units.</summary>
    private static Dictionary<string, string> Texts(Nutrition nutrition)
    {
        var texts = new Dictionary<string, string>();
        Add("servingSize", nutrition.ServingSize);
        Add("calories", Amount(nutrition.Calories, "kcal"));
        Add("fatContent", Amount(nutrition.Fat, "g"));
        Add("saturatedFatContent", Amount(nutrition.SaturatedFat, "g"));
        Add("carbohydrateContent", Amount(nutrition.Carbohydrate, "g"));
        Add("sugarContent", Amount(nutrition.Sugar, "g"));
        Add("fiberContent", Amount(nutrition.Fiber, "g"));
        Add("proteinContent", Amount(nutrition.Protein, "g"));
        Add("sodiumContent", Amount(nutrition.Sodium, "mg"));
        Add("cholesterolContent", Amount(nutrition.Cholesterol, "mg"));
        return texts;

        void Add(string name, string? text)
        {
            if (text is not null)
                texts.Add(name, text);
        }
    }

    private static string? Amount(decimal? value, string unit)
        => value is { } amount ? string.Create(CultureInfo.InvariantCulture, $"{amount:0.###} {unit}") : null;
}

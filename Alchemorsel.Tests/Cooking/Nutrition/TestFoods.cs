using Alchemorsel.Cooking.Foods;
using Alchemorsel.Cooking.Nutrition;

namespace Alchemorsel.Tests.Cooking.Nutrition;

/// <summary>A few foods with round figures.</summary>
internal static class TestFoods
{
    private const Diets Plants = Diets.Vegan | Diets.Vegetarian | Diets.Pescatarian | Diets.GlutenFree | Diets.DairyFree | Diets.PorkFree
        | Diets.AlcoholFree;

    public static readonly Food Sauce = Named("worcester", Aisle.Sauces, 80) with { Allergens = Allergens.Fish, Diets = Diets.DairyFree };

    private static readonly Food[] All =
    [
        Sauce,
        Named("rice", Aisle.Dry, 360) with { GramsPerMillilitre = 0.8 },
        Named("butter", Aisle.Dairy, 720) with
        {
            GramsPerMillilitre = 0.96, Allergens = Allergens.Milk, Diets = Diets.Vegetarian, Measures = [new("stick", null, 113)],
        },
        Named("egg", Aisle.Dairy, 140) with { Measures = [new(null, "medium", 44), new(null, "large", 50)] },
        Named("garlic", Aisle.Vegetables, 150) with { Measures = [new("clove", null, 3)] },
        Named("lettuce", Aisle.Vegetables, 15) with { Measures = [new(null, null, 600)] },
        Named("walnut", Aisle.Nuts, 650) with
        {
            GramsPerMillilitre = 0.4, Measures = [new("cup", "chopped", 117), new("cup", "ground", 80)],
        },
        Named("bean", Aisle.Canned, 100),
        Named("oil", Aisle.Sauces, 880) with { GramsPerMillilitre = 0.9 },
        Named("paprika", Aisle.Spices, 280),
    ];

    public static FoundFood? Find(string name, string? language) => Array.Find(All, food =>
        name.Contains(food.Name, StringComparison.OrdinalIgnoreCase)) is { } food ? new FoundFood(food, 1) : null;

    private static Food Named(string name, Aisle aisle, double energy) => new()
    {
        Code = name,
        Name = name,
        Plural = name,
        Aisle = aisle,
        Diets = Plants,
        Per100Grams = new Nutrients { Energy = energy, Protein = 1, Fat = 2, Carbohydrate = 3 },
    };
}

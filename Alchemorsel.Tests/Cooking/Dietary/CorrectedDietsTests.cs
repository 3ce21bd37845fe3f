using Alchemorsel.Cooking.Dietary;
using Alchemorsel.Cooking.Foods;
using Alchemorsel.Cooking.Ingredients;
using Alchemorsel.Cooking.Nutrition;

namespace Alchemorsel.Tests.Cooking.Dietary;

public sealed class CorrectedDietsTests
{
    [Fact]
    public void What_is_added_breaks_the_diets_that_go_without_it()
    {
        var diets = Read(Allergens.Milk, Allergens.None, "1 apple");
        Assert.Equal(Allergens.Milk, diets.Contains);
        Assert.Equal(DietVerdict.No, diets.Fits(Diets.Vegan).Verdict);
        Assert.Equal(DietVerdict.Yes, diets.Fits(Diets.Vegetarian).Verdict);
        Assert.False(diets.Diets.HasFlag(Diets.DairyFree));
    }

    [Fact]
    public void What_is_taken_away_promises_only_the_diet_that_is_its_absence()
    {
        var diets = Read(Allergens.None, Allergens.Milk, "1 cup milk");
        Assert.Equal(Allergens.None, diets.Contains);
        Assert.Equal((DietVerdict.Yes, true), (diets.Fits(Diets.DairyFree).Verdict, diets.Fits(Diets.DairyFree).Corrected));
        Assert.Equal(DietVerdict.No, diets.Fits(Diets.Vegan).Verdict);
        Assert.Equal("1 cup milk", Assert.Single(diets.StateOf(Allergens.Milk).Because).Line.Original);
    }

    [Fact]
    public void In_both_lists_the_worse_counts()
    {
        var diets = Read(Allergens.Gluten, Allergens.Gluten, "1 apple");
        Assert.Equal(Allergens.Gluten, diets.Contains);
        Assert.Equal(DietVerdict.No, diets.Fits(Diets.GlutenFree).Verdict);
        Assert.Equal(AllergenState.Contains, diets.StateOf(Allergens.Gluten).State);
    }

    private static CorrectedDiets Read(Allergens added, Allergens removed, params string[] lines)
        => new(RecipeDiets.Of([.. lines.Select(line => IngredientParser.Parse(line, "en"))], FoundFood.InCatalogue, "en"), added, removed);
}

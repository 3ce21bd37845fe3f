using Alchemorsel.Cooking.Foods;

namespace Alchemorsel.Api.Recipes;

/// <summary>What the ingredients say of a recipe as a whole: its foods, allergens and diets, with the cook's corrections.</summary>
/// <param name="Keys">Each food once: its code, or the folded name where nobody knows it.</param>
/// <param name="UnknownLines">Lines whose food is not known.</param>
internal sealed record RecipeFoods(
    IReadOnlyCollection<string> Keys, Allergens Contains, Allergens MayContain, int UnknownLines, Diets Diets)
{
    public static RecipeFoods Of(RecipeContents contents)
    {
        var diets = contents.Diets();
        return new RecipeFoods(contents.Foods(), diets.Contains, diets.MayContain, diets.Read.NotUnderstood.Count(), diets.Diets);
    }
}

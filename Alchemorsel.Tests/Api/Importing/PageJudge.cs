using Alchemorsel.Benchmarks.Accuracy;
using Alchemorsel.Contracts.Recipes;

namespace Alchemorsel.Tests.Api.Importing;

/// <summary>Judges what a cook is shown for review, by the rule that the accuracy report uses.</summary>
internal static class PageJudge
{
    /// <summary>Null when the page is usable; else what is wrong with it.</summary>
    public static string? Fault(CorpusPage page, RecipeInput recipe)
    {
        var ingredients = TextScore.F1(recipe.Ingredients.SelectMany(section => section.Lines), page.Ingredients);
        var instructions = TextScore.F1(
            recipe.Steps.SelectMany(section => section.Name is { } name ? section.Steps.Prepend(name) : section.Steps), page.Instructions);
        var title = TextScore.SameWords(recipe.Title, page.Title);
        if (title && ingredients >= PageVerdict.Enough && instructions >= PageVerdict.Enough)
            return null;
        var titles = title ? "equal" : $"'{recipe.Title}' for '{page.Title}'";
        return $"title {titles}, ingredients {ingredients:F2}, instructions {instructions:F2}";
    }
}

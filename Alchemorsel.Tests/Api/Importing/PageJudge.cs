using System.Globalization;
using Alchemorsel.Contracts.Recipes;

namespace Alchemorsel.Tests.Api.Importing;

/// <summary>
/// How a read page is judged: usable means the title is equal but for case and punctuation, and the words of the ingredients and of the
/// instructions agree by an F1 of at least 0.9 each.
/// </summary>
internal static class PageJudge
{
    private const double Enough = 0.9;

    /// <summary>Null when the page is usable; else what is wrong with it.</summary>
    public static string? Fault(CorpusPage page, RecipeInput recipe)
    {
        var ingredients = F1(page.Ingredients, recipe.Ingredients.SelectMany(section => section.Lines));
        var instructions = F1(page.Instructions, recipe.Steps.SelectMany(section =>
            section.Name is { } name ? section.Steps.Prepend(name) : section.Steps));
        var title = Tokens(page.Title).SequenceEqual(Tokens(recipe.Title));
        if (title && ingredients >= Enough && instructions >= Enough)
            return null;
        var titles = title ? "equal" : $"'{recipe.Title}' for '{page.Title}'";
        return $"title {titles}, ingredients {ingredients:F2}, instructions {instructions:F2}";
    }

    /// <summary>Harmonic mean of precision and recall over words, each counted as often as it occurs.</summary>
    public static double F1(IEnumerable<string> expected, IEnumerable<string> actual)
    {
        var wanted = expected.SelectMany(Tokens).CountBy(token => token).ToDictionary();
        var got = actual.SelectMany(Tokens).CountBy(token => token).ToDictionary();
        var total = wanted.Values.Sum() + got.Values.Sum();
        if (total == 0)
            return 1;
        var common = wanted.Sum(token => Math.Min(token.Value, got.GetValueOrDefault(token.Key)));
        return 2.0 * common / total;
    }

    private static IEnumerable<string> Tokens(string text) => string.Concat(text.ToLowerInvariant()
            .Select(character => char.IsLetterOrDigit(character) || char.GetUnicodeCategory(character) is
                UnicodeCategory.NonSpacingMark or UnicodeCategory.OtherNumber ? character : ' '))
        .Split(' ', StringSplitOptions.RemoveEmptyEntries);
}

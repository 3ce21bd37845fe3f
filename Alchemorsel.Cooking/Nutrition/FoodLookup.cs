using Alchemorsel.Cooking.Foods;
using Alchemorsel.Cooking.Ingredients;

namespace Alchemorsel.Cooking.Nutrition;

/// <summary>Finds the food that a name means, for example in the catalogue; null when it knows none.</summary>
/// <param name="name">The food of an ingredient line, as written.</param>
/// <param name="language">BCP 47; null when unknown.</param>
public delegate FoundFood? FoodLookup(string name, string? language);

/// <summary>A food and how sure it is that it was meant.</summary>
/// <param name="Food">The food.</param>
/// <param name="Confidence">From 0 to 1.</param>
public sealed record FoundFood(Food Food, double Confidence)
{
    /// <summary>From this confidence on a food counts for nutrition and as understood.</summary>
    public const double Likely = 0.5;

    /// <summary>From this confidence on what is known of the food is said without "may".</summary>
    public const double Certain = 0.8;

    /// <summary>From this confidence on a name is a food's own, not one that only contains it.</summary>
    private const double Named = 0.97;

    /// <summary>
    /// The food of a line. What is done to it can name another one: minced beef is not beef, grated parmesan has a cup weight of its own.
    /// </summary>
    /// <param name="line">The line.</param>
    /// <param name="foods">Where foods are found.</param>
    /// <param name="language">BCP 47; null when unknown.</param>
    public static FoundFood? Of(IngredientLine line, FoodLookup foods, string? language)
    {
        ArgumentNullException.ThrowIfNull(line);
        ArgumentNullException.ThrowIfNull(foods);
        return line.Preparation is { } preparation && foods($"{preparation} {line.Food}", language) is { Confidence: >= Named } prepared
            ? prepared : foods(line.Food, language);
    }

    /// <summary>Finds foods in the shipped catalogue (<see cref="FoodCatalogue.Default"/>); a <see cref="FoodLookup"/>.</summary>
    public static FoundFood? InCatalogue(string name, string? language) =>
        FoodCatalogue.Default.Match(name, language) is { } match ? new FoundFood(match.Food, match.Confidence) : null;
}

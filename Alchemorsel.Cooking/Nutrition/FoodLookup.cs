using Alchemorsel.Cooking.Foods;

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
}

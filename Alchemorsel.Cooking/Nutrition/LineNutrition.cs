using Alchemorsel.Cooking.Foods;
using Alchemorsel.Cooking.Ingredients;

namespace Alchemorsel.Cooking.Nutrition;

/// <summary>How a line entered the sum.</summary>
public enum Coverage
{
    /// <summary>With its food and mass.</summary>
    Counted,

    /// <summary>So little that it counts as nothing: salt, pepper and spices without an amount, water.</summary>
    Negligible,

    /// <summary>Left out because the dish does without it.</summary>
    Optional,

    /// <summary>Missing: no food is known by this name.</summary>
    UnknownFood,

    /// <summary>Missing: the line says no amount.</summary>
    NoAmount,

    /// <summary>Missing: nobody knows what this amount weighs.</summary>
    UnknownMass,

    /// <summary>Missing: nobody knows what the food gives.</summary>
    NoFigures,
}

/// <summary>What a caller knows better than the program.</summary>
/// <param name="Food">The food that is meant; null leaves it to the program.</param>
/// <param name="Grams">What the line weighs in grams, 0 or more and finite, else it is not used; null leaves it to the program.</param>
public sealed record LineOverride(Food? Food = null, double? Grams = null);

/// <summary>What one line gives, and from what that was worked out.</summary>
public sealed record LineNutrition
{
    /// <summary>The line.</summary>
    public required IngredientLine Line { get; init; }

    /// <summary>How it entered the sum.</summary>
    public required Coverage Coverage { get; init; }

    /// <summary>The food that was taken; null when none is known.</summary>
    public Food? Food { get; init; }

    /// <summary>How sure the food is, from 0 to 1; 0 without one, 1 for one that the caller gave.</summary>
    public double Confidence { get; init; }

    /// <summary>What it weighs; null when unknown.</summary>
    public LineMass? Mass { get; init; }

    /// <summary>What it gives; <see cref="Nutrients.Zero"/> unless it is counted.</summary>
    public Nutrients Nutrients { get; init; } = Nutrients.Zero;

    /// <summary>Whether it is accounted for: counted or negligible.</summary>
    public bool IsCovered => Coverage is Coverage.Counted or Coverage.Negligible;
}

using Alchemorsel.Cooking.Quantities;
using Alchemorsel.Cooking.Units;

namespace Alchemorsel.Cooking.Ingredients;

/// <summary>One ingredient line, understood. <see cref="Original"/> is always the text as written.</summary>
public sealed record IngredientLine
{
    public required string Original { get; init; }
    public Quantity? Quantity { get; init; }

    /// <summary>Null for a count ("3 eggs") or when the line names none.</summary>
    public Unit? Unit { get; init; }

    /// <summary>All amounts in the order written, the same one in other systems included ("10g/½oz" has two); the first is <see cref="Quantity"/>.</summary>
    public IReadOnlyList<Amount> Amounts { get; init; } = [];

    /// <summary>A size of the food ("large") or of its package ("14-ounce").</summary>
    public string? Size { get; init; }

    /// <summary>The food; never empty unless the line is.</summary>
    public required string Food { get; init; }

    /// <summary>What is done to it beforehand ("finely chopped").</summary>
    public string? Preparation { get; init; }

    /// <summary>What the line says besides, usually in brackets.</summary>
    public string? Comment { get; init; }

    /// <summary>What it is for ("for dusting").</summary>
    public string? Purpose { get; init; }
    public bool Optional { get; init; }
}

/// <param name="Quantity">How much.</param>
/// <param name="Unit">Of what unit; null for a count.</param>
public sealed record Amount(Quantity Quantity, Unit? Unit);

using Alchemorsel.Cooking.Ingredients.Tagging;
using Alchemorsel.Cooking.Quantities;
using Alchemorsel.Cooking.Units;

namespace Alchemorsel.Cooking.Ingredients;

/// <summary>One ingredient line, understood. <see cref="Original"/> is always the text as written.</summary>
public sealed record IngredientLine
{
    /// <summary>The line as written.</summary>
    public required string Original { get; init; }

    /// <summary>How much to buy or weigh, a count of packages included ("2 x 400g tins" is 2); null when the line does not say.</summary>
    public Quantity? Quantity { get; init; }

    /// <summary>Null for a count ("3 eggs") or when the line names none.</summary>
    public Unit? Unit { get; init; }

    /// <summary>
    /// Every amount in the order written, each in the line's own terms: "10g/½oz" has two, "2 x 400g tins" has 2 and 400 g.
    /// </summary>
    public IReadOnlyList<Amount> Amounts { get; init; } = [];

    /// <summary>A size of the food ("large"), of its unit ("heaped"), or of its package ("14-ounce").</summary>
    public string? Size { get; init; }

    /// <summary>The food; never empty unless the line is.</summary>
    public required string Food { get; init; }

    /// <summary>What is done to it beforehand ("finely chopped").</summary>
    public string? Preparation { get; init; }

    /// <summary>What the line says besides, usually in brackets.</summary>
    public string? Comment { get; init; }

    /// <summary>What it is for ("for dusting").</summary>
    public string? Purpose { get; init; }

    /// <summary>Whether the dish does without it.</summary>
    public bool Optional { get; init; }

    /// <summary>Where each part stands in <see cref="Original"/>, from left to right; a part can stand in several places.</summary>
    public IReadOnlyList<LinePart> Parts { get; init; } = [];
}

/// <summary>A run of words of one kind.</summary>
/// <param name="Kind">What the words are.</param>
/// <param name="Start">First character in the line, in UTF-16 units.</param>
/// <param name="Length">In UTF-16 units.</param>
public sealed record LinePart(IngredientTag Kind, int Start, int Length);

/// <summary>How an amount stands to the first one of its line.</summary>
public enum AmountRole
{
    /// <summary>It is the amount.</summary>
    Main,

    /// <summary>It adds to the one before ("1 lb 2 oz", "1 tablespoon plus 1 teaspoon").</summary>
    Added,

    /// <summary>It says the same in another unit ("10g/½oz").</summary>
    Same,

    /// <summary>It is the size of a package or piece ("2 x 400g tins").</summary>
    Each,
}

/// <param name="Quantity">How much; null where only a unit is named ("handful") or the number is a word like "few".</param>
/// <param name="Unit">Of what unit; null for a count or a word that is no unit of the catalogue.</param>
public sealed record Amount(Quantity? Quantity, Unit? Unit)
{
    /// <summary>
    /// The unit's words as written, with what qualifies it and the package ("heaped tbsp", "ounce can"); null when there are none.
    /// </summary>
    public string? UnitText { get; init; }

    /// <summary>The number's word where it is no number ("few").</summary>
    public string? QuantityText { get; init; }

    /// <summary>How it stands to the first one.</summary>
    public AmountRole Role { get; init; }
}

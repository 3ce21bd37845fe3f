using Alchemorsel.Cooking.Quantities;
using Alchemorsel.Cooking.Units;

namespace Alchemorsel.Cooking.Ingredients;

/// <summary>One ingredient line, understood. <see cref="Original"/> is always the text as written.</summary>
public sealed record IngredientLine
{
    public required string Original { get; init; }
    public Quantity? Quantity { get; init; }
    public Unit? Unit { get; init; }
    public string? Size { get; init; }
    public required string Food { get; init; }
    public string? Preparation { get; init; }
    public string? Comment { get; init; }
    public string? Purpose { get; init; }
    public bool Optional { get; init; }
}

/// <summary>Reads ingredient lines. Never throws: what is not understood stays in <see cref="IngredientLine.Food"/>.</summary>
public static class IngredientParser
{
    public static IngredientLine Parse(string line, string? language = null) => throw new NotImplementedException();
}

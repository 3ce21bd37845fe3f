using System.Text.Json;
using System.Text.Json.Serialization;
using Alchemorsel.Cooking.Ingredients;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alchemorsel.Api.Recipes;

/// <summary>A section of ingredients as stored.</summary>
public sealed record IngredientGroup(string? Name, IReadOnlyList<StoredIngredient> Lines);

/// <summary>An ingredient line as stored: the cook's text and what was understood of it. Quantity and unit in their text forms.</summary>
public sealed record StoredIngredient
{
    public required string Text { get; init; }
    public string? Quantity { get; init; }
    public string? Unit { get; init; }
    public string? Size { get; init; }
    public required string Food { get; init; }
    public string? Preparation { get; init; }
    public string? Comment { get; init; }
    public string? Purpose { get; init; }
    public bool Optional { get; init; }

    /// <summary>
    /// The household's recipe that the line uses: the cook's choice, or the one with the food's name when the line was saved. Two saves at
    /// one moment can close a circle, so readers go through <see cref="Nested.NestedRecipes"/>.
    /// </summary>
    public Guid? RecipeId { get; init; }

    /// <summary>Whether <see cref="RecipeId"/> is the cook's choice, "none" included; else it follows the titles with every save.</summary>
    public bool LinkChosen { get; init; }

    /// <summary>The line as the cooking core takes it.</summary>
    public IngredientLine ToLine() => new()
    {
        Original = Text,
        Quantity = Cooking.Quantities.Quantity.TryParse(Quantity, out var quantity) ? quantity : null,
        Unit = Cooking.Units.Unit.FromCode(Unit),
        Size = Size,
        Food = Food,
        Preparation = Preparation,
        Comment = Comment,
        Purpose = Purpose,
        Optional = Optional,
    };
}

/// <summary>A section of steps as stored.</summary>
public sealed record StepGroup(string? Name, IReadOnlyList<string> Steps);

internal static class JsonDocumentColumn
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    };

    /// <summary>Stores the property as <c>jsonb</c>; it is replaced as a whole, never changed in place.</summary>
    public static void HasJsonDocument<T>(this PropertyBuilder<T> property)
        => property.HasColumnType("jsonb").HasConversion(
            value => JsonSerializer.Serialize(value, Json),
            text => JsonSerializer.Deserialize<T>(text, Json)!,
            new ValueComparer<T>(
                (left, right) => ReferenceEquals(left, right), value => value == null ? 0 : value.GetHashCode(), value => value));
}

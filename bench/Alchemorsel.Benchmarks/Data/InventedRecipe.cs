namespace Alchemorsel.Benchmarks.Data;

/// <summary>A recipe as its two tables keep it.</summary>
internal sealed record InventedRecipe
{
    public required Guid Id { get; init; }
    public required Guid Household { get; init; }
    public required string Title { get; init; }
    public required string Description { get; init; }
    public required int Servings { get; init; }
    public required int? Minutes { get; init; }
    public required string? Cuisine { get; init; }
    public required string? Category { get; init; }
    public required int? Difficulty { get; init; }
    public required string Language { get; init; }
    public required string[] Tags { get; init; }
    public required string IngredientsJson { get; init; }
    public required string StepsJson { get; init; }
    public required bool IsDraft { get; init; }
    public required DateTime CreatedAt { get; init; }
    public required string Slug { get; init; }
    public required string SortTitle { get; init; }
    public required string? CuisineKey { get; init; }
    public required string? CategoryKey { get; init; }
    public required string[] TagKeys { get; init; }
    public required int SortMinutes { get; init; }

    /// <summary>PostgreSQL's text-search configuration of the language.</summary>
    public required string TextSearch { get; init; }

    public required string LabelWords { get; init; }
    public required string FoodWords { get; init; }
    public required string IngredientWords { get; init; }
    public required string BodyWords { get; init; }
    public required string[] Foods { get; init; }
    public required int Allergens { get; init; }
    public required int MayContain { get; init; }
    public required int UnknownLines { get; init; }
    public required int Diets { get; init; }
    public required double? Rating { get; init; }
    public required int CookedCount { get; init; }
    public required DateTime? LastCookedAt { get; init; }
}

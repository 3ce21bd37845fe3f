using System.ComponentModel.DataAnnotations;

namespace Alchemorsel.Contracts.Recipes;

/// <summary>
/// A recipe as a person writes it: the body of <c>POST /api/v1/recipes</c> and <c>PUT /api/v1/recipes/{id}</c>, and what
/// <c>POST /api/v1/imports/preview</c> proposes. Ingredient lines are plain text; the Api parses them.
/// </summary>
public sealed record RecipeInput
{
    [Required, MinLength(Limits.TitleMin), MaxLength(Limits.TitleMax)]
    public string Title { get; init; } = "";

    [MaxLength(Limits.TextMax)]
    public string? Description { get; init; }

    /// <summary>Servings the quantities are for; null when the recipe does not say.</summary>
    [Range(1, Limits.ServingsMax)]
    public int? Servings { get; init; }

    /// <summary>The yield in the recipe's own words ("24 cookies", "1 loaf").</summary>
    [MaxLength(Limits.NameMax)]
    public string? YieldText { get; init; }

    [Range(0, Limits.MinutesMax)]
    public int? PrepMinutes { get; init; }

    [Range(0, Limits.MinutesMax)]
    public int? CookMinutes { get; init; }

    [Range(0, Limits.MinutesMax)]
    public int? TotalMinutes { get; init; }

    [MaxLength(Limits.NameMax)]
    public string? Cuisine { get; init; }

    [MaxLength(Limits.NameMax)]
    public string? Category { get; init; }

    public Difficulty? Difficulty { get; init; }

    [MaxLength(Limits.NameMax)]
    public string? Author { get; init; }

    /// <summary>BCP 47 language tag; decides the text-search configuration.</summary>
    [MaxLength(35), RegularExpression("^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
    public string? Language { get; init; }

    /// <summary>Where it came from: an absolute http or https URL.</summary>
    [MaxLength(Limits.UrlMax), HttpUrl]
    public string? SourceUrl { get; init; }

    /// <summary>An image to fetch when the recipe is created: an absolute http or https URL. A failed fetch is reported in
    /// <see cref="RecipeDetails.Notices"/> and loses nothing else.</summary>
    [MaxLength(Limits.UrlMax), HttpUrl]
    public string? ImageUrl { get; init; }

    [MaxLength(Limits.TextMax)]
    public string? Notes { get; init; }

    [MaxLength(Limits.TagsMax)]
    public IReadOnlyList<string> Tags { get; init; } = [];

    [MaxLength(Limits.SectionsMax)]
    public IReadOnlyList<IngredientSectionInput> Ingredients { get; init; } = [];

    [MaxLength(Limits.SectionsMax)]
    public IReadOnlyList<StepSectionInput> Steps { get; init; } = [];

    /// <summary>Tools worth naming ("stand mixer", "26 cm springform tin"), by name.</summary>
    [MaxLength(Limits.EquipmentMax)]
    public IReadOnlyList<string> Equipment { get; init; } = [];

    /// <summary>What the cook knows better about allergens than the ingredients tell; null when nothing.</summary>
    public AllergenOverride? Allergens { get; init; }

    /// <summary>Nutrition per serving as the source gives it; null when it does not.</summary>
    public Nutrition? Nutrition { get; init; }

    public RecipeStatus Status { get; init; } = RecipeStatus.Published;

    /// <summary>Which recipes ingredient lines use, where the cook chose; null keeps the choices as they are.</summary>
    [MaxLength(Limits.IngredientsMax)]
    public IReadOnlyList<IngredientLinkInput>? Links { get; init; }
}

/// <param name="Name">A heading such as "For the sauce", or null for the recipe's only or first section.</param>
/// <param name="Lines">Ingredient lines as written.</param>
public sealed record IngredientSectionInput(string? Name, IReadOnlyList<string> Lines);

/// <summary>The cook's choice which recipe an ingredient line uses; lines without one use the recipe that has their food as its title.</summary>
/// <param name="Line">The line as written; of the same line with another amount the choice holds, too.</param>
/// <param name="RecipeId">The recipe, or null for none.</param>
public sealed record IngredientLinkInput(string Line, Guid? RecipeId);

/// <param name="Name">A heading such as "Make the dough", or null.</param>
/// <param name="Steps">Steps in order.</param>
public sealed record StepSectionInput(string? Name, IReadOnlyList<string> Steps);

/// <summary>
/// Corrections to the allergens read from the ingredients, by their names on the wire (<c>gluten</c>, <c>milk</c>, …: the 14 of the EU).
/// No allergen stands in both lists.
/// </summary>
/// <param name="Contains">Allergens that are in it although no ingredient says so.</param>
/// <param name="FreeFrom">Allergens that are not in it although an ingredient may hold them ("our oats are gluten-free").</param>
public sealed record AllergenOverride(IReadOnlyList<string> Contains, IReadOnlyList<string> FreeFrom);

public enum Difficulty
{
    Easy,
    Medium,
    Hard,
}

public enum RecipeStatus
{
    Draft,
    Published,
    Archived,
}

/// <summary>Nutrition of one serving. Energy in kcal; sodium and cholesterol in milligrams; all else in grams.</summary>
public sealed record Nutrition
{
    [Range(0, 100_000)] public decimal? Calories { get; init; }
    [Range(0, 10_000)] public decimal? Fat { get; init; }
    [Range(0, 10_000)] public decimal? SaturatedFat { get; init; }
    [Range(0, 10_000)] public decimal? Carbohydrate { get; init; }
    [Range(0, 10_000)] public decimal? Sugar { get; init; }
    [Range(0, 10_000)] public decimal? Fiber { get; init; }
    [Range(0, 10_000)] public decimal? Protein { get; init; }
    [Range(0, 1_000_000)] public decimal? Sodium { get; init; }
    [Range(0, 1_000_000)] public decimal? Cholesterol { get; init; }

    /// <summary>The serving the figures are for, in the source's words ("1 slice (85 g)").</summary>
    [MaxLength(Limits.NameMax)] public string? ServingSize { get; init; }
}

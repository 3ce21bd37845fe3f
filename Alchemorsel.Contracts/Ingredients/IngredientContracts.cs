using System.ComponentModel.DataAnnotations;
using Alchemorsel.Contracts.Recipes;

namespace Alchemorsel.Contracts.Ingredients;

/// <summary>Body of <c>POST /api/v1/ingredients/parse</c>.</summary>
/// <param name="Lines">Ingredient lines as written, at most <see cref="Limits.IngredientsMax"/>.</param>
/// <param name="Language">BCP 47, as a hint; null when unknown.</param>
public sealed record ParseRequest(IReadOnlyList<string> Lines, string? Language = null);

/// <summary>How an ingredient line is read.</summary>
/// <param name="Quantity">Exact amount, <c>3/2</c> or a range <c>2-3</c>; null when the line gives none.</param>
/// <param name="Unit">Code of the unit; null for a count or none.</param>
/// <param name="KnownFood">What the catalogue takes the food for; null when it knows none.</param>
/// <param name="Correction">The household's correction that made it so; null when it was read without.</param>
public sealed record IngredientReading(
    string Text,
    string? Quantity,
    string? Unit,
    string? Size,
    string Food,
    string? Preparation,
    string? Comment,
    string? Purpose,
    bool Optional,
    KnownFood? KnownFood,
    Guid? Correction);

/// <param name="Code">Stable code of the food in the catalogue.</param>
/// <param name="Confidence">From 0 to 1; below 0.5 it counts for nothing.</param>
public sealed record KnownFood(string Code, string Name, double Confidence);

/// <summary><c>GET /api/v1/recipes/{id}/ingredients</c>: a recipe's lines in order, as they were read with the last save.</summary>
/// <param name="Version">The recipe's version, for <c>If-Match</c>.</param>
public sealed record RecipeReadings(string Version, IReadOnlyList<LineReading> Lines);

/// <summary>One line of a recipe.</summary>
/// <param name="Section">Place of its section, from 0.</param>
/// <param name="Line">Place in its section, from 0.</param>
/// <param name="Heading">The section's heading.</param>
/// <param name="Recipe">The recipe that the line uses.</param>
/// <param name="LinkChosen">Whether the cook chose the recipe ("none" included); else it follows the titles.</param>
public sealed record LineReading(int Section, int Line, string? Heading, IngredientReading Reading, RecipeLink? Recipe, bool LinkChosen);

/// <summary>
/// Body of <c>PUT /api/v1/ingredients/corrections</c>: how a line is to be read, all of it, from now on. It holds for the same line with any
/// other amount, too ("3 splargs of flour"), unless the amount itself is corrected or what is said names a number.
/// </summary>
public sealed record CorrectionInput
{
    /// <summary>The line as written.</summary>
    [Required, MaxLength(Limits.IngredientLineMax)]
    public string Line { get; init; } = "";

    /// <summary>BCP 47 of its recipe; null when unknown.</summary>
    [MaxLength(35), RegularExpression("^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
    public string? Language { get; init; }

    /// <summary><c>3/2</c>, <c>1.5</c> or a range <c>2-3</c>; null for none.</summary>
    [MaxLength(40)]
    public string? Quantity { get; init; }

    /// <summary>Code of a unit; null for a count or none.</summary>
    [MaxLength(40)]
    public string? Unit { get; init; }

    [Required, MaxLength(Limits.NameMax)]
    public string Food { get; init; } = "";

    [MaxLength(Limits.NameMax)]
    public string? Preparation { get; init; }

    [MaxLength(Limits.NameMax)]
    public string? Comment { get; init; }
}

/// <summary>A correction that is remembered.</summary>
/// <param name="Line">The line that was corrected, as written.</param>
/// <param name="AnyAmount">Whether it holds for the same line with other amounts.</param>
/// <param name="Quantity">Only of one for a single line.</param>
public sealed record IngredientCorrectionInfo(
    Guid Id, string Line, bool AnyAmount, string? Quantity, string? Unit, string Food, string? Preparation, string? Comment,
    DateTimeOffset UpdatedAt);

/// <summary>Answer to a correction.</summary>
/// <param name="Reread">Recipes that read otherwise now; of more than a few the oldest follow in the background.</param>
public sealed record CorrectionSaved(IngredientCorrectionInfo Correction, int Reread);

/// <summary>Body of <c>PUT /api/v1/recipes/{id}/ingredients/{section}/{line}/link</c>.</summary>
/// <param name="RecipeId">The recipe that the line uses; null for none.</param>
/// <param name="ByTitle">True to choose nothing: the line then uses the recipe with its food as title, if there is one.</param>
public sealed record LineLinkRequest(Guid? RecipeId, bool ByTitle = false);

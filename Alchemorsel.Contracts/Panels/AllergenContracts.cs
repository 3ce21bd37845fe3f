using Alchemorsel.Contracts.Recipes;

namespace Alchemorsel.Contracts.Panels;

/// <summary>
/// <c>GET /api/v1/recipes/{id}/allergens</c>: what is known of a recipe's allergens and diets, and from what. None found is not "free from":
/// <see cref="NotUnderstood"/> names the lines that may hold anything, and traces are never known.
/// </summary>
/// <param name="Version">The recipe's version, for <c>If-Match</c> when the corrections are changed.</param>
/// <param name="Allergens">All 14 of the EU, in the order of the regulation.</param>
/// <param name="Diets">Every diet that is known of.</param>
/// <param name="NotUnderstood">Ingredient lines whose food is not known, as written.</param>
/// <param name="Corrections">What the cook knows better; null when nothing.</param>
public sealed record AllergenPanel(
    Guid RecipeId,
    string Slug,
    string Title,
    string Version,
    IReadOnlyList<AllergenFinding> Allergens,
    IReadOnlyList<DietFinding> Diets,
    IReadOnlyList<string> NotUnderstood,
    AllergenOverride? Corrections);

/// <param name="Allergen">Name on the wire: <c>gluten</c>, <c>milk</c>, …</param>
/// <param name="Corrected">Whether the cook's correction decides it.</param>
/// <param name="Because">Lines that speak of it, whatever the correction says.</param>
public sealed record AllergenFinding(string Allergen, AllergenPresence Presence, bool Corrected, IReadOnlyList<LineReason> Because);

public enum AllergenPresence
{
    NoneFound,
    MayContain,
    Contains,
}

/// <param name="Text">The line as written.</param>
/// <param name="Certain">False when it only may.</param>
public sealed record LineReason(string Text, bool Certain);

/// <param name="Diet">Name on the wire: <c>vegan</c>, <c>glutenFree</c>, …</param>
/// <param name="Corrected">Whether the cook's correction of allergens decides it.</param>
/// <param name="Because">Lines that do not fit, or of an unknown verdict those that may not or are not understood.</param>
public sealed record DietFinding(string Diet, DietFit Fit, bool Corrected, IReadOnlyList<string> Because);

public enum DietFit
{
    /// <summary>A line may not fit, or is not understood.</summary>
    Unknown,

    /// <summary>Every line is understood and fits.</summary>
    Yes,

    /// <summary>A line does not fit.</summary>
    No,
}

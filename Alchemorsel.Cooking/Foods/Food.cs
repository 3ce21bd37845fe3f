namespace Alchemorsel.Cooking.Foods;

/// <summary>
/// A food that recipes are made of, with what cooks need to know of it. Figures are for the edible part as it is bought (raw, dry, canned).
/// </summary>
public sealed record Food
{
    /// <summary>Stable and stored: lower-case words with hyphens ("plain-flour").</summary>
    public required string Code { get; init; }

    /// <summary>English name, singular or uncountable, in lower case but for proper names ("plain flour").</summary>
    public required string Name { get; init; }

    /// <summary>English plural; equal to <see cref="Name"/> where there is none.</summary>
    public required string Plural { get; init; }

    /// <summary>Other English names, American and British ones among them.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>
    /// Names by language (<c>de</c>, <c>fr</c>, <c>es</c>, <c>it</c>, <c>nl</c>), the usual one first; the commonest foods have all five.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Names { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Where it stands in a shop.</summary>
    public required Aisle Aisle { get; init; }

    /// <summary>
    /// Mass of one millilitre as measured with cups and spoons, in grams; null where no household measure of volume is known.
    /// </summary>
    public double? GramsPerMillilitre { get; init; }

    /// <summary>Nutrients in 100 g.</summary>
    public required Nutrients Per100Grams { get; init; }

    /// <summary>What pieces of it weigh, the plain one first.</summary>
    public IReadOnlyList<HouseholdMeasure> Measures { get; init; } = [];

    /// <summary>What it contains of the 14 allergens of the EU.</summary>
    public Allergens Allergens { get; init; }

    /// <summary>What it is known to be without although its name may say otherwise: a household's gluten-free flour.</summary>
    public Allergens FreeFrom { get; init; }

    /// <summary>Whether nobody said which diets it fits; then those of <see cref="Diets"/> are none, and none is broken for sure.</summary>
    public bool DietsUnknown { get; init; }

    /// <summary>The diets that it fits.</summary>
    public Diets Diets { get; init; }

    /// <summary>Number of the record in the USDA National Nutrient Database that the figures come from.</summary>
    public int Source { get; init; }

    /// <summary>
    /// Pork, alcohol, or gelatine and fats of unknown origin are in it. (The other way round says nothing of how meat was slaughtered.)
    /// </summary>
    public bool HalalUnsafe => (Diets & (Diets.PorkFree | Diets.AlcoholFree)) != (Diets.PorkFree | Diets.AlcoholFree);

    /// <summary>The usual name in a language, or null where none is known. English gives <see cref="Name"/>.</summary>
    /// <param name="language">BCP 47; only the primary language counts.</param>
    public string? NameIn(string language)
    {
        ArgumentNullException.ThrowIfNull(language);
        var primary = language.Split('-')[0].ToLowerInvariant();
        return primary == "en" ? Name : Names.TryGetValue(primary, out var names) && names.Count > 0 ? names[0] : null;
    }
}

/// <summary>What a piece or package of a food weighs.</summary>
/// <param name="UnitCode">Code of the unit ("slice", "clove", "can"), or null for one whole piece.</param>
/// <param name="Note">What tells it from others of that unit ("large", "chopped"); null for the ordinary one.</param>
/// <param name="Grams">Mass of one; greater than 0.</param>
public sealed record HouseholdMeasure(string? UnitCode, string? Note, double Grams);

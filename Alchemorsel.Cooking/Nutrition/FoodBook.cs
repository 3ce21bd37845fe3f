using System.Collections.Frozen;
using Alchemorsel.Cooking.Costs;
using Alchemorsel.Cooking.Foods;

namespace Alchemorsel.Cooking.Nutrition;

/// <summary>What a household knows better of a food of the catalogue, or a food of its own.</summary>
/// <param name="Code">The catalogue's code; any other makes it a food of its own.</param>
public sealed record FoodEntry(string Code)
{
    /// <summary>What the household calls it; null keeps the catalogue's name. A food of its own needs one.</summary>
    public string? Name { get; init; }

    /// <summary>Other names that mean it, in any language.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Where it stands in the household's shop; null keeps the catalogue's, or else <see cref="Foods.Aisle.Other"/>.</summary>
    public Aisle? Aisle { get; init; }

    /// <summary>Mass of a millilitre in g; null keeps the catalogue's.</summary>
    public double? GramsPerMillilitre { get; init; }

    /// <summary>Mass of a piece in g; null keeps the catalogue's.</summary>
    public double? GramsPerPiece { get; init; }

    /// <summary>Allergens that are in it beside the catalogue's.</summary>
    public Allergens Added { get; init; }

    /// <summary>Allergens that are not in it, whatever the catalogue or its name says.</summary>
    public Allergens Removed { get; init; }

    /// <summary>Diets that a food of its own fits; null when nobody said. The catalogue's foods keep theirs.</summary>
    public Diets? Diets { get; init; }

    /// <summary>Nutrients in 100 g of a food of its own; null when unknown. The catalogue's foods keep theirs.</summary>
    public Nutrients? Per100Grams { get; init; }

    /// <summary>What the household pays for it; null when nobody said.</summary>
    public FoodPrice? Price { get; init; }
}

/// <summary>The catalogue as one household has it: with its own names, corrections and foods. <see cref="Find"/> is its lookup.</summary>
public sealed class FoodBook
{
    private readonly FrozenDictionary<string, Food> changed;
    private readonly FoodMatcher? named;
    private readonly FoodCatalogue catalogue;
    private readonly Dictionary<string, FoodPrice> prices = new(StringComparer.Ordinal);

    /// <param name="catalogue">The foods that every household has.</param>
    /// <param name="entries">What the household knows better; of two for one food the first counts.</param>
    public FoodBook(FoodCatalogue catalogue, IEnumerable<FoodEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        ArgumentNullException.ThrowIfNull(entries);
        this.catalogue = catalogue;
        var foods = new Dictionary<string, Food>(StringComparer.Ordinal);
        var names = new List<Food>();
        foreach (var entry in entries)
        {
            var food = catalogue.FromCode(entry.Code) is { } known ? Corrected(known, entry) : Own(entry);
            if (!foods.TryAdd(entry.Code, food))
                continue;
            if (entry.Price is { } price)
                prices[entry.Code] = price;
            IReadOnlyList<string> said = entry.Name is null ? entry.Aliases : [entry.Name, .. entry.Aliases];
            if (said.Count > 0)
                names.Add(food with { Name = said[0], Plural = said[0], Aliases = said, Names = FrozenDictionary<string, IReadOnlyList<string>>.Empty });
        }

        changed = foods.ToFrozenDictionary(StringComparer.Ordinal);
        named = names.Count == 0 ? null : new FoodMatcher(names);
    }

    /// <summary>The shipped catalogue and nothing else.</summary>
    public static FoodBook Shipped { get; } = new(FoodCatalogue.Default, []);

    /// <summary>The food with this code as the household has it, or null.</summary>
    public Food? FromCode(string? code) => code is null ? null : changed.GetValueOrDefault(code) ?? catalogue.FromCode(code);

    /// <summary>What the household pays for a food; null when nobody said.</summary>
    public FoodPrice? PriceOf(string? code) => code is null ? null : prices.GetValueOrDefault(code);

    /// <summary>The food that a name means to the household: its own names count before the catalogue's that are as likely.</summary>
    /// <param name="name">The food of an ingredient line, as written.</param>
    /// <param name="language">BCP 47; null when unknown.</param>
    public FoundFood? Find(string name, string? language)
    {
        var shipped = catalogue.Match(name, language);
        var own = named?.Match(name, language);
        return (own is not null && own.Confidence >= (shipped?.Confidence ?? 0) - 0.02 ? own : shipped) is { } match
            ? new FoundFood(FromCode(match.Food.Code)!, match.Confidence) : null;
    }

    private static Food Corrected(Food food, FoodEntry entry)
    {
        var allergens = (food.Allergens & ~entry.Removed) | entry.Added;
        return food with
        {
            Name = entry.Name ?? food.Name,
            Plural = entry.Name ?? food.Plural,
            Aisle = entry.Aisle ?? food.Aisle,
            GramsPerMillilitre = entry.GramsPerMillilitre ?? food.GramsPerMillilitre,
            Measures = Measures(entry, food.Measures),
            Allergens = allergens,
            FreeFrom = entry.Removed & ~entry.Added,
            Diets = food.Diets | KeptBy(entry.Removed & ~allergens),
        };
    }

    private static Food Own(FoodEntry entry) => new()
    {
        Code = entry.Code,
        Name = entry.Name ?? entry.Code,
        Plural = entry.Name ?? entry.Code,
        Aisle = entry.Aisle ?? Aisle.Other,
        GramsPerMillilitre = entry.GramsPerMillilitre,
        Measures = Measures(entry, []),
        Allergens = entry.Added,
        FreeFrom = entry.Removed & ~entry.Added,
        Diets = entry.Diets ?? Diets.None,
        DietsUnknown = entry.Diets is null,
        Per100Grams = entry.Per100Grams ?? new Nutrients(),
    };

    // A density that the household weighed counts before what the catalogue has for its cups and spoons.
    private static IReadOnlyList<HouseholdMeasure> Measures(FoodEntry entry, IReadOnlyList<HouseholdMeasure> known)
    {
        var kept = entry.GramsPerMillilitre is null ? known
            : [.. known.Where(measure => Units.Unit.FromCode(measure.UnitCode) is not { Dimension: Units.Dimension.Volume })];
        return entry.GramsPerPiece is { } grams
            ? [new HouseholdMeasure(null, null, grams), .. kept.Where(measure => measure.UnitCode is not null)]
            : kept;
    }

    private static Diets KeptBy(Allergens without) =>
        ((without & Allergens.Gluten) != 0 ? Diets.GlutenFree : 0) | ((without & Allergens.Milk) != 0 ? Diets.DairyFree : 0);
}

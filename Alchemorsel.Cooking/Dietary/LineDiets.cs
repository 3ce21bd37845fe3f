using Alchemorsel.Cooking.Foods;
using Alchemorsel.Cooking.Ingredients;
using Alchemorsel.Cooking.Nutrition;

namespace Alchemorsel.Cooking.Dietary;

/// <summary>What one line means for allergies and diets: from its words and from the food that it was matched with.</summary>
public sealed record LineDiets
{
    private const Allergens FromAnimals =
        Allergens.Milk | Allergens.Eggs | Allergens.Fish | Allergens.Crustaceans | Allergens.Molluscs;

    /// <summary>All diets.</summary>
    internal const Diets AllDiets = Diets.Vegan | Diets.Vegetarian | Diets.Pescatarian | Diets.GlutenFree | Diets.DairyFree
        | Diets.PorkFree | Diets.AlcoholFree;

    private static readonly Lazy<(Allergens Allergen, WordList Words)[]> AllergenLists = new(() =>
    [
        (Allergens.Gluten, new(AllergenWords.Gluten)), (Allergens.Crustaceans, new(AllergenWords.Crustaceans)),
        (Allergens.Eggs, new(AllergenWords.Eggs)), (Allergens.Fish, new(AllergenWords.Fish)),
        (Allergens.Peanuts, new(AllergenWords.Peanuts)), (Allergens.Soybeans, new(AllergenWords.Soybeans)),
        (Allergens.Milk, new(AllergenWords.Milk)), (Allergens.Nuts, new(AllergenWords.Nuts)),
        (Allergens.Celery, new(AllergenWords.Celery)), (Allergens.Mustard, new(AllergenWords.Mustard)),
        (Allergens.Sesame, new(AllergenWords.Sesame)), (Allergens.Sulphites, new(AllergenWords.Sulphites)),
        (Allergens.Lupin, new(AllergenWords.Lupin)), (Allergens.Molluscs, new(AllergenWords.Molluscs)),
    ]);

    private static readonly Lazy<(Diets Broken, WordList Words)[]> DietLists = new(() =>
    [
        (Diets.Vegan | Diets.Vegetarian | Diets.Pescatarian, new(DietWords.Meat)),
        (Diets.Vegan | Diets.Vegetarian | Diets.Pescatarian | Diets.PorkFree, new(DietWords.Pork)),
        (Diets.AlcoholFree, new(DietWords.Alcohol)), (Diets.Vegan, new(DietWords.Honey)),
    ]);

    /// <summary>The line.</summary>
    public required IngredientLine Line { get; init; }

    /// <summary>Whether its food is known; when not, more may be in it than its words say.</summary>
    public required bool IsUnderstood { get; init; }

    /// <summary>Allergens that are in it.</summary>
    public required Allergens Contains { get; init; }

    /// <summary>Allergens that may be in it: of one of two foods that it leaves the choice of, or of a food that is only likely.</summary>
    public required Allergens MayContain { get; init; }

    /// <summary>Diets that it does not fit.</summary>
    public required Diets Breaks { get; init; }

    /// <summary>Diets that it may not fit.</summary>
    public required Diets MayBreak { get; init; }

    /// <summary>Reads a line.</summary>
    /// <param name="line">The line; every word of it counts, remarks included.</param>
    /// <param name="foods">Where foods are found; null leaves it at the words.</param>
    /// <param name="language">BCP 47, a hint for <paramref name="foods"/>; words of all languages count in any case.</param>
    public static LineDiets Of(IngredientLine line, FoodLookup? foods, string? language = null)
    {
        ArgumentNullException.ThrowIfNull(line);
        var choices = Alternatives.Split(WordList.Words(line.Original));
        var claims = FreeFrom.Of(choices);
        var found = foods is null ? null : FoundFood.Of(line, foods, language);
        // What the household knows of its food holds for the line, unless the line leaves a choice.
        if (found is { Confidence: >= FoundFood.Certain } && choices.Count == 1)
            claims = claims with { Without = claims.Without | found.Food.FreeFrom };
        Allergens all = ~Allergens.None, any = Allergens.None;
        Diets allBroken = AllDiets, anyBroken = Diets.None;
        foreach (var words in choices)
        {
            var here = AllergenLists.Value.Where(list => list.Words.Find(words) is not null)
                .Aggregate(Allergens.None, (sum, list) => sum | list.Allergen) & ~claims.Without;
            var broken = DietLists.Value.Where(list => list.Words.Find(words) is not null)
                .Aggregate(Broken(here), (sum, list) => sum | list.Broken);
            (all, any, allBroken, anyBroken) = (all & here, any | here, allBroken & broken, anyBroken | broken);
        }

        if (found is { Confidence: > 0 })
        {
            var contained = found.Food.Allergens & ~claims.Without;
            var broken = (AllDiets & ~found.Food.Diets & ~Kept(claims.Without)) | Broken(contained);
            any |= contained;
            anyBroken |= found.Confidence >= FoundFood.Likely ? broken : Broken(contained);
            if (found.Confidence >= FoundFood.Certain && choices.Count == 1)
                (all, allBroken) = (all | contained, allBroken | (found.Food.DietsUnknown ? Broken(contained) : broken));
        }

        // "vegan butter": meant to be without, but only its label knows.
        all &= claims.Vegan ? ~FromAnimals : ~Allergens.None;
        allBroken &= claims.Vegan ? ~(Diets.Vegan | Diets.Vegetarian | Diets.Pescatarian | Diets.DairyFree | Diets.PorkFree) : AllDiets;
        anyBroken &= claims.Vegan ? ~(Diets.Vegan | Diets.Vegetarian | Diets.Pescatarian | Diets.PorkFree) : AllDiets;
        return new LineDiets
        {
            Line = line,
            IsUnderstood = found is { Confidence: >= FoundFood.Likely } || string.IsNullOrWhiteSpace(line.Original),
            Contains = all & any,
            MayContain = any & ~all,
            Breaks = allBroken & anyBroken,
            MayBreak = anyBroken & ~allBroken,
        };
    }

    /// <summary>Diets that allergens rule out.</summary>
    internal static Diets Broken(Allergens allergens)
    {
        var broken = Diets.None;
        if ((allergens & Allergens.Gluten) != 0)
            broken |= Diets.GlutenFree;
        if ((allergens & Allergens.Milk) != 0)
            broken |= Diets.DairyFree;
        if ((allergens & FromAnimals) != 0)
            broken |= Diets.Vegan;
        if ((allergens & (Allergens.Fish | Allergens.Crustaceans | Allergens.Molluscs)) != 0)
            broken |= Diets.Vegetarian;
        return broken;
    }

    /// <summary>Diets that a label promises ("gluten-free flour").</summary>
    private static Diets Kept(Allergens without) =>
        ((without & Allergens.Gluten) != 0 ? Diets.GlutenFree : 0) | ((without & Allergens.Milk) != 0 ? Diets.DairyFree : 0);
}

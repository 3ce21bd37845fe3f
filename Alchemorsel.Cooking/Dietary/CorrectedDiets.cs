using Alchemorsel.Cooking.Foods;

namespace Alchemorsel.Cooking.Dietary;

/// <summary>Allergens and diets of a recipe after the cook's corrections, which count before what its lines say.</summary>
/// <param name="Read">What the lines say.</param>
/// <param name="Added">Allergens that are in it although no line says so.</param>
/// <param name="Removed">Allergens that are not in it although a line may hold them. One that is added as well counts as added.</param>
public sealed record CorrectedDiets(RecipeDiets Read, Allergens Added, Allergens Removed)
{
    private static readonly (Diets Diet, Allergens Without)[] Absences =
        [(Diets.GlutenFree, Allergens.Gluten), (Diets.DairyFree, Allergens.Milk)];

    /// <summary>Allergens that are in it.</summary>
    public Allergens Contains => (Read.Contains & ~Removed) | Added;

    /// <summary>Allergens that may be in it and are not among <see cref="Contains"/>.</summary>
    public Allergens MayContain => Read.MayContain & ~Removed & ~Contains;

    /// <summary>Every diet that it fits for sure.</summary>
    public Diets Diets => Enum.GetValues<Diets>()
        .Where(diet => diet != Diets.None && Fits(diet).Verdict == DietVerdict.Yes)
        .Aggregate(Diets.None, (sum, diet) => sum | diet);

    /// <summary>State of one allergen, whether a correction decides it, and the lines that speak of it.</summary>
    /// <param name="allergen">One allergen.</param>
    public (AllergenState State, bool Corrected, IReadOnlyList<LineDiets> Because) StateOf(Allergens allergen)
    {
        var (state, because) = Read.StateOf(allergen);
        return (Added & allergen) != 0 ? (AllergenState.Contains, true, because)
            : (Removed & allergen) != 0 ? (AllergenState.NoneFound, true, because)
            : (state, false, because);
    }

    /// <summary>Whether it fits a diet, whether a correction decides that, and the lines that keep it from fitting.</summary>
    /// <param name="diet">One diet.</param>
    public (DietVerdict Verdict, bool Corrected, IReadOnlyList<LineDiets> Because) Fits(Diets diet)
    {
        if ((LineDiets.Broken(Added) & diet) != 0)
            return (DietVerdict.No, true, []);
        // "Our oats are gluten-free": where a diet is the absence of one allergen, the cook's word on it settles it.
        if (Absences.Any(absence => absence.Diet == diet && (Removed & ~Added & absence.Without) != 0))
            return (DietVerdict.Yes, true, []);
        var (verdict, because) = Read.Fits(diet);
        return (verdict, false, because);
    }
}

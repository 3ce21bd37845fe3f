using Alchemorsel.Api.Data;
using Alchemorsel.Api.Foods;
using Alchemorsel.Api.Recipes;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Cooking.Foods;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Households;

/// <summary>What a household needs of every list and suggestion: read anew for each, since somebody's health may hang on it.</summary>
/// <param name="Never">Severe allergies: recipes that hold one, may hold one or have an ingredient that nobody knows are left out.</param>
/// <param name="Diets">What is suggested fits all of them; lists show other recipes too.</param>
/// <param name="Locale">A language tag; null for the one that whoever asks prefers.</param>
internal sealed record HouseholdNeeds(Allergens Never, Diets Diets, string? Locale)
{
    private static readonly HouseholdNeeds None = new(Allergens.None, Diets.None, null);

    public static async Task<HouseholdNeeds> ReadAsync(AlchemorselDbContext db, CancellationToken cancellation)
        => await db.Set<Household>().AsNoTracking().Where(household => household.Id == db.CurrentHousehold)
            .Select(household => new HouseholdNeeds(household.SevereAllergies, household.Diets, household.Locale))
            .SingleOrDefaultAsync(cancellation) ?? None;

    /// <summary>The query as the kitchen's allergies allow it.</summary>
    public RecipeQuery Narrow(RecipeQuery query) => query.IgnoreAllergies || Never == Allergens.None
        ? query
        : query with { WithoutAllergens = AllergenNames.Write(AllergenNames.Read(query.WithoutAllergens) | Never) };

    /// <summary>The same for what is suggested, which fits the kitchen's diets too.</summary>
    public RecipeQuery NarrowToSuggest(RecipeQuery query)
        => Narrow(query) with { Diets = FoodRules.Write(DietNames.Read(query.Diets) | Diets) };

    /// <summary>What a suggested recipe has for certain; see <see cref="RecipeTraits"/>.</summary>
    public IEnumerable<string> Traits => RecipeTraits.Fitting(Diets).Concat(RecipeTraits.Free(Never)).Concat(Never == Allergens.None ? [] : [RecipeTraits.Known]);
}

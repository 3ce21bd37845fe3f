using Alchemorsel.Api.Data;
using Alchemorsel.Api.Foods;
using Alchemorsel.Api.Http;
using Alchemorsel.Api.Recipes;
using Alchemorsel.Contracts.Households;
using Alchemorsel.Cooking.Foods;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Households;

internal static class SettingsEndpoints
{
    public static void MapSettings(this RouteGroupBuilder households)
    {
        households.MapGet("/current/settings", Read).WithName("ReadHouseholdSettings").WithSummary("What holds for the whole kitchen");
        households.MapPut("/current/settings", Replace).Validate<HouseholdSettings>().ForOwners()
            .WithName("ReplaceHouseholdSettings").WithSummary("Replaces what holds for the whole kitchen");
    }

    private static async Task<Results<Ok<HouseholdSettings>, ProblemHttpResult>> Read(AlchemorselDbContext db, CancellationToken cancellation)
        => await Own(db).SingleOrDefaultAsync(cancellation) is { } household
            ? TypedResults.Ok(new HouseholdSettings
            {
                Hemisphere = household.Hemisphere,
                Currency = household.Currency,
                Allergies =
                [
                    .. AllergenNames.Write(household.SevereAllergies).Select(name => new HouseholdAllergy(name, AllergySeverity.Severe)),
                    .. AllergenNames.Write(household.MildAllergies).Select(name => new HouseholdAllergy(name, AllergySeverity.Mild)),
                ],
                Diets = FoodRules.Write(household.Diets),
                Units = household.Units,
                Locale = household.Locale,
                FirstDayOfWeek = household.FirstDayOfWeek,
            })
            : HouseholdEndpoints.Gone();

    private static async Task<Results<NoContent, ValidationProblem, ProblemHttpResult>> Replace(
        HouseholdSettings input, AlchemorselDbContext db, CancellationToken cancellation)
    {
        if (Fault(input) is var (field, message))
            return Problems.Invalid(field, message);
        var (severe, mild) = (Of(input, AllergySeverity.Severe), Of(input, AllergySeverity.Mild));
        var (currency, locale, diets) = (Given(input.Currency), Given(input.Locale), DietNames.Read(input.Diets));
        var changed = await Own(db).ExecuteUpdateAsync(
            row => row.SetProperty(household => household.Hemisphere, input.Hemisphere)
                .SetProperty(household => household.Currency, currency)
                .SetProperty(household => household.SevereAllergies, severe)
                .SetProperty(household => household.MildAllergies, mild)
                .SetProperty(household => household.Diets, diets)
                .SetProperty(household => household.Units, input.Units)
                .SetProperty(household => household.Locale, locale)
                .SetProperty(household => household.FirstDayOfWeek, input.FirstDayOfWeek),
            cancellation);
        return changed > 0 ? TypedResults.NoContent() : HouseholdEndpoints.Gone();
    }

    // A name that nobody knows must never pass for an allergen that is looked after.
    private static (string Field, string Message)? Fault(HouseholdSettings input)
    {
        if (input.Allergies.Any(allergy => !AllergenNames.IsKnown(allergy?.Allergen)))
            return ("allergies", $"One of: {string.Join(", ", AllergenNames.All)}.");
        if (input.Allergies.Any(allergy => !Enum.IsDefined(allergy.Severity)))
            return ("allergies", $"A severity is {RecipeCriteriaRules.OneOf<AllergySeverity>().ToLowerInvariant()}");
        if (input.Allergies.Select(allergy => allergy.Allergen.ToLowerInvariant()).Distinct().Count() < input.Allergies.Count)
            return ("allergies", "Each allergen once.");
        return input.Diets.Any(name => name is null || !DietNames.IsKnown(name)) ? ("diets", $"One of: {string.Join(", ", DietNames.All.Keys)}.") : null;
    }

    private static Allergens Of(HouseholdSettings input, AllergySeverity severity)
        => AllergenNames.Read(input.Allergies.Where(allergy => allergy.Severity == severity).Select(allergy => allergy.Allergen));

    private static string? Given(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static IQueryable<Household> Own(AlchemorselDbContext db)
        => db.Set<Household>().AsNoTracking().Where(household => household.Id == db.CurrentHousehold);
}

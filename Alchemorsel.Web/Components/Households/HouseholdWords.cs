using System.Globalization;
using Alchemorsel.Contracts.Households;

namespace Alchemorsel.Web.Components.Households;

/// <summary>Roles and times of a household in words.</summary>
internal static class HouseholdWords
{
    public static string Role(HouseholdRole role) => role switch
    {
        HouseholdRole.Owner => "Owner",
        HouseholdRole.Member => "Member",
        _ => "Viewer",
    };

    public static string May(HouseholdRole role) => role switch
    {
        HouseholdRole.Owner => "Owners change everything, the kitchen's settings and people included",
        HouseholdRole.Member => "Members add and change recipes, collections and all that cooking needs",
        _ => "Viewers look at everything, and keep favourites, ratings and cooked entries of their own",
    };

    public static string People(int number) => number == 1 ? "just you" : string.Create(CultureInfo.InvariantCulture, $"{number} people");

    public static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}

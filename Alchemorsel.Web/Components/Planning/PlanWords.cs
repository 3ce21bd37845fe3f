using System.Globalization;
using Alchemorsel.Contracts.MealPlans;

namespace Alchemorsel.Web.Components.Planning;

/// <summary>Days and meals, as a person would say them, and as addresses have them.</summary>
internal static class PlanWords
{
    public static IReadOnlyList<MealSlot> Slots { get; } = Enum.GetValues<MealSlot>();

    /// <summary>What the fields of an entry are called, which show their own messages.</summary>
    public static readonly IReadOnlyDictionary<string, string> Names = new Dictionary<string, string>
    {
        ["day"] = "Day",
        ["slot"] = "Meal",
        ["recipeId"] = "Recipe",
        ["text"] = "In your own words",
        ["servings"] = "Portions",
    };

    /// <summary>"Monday, 23 November".</summary>
    public static string Day(DateOnly day) => day.ToString("dddd, d MMMM", CultureInfo.InvariantCulture);

    /// <summary>"23 to 29 November 2026", or with both months where there are two.</summary>
    public static string Week(DateOnly first)
    {
        var last = first.AddDays(PlanDays.OfWeek - 1);
        var begins = first.Month == last.Month ? "d " : first.Year == last.Year ? "d MMMM" : "d MMMM yyyy";
        return string.Create(CultureInfo.InvariantCulture, $"{first.ToString(begins, CultureInfo.InvariantCulture).Trim()} to {last:d MMMM yyyy}");
    }

    /// <summary>"2026-11-23", as addresses and forms have it.</summary>
    public static string Key(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    /// <summary>Null for what is no day.</summary>
    public static DateOnly? Read(string? text) =>
        DateOnly.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>Whether a week around the day can be shown: every day of it can be planned, whichever it begins with.</summary>
    public static bool IsShown(DateOnly day) => day >= PlanDays.Earliest.AddDays(PlanDays.OfWeek) && day <= PlanDays.Latest.AddDays(-PlanDays.OfWeek);

    /// <summary>The page of the week that holds a day, at that day.</summary>
    public static string Path(DateOnly day) => $"/plan?week={Key(day)}#day-{Key(day)}";

    public static string Servings(int? servings) => servings switch
    {
        null => "",
        1 => "For one",
        { } some => string.Create(CultureInfo.InvariantCulture, $"For {some}"),
    };
}

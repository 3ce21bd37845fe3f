using System.Globalization;

namespace Alchemorsel.Web.Components.Cooking;

/// <summary>How often and when, as a person would say it.</summary>
internal static class CookedWords
{
    private const int RecentDays = 28;
    private const int MonthsThatNeedNoYear = 11;

    /// <summary>"Cooked 12 times, last in October"; empty when never.</summary>
    public static string Say(int count, DateOnly? last, DateOnly today) => count switch
    {
        <= 0 => "",
        1 => last is { } day ? $"Cooked once, {When(day, today)}" : "Cooked once",
        _ => last is { } day ? $"{Count(count)}, last {When(day, today)}" : Count(count),
    };

    /// <summary>"Cooked 12 times"; empty when never.</summary>
    public static string Count(int count) => count switch
    {
        <= 0 => "",
        1 => "Cooked once",
        _ => string.Create(CultureInfo.InvariantCulture, $"Cooked {count} times"),
    };

    /// <summary>"4 October 2026".</summary>
    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>"4.5" or "4".</summary>
    public static string Mean(double rating) => rating.ToString("0.#", CultureInfo.InvariantCulture);

    // A month alone is clear only until it comes round again.
    private static string When(DateOnly day, DateOnly today) => (today.DayNumber - day.DayNumber) switch
    {
        <= 0 => "today",
        1 => "yesterday",
        < RecentDays => $"on {day.ToString("d MMMM", CultureInfo.InvariantCulture)}",
        _ when ((today.Year - day.Year) * 12) + today.Month - day.Month <= MonthsThatNeedNoYear => $"in {day.ToString("MMMM", CultureInfo.InvariantCulture)}",
        _ => $"in {day.ToString("MMMM yyyy", CultureInfo.InvariantCulture)}",
    };
}

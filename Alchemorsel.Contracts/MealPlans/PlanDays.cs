namespace Alchemorsel.Contracts.MealPlans;

/// <summary>The days that can be planned, and the weeks that they make.</summary>
public static class PlanDays
{
    public const int OfWeek = 7;

    public static readonly DateOnly Earliest = new(2000, 1, 1);
    public static readonly DateOnly Latest = new(2099, 12, 31);

    public static bool IsPlannable(DateOnly day) => day >= Earliest && day <= Latest;

    /// <summary>The first day of the week in which a day lies.</summary>
    public static DateOnly WeekOf(DateOnly day, DayOfWeek firstDay) => day.AddDays(-((day.DayOfWeek - firstDay + OfWeek) % OfWeek));
}

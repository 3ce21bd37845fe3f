using Alchemorsel.Api.Recipes;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.MealPlans;

namespace Alchemorsel.Api.MealPlans;

/// <summary>What can be planned, and when.</summary>
internal static class MealPlanRules
{
    /// <summary>What is wrong with an entry beyond its single fields; null for nothing.</summary>
    public static (string Field, string Message)? Check(MealPlanEntryInput input)
    {
        if (!PlanDays.IsPlannable(input.Day!.Value))
            return ("day", Bounds);
        var hasText = !string.IsNullOrWhiteSpace(input.Text);
        if (input.RecipeId is not null && hasText)
            return ("text", "A recipe or a text, and only one of them.");
        if (input.RecipeId is not null)
            return null;
        return !hasText ? ("recipeId", "Name a recipe, or say in a text what it is.")
            : RecipeText.CleanLine(input.Text) is null ? ("text", "Say what it is.") : null;
    }

    /// <summary>
    /// The days that are asked for. Where only one end is named it is a week from there, or up to there; without any it is the week in which
    /// <paramref name="today"/> lies.
    /// </summary>
    public static (DateOnly From, DateOnly To) Days(DateOnly? from, DateOnly? to, DateOnly today, DayOfWeek firstDay)
    {
        var first = from ?? to?.AddDays(1 - PlanDays.OfWeek) ?? PlanDays.WeekOf(today, firstDay);
        return (first, to ?? first.AddDays(PlanDays.OfWeek - 1));
    }

    /// <summary>What is wrong with the days that are asked for; null for nothing.</summary>
    public static (string Field, string Message)? Check(DateOnly? from, DateOnly? to)
    {
        if (from is { } first && !PlanDays.IsPlannable(first))
            return ("from", Bounds);
        if (to is { } last && !PlanDays.IsPlannable(last))
            return ("to", Bounds);
        return (from, to) is ({ } one, { } other) && (other < one || other.DayNumber - one.DayNumber >= Limits.PlanDaysMax)
            ? ("to", $"Not before the first day, and at most {Limits.PlanDaysMax} days in all.")
            : null;
    }

    private static string Bounds => FormattableString.Invariant($"A day from {PlanDays.Earliest:yyyy-MM-dd} to {PlanDays.Latest:yyyy-MM-dd}.");
}

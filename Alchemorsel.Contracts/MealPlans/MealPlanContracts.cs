using System.ComponentModel.DataAnnotations;
using Alchemorsel.Contracts.Recipes;

namespace Alchemorsel.Contracts.MealPlans;

/// <summary>A meal of a day, in the order of the day. Kept by number: another one comes last.</summary>
public enum MealSlot
{
    Breakfast,
    Lunch,
    Dinner,
    Snack,
}

/// <summary>The body of <c>POST /api/v1/meal-plans/entries</c> and of <c>PUT</c> on an entry: a recipe or a text, and only one of them.</summary>
public sealed record MealPlanEntryInput
{
    [Required(ErrorMessage = "Which day?")]
    public DateOnly? Day { get; init; }

    [Required(ErrorMessage = "Which meal?"), EnumDataType(typeof(MealSlot))]
    public MealSlot? Slot { get; init; }

    /// <summary>A recipe of the household; null for a text.</summary>
    public Guid? RecipeId { get; init; }

    /// <summary>What it is in words of one's own, such as "Leftovers"; null for a recipe.</summary>
    [MaxLength(Limits.PlanTextMax)]
    public string? Text { get; init; }

    /// <summary>For how many; null for as many as it makes.</summary>
    [Range(1, Limits.ServingsMax, ErrorMessage = "Between {1} and {2}.")]
    public int? Servings { get; init; }

    /// <summary>How many entries of the same day and slot come before it. Null for the last place, or for the one that it has in that slot.</summary>
    [Range(0, Limits.PlanDayEntriesMax)]
    public int? Position { get; init; }
}

/// <summary>Something that is planned.</summary>
/// <param name="Recipe">What is cooked; null for a text.</param>
/// <param name="RecipeImage">The recipe's cover, or null.</param>
/// <param name="Text">What it is in words of one's own; null for a recipe.</param>
/// <param name="By">Name of who planned it; null when the account is gone.</param>
public sealed record MealPlanEntryInfo(
    Guid Id,
    DateOnly Day,
    MealSlot Slot,
    RecipeLink? Recipe,
    RecipeImageInfo? RecipeImage,
    string? Text,
    int? Servings,
    string? By,
    DateTimeOffset CreatedAt);

/// <summary><c>GET /api/v1/meal-plans</c>: what the household has planned for some days.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
/// <param name="Entries">By day, within it by slot, within that in the order of the household's own.</param>
public sealed record MealPlan(DateOnly From, DateOnly To, IReadOnlyList<MealPlanEntryInfo> Entries);

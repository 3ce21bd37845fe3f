using Alchemorsel.Cooking.Quantities;

namespace Alchemorsel.Cooking.Planning;

/// <summary>A recipe that can be planned.</summary>
/// <param name="Recipe">Which; any text that tells recipes apart.</param>
/// <param name="Servings">What one batch serves, above 0.</param>
/// <param name="Foods">Keys of the foods in it, for using up what won't keep.</param>
/// <param name="KeepsDays">For how many days after cooking the rest can be eaten; 0 for a dish that does not keep. At most 30.</param>
public sealed record PlanCandidate(string Recipe, Rational Servings, IReadOnlyList<string> Foods, int KeepsDays = 0);

/// <summary>A meal to be planned.</summary>
/// <param name="Day">Days from the first one of the plan, which is 0.</param>
/// <param name="Meal">Which of the day ("dinner"); shown, never read.</param>
/// <param name="Servings">How many eat, above 0.</param>
public sealed record PlanSlot(int Day, string Meal, Rational Servings);

/// <summary>What is to be planned, and by which rules.</summary>
public sealed record PlanRequest
{
    /// <summary>Meals in the order in which they are eaten; those after the first <see cref="Planner.SlotsMax"/> stay empty.</summary>
    public required IReadOnlyList<PlanSlot> Slots { get; init; }

    /// <summary>Recipes to choose from, each once; the first <see cref="Planner.CandidatesMax"/> are looked at.</summary>
    public required IReadOnlyList<PlanCandidate> Candidates { get; init; }

    /// <summary>
    /// A recipe is not cooked again for so many days after the day on which it was: 7 lets it come back in the week after. 0 lets it
    /// come at once.
    /// </summary>
    public int NoRepeatDays { get; init; } = 7;

    /// <summary>Later meals that one cooking may cover besides its own; 0 for none.</summary>
    public int LeftoversMax { get; init; } = 1;

    /// <summary>Foods that won't keep, and the last day on which they are good.</summary>
    public IReadOnlyDictionary<string, int> UseSoon { get; init; } = new Dictionary<string, int>();

    /// <summary>The same request with the same seed gives the same plan.</summary>
    public ulong Seed { get; init; }
}

/// <summary>A planned meal.</summary>
/// <param name="Slot">Which meal.</param>
/// <param name="Recipe">What is eaten; null where no recipe was left to choose.</param>
/// <param name="CookedOn">The day on which it is cooked: that of the slot, or an earlier one for leftovers; null where there is no
/// recipe.</param>
/// <param name="Factor">By how much the recipe is scaled when it is cooked, leftovers included; null for leftovers and where there is
/// no recipe.</param>
public sealed record PlannedMeal(PlanSlot Slot, string? Recipe, int? CookedOn, Rational? Factor)
{
    /// <summary>Whether it was cooked on an earlier day.</summary>
    public bool IsLeftover => Recipe is not null && Factor is null;
}

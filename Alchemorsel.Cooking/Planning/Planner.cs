using Alchemorsel.Cooking.Quantities;

namespace Alchemorsel.Cooking.Planning;

/// <summary>
/// Spreads recipes over days. Chosen first is what uses up most of the foods that spoil soonest, then what was cooked least in this plan;
/// the seed decides between equals. Nothing is cooked twice within the days asked for, and what one batch leaves covers later meals
/// while it keeps. Takes time in slots × candidates.
/// </summary>
public static class Planner
{
    /// <summary>Meals of one plan: a year of three a day.</summary>
    public const int SlotsMax = 1_100;

    /// <summary>Recipes to choose from.</summary>
    public const int CandidatesMax = 2_000;

    /// <summary>Nothing cooked keeps longer.</summary>
    private const int KeepsMax = 30;

    /// <summary>A plan: one meal for each slot, in the order of the slots.</summary>
    /// <param name="request">What is wanted.</param>
    public static IReadOnlyList<PlannedMeal> Plan(PlanRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var slots = request.Slots;
        var meals = new PlannedMeal?[slots.Count];
        var recipes = request.Candidates.Take(CandidatesMax)
            .Where(candidate => candidate.Servings > Rational.Zero)
            .DistinctBy(candidate => candidate.Recipe, StringComparer.Ordinal)
            .Select(candidate => new Cooked(candidate))
            .ToList();
        var soon = request.UseSoon.ToDictionary(StringComparer.Ordinal);
        // Days in order, whatever the order of the slots.
        foreach (var i in Enumerable.Range(0, Math.Min(slots.Count, SlotsMax)).OrderBy(i => slots[i].Day))
        {
            if (meals[i] is not null || slots[i].Servings == Rational.Zero)
                continue;
            if (Choose(recipes, request, soon, slots[i].Day, (ulong)i) is not { } chosen)
                continue;
            Cook(chosen, request, meals, i);
            foreach (var food in chosen.Candidate.Foods)
                soon.Remove(food);
        }

        return [.. meals.Select((meal, i) => meal ?? new PlannedMeal(slots[i], null, null, null))];
    }

    /// <summary>Cooks for a slot and for as many later ones as the batch serves, they and the rules allow.</summary>
    private static void Cook(Cooked chosen, PlanRequest request, PlannedMeal?[] meals, int slot)
    {
        var (day, batch) = (request.Slots[slot].Day, chosen.Candidate.Servings);
        var servings = request.Slots[slot].Servings;
        chosen.Last = day;
        chosen.Times++;
        var keeps = Math.Clamp(chosen.Candidate.KeepsDays, 0, KeepsMax);
        var left = request.LeftoversMax;
        foreach (var later in Enumerable.Range(0, Math.Min(meals.Length, SlotsMax)).OrderBy(i => request.Slots[i].Day))
        {
            var next = request.Slots[later];
            if (left <= 0 || next.Day > (long)day + keeps)
                break;
            if (next.Day <= day || meals[later] is not null || next.Servings == Rational.Zero || servings + next.Servings > batch)
                continue;
            meals[later] = new PlannedMeal(next, chosen.Candidate.Recipe, day, null);
            servings += next.Servings;
            left--;
        }

        meals[slot] = new PlannedMeal(request.Slots[slot], chosen.Candidate.Recipe, day, servings / batch);
    }

    private static Cooked? Choose(List<Cooked> recipes, PlanRequest request, Dictionary<string, int> soon, int day, ulong slot)
    {
        Cooked? best = null;
        (double Urgency, int Fewer, ulong Lot) bestRank = default;
        for (var i = 0; i < recipes.Count; i++)
        {
            var recipe = recipes[i];
            if (recipe.Last is { } last && (long)day - last < request.NoRepeatDays)
                continue;
            var rank = (Urgency(recipe.Candidate, soon, day), -recipe.Times, Lot(request.Seed, slot, (ulong)i));
            if (best is null || rank.CompareTo(bestRank) > 0)
                (best, bestRank) = (recipe, rank);
        }

        return best;
    }

    /// <summary>A food counts the more the fewer days are left for it: 1 on its last day, ½ on the day before.</summary>
    private static double Urgency(PlanCandidate candidate, Dictionary<string, int> soon, int day)
    {
        if (soon.Count == 0)
            return 0;
        var urgency = 0.0;
        foreach (var food in candidate.Foods.Distinct(StringComparer.Ordinal))
        {
            if (soon.TryGetValue(food, out var last) && last >= day)
                urgency += 1.0 / ((long)last - day + 1);
        }

        return urgency;
    }

    /// <summary>
    /// A number drawn for each slot and recipe: the output function of SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom
    /// number generators, 2014).
    /// </summary>
    private static ulong Lot(ulong seed, ulong slot, ulong recipe)
    {
        var lot = seed + (((slot << 32) + recipe + 1) * 0x9E3779B97F4A7C15UL);
        lot = (lot ^ (lot >> 30)) * 0xBF58476D1CE4E5B9UL;
        lot = (lot ^ (lot >> 27)) * 0x94D049BB133111EBUL;
        return lot ^ (lot >> 31);
    }

    /// <summary>A recipe, and when it was cooked in this plan.</summary>
    private sealed class Cooked(PlanCandidate candidate)
    {
        public PlanCandidate Candidate => candidate;

        public int? Last { get; set; }

        public int Times { get; set; }
    }
}

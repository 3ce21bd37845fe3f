using Alchemorsel.Api.Data;
using Alchemorsel.Api.Households;
using Alchemorsel.Api.Recipes;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.MealPlans;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.MealPlans;

/// <summary>Puts entries into their places. Whoever does waits for their turn in the household first, so that no two number the same place.</summary>
internal static class MealPlanPlaces
{
    /// <summary>
    /// Puts an entry into its day and slot, and numbers those of the slot anew; the caller saves. False when the day is full, and nothing is
    /// changed then.
    /// </summary>
    /// <param name="db">The database, within the household's turn.</param>
    /// <param name="entry">New, or tracked as it was.</param>
    /// <param name="day">Where to.</param>
    /// <param name="slot">Which meal of it.</param>
    /// <param name="position">How many entries come before it; null for the last place, or the one that it has there.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static async Task<bool> TryPlaceAsync(
        AlchemorselDbContext db, MealPlanEntry entry, DateOnly day, MealSlot slot, int? position, CancellationToken cancellation)
    {
        var others = await db.Set<MealPlanEntry>().AsTracking().Where(row => row.Day == day && row.Id != entry.Id)
            .OrderBy(row => row.Position).ThenBy(row => row.Id).Take(Limits.PlanDayEntriesMax).ToListAsync(cancellation);
        if (others.Count >= Limits.PlanDayEntriesMax)
            return false;
        var order = others.Where(row => row.Slot == slot).ToList();
        var stays = db.Entry(entry).State != EntityState.Detached && entry.Day == day && entry.Slot == slot;
        var place = position ?? (stays ? order.Count(row => (row.Position, row.Id).CompareTo((entry.Position, entry.Id)) < 0) : order.Count);
        (entry.Day, entry.Slot) = (day, slot);
        order.Insert(Math.Min(place, order.Count), entry);
        foreach (var (index, row) in order.Index())
            row.Position = index;
        return true;
    }

    /// <summary>
    /// Entries of a recipe that goes for good keep its title as their text: what was planned stays planned. Within the transaction that deletes it.
    /// </summary>
    public static async Task KeepTitleAsync(AlchemorselDbContext db, Guid recipe, CancellationToken cancellation)
    {
        // Whoever plans holds the turn and waits for the recipe; this waits for them before it holds any entry.
        await using var turn = await HouseholdTurn.BeginAsync(db, cancellation);
        var title = await db.Set<Recipe>().Where(row => row.Id == recipe).Select(row => row.Title).SingleOrDefaultAsync(cancellation);
        await db.Set<MealPlanEntry>().Where(entry => entry.RecipeId == recipe).ExecuteUpdateAsync(
            row => row.SetProperty(entry => entry.Text, title).SetProperty(entry => entry.RecipeId, (Guid?)null), cancellation);
        await turn.CommitAsync(cancellation);
    }
}

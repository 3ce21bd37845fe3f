using Alchemorsel.Api.Data;
using Alchemorsel.Api.Households;
using Alchemorsel.Api.Recipes;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.MealPlans;
using Alchemorsel.Contracts.Recipes;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.MealPlans;

/// <summary>Reads the plan: one statement for any number of days, and one more where the household says which week is meant.</summary>
internal static class MealPlanReading
{
    /// <param name="db">The database.</param>
    /// <param name="from">The first day; null for what <see cref="MealPlanRules.Days"/> makes of it.</param>
    /// <param name="to">The last day; null likewise.</param>
    /// <param name="today">The day that it is.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public static async Task<MealPlan> ReadAsync(
        AlchemorselDbContext db, DateOnly? from, DateOnly? to, DateOnly today, CancellationToken cancellation)
    {
        var firstDay = from is not null || to is not null ? DayOfWeek.Monday : await db.Set<Household>()
            .Where(household => household.Id == db.CurrentHousehold).Select(household => household.FirstDayOfWeek).SingleOrDefaultAsync(cancellation);
        var (first, last) = MealPlanRules.Days(from, to, today, firstDay);
        var rows = await Rows(db, db.Set<MealPlanEntry>().Where(entry => entry.Day >= first && entry.Day <= last))
            .Take(Limits.PlanDaysMax * Limits.PlanDayEntriesMax)
            .ToListAsync(cancellation);
        return new MealPlan(first, last, rows.ConvertAll(row => row.ToInfo()));
    }

    /// <summary>One entry, or null.</summary>
    public static async Task<MealPlanEntryInfo?> FindAsync(AlchemorselDbContext db, Guid id, CancellationToken cancellation)
        => (await Rows(db, db.Set<MealPlanEntry>().Where(entry => entry.Id == id)).SingleOrDefaultAsync(cancellation))?.ToInfo();

    private static IQueryable<PlanRow> Rows(AlchemorselDbContext db, IQueryable<MealPlanEntry> entries)
        => entries.AsNoTracking().AsSingleQuery()
            .OrderBy(entry => entry.Day).ThenBy(entry => entry.Slot).ThenBy(entry => entry.Position).ThenBy(entry => entry.Id)
            .Select(entry => new PlanRow
            {
                Entry = entry,
                Slug = entry.Recipe!.Slug,
                Title = entry.Recipe!.Title,
                By = entry.User!.DisplayName,
                Cover = db.Set<RecipeImage>().FirstOrDefault(image => image.Id == entry.Recipe!.CoverImageId),
            });

    private sealed class PlanRow
    {
        public required MealPlanEntry Entry { get; init; }
        public required string? Slug { get; init; }
        public required string? Title { get; init; }
        public required string? By { get; init; }
        public required RecipeImage? Cover { get; init; }

        public MealPlanEntryInfo ToInfo() => new(
            Entry.Id, Entry.Day, Entry.Slot, Entry.RecipeId is { } recipe ? new RecipeLink(recipe, Slug!, Title!) : null, Cover?.ToInfo(), Entry.Text,
            Entry.Servings, By, Entry.CreatedAt);
    }
}

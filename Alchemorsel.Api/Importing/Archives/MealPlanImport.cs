using Alchemorsel.Api.Data;
using Alchemorsel.Api.Exporting;
using Alchemorsel.Api.Households;
using Alchemorsel.Api.MealPlans;
using Alchemorsel.Api.Recipes;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.MealPlans;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Importing.Archives;

/// <summary>
/// Takes over the plan, each entry behind what its meal has already. A recipe that did not come is planned by its title, so that the meal isn't lost.
/// </summary>
internal sealed class MealPlanImport(AlchemorselDbContext db, TimeProvider time)
{
    private Guid job;
    private ArchivePeople people = ArchivePeople.Nobody;

    public void Begin(ArchivePeople who, Guid import) => (people, job) = (who, import);

    public async Task<LineOutcome> TakeAsync(LibraryMeal line, CancellationToken cancellation)
    {
        if (!PlanDays.IsPlannable(line.Day) || !Enum.IsDefined(line.Slot) || line.Servings is < 1 or > Limits.ServingsMax
            || line.Text is not { Length: > 0 and <= Limits.PlanTextMax } || RecipeText.CleanLine(line.Text) is not { } text)
            return LineOutcome.LeftOut;
        Guid[] named = line.Recipe is { } original ? [original] : [];
        var brought = await ArchiveLinks.BroughtAsync(db, job, named, cancellation);
        Guid? recipe = named is [var one] && brought.TryGetValue(one, out var here) ? here : null;
        await using var turn = await HouseholdTurn.BeginAsync(db, cancellation);
        var made = ArchiveIds.Time(line.CreatedAt, time.GetStorableNow());
        // Also when it was moved since.
        if (await db.Set<MealPlanEntry>().AnyAsync(
            entry => entry.CreatedAt == made && (entry.Text == text || (recipe != null && entry.RecipeId == recipe)), cancellation))
            return LineOutcome.Kept;
        var meal = new MealPlanEntry
        {
            HouseholdId = db.CurrentHousehold!.Value,
            Day = line.Day,
            Slot = line.Slot,
            RecipeId = recipe,
            Text = recipe is null ? text : null,
            Servings = line.Servings,
            UserId = people.Find(line.By),
            CreatedAt = made,
        };
        if (!await MealPlanPlaces.TryPlaceAsync(db, meal, meal.Day, meal.Slot, position: null, cancellation))
            return LineOutcome.LeftOut;
        db.Add(meal);
        await db.SaveChangesAsync(cancellation);
        await turn.CommitAsync(cancellation);
        return line.Recipe is null == recipe is null ? LineOutcome.Added : LineOutcome.Lacking;
    }
}

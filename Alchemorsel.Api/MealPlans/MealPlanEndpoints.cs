using Alchemorsel.Api.Data;
using Alchemorsel.Api.Households;
using Alchemorsel.Api.Http;
using Alchemorsel.Api.Http.Idempotency;
using Alchemorsel.Api.Recipes;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.MealPlans;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.MealPlans;

/// <summary>The household's plan: what it means to eat, day by day.</summary>
internal static class MealPlanEndpoints
{
    public static void MapMealPlans(this IEndpointRouteBuilder app)
    {
        var plans = app.MapGroup("/api/v1/meal-plans").RequireAuthorization().WithTags("Meal plan");
        plans.MapGet("/", List).WithName("ReadMealPlan").WithSummary("What is planned for some days; for the current week when none are named");
        plans.MapPost("/entries", Add).Validate<MealPlanEntryInput>().WithMetadata(new IdempotentAttribute())
            .WithName("PlanMeal").WithSummary("Plans a recipe, or something in words of one's own");
        plans.MapGet("/entries/{id:guid}", Read).WithName("ReadMealPlanEntry").WithSummary("Reads an entry of the plan");
        plans.MapPut("/entries/{id:guid}", Replace).Validate<MealPlanEntryInput>()
            .WithName("ReplaceMealPlanEntry").WithSummary("Moves an entry of the plan, or makes it something else");
        plans.MapDelete("/entries/{id:guid}", Delete).WithName("UnplanMeal").WithSummary("Takes an entry off the plan");
    }

    private static async Task<Results<Ok<MealPlan>, ValidationProblem>> List(
        AlchemorselDbContext db, DateOnly? from, DateOnly? to, TimeProvider clock, CancellationToken cancellation)
        => MealPlanRules.Check(from, to) is var (field, message)
            ? Problems.Invalid(field, message)
            : TypedResults.Ok(await MealPlanReading.ReadAsync(db, from, to, Today(clock), cancellation));

    internal static async Task<Results<Created<MealPlanEntryInfo>, ValidationProblem, ProblemHttpResult>> Add(
        MealPlanEntryInput input, AlchemorselDbContext db, IHouseholdContext household, TimeProvider clock, CancellationToken cancellation)
    {
        if (MealPlanRules.Check(input) is var (field, message))
            return Problems.Invalid(field, message);
        await using var turn = await HouseholdTurn.BeginAsync(db, cancellation);
        if (!await IsThereAsync(db, input.RecipeId, cancellation))
            return NoSuchRecipe();
        var entry = new MealPlanEntry
        {
            HouseholdId = household.HouseholdId!.Value,
            Day = input.Day!.Value,
            Slot = input.Slot!.Value,
            RecipeId = input.RecipeId,
            Text = input.RecipeId is null ? RecipeText.CleanLine(input.Text) : null,
            Servings = input.Servings,
            UserId = household.UserId,
            CreatedAt = clock.GetStorableNow(),
        };
        if (!await MealPlanPlaces.TryPlaceAsync(db, entry, entry.Day, entry.Slot, input.Position, cancellation))
            return DayFull();
        db.Add(entry);
        await db.SaveChangesAsync(cancellation);
        await turn.CommitAsync(cancellation);
        return TypedResults.Created($"/api/v1/meal-plans/entries/{entry.Id}", await MealPlanReading.FindAsync(db, entry.Id, cancellation));
    }

    private static async Task<Results<Ok<MealPlanEntryInfo>, ProblemHttpResult>> Read(Guid id, AlchemorselDbContext db, CancellationToken cancellation)
        => await MealPlanReading.FindAsync(db, id, cancellation) is { } entry ? TypedResults.Ok(entry) : NoSuchEntry();

    private static async Task<Results<NoContent, ValidationProblem, ProblemHttpResult>> Replace(
        Guid id, MealPlanEntryInput input, AlchemorselDbContext db, CancellationToken cancellation)
    {
        if (MealPlanRules.Check(input) is var (field, message))
            return Problems.Invalid(field, message);
        await using var turn = await HouseholdTurn.BeginAsync(db, cancellation);
        if (await db.Set<MealPlanEntry>().AsTracking().SingleOrDefaultAsync(row => row.Id == id, cancellation) is not { } entry)
            return NoSuchEntry();
        if (!await IsThereAsync(db, input.RecipeId, cancellation))
            return NoSuchRecipe();
        if (!await MealPlanPlaces.TryPlaceAsync(db, entry, input.Day!.Value, input.Slot!.Value, input.Position, cancellation))
            return DayFull();
        entry.RecipeId = input.RecipeId;
        entry.Text = input.RecipeId is null ? RecipeText.CleanLine(input.Text) : null;
        entry.Servings = input.Servings;
        await db.SaveChangesAsync(cancellation);
        await turn.CommitAsync(cancellation);
        return TypedResults.NoContent();
    }

    internal static async Task<Results<NoContent, ProblemHttpResult>> Delete(Guid id, AlchemorselDbContext db, CancellationToken cancellation)
        => await db.Set<MealPlanEntry>().Where(entry => entry.Id == id).ExecuteDeleteAsync(cancellation) > 0 ? TypedResults.NoContent() : NoSuchEntry();

    internal static DateOnly Today(TimeProvider clock) => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    /// <summary>Whether it can be planned; an archived one can. What is another household's isn't there.</summary>
    private static async Task<bool> IsThereAsync(AlchemorselDbContext db, Guid? recipe, CancellationToken cancellation)
        => recipe is null || await db.Set<Recipe>().AnyAsync(row => row.Id == recipe, cancellation);

    private static ProblemHttpResult NoSuchEntry() => Problems.Problem(404, "not-found", "There is no such entry in the plan.");

    private static ProblemHttpResult NoSuchRecipe() => Problems.Problem(404, "not-found", "There is no such recipe.");

    private static ProblemHttpResult DayFull() => Problems.Problem(
        422, "plan-day-full", "This day has as much planned as it can.", $"At most {Limits.PlanDayEntriesMax} entries; take one off first.");
}

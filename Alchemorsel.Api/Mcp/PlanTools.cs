using System.ComponentModel;
using System.Globalization;
using Alchemorsel.Api.Data;
using Alchemorsel.Api.Households;
using Alchemorsel.Api.MealPlans;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Accounts;
using Alchemorsel.Contracts.Households;
using Alchemorsel.Contracts.MealPlans;
using Microsoft.AspNetCore.Http.HttpResults;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Alchemorsel.Api.Mcp;

/// <summary>The household's plan of meals, read and changed by the same handlers as those of the routes.</summary>
internal sealed class PlanTools(AlchemorselDbContext db, IHouseholdContext household, TimeProvider clock)
{
    private const string DayFormat = "A day, such as 2026-11-23.";

    [McpServerTool(Name = "read_meal_plan", Title = "Read the meal plan", ReadOnly = true, Idempotent = true, Destructive = false, OpenWorld = false)]
    [ToolAccess(TokenScope.Read)]
    [Description("Reads what the household has planned for some days, for the current week unless told otherwise. Answers JSON: from, to and entries with "
        + "id, day, slot, and a recipe's id and title or a text.")]
    public async Task<CallToolResult> ReadAsync(
        [Description(DayFormat + " The first one.")] string? from = null,
        [Description(DayFormat + " The last one, at most 42 days in all.")] string? to = null,
        CancellationToken cancellation = default)
    {
        var (first, last) = (DayOf(from), DayOf(to));
        if (from is not null && first is null)
            return ToolAnswers.Error("from", DayFormat);
        if (to is not null && last is null)
            return ToolAnswers.Error("to", DayFormat);
        if (MealPlanRules.Check(first, last) is var (field, message))
            return ToolAnswers.Error(field, message);
        var plan = await MealPlanReading.ReadAsync(db, first, last, MealPlanEndpoints.Today(clock), cancellation);
        return ToolAnswers.Of(new FoundPlan(plan.From, plan.To, [.. plan.Entries.Select(FoundEntry.Of)]));
    }

    [McpServerTool(Name = "plan_meal", Title = "Plan a meal", ReadOnly = false, Idempotent = false, Destructive = false, OpenWorld = false)]
    [ToolAccess(TokenScope.Write, HouseholdRole.Member)]
    [Description("Plans a recipe of the household, or something in words, for a meal of a day. Answers JSON with the entry's id.")]
    public async Task<CallToolResult> PlanAsync(
        [Description(DayFormat)] string day,
        [Description("breakfast, lunch, dinner or snack.")] string slot,
        [Description("The id of a recipe, as search_recipes answers it; a recipe or a text, and only one of them.")] string? recipe = null,
        [Description("What it is in words, such as Leftovers; at most 200 characters.")] string? text = null,
        [Description("For how many, from 1 to 500; as many as the recipe makes unless told otherwise.")] int? servings = null,
        CancellationToken cancellation = default)
    {
        if (DayOf(day) is not { } when)
            return ToolAnswers.Error("day", DayFormat);
        if (Enum.GetValues<MealSlot>().Cast<MealSlot?>().FirstOrDefault(known => string.Equals($"{known}", slot, StringComparison.OrdinalIgnoreCase)) is not { } meal)
            return ToolAnswers.Error("slot", "One of: breakfast, lunch, dinner, snack.");
        Guid? recipeId = Guid.TryParse(recipe, out var id) ? id : null;
        if (!string.IsNullOrWhiteSpace(recipe) && recipeId is null)
            return ToolAnswers.Error("recipe", "The id of a recipe, as search_recipes answers it.");
        // What a route checks by annotations before its handler is asked.
        if (servings is < 1 or > Limits.ServingsMax)
            return ToolAnswers.Error("servings", $"Between 1 and {Limits.ServingsMax}.");
        if (text?.Length > Limits.PlanTextMax)
            return ToolAnswers.Error("text", $"At most {Limits.PlanTextMax} characters.");
        var input = new MealPlanEntryInput { Day = when, Slot = meal, RecipeId = recipeId, Text = text, Servings = servings };
        if (MealPlanRules.Check(input) is var (field, message))
            return ToolAnswers.Error(field == "recipeId" ? "recipe" : field, message);
        var planned = (await MealPlanEndpoints.Add(input, db, household, clock, cancellation)).Result;
        return planned switch
        {
            Created<MealPlanEntryInfo> { Value: { } entry } => ToolAnswers.Of(FoundEntry.Of(entry)),
            ProblemHttpResult { StatusCode: StatusCodes.Status404NotFound, ProblemDetails.Title: { } missing } => ToolAnswers.Error("recipe", missing),
            _ => ToolAnswers.Error(planned),
        };
    }

    [McpServerTool(Name = "unplan_meal", Title = "Take a meal off the plan", ReadOnly = false, Idempotent = true, Destructive = true, OpenWorld = false)]
    [ToolAccess(TokenScope.Write, HouseholdRole.Member)]
    [Description("Takes an entry off the plan. A recipe that it was stays in the library.")]
    public async Task<CallToolResult> UnplanAsync([Description("Its id, as read_meal_plan answers it.")] string id, CancellationToken cancellation)
    {
        if (!Guid.TryParse(id, out var entry))
            return ToolAnswers.Error("id", "The id of an entry, as read_meal_plan answers it.");
        var removed = (await MealPlanEndpoints.Delete(entry, db, cancellation)).Result;
        return removed is ProblemHttpResult { ProblemDetails.Title: { } missing } ? ToolAnswers.Error("id", missing) : ToolAnswers.Text("It is off the plan.");
    }

    private static DateOnly? DayOf(string? text)
        => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private sealed record FoundPlan(DateOnly From, DateOnly To, IReadOnlyList<FoundEntry> Entries);

    /// <summary>An entry without its picture.</summary>
    private sealed record FoundEntry(Guid Id, DateOnly Day, MealSlot Slot, PlannedRecipe? Recipe, string? Text, int? Servings)
    {
        public static FoundEntry Of(MealPlanEntryInfo entry) => new(
            entry.Id, entry.Day, entry.Slot, entry.Recipe is { } recipe ? new PlannedRecipe(recipe.Id, recipe.Title) : null, entry.Text, entry.Servings);
    }

    private sealed record PlannedRecipe(Guid Id, string Title);
}

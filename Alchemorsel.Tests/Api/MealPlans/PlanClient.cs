using System.Net.Http.Json;
using Alchemorsel.Contracts.MealPlans;
using Alchemorsel.Tests.Api.Exporting;
using Alchemorsel.Tests.Infrastructure;

namespace Alchemorsel.Tests.Api.MealPlans;

/// <summary>What tests say to the plan, in a line each.</summary>
internal static class PlanClient
{
    public const string Root = "/api/v1/meal-plans";

    public static readonly DateOnly Monday = new(2026, 11, 23);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static MealPlanEntryInput Of(Guid recipe, DateOnly? day = null, MealSlot slot = MealSlot.Dinner) =>
        new() { Day = day ?? Monday, Slot = slot, RecipeId = recipe };

    public static MealPlanEntryInput Of(string text, DateOnly? day = null, MealSlot slot = MealSlot.Dinner) =>
        new() { Day = day ?? Monday, Slot = slot, Text = text };

    public static Task<MealPlanEntryInfo> PlanAsync(this HttpClient cook, MealPlanEntryInput input) =>
        cook.SendAsync<MealPlanEntryInfo>(HttpMethod.Post, "/meal-plans/entries", input);

    public static Task<HttpResponseMessage> TryPlanAsync(this HttpClient cook, object input) =>
        cook.PostAsJsonAsync($"{Root}/entries", input, Json.Options, Cancellation);

    public static Task<HttpResponseMessage> TryReplanAsync(this HttpClient cook, Guid entry, object input) =>
        cook.PutAsJsonAsync($"{Root}/entries/{entry}", input, Json.Options, Cancellation);

    public static Task ReplanAsync(this HttpClient cook, Guid entry, MealPlanEntryInput input) =>
        cook.DoAsync(HttpMethod.Put, $"/meal-plans/entries/{entry}", input);

    /// <summary>The week of <see cref="Monday"/> unless told otherwise.</summary>
    public static Task<MealPlan> PlanOfAsync(this HttpClient cook, DateOnly? from = null, DateOnly? to = null) =>
        cook.SendAsync<MealPlan>(HttpMethod.Get, $"/meal-plans?from={from ?? Monday:yyyy-MM-dd}&to={to ?? Monday.AddDays(6):yyyy-MM-dd}", null);

    /// <summary>"23 Dinner Soup": day of the month, meal and what there is.</summary>
    public static string[] Told(this MealPlan plan) => [.. plan.Entries.Select(entry => $"{entry.Day.Day} {entry.Slot} {entry.Recipe?.Title ?? entry.Text}")];
}

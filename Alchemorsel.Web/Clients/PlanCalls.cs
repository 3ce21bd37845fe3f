using System.Globalization;
using Alchemorsel.Contracts.MealPlans;

namespace Alchemorsel.Web.Clients;

/// <summary>The plan of meals.</summary>
public sealed partial class AlchemorselClient
{
    public Task<ApiResult<MealPlan>> MealPlanAsync(DateOnly from, DateOnly to, CancellationToken cancellation) =>
        SendAsync<MealPlan>(HttpMethod.Get, Query("meal-plans", ("from", Day(from)), ("to", Day(to))), null, cancellation);

    public Task<ApiResult<MealPlanEntryInfo>> ReadPlannedAsync(Guid entry, CancellationToken cancellation) =>
        SendAsync<MealPlanEntryInfo>(HttpMethod.Get, $"meal-plans/entries/{entry}", null, cancellation);

    public Task<ApiResult<MealPlanEntryInfo>> PlanMealAsync(MealPlanEntryInput input, string idempotencyKey, CancellationToken cancellation) =>
        SendAsync<MealPlanEntryInfo>(HttpMethod.Post, "meal-plans/entries", input, cancellation, Once(idempotencyKey));

    public Task<ApiResult<object>> ReplacePlannedAsync(Guid entry, MealPlanEntryInput input, CancellationToken cancellation) =>
        SendAsync<object>(HttpMethod.Put, $"meal-plans/entries/{entry}", input, cancellation);

    public Task<ApiResult<object>> UnplanAsync(Guid entry, CancellationToken cancellation) =>
        SendAsync<object>(HttpMethod.Delete, $"meal-plans/entries/{entry}", null, cancellation);

    private static string Day(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);
}

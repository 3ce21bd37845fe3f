using Alchemorsel.Api.Data;
using Alchemorsel.Api.Recipes;
using Alchemorsel.ServiceDefaults;
using Alchemorsel.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Alchemorsel.Tests.Api.Recipes;

/// <summary>What the background does with search documents, when a test asks for it.</summary>
internal static class SearchRefresh
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static RecipeSearchRefresh New(ApiFixture api, TimeProvider? clock = null) => new(
        api.Services.GetRequiredService<IServiceScopeFactory>(),
        clock ?? TimeProvider.System,
        api.Services.GetRequiredService<AlchemorselMetrics>(),
        NullLogger<RecipeSearchRefresh>.Instance);

    /// <summary>Runs until nothing is marked that can be derived; the Api's own job may have some of the rows meanwhile.</summary>
    public static async Task RunAllAsync(ApiFixture api, TimeProvider? clock = null)
    {
        var refresh = New(api, clock);
        do
        {
            while (await refresh.RunOnceAsync(Cancellation) > 0)
            {
            }
        }
        while (await LeftAsync(api) > 0);
    }

    private static async Task<int> LeftAsync(ApiFixture api)
    {
        await using var scope = api.NewScope();
        var db = scope.ServiceProvider.GetRequiredService<AlchemorselDbContext>();
        return await db.Set<RecipeSearchDocument>().IgnoreQueryFilters().CountAsync(
            search => search.DerivedBy < RecipeSearchIndex.Version
                && !db.Set<RecipeSearchFailure>().IgnoreQueryFilters().Any(failure => failure.RecipeId == search.RecipeId),
            Cancellation);
    }
}

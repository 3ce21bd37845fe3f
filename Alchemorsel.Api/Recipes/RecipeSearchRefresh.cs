using Alchemorsel.Api.Data;
using Alchemorsel.Api.Http;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Recipes;

/// <summary>
/// Derives search documents anew that an older version wrote, or whose <see cref="RecipeSearchDocument.DerivedBy"/> a feature set to 0. Bounded:
/// a batch in a transaction, and replicas take different rows. Until its turn comes a row answers with what it has.
/// </summary>
internal sealed partial class RecipeSearchRefresh(IServiceScopeFactory scopes, TimeProvider clock, ILogger<RecipeSearchRefresh> log) : BackgroundService
{
    private const int BatchSize = 50;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);

    /// <summary>Derives one batch of one household; returns how many rows it was.</summary>
    public static async Task<int> RunOnceAsync(IServiceScopeFactory scopes, CancellationToken cancellation)
    {
        if (await NextAsync(scopes, cancellation) is not { } household)
            return 0;
        // As that household: what its recipes hold depends on its own foods and on the recipes that they use.
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentHousehold>().ActFor(household, null);
        var db = scope.ServiceProvider.GetRequiredService<AlchemorselDbContext>();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        // A save that holds a row is left alone; it writes the current version itself.
        var stale = await db.Database.SqlQuery<Guid>(
            $"""
            SELECT recipe_id AS "Value" FROM recipe_search WHERE derived_by < {RecipeSearchIndex.Version} AND household_id = {household}
            ORDER BY derived_by LIMIT {BatchSize} FOR UPDATE SKIP LOCKED
            """).ToListAsync(cancellation);
        var recipes = await db.Set<Recipe>().AsNoTracking().Where(recipe => stale.Contains(recipe.Id)).ToListAsync(cancellation);
        foreach (var recipe in recipes)
            await RecipeSearchIndex.WriteAsync(db, recipe, cancellation);
        await transaction.CommitAsync(cancellation);
        return recipes.Count;
    }

    private static async Task<Guid?> NextAsync(IServiceScopeFactory scopes, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var next = await scope.ServiceProvider.GetRequiredService<AlchemorselDbContext>().Database.SqlQuery<Guid>(
            $"""
            SELECT household_id AS "Value" FROM recipe_search WHERE derived_by < {RecipeSearchIndex.Version} ORDER BY derived_by LIMIT 1
            """).ToListAsync(cancellation);
        return next.Count == 0 ? null : next[0];
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        do
        {
            try
            {
                while (await RunOnceAsync(scopes, stoppingToken) > 0)
                {
                }
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                LogFailed(log, failure);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Search documents could not be derived anew; trying again later.")]
    private static partial void LogFailed(ILogger log, Exception failure);
}

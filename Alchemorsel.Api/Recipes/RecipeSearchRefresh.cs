using Alchemorsel.Api.Data;
using Alchemorsel.Api.Http;
using Alchemorsel.Api.Ingredients;
using Alchemorsel.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Recipes;

/// <summary>
/// Derives search documents anew that an older version wrote, or that a feature marked by <see cref="RecipeSearchDocument.DerivedBy"/>: stale,
/// or with lines to be read again first. Bounded: a batch at a time, and replicas take different rows. Until its turn comes a row answers with
/// what it has. A row that fails is tried again with growing pauses (<see cref="RecipeSearchFailure"/>) and holds nobody back.
/// </summary>
internal sealed partial class RecipeSearchRefresh(
    IServiceScopeFactory scopes, TimeProvider clock, AlchemorselMetrics metrics, ILogger<RecipeSearchRefresh> log) : BackgroundService
{
    private const int BatchSize = 50;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan FirstRetry = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LastRetry = TimeSpan.FromHours(6);

    /// <summary>Takes one batch of one household; returns how many rows it was, those that failed included.</summary>
    public async Task<int> RunOnceAsync(CancellationToken cancellation)
    {
        if (await NextAsync(cancellation) is not { } next)
            return 0;
        if (!next.IsUnread)
        {
            try
            {
                return await AsAsync(next.HouseholdId, db => DeriveAsync(db, next, null, cancellation));
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // Of a transaction with one bad row nothing is left: each row in one of its own shows which it is.
                LogBatchFailed(log, failure, next.HouseholdId);
            }
        }

        var due = await AsAsync(next.HouseholdId, db => DueAsync(db, next, cancellation));
        var done = 0;
        foreach (var recipe in due)
            done += await TryAsync(next, recipe, cancellation) ? 1 : 0;
        return done;
    }

    /// <summary>Forgets failures of rows that are well by now, as with a save by their cook, and tells how many are left.</summary>
    public async Task<int> CountStuckAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentHousehold>().ActForEvery();
        var db = scope.ServiceProvider.GetRequiredService<AlchemorselDbContext>();
        await db.Database.ExecuteSqlAsync(
            $"""
            DELETE FROM recipe_search_failure AS failure USING recipe_search AS search
            WHERE search.recipe_id = failure.recipe_id AND search.derived_by >= {RecipeSearchIndex.Version}
            """,
            cancellation);
        var stuck = await db.Database.SqlQuery<int>($"SELECT count(*)::int AS \"Value\" FROM recipe_search_failure").SingleAsync(cancellation);
        metrics.SearchDocumentsStuck.Record(stuck);
        return stuck;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        do
        {
            try
            {
                while (await RunOnceAsync(stoppingToken) > 0)
                {
                }
                await CountStuckAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                LogFailed(log, failure);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task<Next?> NextAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentHousehold>().ActForEvery();
        var now = clock.GetStorableNow();
        var next = await scope.ServiceProvider.GetRequiredService<AlchemorselDbContext>().Database.SqlQuery<Next>(
            $"""
            SELECT household_id, derived_by < 0 AS is_unread FROM recipe_search AS search
            WHERE derived_by < {RecipeSearchIndex.Version} AND NOT EXISTS (
                SELECT FROM recipe_search_failure AS failure WHERE failure.recipe_id = search.recipe_id AND failure.retry_at > {now})
            ORDER BY derived_by LIMIT 1
            """).ToListAsync(cancellation);
        return next.FirstOrDefault();
    }

    private Task<List<Guid>> DueAsync(AlchemorselDbContext db, Next next, CancellationToken cancellation)
    {
        var now = clock.GetStorableNow();
        return db.Database.SqlQuery<Guid>(
            $"""
            SELECT recipe_id AS "Value" FROM recipe_search AS search
            WHERE household_id = {next.HouseholdId} AND derived_by < {RecipeSearchIndex.Version} AND (derived_by < 0) = {next.IsUnread}
                AND NOT EXISTS (
                    SELECT FROM recipe_search_failure AS failure WHERE failure.recipe_id = search.recipe_id AND failure.retry_at > {now})
            ORDER BY derived_by LIMIT {BatchSize}
            """).ToListAsync(cancellation);
    }

    /// <param name="only">One row, or null for a batch.</param>
    private async Task<int> DeriveAsync(AlchemorselDbContext db, Next next, Guid? only, CancellationToken cancellation)
    {
        var now = clock.GetStorableNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        // A save that holds a row is left alone; it writes the current version itself.
        var stale = await db.Database.SqlQuery<Guid>(
            $"""
            SELECT recipe_id AS "Value" FROM recipe_search AS search
            WHERE household_id = {next.HouseholdId} AND derived_by >= 0 AND derived_by < {RecipeSearchIndex.Version}
                AND ({only}::uuid IS NULL OR recipe_id = {only})
                AND NOT EXISTS (
                    SELECT FROM recipe_search_failure AS failure WHERE failure.recipe_id = search.recipe_id AND failure.retry_at > {now})
            ORDER BY derived_by LIMIT {BatchSize} FOR UPDATE OF search SKIP LOCKED
            """).ToListAsync(cancellation);
        var recipes = await db.Set<Recipe>().AsNoTracking().Where(recipe => stale.Contains(recipe.Id)).ToListAsync(cancellation);
        foreach (var recipe in recipes)
            await RecipeSearchIndex.WriteAsync(db, recipe, cancellation);
        await transaction.CommitAsync(cancellation);
        return recipes.Count;
    }

    private async Task<bool> TryAsync(Next next, Guid recipe, CancellationToken cancellation)
    {
        try
        {
            return await AsAsync(next.HouseholdId, async db => next.IsUnread
                ? await Rereading.OneAsync(db, recipe, cancellation) is not null
                : await DeriveAsync(db, next, recipe, cancellation) > 0);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            var attempts = await AsAsync(next.HouseholdId, db => SetApartAsync(db, recipe, next.HouseholdId, cancellation));
            LogRowFailed(log, failure, recipe, attempts);
            return true;
        }
    }

    private async Task<int> SetApartAsync(AlchemorselDbContext db, Guid recipe, Guid household, CancellationToken cancellation)
    {
        var now = clock.GetStorableNow();
        // Sixteen doublings are longer than the longest pause, and no number grows beyond what can be computed.
        var attempts = await db.Database.SqlQuery<int>(
            $"""
            INSERT INTO recipe_search_failure AS failure (recipe_id, household_id, attempts, retry_at)
            SELECT recipe_id, household_id, 1, {now + FirstRetry} FROM recipe_search WHERE recipe_id = {recipe} AND household_id = {household}
            ON CONFLICT (recipe_id) DO UPDATE SET attempts = failure.attempts + 1,
                retry_at = {now} + least({FirstRetry} * power(2, least(failure.attempts, 16)), {LastRetry})
            RETURNING attempts AS "Value"
            """).ToListAsync(cancellation);
        return attempts.FirstOrDefault();
    }

    // As that household: what its recipes hold depends on its own foods and units and on the recipes that they use.
    private async Task<T> AsAsync<T>(Guid household, Func<AlchemorselDbContext, Task<T>> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentHousehold>().ActFor(household, null);
        return await work(scope.ServiceProvider.GetRequiredService<AlchemorselDbContext>());
    }

    private sealed record Next(Guid HouseholdId, bool IsUnread);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Search documents could not be derived anew; trying again later.")]
    private static partial void LogFailed(ILogger log, Exception failure);

    [LoggerMessage(Level = LogLevel.Debug, Message = "A batch of search documents of household {HouseholdId} failed; now one by one.")]
    private static partial void LogBatchFailed(ILogger log, Exception failure, Guid householdId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The search document of recipe {RecipeId} could not be derived anew, {Attempts} times by now.")]
    private static partial void LogRowFailed(ILogger log, Exception failure, Guid recipeId, int attempts);
}

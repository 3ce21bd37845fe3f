using Alchemorsel.Api.Data;
using Alchemorsel.Api.Importing.Jobs;
using Alchemorsel.Contracts.Importing;
using Alchemorsel.Tests.Api.Recipes;
using Alchemorsel.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Alchemorsel.Tests.Api.Importing.Jobs.ImportJobClient;

namespace Alchemorsel.Tests.Api.Importing.Jobs;

/// <summary>A worker that dies leaves what a killed process leaves: open transactions gone, its lease held, nothing tidied up.</summary>
[Collection(ApiGroup.Name)]
public sealed class ImportResumeTests(ApiFixture api)
{
    private const int Recipes = 6;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static readonly TheoryData<ImportStep, int> Deaths = new()
    {
        { ImportStep.Begun, 0 }, { ImportStep.Written, 0 }, { ImportStep.Committed, 0 },
        { ImportStep.Begun, 3 }, { ImportStep.Written, 3 }, { ImportStep.Committed, 3 },
        { ImportStep.Begun, Recipes - 1 }, { ImportStep.Written, Recipes - 1 }, { ImportStep.Committed, Recipes - 1 },
    };

    [Theory]
    [MemberData(nameof(Deaths))]
    public async Task Whatever_a_worker_was_at_when_it_died_another_one_ends_with_every_recipe_once(ImportStep step, int position)
    {
        using var cook = await api.NewCookAsync();
        var (job, lease) = await TakenAsync(cook);

        await Assert.ThrowsAsync<OperationCanceledException>(() => RunAsync(lease, (at, entry) =>
            at == step && entry == position ? throw new OperationCanceledException("Killed.") : Task.CompletedTask));
        Assert.Equal(ImportJobState.Running, (await cook.ReadImportAsync(job)).State);
        await ExpireAsync(job);
        api.Services.GetRequiredService<ImportSignal>().Set();

        var ended = await cook.EndAsync(job);
        Assert.Equal((ImportJobState.Finished, (Recipes, 0, 0, 0, 0, 0, 0)), (ended.State, ended.Counted()));
        Assert.Equal(Titles, await cook.TitlesAsync("sort=title&limit=100"));
        var items = await cook.ItemsAsync(job);
        Assert.Equal(Enumerable.Range(0, Recipes), items.Select(item => item.Position));
        Assert.Equal(Recipes, items.Select(item => item.Recipe!.Id).Distinct().Count());
    }

    [Fact]
    public async Task A_worker_that_was_thought_dead_changes_nothing_any_more()
    {
        using var cook = await api.NewCookAsync();
        var (job, lease) = await TakenAsync(cook);

        // It stands still in the middle of an entry while another one takes over and ends the job; then it wakes up.
        await RunAsync(lease, async (at, entry) =>
        {
            if (at != ImportStep.Begun || entry != 2)
                return;
            await ExpireAsync(job);
            api.Services.GetRequiredService<ImportSignal>().Set();
            await cook.EndAsync(job);
        });

        Assert.Equal((Recipes, 0, 0, 0, 0, 0, 0), (await cook.ReadImportAsync(job)).Counted());
        Assert.Equal(Titles, await cook.TitlesAsync("sort=title&limit=100"));
    }

    [Fact]
    public async Task An_entry_that_brings_every_worker_down_is_left_out_in_the_end()
    {
        using var cook = await api.NewCookAsync();
        var (job, lease) = await TakenAsync(cook);
        var deaths = 0;
        while (deaths < 10)
        {
            try
            {
                await RunAsync(lease, (at, entry) => at == ImportStep.Begun && entry == 1 && ++deaths <= 3
                    ? throw new OperationCanceledException("Killed.") : Task.CompletedTask);
                break;
            }
            catch (OperationCanceledException)
            {
                // The same lease goes on, as a new worker's would.
            }
        }

        var ended = await cook.ReadImportAsync(job);
        Assert.Equal((Recipes - 1, 1, 0, 0, 0, 0, 0), ended.Counted());
        Assert.Equal(1, Assert.Single(await cook.ItemsAsync(job, "state=failed")).Position);
    }

    [Fact]
    public async Task The_counts_are_those_of_the_items()
    {
        using var cook = await api.NewCookAsync();
        var (job, lease) = await TakenAsync(cook, "Apple cake", null, "Apple cake", "Plum cake");
        await RunAsync(lease, (_, _) => Task.CompletedTask);

        var counts = (await cook.ReadImportAsync(job)).Counts;
        var items = (await cook.ItemsAsync(job)).GroupBy(item => item.State).ToDictionary(state => state.Key, state => state.Count());

        Assert.Equal(
            (items.GetValueOrDefault(ImportItemState.Done), items.GetValueOrDefault(ImportItemState.Failed), items.GetValueOrDefault(ImportItemState.Duplicate)),
            (counts.Done, counts.Failed, counts.Duplicate));
        Assert.Equal((2, 1, 1), (counts.Done, counts.Failed, counts.Duplicate));
    }

    private static string[] Titles => [.. Enumerable.Range(0, Recipes).Select(index => $"Cake {index}")];

    /// <summary>A job that the test's own worker has taken, before any other could.</summary>
    private async Task<(Guid Job, ImportLease Lease)> TakenAsync(HttpClient cook, params string?[] titles)
    {
        // The household's first import is taken by the Api's worker; while it stands in its queue, the lease of it is the test's.
        var archive = ZipOf(titles.Length > 0 ? titles : Titles);
        await using var scope = api.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AlchemorselDbContext>();
        var recipe = await cook.CreateAsync("Somebody's household");
        var household = await db.Set<Alchemorsel.Api.Recipes.Recipe>().IgnoreQueryFilters().Where(row => row.Id == recipe.Id)
            .Select(row => row.HouseholdId).SingleAsync(Cancellation);
        (await cook.SendAsync(HttpMethod.Post, $"/{recipe.Id}/archive")).EnsureSuccessStatusCode();
        var now = TimeProvider.System.GetUtcNow();
        var lease = new ImportLease(Guid.CreateVersion7(), Guid.CreateVersion7(), household, null);
        db.Add(new ImportJobRow
        {
            Id = lease.JobId,
            HouseholdId = household,
            Kind = ImportKind.File,
            Duplicates = DuplicatePolicy.Ask,
            Name = "cakes.zip",
            State = ImportJobState.Running,
            IsComplete = true,
            HasFile = true,
            FileBytes = archive.Length,
            LeaseId = lease.Id,
            LeasedUntil = now.AddHours(1),
            CreatedAt = now,
            UpdatedAt = now,
        });
        db.Add(new ImportChunk { JobId = lease.JobId, Index = 0, HouseholdId = household, Content = archive });
        await db.SaveChangesAsync(Cancellation);
        return (lease.JobId, lease);
    }

    private async Task RunAsync(ImportLease lease, ImportCheckpoint checkpoint)
    {
        var run = ActivatorUtilities.CreateInstance<ImportRun>(api.Services, new CheckedScopes(api.Services, checkpoint));
        await run.RunAsync(lease, Cancellation);
    }

    private async Task ExpireAsync(Guid job)
    {
        await using var scope = api.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AlchemorselDbContext>();
        await db.Set<ImportJobRow>().IgnoreQueryFilters().Where(row => row.Id == job)
            .ExecuteUpdateAsync(row => row.SetProperty(taken => taken.LeasedUntil, DateTimeOffset.UnixEpoch), Cancellation);
    }

    /// <summary>The Api's scopes, whose stepper calls the test's checkpoint.</summary>
    private sealed class CheckedScopes(IServiceProvider services, ImportCheckpoint checkpoint) : IServiceScopeFactory
    {
        public IServiceScope CreateScope() => new Scope(services.CreateScope(), checkpoint);

        private sealed class Scope(IServiceScope inner, ImportCheckpoint checkpoint) : IServiceScope, IServiceProvider, IAsyncDisposable
        {
            public IServiceProvider ServiceProvider => this;

            public object? GetService(Type serviceType) => serviceType == typeof(ImportStepper)
                ? ActivatorUtilities.CreateInstance<ImportStepper>(inner.ServiceProvider, checkpoint)
                : inner.ServiceProvider.GetService(serviceType);

            public void Dispose() => inner.Dispose();

            public ValueTask DisposeAsync() => ((IAsyncDisposable)inner).DisposeAsync();
        }
    }
}

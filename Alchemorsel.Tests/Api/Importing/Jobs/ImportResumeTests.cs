using Alchemorsel.Api.Importing.Jobs;
using Alchemorsel.Contracts.Importing;
using Alchemorsel.Tests.Api.Recipes;
using Alchemorsel.Tests.Infrastructure;
using static Alchemorsel.Tests.Api.Importing.Jobs.ImportJobClient;

namespace Alchemorsel.Tests.Api.Importing.Jobs;

/// <summary>Workers die, and another one goes on.</summary>
[Collection(ApiGroup.Name)]
public sealed class ImportResumeTests(ApiFixture api)
{
    private const int Recipes = 6;

    private readonly TestWorker worker = new(api);

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

        await worker.DieAsync(lease, (at, entry) => at == step && entry == position);
        Assert.Equal(ImportJobState.Running, (await cook.ReadImportAsync(job)).State);
        await worker.LoseAsync(job);

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
        await worker.RunAsync(lease, async (at, entry) =>
        {
            if (at != ImportStep.Begun || entry != 2)
                return;
            await worker.LoseAsync(job);
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
                await worker.RunAsync(lease, (at, entry) => at == ImportStep.Begun && entry == 1 && ++deaths <= 3
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
        await worker.RunAsync(lease, (_, _) => Task.CompletedTask);

        var counts = (await cook.ReadImportAsync(job)).Counts;
        var items = (await cook.ItemsAsync(job)).GroupBy(item => item.State).ToDictionary(state => state.Key, state => state.Count());

        Assert.Equal(
            (items.GetValueOrDefault(ImportItemState.Done), items.GetValueOrDefault(ImportItemState.Failed), items.GetValueOrDefault(ImportItemState.Duplicate)),
            (counts.Done, counts.Failed, counts.Duplicate));
        Assert.Equal((2, 1, 1), (counts.Done, counts.Failed, counts.Duplicate));
    }

    private static string[] Titles => [.. Enumerable.Range(0, Recipes).Select(index => $"Cake {index}")];

    private Task<(Guid Job, ImportLease Lease)> TakenAsync(HttpClient cook, params string?[] titles)
        => worker.TakenAsync(cook, ZipOf(titles.Length > 0 ? titles : Titles));
}

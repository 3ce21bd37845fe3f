using System.Text.Json.Nodes;
using Alchemorsel.Api.Importing.Jobs;
using Alchemorsel.Contracts.Importing;
using Alchemorsel.Contracts.Ingredients;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Contracts.Social;
using Alchemorsel.Tests.Api.Exporting;
using Alchemorsel.Tests.Api.MealPlans;
using Alchemorsel.Tests.Api.Recipes;
using Alchemorsel.Tests.Api.Social;
using Alchemorsel.Tests.Infrastructure;

namespace Alchemorsel.Tests.Api.Importing.Jobs;

/// <summary>An archive with all that a kitchen has beside its recipes arrives whole and once, at whatever step a worker dies.</summary>
[Collection(ApiGroup.Name)]
public sealed class ArchiveResumeTests(ApiFixture api)
{
    /// <summary>More lines than are taken in one transaction, so that a worker can die between two of a document.</summary>
    private const int Corrections = 60;

    private readonly TestWorker worker = new(api);

    [Fact]
    public async Task Wherever_a_worker_dies_another_one_brings_the_kitchen_in_whole_and_once()
    {
        using var from = await api.NewCookAsync();
        await FillAsync(from);
        var before = await from.EverythingAsync();
        var archive = await ArchiveFiles.ArchiveAsync(from);
        var (steps, whole) = await StepsAsync(archive);
        Assert.All(Enum.GetValues<ImportStep>(), step => Assert.Contains(steps, taken => taken == step));

        // What is committed of the library is what is there when the next of its steps is written and undone; that is one death, not two.
        foreach (var (index, step) in steps.Index().Where(taken => taken.Item != ImportStep.LibraryCommitted || taken.Index == steps.Count - 1))
        {
            using var to = await api.NewCookAsync();
            var (job, lease) = await worker.TakenAsync(to, archive);
            var taken = 0;
            await worker.DieAsync(lease, (_, _) => taken++ == index);
            await worker.LoseAsync(job);

            var ended = await to.EndAsync(job);

            var place = $"Died at step {index} ({step}) of {steps.Count}: ";
            Assert.Equal((place, ImportJobState.Finished, whole.Counted()), (place, ended.State, ended.Counted()));
            Assert.Equal(place + Told(whole), place + Told(ended));
            Assert.Equal(place + before, place + await to.EverythingAsync());
        }
    }

    /// <summary>The steps of a worker that does not die, and what its import says.</summary>
    private async Task<(List<ImportStep> Steps, ImportJob Ended)> StepsAsync(byte[] archive)
    {
        using var cook = await api.NewCookAsync();
        var (job, lease) = await worker.TakenAsync(cook, archive);
        var steps = new List<ImportStep>();
        await worker.RunAsync(lease, (step, _) =>
        {
            steps.Add(step);
            return Task.CompletedTask;
        });
        var ended = await cook.ReadImportAsync(job);
        Assert.All(ended.Library, part => Assert.Equal((0, null), (part.Kept, part.Problem)));
        Assert.Equal(Enum.GetValues<ImportedKind>(), ended.Library.Select(part => part.Kind));
        return (steps, ended);
    }

    private static string Told(ImportJob job) => string.Join(", ", job.Library);

    private static async Task FillAsync(HttpClient cook)
    {
        await cook.SayAsync(0);
        for (var number = 0; number < Corrections; number++)
        {
            var correction = new CorrectionInput { Line = $"{number} blobs", Quantity = "1", Food = $"blob {number}" };
            await cook.DoAsync(HttpMethod.Put, "/ingredients/corrections", correction);
        }

        var cake = await cook.CreateAsync(Of("Layer cake", "1 base", "2 splargs of jam"));
        var dough = await cook.CreateAsync(Of("Dough", "1 mugful flour"));
        Assert.True(await cook.UseAsync(cake.Id, 0, 0, dough.Id));
        await cook.EditAsync(dough, Of("Dough", "2 mugful flour") with { Description = "Rested" });
        await cook.DoAsync(HttpMethod.Put, $"/recipes/{dough.Id}/favourite");
        await cook.DoAsync(HttpMethod.Put, $"/recipes/{cake.Id}/rating", new RatingInput { Stars = 4 });
        var entry = await cook.CookedAsync(cake.Id, new CookedInput { CookedOn = new DateOnly(2024, 2, 29), Note = "For the birthday" });
        await cook.PhotoAsync(cake.Id, entry.Id);
        await cook.CookedAsync(cake.Id, new CookedInput { CookedOn = new DateOnly(2025, 3, 1) });
        var said = await cook.CommentAsync(cake.Id, "Who takes the last piece?");
        await cook.CommentAsync(cake.Id, "I do.", said.Id);
        await cook.PlanAsync(PlanClient.Of(cake.Id));
        await cook.PlanAsync(PlanClient.Of("What is left of it"));
        var cakes = await cook.CollectAsync("Cakes", "All of them", dough.Id, cake.Id);
        await cook.CollectAsync("Cakes", null);
        await cook.KeepAsync("Cakes that I like", new RecipeCriteria { Collection = cakes.Id, Favourite = true });
        var foods = await cook.SendAsync<JsonNode>(HttpMethod.Get, "/foods?changed=true", null);
        var own = foods["items"]!.AsArray().Select(food => (string)food!["code"]!).Single(code => code.StartsWith("own:", StringComparison.Ordinal));
        await cook.KeepAsync("No jam", new RecipeCriteria { WithoutFoods = [own] });
    }

    private static RecipeInput Of(string title, params string[] lines) => new() { Title = title, Ingredients = [new IngredientSectionInput(null, lines)] };
}

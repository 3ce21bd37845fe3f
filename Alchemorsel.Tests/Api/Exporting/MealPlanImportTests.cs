using Alchemorsel.Contracts.Importing;
using Alchemorsel.Contracts.MealPlans;
using Alchemorsel.Tests.Api.Importing.Jobs;
using Alchemorsel.Tests.Api.MealPlans;
using Alchemorsel.Tests.Api.Recipes;
using Alchemorsel.Tests.Infrastructure;
using static Alchemorsel.Tests.Api.Exporting.ArchiveFiles;
using static Alchemorsel.Tests.Api.MealPlans.PlanClient;

namespace Alchemorsel.Tests.Api.Exporting;

/// <summary>The plan of an archive: what it plans is found again, and what is planned already stays.</summary>
[Collection(ApiGroup.Name)]
public sealed class MealPlanImportTests(ApiFixture api)
{
    private const string Document = "meal-plan.jsonl";

    [Fact]
    public async Task A_plan_comes_behind_what_is_planned_and_once_only()
    {
        using var from = await api.NewCookAsync();
        using var to = await api.NewCookAsync();
        var soup = await from.CreateAsync("Soup");
        await from.PlanAsync(Of(soup.Id) with { Servings = 2 });
        await from.PlanAsync(Of("Bread"));
        await from.PlanAsync(Of("Bread"));
        await to.PlanAsync(Of("Salad"));
        var archive = await ArchiveAsync(from);

        var first = await to.EndAsync(to.ImportFileAsync(archive));

        Assert.Equal((3, 0, null), Told(first));
        var plan = await to.PlanOfAsync();
        Assert.Equal(["23 Dinner Salad", "23 Dinner Soup", "23 Dinner Bread", "23 Dinner Bread"], plan.Told());
        Assert.Equal((2, true, "Cook"), (plan.Entries[1].Servings, plan.Entries[1].Recipe!.Id != soup.Id, plan.Entries[1].By));

        // Also where something was moved meanwhile.
        await to.ReplanAsync(plan.Entries[2].Id, Of("Bread", Monday.AddDays(2)));
        var again = await to.EndAsync(to.ImportFileAsync(archive));

        Assert.Equal((0, 3, null), Told(again));
        Assert.Equal(4, (await to.PlanOfAsync()).Entries.Count);
    }

    [Fact]
    public async Task A_recipe_that_did_not_come_is_planned_by_its_title_and_named()
    {
        using var from = await api.NewCookAsync();
        using var to = await api.NewCookAsync();
        var soup = await from.CreateAsync("Soup");
        await from.CreateAsync("Roast");
        await from.PlanAsync(Of(soup.Id));
        var archive = Rewritten(await ArchiveAsync(from), (name, text) => name.Contains($"{soup.Id}", StringComparison.Ordinal) ? null : text);

        var job = await to.EndAsync(to.ImportFileAsync(archive));

        var (added, _, problem) = Told(job);
        Assert.Equal(1, added);
        Assert.StartsWith($"{Document}: The recipe of line 2 ", problem, StringComparison.Ordinal);
        var entry = Assert.Single((await to.PlanOfAsync()).Entries);
        Assert.Equal((null, "Soup"), (entry.Recipe, entry.Text));
    }

    [Theory]
    [InlineData("\"2026-11-23\"", "\"1926-11-23\"")]
    [InlineData("\"dinner\"", "\"brunch\"")]
    [InlineData("\"servings\":2", "\"servings\":501")]
    [InlineData("\"Bread\"", "\" \"")]
    [InlineData("\"Bread\"", "null")]
    public async Task A_line_that_plans_nothing_is_left_out_and_named(string said, string instead)
    {
        using var from = await api.NewCookAsync();
        using var to = await api.NewCookAsync();
        await from.CreateAsync("Soup");
        await from.PlanAsync(Of("Bread") with { Servings = 2 });
        await from.PlanAsync(Of("Cheese", slot: MealSlot.Lunch));
        var archive = Rewritten(
            await ArchiveAsync(from),
            (name, text) => name == Document && text.Contains(said, StringComparison.Ordinal) ? text.Replace(said, instead, StringComparison.Ordinal) : text);

        var (added, kept, problem) = Told(await to.EndAsync(to.ImportFileAsync(archive)));

        // The day is that of both.
        var left = said == "\"2026-11-23\"" ? 2 : 1;
        Assert.Equal((2 - left, 0), (added, kept));
        Assert.Contains("could not be taken over", problem, StringComparison.Ordinal);
    }

    private static (int Added, int Kept, string? Problem) Told(ImportJob job)
        => job.Library.Single(part => part.Kind == ImportedKind.MealPlan) is var part ? (part.Added, part.Kept, part.Problem) : default;
}

using System.Net;
using System.Net.Http.Json;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Accounts;
using Alchemorsel.Contracts.Households;
using Alchemorsel.Contracts.MealPlans;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Tests.Api.Accounts;
using Alchemorsel.Tests.Api.Exporting;
using Alchemorsel.Tests.Api.Recipes;
using Alchemorsel.Tests.Api.Social;
using Alchemorsel.Tests.Infrastructure;
using static Alchemorsel.Tests.Api.MealPlans.PlanClient;

namespace Alchemorsel.Tests.Api.MealPlans;

/// <summary>The plan of meals: what is planned, moved and taken off, and by whom.</summary>
[Collection(ApiGroup.Name)]
public sealed class MealPlanTests(ApiFixture api)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_planned_is_read_back_by_day_and_meal_until_it_is_taken_off()
    {
        var cook = await api.NewCookAsync();
        var soup = await cook.CreateAsync(new RecipeInput { Title = "Soup", Servings = 4 });
        (await ExportEndpointTests.UploadAsync(cook, soup.Id, "A bowl")).Dispose();

        var bread = await cook.PlanAsync(Of(" Bread\u0007 and\nbutter ", Monday.AddDays(1), MealSlot.Breakfast));
        var dinner = await cook.PlanAsync(Of(soup.Id) with { Servings = 6 });
        await cook.PlanAsync(Of("Apples", slot: MealSlot.Snack));
        await cook.PlanAsync(Of("Sandwiches", slot: MealSlot.Lunch));

        Assert.Equal((soup.Id, "Soup", 6, null, "Cook"), (dinner.Recipe!.Id, dinner.Recipe.Title, dinner.Servings, dinner.Text, dinner.By));
        Assert.Equal("A bowl", dinner.RecipeImage!.Alt);
        Assert.Equal((null, null, "Bread and butter", null), (bread.Recipe, bread.RecipeImage, bread.Text, bread.Servings));
        Assert.Equivalent(dinner, await cook.SendAsync<MealPlanEntryInfo>(HttpMethod.Get, $"/meal-plans/entries/{dinner.Id}", null));
        var plan = await cook.PlanOfAsync();
        Assert.Equal((Monday, Monday.AddDays(6)), (plan.From, plan.To));
        Assert.Equal(["23 Lunch Sandwiches", "23 Dinner Soup", "23 Snack Apples", "24 Breakfast Bread and butter"], plan.Told());
        Assert.Empty((await cook.PlanOfAsync(Monday.AddDays(-7), Monday.AddDays(-1))).Entries);

        await cook.ReplanAsync(dinner.Id, Of("Pizza out", Monday.AddDays(2), MealSlot.Lunch));
        await cook.DoAsync(HttpMethod.Delete, $"/meal-plans/entries/{bread.Id}");

        Assert.Equal(["23 Lunch Sandwiches", "23 Snack Apples", "25 Lunch Pizza out"], (await cook.PlanOfAsync()).Told());
        using var again = await cook.DeleteAsync($"{Root}/entries/{bread.Id}", Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
    }

    [Fact]
    public async Task An_entry_keeps_its_place_until_it_is_given_another_one()
    {
        var cook = await api.NewCookAsync();
        var entries = new List<MealPlanEntryInfo>();
        foreach (var text in new[] { "A", "B", "C" })
            entries.Add(await cook.PlanAsync(Of(text)));
        Assert.Equal(["A", "B", "C"], await TextsAsync());

        await cook.ReplanAsync(entries[1].Id, Of("B, with rice"));
        Assert.Equal(["A", "B, with rice", "C"], await TextsAsync());
        await cook.ReplanAsync(entries[2].Id, Of("C") with { Position = 0 });
        Assert.Equal(["C", "A", "B, with rice"], await TextsAsync());
        await cook.PlanAsync(Of("D") with { Position = 1 });
        Assert.Equal(["C", "D", "A", "B, with rice"], await TextsAsync());
        // Elsewhere and back: at the end of it.
        await cook.ReplanAsync(entries[2].Id, Of("C", slot: MealSlot.Lunch));
        await cook.ReplanAsync(entries[2].Id, Of("C"));
        Assert.Equal(["D", "A", "B, with rice", "C"], await TextsAsync());

        async Task<IEnumerable<string?>> TextsAsync() => (await cook.PlanOfAsync()).Entries.Select(entry => entry.Text);
    }

    [Theory]
    [InlineData("day", null)]
    [InlineData("day", "tomorrow")]
    [InlineData("day", "1999-12-31")]
    [InlineData("day", "2100-01-01")]
    [InlineData("slot", null)]
    [InlineData("slot", "brunch")]
    [InlineData("slot", 9)]
    [InlineData("servings", 0)]
    [InlineData("servings", 501)]
    [InlineData("position", -1)]
    [InlineData("position", 31)]
    [InlineData("text", 201)]
    [InlineData("text", "a\0b")]
    [InlineData("text", "\u0007")]
    [InlineData("recipeId", "soup")]
    public async Task What_can_not_be_planned_is_refused_by_name(string field, object? value)
    {
        var cook = await api.NewCookAsync();
        var entry = await cook.PlanAsync(Of("Leftovers"));
        var body = new Dictionary<string, object?> { ["day"] = "2026-11-23", ["slot"] = "dinner", ["text"] = "Soup" };
        body[field] = field == "text" && value is int length ? new string('x', length) : value;

        using var added = await cook.TryPlanAsync(body);
        using var changed = await cook.TryReplanAsync(entry.Id, body);

        Assert.Equal([field], (await added.RefusalAsync()).Errors.Keys);
        Assert.Equal([field], (await changed.RefusalAsync()).Errors.Keys);
        Assert.Equal(["23 Dinner Leftovers"], (await cook.PlanOfAsync()).Told());
    }

    [Fact]
    public async Task It_is_a_recipe_or_a_text_and_only_one_of_them()
    {
        var cook = await api.NewCookAsync();
        var soup = await cook.CreateAsync("Soup");

        using var both = await cook.TryPlanAsync(Of(soup.Id) with { Text = "Soup" });
        using var neither = await cook.TryPlanAsync(Of("  "));

        Assert.Equal(["text"], (await both.RefusalAsync()).Errors.Keys);
        Assert.Equal(["recipeId"], (await neither.RefusalAsync()).Errors.Keys);
    }

    [Theory]
    [InlineData("from=2026-11-23&to=2026-11-22", "to")]
    [InlineData("from=2026-11-23&to=2027-01-04", "to")]
    [InlineData("from=1999-12-31", "from")]
    [InlineData("to=9999-12-31", "to")]
    [InlineData("from=monday", "from")]
    [InlineData("to=2026-11-31", "to")]
    public async Task Days_that_can_not_be_read_are_refused_by_name(string query, string field)
    {
        var cook = await api.NewCookAsync();

        using var answer = await cook.GetAsync($"{Root}?{query}", Cancellation);

        Assert.Equal([field], (await answer.RefusalAsync()).Errors.Keys);
    }

    [Fact]
    public async Task Days_that_are_not_named_are_the_week_as_the_kitchen_begins_it()
    {
        var cook = await api.NewCookAsync();
        await cook.DoAsync(HttpMethod.Put, "/households/current/settings", new HouseholdSettings { FirstDayOfWeek = DayOfWeek.Saturday });

        var week = await cook.SendAsync<MealPlan>(HttpMethod.Get, "/meal-plans", null);

        Assert.Equal((DayOfWeek.Saturday, 6), (week.From.DayOfWeek, week.To.DayNumber - week.From.DayNumber));
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        Assert.InRange(today, week.From, week.To.AddDays(1));
        var ahead = await cook.SendAsync<MealPlan>(HttpMethod.Get, "/meal-plans?from=2099-12-31", null);
        Assert.Equal(new DateOnly(2100, 1, 6), ahead.To);
        var back = await cook.SendAsync<MealPlan>(HttpMethod.Get, "/meal-plans?to=2026-11-29", null);
        Assert.Equal(Monday, back.From);
        var most = await cook.PlanOfAsync(Monday, Monday.AddDays(Limits.PlanDaysMax - 1));
        Assert.Equal(Limits.PlanDaysMax, most.To.DayNumber - most.From.DayNumber + 1);
    }

    [Fact]
    public async Task A_full_day_takes_no_more_whoever_comes_at_once()
    {
        var cook = await api.NewCookAsync();
        var elsewhere = await cook.PlanAsync(Of("From elsewhere", Monday.AddDays(1)));

        var answers = await Task.WhenAll(Enumerable.Range(0, Limits.PlanDayEntriesMax + 5).Select(number => cook.TryPlanAsync(Of($"Course {number}"))));

        Assert.Equal(Limits.PlanDayEntriesMax, answers.Count(answer => answer.StatusCode == HttpStatusCode.Created));
        foreach (var answer in answers.Where(answer => answer.StatusCode != HttpStatusCode.Created))
            await answer.AssertProblemAsync(422, "plan-day-full");
        var plan = await cook.PlanOfAsync(Monday, Monday);
        Assert.Equal(Limits.PlanDayEntriesMax, plan.Entries.Count);
        using var moved = await cook.TryReplanAsync(elsewhere.Id, Of("From elsewhere"));
        await moved.AssertProblemAsync(422, "plan-day-full");
        await cook.ReplanAsync(plan.Entries[^1].Id, Of("First of all") with { Position = 0 });
        Assert.Equal("First of all", (await cook.PlanOfAsync(Monday, Monday)).Entries[0].Text);
        foreach (var answer in answers)
            answer.Dispose();
    }

    [Fact]
    public async Task A_request_that_is_repeated_plans_once()
    {
        var cook = await api.NewCookAsync();
        for (var time = 0; time < 2; time++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"{Root}/entries") { Content = JsonContent.Create(Of("Soup"), options: Json.Options) };
            request.Headers.Add("Idempotency-Key", "soup-on-monday");
            using var answer = await cook.SendAsync(request, Cancellation);
            Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        }

        Assert.Single((await cook.PlanOfAsync()).Entries);
    }

    [Fact]
    public async Task A_viewer_reads_and_members_change_what_others_planned()
    {
        var cook = await api.NewCookAsync();
        var member = await api.NewMemberAsync(cook, "Grace");
        var viewer = await api.NewMemberAsync(cook, role: HouseholdRole.Viewer);
        var entry = await cook.PlanAsync(Of("Soup"));

        Assert.Equal(["23 Dinner Soup"], (await viewer.PlanOfAsync()).Told());
        using var added = await viewer.TryPlanAsync(Of("Cake"));
        using var changed = await viewer.TryReplanAsync(entry.Id, Of("Cake"));
        using var removed = await viewer.DeleteAsync($"{Root}/entries/{entry.Id}", Cancellation);
        foreach (var refused in new[] { added, changed, removed })
            await refused.AssertProblemAsync(403, "viewer-only-reads");
        await member.ReplanAsync(entry.Id, Of("Stew"));
        Assert.Equal(["23 Dinner Stew"], (await cook.PlanOfAsync()).Told());
    }

    [Fact]
    public async Task Another_household_plans_none_of_its_recipes_and_sees_none_of_its_plan()
    {
        var (cook, stranger) = (await api.NewCookAsync(), await api.NewCookAsync());
        var soup = await cook.CreateAsync("Soup");
        var entry = await cook.PlanAsync(Of(soup.Id));
        var own = await stranger.PlanAsync(Of("Mine"));

        Assert.Equal(["23 Dinner Mine"], (await stranger.PlanOfAsync()).Told());
        foreach (var recipe in new[] { soup.Id, Guid.CreateVersion7() })
        {
            using var planned = await stranger.TryPlanAsync(Of(recipe));
            using var moved = await stranger.TryReplanAsync(own.Id, Of(recipe));
            await planned.AssertProblemAsync(404, "not-found");
            await moved.AssertProblemAsync(404, "not-found");
        }

        foreach (var id in new[] { entry.Id, Guid.CreateVersion7() })
        {
            using var read = await stranger.GetAsync($"{Root}/entries/{id}", Cancellation);
            using var changed = await stranger.TryReplanAsync(id, Of("Mine now"));
            using var removed = await stranger.DeleteAsync($"{Root}/entries/{id}", Cancellation);
            foreach (var answer in new[] { read, changed, removed })
                await answer.AssertProblemAsync(404, "not-found");
        }

        Assert.Equal(["23 Dinner Soup"], (await cook.PlanOfAsync()).Told());
    }

    [Fact]
    public async Task An_archived_recipe_stays_planned_and_of_a_deleted_one_its_title_stays()
    {
        var cook = await api.NewCookAsync();
        var soup = await cook.CreateAsync("Soup");
        var entry = await cook.PlanAsync(Of(soup.Id) with { Servings = 3 });

        await cook.DoAsync(HttpMethod.Post, $"/recipes/{soup.Id}/archive");
        Assert.Equal(soup.Id, Assert.Single((await cook.PlanOfAsync()).Entries).Recipe!.Id);
        using (var early = await cook.DeleteAsync($"{RecipeClient.Root}/{(await cook.CreateAsync("Roast")).Id}", Cancellation))
            Assert.Equal(HttpStatusCode.Conflict, early.StatusCode);
        await cook.DoAsync(HttpMethod.Delete, $"/recipes/{soup.Id}");

        var kept = Assert.Single((await cook.PlanOfAsync()).Entries);
        Assert.Equal((entry.Id, null, "Soup", 3), (kept.Id, kept.Recipe, kept.Text, kept.Servings));
    }

    [Fact]
    public async Task A_recipe_that_is_not_deleted_after_all_stays_planned()
    {
        var cook = await api.NewCookAsync();
        var soup = await cook.CreateAsync("Soup");
        await cook.PlanAsync(Of(soup.Id));

        // Not archived, so it is refused.
        using var refused = await cook.DeleteAsync($"{RecipeClient.Root}/{soup.Id}", Cancellation);

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Equal(soup.Id, Assert.Single((await cook.PlanOfAsync()).Entries).Recipe!.Id);
    }

    [Fact]
    public async Task What_somebody_planned_stays_when_their_account_is_gone()
    {
        var cook = await api.NewCookAsync();
        var member = await api.NewMemberAsync(cook, "Grace");
        Assert.Equal("Grace", (await member.PlanAsync(Of("Soup"))).By);

        await member.DoAsync(HttpMethod.Post, "/users/me/deletion", new DeleteAccountRequest { Password = TestAccount.FirstPassword });

        Assert.Null(Assert.Single((await cook.PlanOfAsync()).Entries).By);
    }

    [Fact]
    public async Task Days_that_are_named_cost_one_statement_pictures_and_all()
    {
        var cook = await api.NewCookAsync();
        for (var number = 0; number < 8; number++)
            await cook.PlanAsync(number % 2 == 0 ? Of($"Course {number}") : Of((await cook.CreateAsync($"Recipe {number}")).Id, Monday.AddDays(number % 7)));

        Assert.Equal(1, await Statements.CountAsync(cook, $"{Root}?from=2026-11-23&to=2026-12-10"));
        Assert.Equal(2, await Statements.CountAsync(cook, Root));
    }
}

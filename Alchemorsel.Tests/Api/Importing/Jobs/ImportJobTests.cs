using System.Net;
using System.Net.Http.Json;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Importing;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Tests.Api.Recipes;
using Alchemorsel.Tests.Infrastructure;
using Microsoft.AspNetCore.Http;
using static Alchemorsel.Tests.Api.Importing.Jobs.ImportJobClient;

namespace Alchemorsel.Tests.Api.Importing.Jobs;

[Collection(ApiGroup.Name)]
public sealed class ImportJobTests(ApiFixture api)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pages_become_recipes_and_what_could_not_be_read_says_why()
    {
        await using var site = await TestSite.StartAsync(context => context.Request.Path.Value switch
        {
            "/leek" => context.Response.WriteAsync(PageOf("Leek soup", "2 leeks")),
            "/bean" => context.Response.WriteAsync(PageOf("Bean soup", "1 tin beans")),
            "/news" => context.Response.WriteAsync("<p>No recipe today."),
            _ => Task.FromResult(context.Response.StatusCode = 404),
        });
        api.LetFetch(site);
        using var cook = await api.NewCookAsync();

        var job = await cook.EndAsync(
            cook.ImportAsync(DuplicatePolicy.Ask, site.Url("/leek"), site.Url("/gone"), site.Url("/bean"), site.Url("/news"), site.Url("/leek")));

        Assert.Equal((ImportJobState.Finished, 100, 2, 2), (job.State, job.Percent, job.Counts.Done, job.Counts.Failed));
        Assert.Equal(["Bean soup", "Leek soup"], (await cook.TitlesAsync("sort=title")));
        var items = await cook.ItemsAsync(job.Id);
        Assert.Equal([0, 1, 2, 3], items.Select(item => item.Position));
        Assert.Equal("Leek soup", items[0].Recipe?.Title);
        Assert.Contains("404", items[1].Reason, StringComparison.Ordinal);
        Assert.NotNull(items[3].Reason);
        Assert.Equal([1, 3], (await cook.ItemsAsync(job.Id, "state=failed")).Select(item => item.Position));
    }

    [Fact]
    public async Task A_file_becomes_recipes_and_a_file_in_it_that_is_broken_costs_only_itself()
    {
        using var cook = await api.NewCookAsync();

        var job = await cook.EndAsync(cook.ImportFileAsync(ZipOf("Apple cake", null, "Plum cake")));

        Assert.Equal((2, 1, 0, 0, 0, 0, 0), job.Counted());
        Assert.Equal("recipes.zip", job.Name);
        Assert.Equal(["Apple cake", "Plum cake"], await cook.TitlesAsync("sort=title"));
        Assert.Equal("00001.json", Assert.Single(await cook.ItemsAsync(job.Id, "state=failed")).Source);
    }

    [Fact]
    public async Task A_page_that_somebody_saved_is_a_file_too()
    {
        using var cook = await api.NewCookAsync();

        var job = await cook.EndAsync(cook.ImportFileAsync(System.Text.Encoding.UTF8.GetBytes(PageOf("Saved soup", "1 l water")), "soup.html"));

        Assert.Equal((1, 0, 0, 0, 0, 0, 0), job.Counted());
        Assert.Equal(["Saved soup"], await cook.TitlesAsync(""));
    }

    [Fact]
    public async Task A_file_without_any_recipe_ends_with_the_reason()
    {
        using var cook = await api.NewCookAsync();

        var job = await cook.EndAsync(cook.ImportFileAsync("holiday pictures"u8.ToArray(), "../../etc/holiday.txt"));

        Assert.Equal((ImportJobState.Finished, "holiday.txt", 0), (job.State, job.Name, job.Counts.Done));
        Assert.False(string.IsNullOrEmpty(Assert.Single(await cook.ItemsAsync(job.Id)).Reason));
    }

    [Theory]
    [InlineData("skip", 0, 1, 0, 1)]
    [InlineData("merge", 0, 0, 1, 1)]
    [InlineData("keepBoth", 1, 0, 0, 2)]
    public async Task A_duplicate_is_treated_as_the_cook_said_beforehand(string policy, int done, int skipped, int merged, int recipes)
    {
        using var cook = await api.NewCookAsync();
        await cook.EndAsync(cook.ImportFileAsync(ZipOf("Apple cake")));

        var job = await cook.EndAsync(cook.ImportFileAsync(ZipOf("Apple cake"), duplicates: policy));

        Assert.Equal((done, skipped, merged), (job.Counts.Done, job.Counts.Skipped, job.Counts.Merged));
        Assert.Equal(recipes, (await cook.ListAsync()).Items.Count);
    }

    [Fact]
    public async Task A_merge_fills_in_what_is_missing_and_changes_no_word_of_the_cook()
    {
        using var cook = await api.NewCookAsync();
        var kept = await cook.CreateAsync(new RecipeInput
        {
            Title = "Apple cake",
            Notes = "Grandmother's.",
            Tags = ["sunday"],
            Ingredients = [new IngredientSectionInput(null, ["250 g flour", "3 eggs", "salt"])],
        });

        var job = await cook.EndAsync(cook.ImportFileAsync(ZipOf("Apple cake"), duplicates: "merge"));

        Assert.Equal(1, job.Counts.Merged);
        var merged = await cook.ReadRecipeAsync(kept.Id);
        Assert.Equal(("Grandmother's.", "All about Apple cake."), (merged.Notes, merged.Description));
        Assert.Equal(["250 g flour", "3 eggs", "salt"], merged.Ingredients.Single().Lines.Select(line => line.Text));
        Assert.Equal(["Mix.", "Bake."], merged.Steps.Single().Steps);
        Assert.Equal(["sunday", "Apple"], merged.Tags);
        Assert.Equal(kept.Id, Assert.Single(await cook.ItemsAsync(job.Id)).Recipe?.Id);
    }

    [Fact]
    public async Task Duplicates_wait_for_the_cook_who_merges_one_skips_one_and_keeps_one()
    {
        using var cook = await api.NewCookAsync();
        var archive = ZipOf("Apple cake", "Plum cake", "Nut cake");
        await cook.EndAsync(cook.ImportFileAsync(archive));
        var job = await cook.EndAsync(cook.ImportFileAsync(archive));
        Assert.Equal((ImportJobState.Finished, 3), (job.State, job.Counts.Duplicate));
        Assert.All(await cook.ItemsAsync(job.Id), item => Assert.Equal(item.Title, item.Existing?.Title));

        await cook.DoAsync(job.Id, "items/0/resolve", new ResolveRequest { Choice = DuplicateChoice.Merge });
        await cook.DoAsync(job.Id, "items/1/resolve", new ResolveRequest { Choice = DuplicateChoice.Skip });
        await cook.DoAsync(job.Id, "items/2/resolve", new ResolveRequest { Choice = DuplicateChoice.Keep });

        Assert.Equal((1, 0, 0, 1, 1, 0, 0), (await cook.EndAsync(job.Id)).Counted());
        Assert.Equal(["Apple cake", "Nut cake", "Nut cake", "Plum cake"], await cook.TitlesAsync("sort=title"));
        using var again = await cook.SayAsync(job.Id, "items/2/resolve", new ResolveRequest { Choice = DuplicateChoice.Skip });
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
    }

    [Fact]
    public async Task All_duplicates_are_decided_about_at_once()
    {
        using var cook = await api.NewCookAsync();
        var archive = ZipOf("Apple cake", "Plum cake", "Nut cake");
        await cook.EndAsync(cook.ImportFileAsync(archive));
        var job = await cook.EndAsync(cook.ImportFileAsync(archive));

        var skipped = await cook.DoAsync(job.Id, "resolve", new ResolveRequest { Choice = DuplicateChoice.Skip });

        Assert.Equal((0, 0, 0, 3, 0, 0, 0), skipped.Counted());
    }

    [Fact]
    public async Task What_failed_is_read_again_when_the_cook_says_so()
    {
        var open = false;
        await using var site = await TestSite.StartAsync(context => open
            ? context.Response.WriteAsync(PageOf("Soup " + context.Request.Path.Value![1..], "1 leek"))
            : Task.FromResult(context.Response.StatusCode = 503));
        api.LetFetch(site);
        using var cook = await api.NewCookAsync();
        var job = await cook.EndAsync(cook.ImportAsync(DuplicatePolicy.Ask, site.Url("/a"), site.Url("/b"), site.Url("/c")));
        Assert.Equal((3, true), (job.Counts.Failed, job.CanRetry));
        open = true;

        await cook.DoAsync(job.Id, "items/1/retry");
        Assert.Equal((1, 2, 0, 0, 0, 0, 0), (await cook.EndAsync(job.Id)).Counted());
        await cook.DoAsync(job.Id, "retry");

        Assert.Equal((3, 0, 0, 0, 0, 0, 0), (await cook.EndAsync(job.Id)).Counted());
        Assert.Equal(3, (await cook.ListAsync()).Items.Count);
        using var nothing = await cook.SayAsync(job.Id, "items/1/retry");
        Assert.Equal(HttpStatusCode.Conflict, nothing.StatusCode);
    }

    [Fact]
    public async Task An_import_is_cancelled_keeps_what_it_has_and_goes_on_when_the_cook_wants_it_after_all()
    {
        var asked = new TaskCompletionSource();
        var answer = new TaskCompletionSource();
        await using var site = await TestSite.StartAsync(async context =>
        {
            asked.TrySetResult();
            await answer.Task.WaitAsync(context.RequestAborted);
            await context.Response.WriteAsync(PageOf("Soup " + context.Request.Path.Value![1..], "1 leek"));
        });
        api.LetFetch(site);
        using var cook = await api.NewCookAsync();
        var running = await cook.ImportAsync(DuplicatePolicy.Ask, site.Url("/a"), site.Url("/b"));
        await asked.Task.WaitAsync(Cancellation);
        var waiting = await cook.ImportAsync(DuplicatePolicy.Ask, site.Url("/c"));

        Assert.Equal(ImportJobState.Cancelled, (await cook.DoAsync(waiting.Id, "cancel")).State);
        Assert.Equal(ImportJobState.Cancelling, (await cook.DoAsync(running.Id, "cancel")).State);
        using (var early = await cook.DeleteAsync($"{Root}/{running.Id}", Cancellation))
            Assert.Equal(HttpStatusCode.Conflict, early.StatusCode);
        answer.SetResult();
        var cancelled = await cook.EndAsync(running.Id);

        Assert.Equal((ImportJobState.Cancelled, 2), (cancelled.State, cancelled.Counts.Done + cancelled.Counts.Cancelled));
        Assert.NotEqual(0, cancelled.Counts.Cancelled);
        await cook.DoAsync(running.Id, "retry");
        Assert.Equal((2, 0, 0, 0, 0, 0, 0), (await cook.EndAsync(running.Id)).Counted());
        using (var deleted = await cook.DeleteAsync($"{Root}/{running.Id}", Cancellation))
            Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        using var gone = await cook.GetAsync($"{Root}/{running.Id}", Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        Assert.Equal(2, (await cook.ListAsync()).Items.Count);
    }

    [Fact]
    public async Task Events_tell_all_and_whoever_comes_back_gets_what_was_missed()
    {
        using var cook = await api.NewCookAsync();
        var job = await cook.EndAsync(cook.ImportFileAsync(ZipOf("Apple cake", "Plum cake")));

        var all = await cook.EventsAsync(job.Id, lastEventId: 0);
        var last = (await cook.ItemsAsync(job.Id))[1];
        var missed = await cook.EventsAsync(job.Id, lastEventId: last.Change - 1);

        Assert.Equal(["progress", "end"], all.Select(item => item.EventType));
        Assert.Equal([0, 1], all[0].Data.Items.Select(item => item.Position));
        Assert.Equal($"{job.Change}", all[0].EventId);
        Assert.Equal([1], missed[0].Data.Items.Select(item => item.Position));
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{Root}/{job.Id}/events");
        request.Headers.Add("Last-Event-ID", $"{job.Change}");
        using var nothing = await cook.SendAsync(request, Cancellation);
        Assert.Equal(HttpStatusCode.NoContent, nothing.StatusCode);
    }

    [Fact]
    public async Task Imports_are_listed_newest_first_page_by_page()
    {
        using var cook = await api.NewCookAsync();
        var jobs = new List<Guid>();
        for (var index = 0; index < 3; index++)
            jobs.Insert(0, (await cook.EndAsync(cook.ImportFileAsync(ZipOf($"Cake {index}")))).Id);

        using var first = await cook.GetAsync($"{Root}?limit=2", Cancellation);
        var page = await first.ReadAsync<Page<ImportJob>>();
        using var second = await cook.GetAsync($"{Root}?limit=2&cursor={page.Next}", Cancellation);
        var rest = await second.ReadAsync<Page<ImportJob>>();

        Assert.Equal(jobs, page.Items.Concat(rest.Items).Select(job => job.Id));
        Assert.Null(rest.Next);
        Assert.Equal(await Statements.CountAsync(cook, $"{Root}?limit=1"), await Statements.CountAsync(cook, $"{Root}?limit=3"));
    }

    [Fact]
    public async Task Another_household_has_no_such_import()
    {
        using var cook = await api.NewCookAsync();
        using var stranger = await api.NewCookAsync();
        var archive = ZipOf("Apple cake");
        await cook.EndAsync(cook.ImportFileAsync(archive));
        var job = await cook.EndAsync(cook.ImportFileAsync(archive));
        var choice = new ResolveRequest { Choice = DuplicateChoice.Keep };

        HttpResponseMessage[] answers =
        [
            await stranger.GetAsync($"{Root}/{job.Id}", Cancellation),
            await stranger.GetAsync($"{Root}/{job.Id}/items", Cancellation),
            await stranger.GetAsync($"{Root}/{job.Id}/events", Cancellation),
            await stranger.SayAsync(job.Id, "cancel"),
            await stranger.SayAsync(job.Id, "retry"),
            await stranger.SayAsync(job.Id, "resolve", choice),
            await stranger.SayAsync(job.Id, "items/0/retry"),
            await stranger.SayAsync(job.Id, "items/0/resolve", choice),
            await stranger.DeleteAsync($"{Root}/{job.Id}", Cancellation),
        ];

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode));
        using var list = await stranger.GetAsync(Root, Cancellation);
        Assert.Empty((await list.ReadAsync<Page<ImportJob>>()).Items);
        Assert.Equivalent(job, await cook.ReadImportAsync(job.Id), strict: true);
        Assert.Empty((await stranger.ListAsync()).Items);
    }

    [Theory]
    [InlineData("", """{"urls":[]}""", "urls")]
    [InlineData("", "{}", "urls")]
    [InlineData("", """{"urls":["https://example.com/a","file:///etc/passwd"]}""", "urls[1]")]
    [InlineData("", """{"urls":["https://example.com/\u0000"]}""", "urls[0]")]
    [InlineData("", """{"urls":[null]}""", "urls[0]")]
    [InlineData("/file?duplicates=burn", "x", "duplicates")]
    [InlineData("/file?duplicates=1", "x", "duplicates")]
    public async Task What_can_not_be_begun_is_refused_at_its_field(string path, string body, string field)
    {
        using var cook = await api.NewCookAsync();

        using var answer = await cook.PostAsync(Root + path, new StringContent(body, System.Text.Encoding.UTF8, "application/json"), Cancellation);

        Assert.Equal([field], (await answer.RefusalAsync()).Errors.Keys);
        using var list = await cook.GetAsync(Root, Cancellation);
        Assert.Empty((await list.ReadAsync<Page<ImportJob>>()).Items);
    }

    [Fact]
    public async Task Too_many_addresses_an_empty_file_and_nobody_are_refused()
    {
        using var cook = await api.NewCookAsync();
        var urls = Enumerable.Range(0, Limits.ImportUrlsMax + 1).Select(index => $"https://example.com/{index}").ToList();

        using var many = await cook.PostAsJsonAsync(Root, new ImportJobRequest { Urls = urls }, Json.Options, Cancellation);
        using var empty = await cook.PostAsync($"{Root}/file", new ByteArrayContent([]), Cancellation);
        using var visitor = api.NewClient();
        using var nobody = await visitor.PostAsync($"{Root}/file", new ByteArrayContent([1]), Cancellation);

        Assert.Equal(["urls"], (await many.RefusalAsync()).Errors.Keys);
        Assert.Equal(HttpStatusCode.BadRequest, empty.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, nobody.StatusCode);
    }

    [Theory]
    [InlineData("?cursor=nonsense", "cursor")]
    [InlineData("/{id}/items?cursor=nonsense", "cursor")]
    [InlineData("/{id}/items?state=lost", "state")]
    [InlineData("/{id}/items?state=1", "state")]
    public async Task A_list_that_can_not_be_told_is_refused_at_its_field(string path, string field)
    {
        using var cook = await api.NewCookAsync();
        var job = await cook.EndAsync(cook.ImportFileAsync(ZipOf("Apple cake")));

        using var answer = await cook.GetAsync(Root + path.Replace("{id}", $"{job.Id}", StringComparison.Ordinal), Cancellation);

        Assert.Equal([field], (await answer.RefusalAsync()).Errors.Keys);
    }

    [Fact]
    public async Task A_decision_needs_to_say_what()
    {
        using var cook = await api.NewCookAsync();
        var job = await cook.EndAsync(cook.ImportFileAsync(ZipOf("Apple cake")));

        using var answer = await cook.SayAsync(job.Id, "resolve", new { });

        Assert.Equal(["choice"], (await answer.RefusalAsync()).Errors.Keys);
    }
}

using System.Net.Http.Json;
using System.Text.Json;
using Alchemorsel.Api.Webhooks;
using Alchemorsel.Contracts.Accounts;
using Alchemorsel.Contracts.Households;
using Alchemorsel.Contracts.Importing;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Contracts.Webhooks;
using Alchemorsel.Tests.Api.Accounts;
using Alchemorsel.Tests.Api.Exporting;
using Alchemorsel.Tests.Api.Households;
using Alchemorsel.Tests.Api.Importing.Jobs;
using Alchemorsel.Tests.Api.Media;
using Alchemorsel.Tests.Api.Recipes;
using Alchemorsel.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Tests.Api.Webhooks;

/// <summary>What webhooks are told of, as their log has it. Nothing of it arrives anywhere.</summary>
[Collection(ApiGroup.Name)]
public sealed class WebhookEventTests(ApiFixture api)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_happens_to_a_recipe_is_told_once_each()
    {
        using var owner = await api.NewCookAsync();
        var hook = (await owner.HookAsync()).Webhook.Id;

        var soup = await owner.CreateAsync("Soup");
        soup = await owner.EditAsync(soup, new RecipeInput { Title = "Onion soup" });
        // Saved as it was: there is nothing to tell.
        soup = await owner.EditAsync(soup, new RecipeInput { Title = "Onion soup" });
        (await owner.PostAsync($"{RecipeClient.Root}/{soup.Id}/archive", null, Cancellation)).Dispose();
        (await owner.PostAsync($"{RecipeClient.Root}/{soup.Id}/archive", null, Cancellation)).Dispose();
        (await owner.PostAsync($"{RecipeClient.Root}/{soup.Id}/restore", null, Cancellation)).Dispose();
        (await owner.PostAsync($"{RecipeClient.Root}/{soup.Id}/restore", null, Cancellation)).Dispose();
        using (var form = new MultipartFormDataContent { { new ByteArrayContent(TestImages.Jpeg()), "file", "soup.jpg" } })
            (await owner.PostAsync($"{RecipeClient.Root}/{soup.Id}/images", form, Cancellation)).Dispose();
        (await owner.PostAsJsonAsync($"{RecipeClient.Root}/{soup.Id}/fork", new { }, Cancellation)).Dispose();
        (await owner.PostAsync($"{RecipeClient.Root}/{soup.Id}/archive", null, Cancellation)).Dispose();
        (await owner.DeleteAsync($"{RecipeClient.Root}/{soup.Id}", Cancellation)).Dispose();

        Assert.Equal(
            [
                "recipe.created", "recipe.changed", "recipe.archived", "recipe.changed", "recipe.changed", "recipe.created", "recipe.archived",
                "recipe.deleted",
            ],
            await owner.EventsAsync(hook));
    }

    [Fact]
    public async Task A_message_says_what_when_and_by_whom_and_little_else()
    {
        using var owner = await api.NewCookAsync();
        var me = await owner.MeAsync();
        var hook = (await owner.HookAsync()).Webhook.Id;
        var soup = await owner.CreateAsync(new RecipeInput { Title = "Crème <b>brûlée</b>", Description = "All about it.", Notes = "Secret." });

        var text = Assert.Single(await PayloadsAsync(hook));
        using var message = JsonDocument.Parse(text);
        var (root, data) = (message.RootElement, message.RootElement.GetProperty("data"));

        Assert.Equal(["type", "version", "timestamp", "data"], root.EnumerateObject().Select(property => property.Name));
        Assert.Equal(["id", "title", "path", "by"], data.EnumerateObject().Select(property => property.Name));
        Assert.Equal(("recipe.created", 1, soup.CreatedAt), (root.GetProperty("type").GetString(), root.GetProperty("version").GetInt32(), root.GetProperty("timestamp").GetDateTimeOffset()));
        Assert.Equal((soup.Id, "Crème <b>brûlée</b>", $"/recipes/{soup.Id}/{soup.Slug}", me.Id),
            (data.GetProperty("id").GetGuid(), data.GetProperty("title").GetString(), data.GetProperty("path").GetString(), data.GetProperty("by").GetGuid()));
        Assert.DoesNotContain("Secret", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whatever_changes_a_collection_is_told()
    {
        using var owner = await api.NewCookAsync();
        var hook = (await owner.HookAsync(WebhookClient.Input(WebhookClient.Nowhere, WebhookEvents.CollectionChanged))).Webhook.Id;
        var soup = await owner.CreateAsync("Soup");
        var collection = await owner.CollectAsync("Lunches", null, soup.Id);
        (await owner.PutAsJsonAsync($"/api/v1/collections/{collection.Id}", new { name = "Suppers" }, Cancellation)).Dispose();
        (await owner.DeleteAsync($"/api/v1/collections/{collection.Id}/recipes/{soup.Id}", Cancellation)).Dispose();

        Assert.Equal(["collection.changed", "collection.changed", "collection.changed"], await owner.EventsAsync(hook));
        Assert.Contains("\"title\":\"Suppers\"", (await PayloadsAsync(hook))[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_comes_and_goes_is_told_by_number_alone()
    {
        using var owner = await api.NewCookAsync();
        var hook = (await owner.HookAsync()).Webhook.Id;
        var invitation = await owner.InviteAsync(HouseholdRole.Member, maxUses: 3);
        using var leaving = await TestAccount.NewAsync(api, "Leaving");
        using var removed = await TestAccount.NewAsync(api, "Removed");
        using var deleted = await TestAccount.NewAsync(api, "Deleted");

        await leaving.Client.ContinueAsync(await leaving.Client.AcceptAsync(invitation.Token));
        (await removed.Client.AcceptAsync(invitation.Token)).Dispose();
        (await deleted.Client.AcceptAsync(invitation.Token)).Dispose();
        (await leaving.Client.PostAsync($"{HouseholdClient.Current}/leave", null, Cancellation)).Dispose();
        (await owner.DeleteAsync($"{HouseholdClient.Current}/members/{removed.Id}", Cancellation)).Dispose();
        using var deletion = await deleted.Client.PostAsJsonAsync(
            "/api/v1/users/me/deletion", new DeleteAccountRequest { Password = TestAccount.FirstPassword }, Json.Options, Cancellation);
        deletion.EnsureSuccessStatusCode();

        var payloads = await PayloadsAsync(hook);
        Assert.Equal(
            ["member.joined", "member.joined", "member.joined", "member.left", "member.left", "member.left"], await owner.EventsAsync(hook));
        Assert.Equal(
            [leaving.Id, removed.Id, deleted.Id, leaving.Id, removed.Id, deleted.Id],
            payloads.Select(text => JsonDocument.Parse(text).RootElement.GetProperty("data").GetProperty("id").GetGuid()));
        Assert.DoesNotContain(payloads, text => text.Contains("Leaving", StringComparison.Ordinal) || text.Contains("Removed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_import_is_told_once_however_many_recipes_it_brings()
    {
        using var owner = await api.NewCookAsync();
        var hook = (await owner.HookAsync()).Webhook.Id;

        var job = await owner.EndAsync(owner.ImportFileAsync(ImportJobClient.ZipOf("Cake", null), "cakes.zip"));
        Assert.Equal((ImportJobState.Finished, 1), (job.State, job.Counts.Done));

        Assert.Equal(["import.finished"], await owner.EventsAsync(hook));
        using var message = JsonDocument.Parse(Assert.Single(await PayloadsAsync(hook)));
        Assert.Equal($"/import/jobs/{job.Id}", message.RootElement.GetProperty("data").GetProperty("path").GetString());
    }

    [Fact]
    public async Task Only_those_that_want_it_are_told()
    {
        using var owner = await api.NewCookAsync();
        using var stranger = await api.NewCookAsync();
        var wanting = (await owner.HookAsync(WebhookClient.Input(WebhookClient.Nowhere, WebhookEvents.RecipeCreated))).Webhook.Id;
        var twin = (await owner.HookAsync(WebhookClient.Input(WebhookClient.Nowhere, WebhookEvents.RecipeCreated, WebhookEvents.RecipeChanged))).Webhook.Id;
        var other = (await owner.HookAsync(WebhookClient.Input(WebhookClient.Nowhere, WebhookEvents.RecipeDeleted))).Webhook.Id;
        var foreign = (await stranger.HookAsync()).Webhook.Id;

        await owner.CreateAsync("Soup");

        Assert.Equal((1, 1), ((await owner.DeliveriesAsync(wanting)).Count, (await owner.DeliveriesAsync(twin)).Count));
        Assert.Empty(await owner.DeliveriesAsync(other));
        Assert.Empty(await stranger.DeliveriesAsync(foreign));
        Assert.NotEqual((await owner.DeliveriesAsync(wanting))[0].Id, (await owner.DeliveriesAsync(twin))[0].Id);
    }

    [Fact]
    public async Task What_is_rolled_back_is_told_to_nobody()
    {
        using var owner = await api.NewCookAsync();
        var me = await owner.MeAsync();
        var hook = (await owner.HookAsync()).Webhook.Id;

        await api.WithDbAsync(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync(Cancellation);
            await db.TellAsync(me.HouseholdId, WebhookEvents.RecipeCreated, new WebhookSubject(me.Id), TimeProvider.System.GetUtcNow(), Cancellation);
            Assert.Equal(1, await db.Set<WebhookDelivery>().IgnoreQueryFilters().CountAsync(row => row.WebhookId == hook, Cancellation));
            await transaction.RollbackAsync(Cancellation);
            return true;
        });
        var soup = await owner.CreateAsync("Soup");
        await owner.EditAsync(soup, new RecipeInput { Title = "Onion soup" });
        // Saved on an old version, and so not at all.
        using var refused = await owner.SendAsync(HttpMethod.Put, $"/{soup.Id}", new RecipeInput { Title = "Pea soup" }, ifMatch: soup.Version);

        Assert.Equal(412, (int)refused.StatusCode);
        Assert.Equal(["recipe.created", "recipe.changed"], await owner.EventsAsync(hook));
    }

    [Fact]
    public async Task A_household_without_webhooks_pays_one_look()
    {
        using var owner = await api.NewCookAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, RecipeClient.Root) { Content = JsonContent.Create(new RecipeInput { Title = "Soup" }, options: Json.Options) };

        var (sent, answer) = await Statements.OfAsync(owner, request);

        answer.EnsureSuccessStatusCode();
        answer.Dispose();
        Assert.Single(sent, statement => statement.Contains("webhook", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_a_webhook_so_many_wait_and_no_more()
    {
        using var owner = await api.NewCookAsync();
        var me = await owner.MeAsync();
        var hook = (await owner.HookAsync()).Webhook.Id;
        var later = TimeProvider.System.GetUtcNow().AddDays(300);
        await api.WithDbAsync(db => db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO webhook_delivery (id, webhook_id, household_id, event, payload, created_at, not_before, state, tries)
            SELECT gen_random_uuid(), {hook}, {me.HouseholdId}, 'ping', '', {later}, {later}, 0, 0 FROM generate_series(1, {WebhookOutbox.WaitingMax - 1})
            """, Cancellation));

        await owner.CreateAsync("Soup");
        await owner.CreateAsync("Stew");
        using var ping = await owner.PingAsync(hook);

        await ping.AssertProblemAsync(422, "too-many-deliveries");
        var count = await api.WithDbAsync(db => db.Set<WebhookDelivery>().IgnoreQueryFilters().CountAsync(row => row.WebhookId == hook, Cancellation));
        Assert.Equal(WebhookOutbox.WaitingMax, count);
        // They would be in the way of every other test's worker.
        await owner.DeleteAsync($"{WebhookClient.Root}/{hook}", Cancellation);
    }

    private Task<List<string>> PayloadsAsync(Guid webhook) => api.WithDbAsync(db => db.Set<WebhookDelivery>().IgnoreQueryFilters()
        .Where(row => row.WebhookId == webhook).OrderBy(row => row.CreatedAt).ThenBy(row => row.Id).Select(row => row.Payload).ToListAsync(Cancellation));
}

using System.Net;
using System.Text;
using Alchemorsel.Api.Auditing;
using Alchemorsel.Api.Importing.Guard;
using Alchemorsel.Api.Webhooks;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Accounts;
using Alchemorsel.Contracts.Households;
using Alchemorsel.Contracts.Webhooks;
using Alchemorsel.Tests.Api.Accounts;
using Alchemorsel.Tests.Api.Recipes;
using Alchemorsel.Tests.Api.Social;
using Alchemorsel.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;

namespace Alchemorsel.Tests.Api.Webhooks;

[Collection(ApiGroup.Name)]
public sealed class WebhookEndpointTests(ApiFixture api)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_webhook_is_made_read_changed_and_removed()
    {
        using var owner = await api.NewCookAsync();
        var made = await owner.HookAsync(WebhookClient.Input(WebhookClient.Nowhere, WebhookEvents.RecipeCreated, WebhookEvents.RecipeCreated));
        Assert.Matches("^whsec_[A-Za-z0-9+/]{43}=$", made.Secret);
        Assert.Equal((true, null, null), (made.Webhook.IsOn, made.Webhook.OffBecause, made.Webhook.FailingSince));
        Assert.Equal([WebhookEvents.RecipeCreated], made.Webhook.Events);

        await owner.ChangeHookAsync(made.Webhook.Id, new WebhookInput { Name = " Wall display ", Url = "https://other.example.org/", Events = [WebhookEvents.MemberLeft], IsOn = false });
        var changed = await owner.WebhookAsync(made.Webhook.Id);
        Assert.Equal(("Wall display", "https://other.example.org/", false), (changed.Name, changed.Url, changed.IsOn));
        Assert.Equal([WebhookEvents.MemberLeft], changed.Events);

        using var removed = await owner.DeleteAsync($"{WebhookClient.Root}/{made.Webhook.Id}", Cancellation);
        using var gone = await owner.GetAsync($"{WebhookClient.Root}/{made.Webhook.Id}", Cancellation);
        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.NotFound), (removed.StatusCode, gone.StatusCode));
    }

    [Fact]
    public async Task The_secret_is_told_once_and_kept_encrypted()
    {
        using var owner = await api.NewCookAsync();
        var made = await owner.HookAsync();
        var shown = await owner.GetStringAsync(WebhookClient.Root, Cancellation) + await owner.GetStringAsync($"{WebhookClient.Root}/{made.Webhook.Id}", Cancellation);
        var kept = await KeptAsync(made.Webhook.Id);
        using var renewed = await owner.PostAsync($"{WebhookClient.Root}/{made.Webhook.Id}/secret", null, Cancellation);
        var second = (await renewed.ReadAsync<NewWebhookSecret>()).Secret;

        Assert.DoesNotContain("whsec", shown, StringComparison.Ordinal);
        Assert.DoesNotContain(made.Secret["whsec_".Length..^1], Convert.ToBase64String(kept), StringComparison.Ordinal);
        Assert.Equal(-1, kept.AsSpan().IndexOf(Convert.FromBase64String(made.Secret["whsec_".Length..])));
        Assert.NotEqual(made.Secret, second);
        Assert.NotEqual(kept, await KeptAsync(made.Webhook.Id));
    }

    [Fact]
    public void A_sealed_secret_opens_for_its_own_webhook_alone()
    {
        var secrets = api.Services.GetRequiredService<WebhookSecrets>();
        var (text, kept) = secrets.Make(Guid.CreateVersion7());
        var other = new Webhook { HouseholdId = Guid.CreateVersion7(), Name = "", Url = "", Secret = kept, CreatedAt = default };

        Assert.StartsWith("whsec_", text, StringComparison.Ordinal);
        Assert.ThrowsAny<System.Security.Cryptography.CryptographicException>(() => secrets.Sign(other, "id", "1", Encoding.UTF8.GetBytes("{}")));
    }

    [Theory]
    [InlineData("events")]
    [InlineData("events", "recipe.cooked")]
    [InlineData("events", "ping")]
    [InlineData("events", "recipe.created", null)]
    public async Task Events_are_chosen_of_those_there_are(string field, params string?[] events)
    {
        using var owner = await api.NewCookAsync();
        using var refused = await owner.TryHookAsync(new WebhookInput { Name = "Display", Url = WebhookClient.Nowhere, Events = events! });
        var problem = await refused.RefusalAsync();

        Assert.Contains(problem.Errors.Keys, key => key.StartsWith(field, StringComparison.Ordinal));
    }

    [Fact]
    public void Outside_of_development_an_address_begins_with_https()
    {
        var guard = api.Services.GetRequiredService<FetchGuard>();
        var (production, development) = (new WebhookRules(guard, new Stage("Production")), new WebhookRules(guard, new Stage("Development")));

        Assert.Equal((true, true), (production.IsAllowed(new Uri("https://hooks.example.org/")), development.IsAllowed(new Uri("https://hooks.example.org/"))));
        Assert.Equal((false, true), (production.IsAllowed(new Uri("http://hooks.example.org/")), development.IsAllowed(new Uri("http://hooks.example.org/"))));
    }

    [Fact]
    public async Task A_household_has_ten_at_most()
    {
        using var owner = await api.NewCookAsync();
        for (var number = 0; number < Limits.WebhooksMax; number++)
            await owner.HookAsync();

        using var refused = await owner.TryHookAsync(WebhookClient.Input());

        await refused.AssertProblemAsync(422, "too-many-webhooks");
    }

    [Fact]
    public async Task Only_owners_see_webhooks()
    {
        using var owner = await api.NewCookAsync();
        var webhook = (await owner.HookAsync()).Webhook.Id;
        using var member = await api.NewMemberAsync(owner, role: HouseholdRole.Member);

        foreach (var path in new[] { WebhookClient.Root, $"{WebhookClient.Root}/{webhook}", $"{WebhookClient.Root}/{webhook}/deliveries" })
        {
            using var refused = await member.GetAsync(path, Cancellation);
            await refused.AssertProblemAsync(403, "owners-only");
        }
    }

    [Fact]
    public async Task What_is_done_to_a_webhook_is_in_the_audit_log_without_its_address_or_secret()
    {
        using var owner = await api.NewCookAsync();
        var made = await owner.HookAsync(WebhookClient.Input("https://hooks.example.org/a-token-of-theirs"));
        var id = made.Webhook.Id;
        await owner.ChangeHookAsync(id, WebhookClient.Input() with { IsOn = false });
        (await owner.PostAsync($"{WebhookClient.Root}/{id}/secret", null, Cancellation)).Dispose();
        (await owner.DeleteAsync($"{WebhookClient.Root}/{id}", Cancellation)).Dispose();

        var entries = await api.WithDbAsync(db => db.Set<AuditEntry>().AsNoTracking().Where(entry => entry.TargetId == id).OrderBy(entry => entry.Id).ToListAsync(Cancellation));

        Assert.Equal(
            [AuditKind.WebhookMade, AuditKind.WebhookChanged, AuditKind.WebhookSecretRenewed, AuditKind.WebhookRemoved], entries.Select(entry => entry.Kind));
        Assert.Equal([null, "turned off", null, null], entries.Select(entry => entry.Details));
    }

    [Fact]
    public async Task Turned_off_it_sends_nothing_that_waits_and_takes_nothing_new()
    {
        using var owner = await api.NewCookAsync();
        var id = (await owner.HookAsync()).Webhook.Id;
        await owner.CreateAsync("Soup");
        await owner.ChangeHookAsync(id, WebhookClient.Input() with { IsOn = false });
        await owner.CreateAsync("Stew");

        var delivery = Assert.Single(await owner.DeliveriesAsync(id));
        using var ping = await owner.PingAsync(id);
        using var replay = await owner.ReplayAsync(id, delivery.Id);

        Assert.Equal((WebhookDeliveryState.GivenUp, WebhookFailure.TurnedOff, null), (delivery.State, delivery.Failure, delivery.NextTryAt));
        await ping.AssertProblemAsync(409, "webhook-off");
        await replay.AssertProblemAsync(409, "webhook-off");
    }

    private Task<byte[]> KeptAsync(Guid webhook) => api.WithDbAsync(db =>
        db.Set<Webhook>().IgnoreQueryFilters().Where(row => row.Id == webhook).Select(row => row.Secret).SingleAsync(Cancellation));

    private sealed class Stage(string name) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = name;
        public string ApplicationName { get; set; } = "";
        public string ContentRootPath { get; set; } = "";
        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}

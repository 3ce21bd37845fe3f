using Alchemorsel.Api.Data;
using Alchemorsel.Contracts.Webhooks;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Webhooks;

/// <summary>Wakes this replica's worker when something was to be sent by hand; what happens by itself is found when a worker looks.</summary>
internal sealed class WebhookSignal : WorkSignal;

/// <summary>
/// Takes events to be sent with the transaction of what they tell of: one that is rolled back tells nobody. A household without a webhook for the event,
/// which is nearly every one, pays one look into an index.
/// </summary>
internal static class WebhookOutbox
{
    /// <summary>Deliveries of one webhook that wait, at most; what happens beyond that is not told.</summary>
    public const int WaitingMax = 1_000;

    /// <summary>Adds the event for each webhook of the household that wants it. Within a transaction it is the transaction's.</summary>
    /// <param name="kind">One of <see cref="WebhookEvents"/>.</param>
    /// <param name="at">When it happened, which is also when it may be sent.</param>
    public static Task TellAsync(
        this AlchemorselDbContext db, Guid household, string kind, WebhookSubject subject, DateTimeOffset at, CancellationToken cancellation) =>
        db.TellAsync(household, kind, () => Task.FromResult(subject), at, cancellation);

    /// <inheritdoc cref="TellAsync(AlchemorselDbContext, Guid, string, WebhookSubject, DateTimeOffset, CancellationToken)"/>
    /// <param name="subject">Asked for only where somebody is told.</param>
    public static async Task TellAsync(
        this AlchemorselDbContext db, Guid household, string kind, Func<Task<WebhookSubject>> subject, DateTimeOffset at, CancellationToken cancellation)
    {
        // Locked as a row that refers to it would: one that is being removed is waited for, and then isn't there, rather than failing the save.
        var webhooks = await db.Database.SqlQuery<Guid>(
            $"""
            SELECT id AS "Value" FROM webhook
            WHERE household_id = {household} AND is_on AND {kind} = ANY(events)
                AND (SELECT count(*) FROM (
                    SELECT FROM webhook_delivery delivery WHERE delivery.webhook_id = webhook.id AND delivery.state = 0 LIMIT {WaitingMax}) waiting) < {WaitingMax}
            FOR KEY SHARE OF webhook
            """).ToListAsync(cancellation);
        if (webhooks.Count == 0)
            return;
        var payload = new WebhookMessage(kind, WebhookMessage.CurrentVersion, at, await subject()).ToJson();
        foreach (var webhook in webhooks)
            await db.AddDeliveryAsync(Guid.CreateVersion7(at), webhook, household, kind, payload, at, cancellation);
    }

    /// <summary>Adds a test for one webhook, whatever it is for. Null when too many wait already.</summary>
    public static async Task<Guid?> PingAsync(this AlchemorselDbContext db, Webhook webhook, DateTimeOffset at, CancellationToken cancellation)
    {
        if (await db.Set<WebhookDelivery>().CountAsync(row => row.WebhookId == webhook.Id && row.State == WebhookDeliveryState.Waiting, cancellation) >= WaitingMax)
            return null;
        var id = Guid.CreateVersion7(at);
        var subject = new WebhookSubject(webhook.Id, webhook.Name, $"/household/webhooks/{webhook.Id}", db.CurrentUser);
        var payload = new WebhookMessage(WebhookEvents.Ping, WebhookMessage.CurrentVersion, at, subject).ToJson();
        await db.AddDeliveryAsync(id, webhook.Id, webhook.HouseholdId, WebhookEvents.Ping, payload, at, cancellation);
        return id;
    }

    // By a statement: what the caller has changed and not saved is not saved by this.
    private static Task<int> AddDeliveryAsync(
        this AlchemorselDbContext db, Guid id, Guid webhook, Guid household, string kind, string payload, DateTimeOffset at, CancellationToken cancellation) =>
        db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO webhook_delivery (id, webhook_id, household_id, event, payload, created_at, not_before, state, tries)
            VALUES ({id}, {webhook}, {household}, {kind}, {payload}, {at}, {at}, 0, 0)
            """,
            cancellation);
}

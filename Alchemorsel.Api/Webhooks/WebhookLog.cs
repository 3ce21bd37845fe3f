using Alchemorsel.Api.Data;
using Alchemorsel.Api.Http;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Webhooks;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Webhooks;

/// <summary>Writes down what came of a try, turns off what doesn't work any more, and forgets what is old.</summary>
internal sealed class WebhookLog(IServiceScopeFactory scopes, TimeProvider time)
{
    /// <summary>A webhook of which nothing arrived for so long is turned off when the next delivery is given up.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromDays(3);

    /// <summary>How long a line of the log is kept, unless there are too many.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(14);

    private const int Step = 500;

    /// <returns>In a word, for the metrics.</returns>
    public async Task<string> WriteAsync(Webhook webhook, WebhookDelivery delivery, WebhookResult result, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentHousehold>().ActFor(webhook.HouseholdId);
        var db = scope.ServiceProvider.GetRequiredService<AlchemorselDbContext>();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await db.LockWebhookAsync(webhook.Id, cancellation) is not { } current)
            return "removed";
        // A worker whose lease ended long ago says nothing about the try of another; and what was turned off meanwhile is not tried again.
        var isDelivered = result.State == WebhookDeliveryState.Delivered;
        var written = await db.Set<WebhookDelivery>()
            .Where(row => row.Id == delivery.Id && row.Tries == delivery.Tries && (isDelivered || row.State == WebhookDeliveryState.Waiting))
            .ExecuteUpdateAsync(
                row => row.SetProperty(one => one.State, result.State)
                    .SetProperty(one => one.Failure, result.Failure)
                    .SetProperty(one => one.Status, result.Status)
                    .SetProperty(one => one.Milliseconds, result.Milliseconds)
                    .SetProperty(one => one.NotBefore, result.NotBefore)
                    .SetProperty(one => one.LeasedUntil, (DateTimeOffset?)null),
                cancellation);
        if (written == 0)
            return "late";
        await NoteAsync(db, current, delivery, result, cancellation);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return isDelivered ? "delivered" : result.State == WebhookDeliveryState.GivenUp ? "given-up" : "put-off";
    }

    /// <summary>Forgets lines of the log that are old, some at a time. Tells how many.</summary>
    public async Task<int> ForgetOldAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentHousehold>().ActForEvery();
        var db = scope.ServiceProvider.GetRequiredService<AlchemorselDbContext>();
        // Ids are in the order of time.
        var oldest = Guid.CreateVersion7(time.GetUtcNow() - Kept);
        var all = 0;
        int forgotten;
        do
        {
            forgotten = await db.Database.ExecuteSqlAsync(
                $"DELETE FROM webhook_delivery WHERE id IN (SELECT id FROM webhook_delivery WHERE id < {oldest} AND state <> 0 ORDER BY id LIMIT {Step})", cancellation);
            all += forgotten;
        }
        while (forgotten == Step);
        return all;
    }

    private async Task NoteAsync(AlchemorselDbContext db, Webhook webhook, WebhookDelivery delivery, WebhookResult result, CancellationToken cancellation)
    {
        if (result.State == WebhookDeliveryState.Delivered)
            webhook.FailingSince = null;
        else if (result.Failure != WebhookFailure.TurnedOff)
            webhook.FailingSince ??= delivery.TriedAt;

        if (webhook.IsOn && result.State == WebhookDeliveryState.GivenUp)
        {
            if (result.Status == StatusCodes.Status410Gone)
                webhook.OffBecause = WebhookOffReason.Gone;
            else if (webhook.FailingSince <= time.GetUtcNow() - Patience)
                webhook.OffBecause = WebhookOffReason.Failing;
            if (webhook.OffBecause is not null)
            {
                webhook.IsOn = false;
                await db.DropWaitingAsync(webhook.Id, cancellation);
            }
        }

        if (result.State != WebhookDeliveryState.Waiting)
            await ForgetManyAsync(db, webhook.Id, cancellation);
    }

    private static Task<int> ForgetManyAsync(AlchemorselDbContext db, Guid webhook, CancellationToken cancellation) => db.Database.ExecuteSqlAsync(
        $"""
        DELETE FROM webhook_delivery WHERE webhook_id = {webhook} AND state <> 0 AND id <= (
            SELECT id FROM webhook_delivery WHERE webhook_id = {webhook} AND state <> 0 ORDER BY id DESC OFFSET {Limits.WebhookDeliveriesMax} LIMIT 1)
        """,
        cancellation);
}

internal static class WebhookLock
{
    /// <summary>
    /// The webhook, tracked and locked until the open transaction ends. Before its deliveries, by workers and owners alike, so that no two wait for each other;
    /// whoever adds a delivery doesn't wait for this.
    /// </summary>
    public static Task<Webhook?> LockWebhookAsync(this AlchemorselDbContext db, Guid id, CancellationToken cancellation) =>
        db.Set<Webhook>().FromSql($"SELECT * FROM webhook WHERE id = {id} FOR NO KEY UPDATE").AsTracking().SingleOrDefaultAsync(cancellation);

    /// <summary>What waits for a webhook that is turned off is not sent any more.</summary>
    public static Task<int> DropWaitingAsync(this AlchemorselDbContext db, Guid webhook, CancellationToken cancellation) =>
        db.Set<WebhookDelivery>().Where(row => row.WebhookId == webhook && row.State == WebhookDeliveryState.Waiting)
            .ExecuteUpdateAsync(
                row => row.SetProperty(one => one.State, WebhookDeliveryState.GivenUp).SetProperty(one => one.Failure, (WebhookFailure?)WebhookFailure.TurnedOff), cancellation);
}

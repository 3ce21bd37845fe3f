using Alchemorsel.Api.Data;
using Alchemorsel.Api.Http;
using Alchemorsel.Api.Http.Idempotency;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Webhooks;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Webhooks;

/// <summary>What was sent to a webhook and what came of it; a test, and sending once more.</summary>
internal static class WebhookDeliveryEndpoints
{
    /// <summary><paramref name="webhooks"/> is the group of the webhooks.</summary>
    public static void MapDeliveries(this RouteGroupBuilder webhooks)
    {
        webhooks.MapGet("/{id:guid}/deliveries", List).WithName("ListWebhookDeliveries").WithSummary("The log of a webhook, newest first");
        webhooks.MapPost("/{id:guid}/deliveries/{deliveryId:guid}/replay", Replay)
            .WithName("ReplayWebhookDelivery").WithSummary("Sends a delivery once more, under the same id");
        webhooks.MapPost("/{id:guid}/test", Test).WithMetadata(new IdempotentAttribute())
            .WithName("TestWebhook").WithSummary("Sends a ping");
    }

    private static async Task<Results<Ok<WebhookDeliveryList>, ProblemHttpResult>> List(Guid id, AlchemorselDbContext db, CancellationToken cancellation)
    {
        if (!await db.Set<Webhook>().AnyAsync(webhook => webhook.Id == id, cancellation))
            return WebhookEndpoints.NoSuchWebhook();
        return TypedResults.Ok(new WebhookDeliveryList(await Infos(db.Set<WebhookDelivery>().Where(delivery => delivery.WebhookId == id)
            .OrderByDescending(delivery => delivery.Id).Take(Limits.WebhookDeliveriesMax)).ToListAsync(cancellation)));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Replay(
        Guid id, Guid deliveryId, AlchemorselDbContext db, WebhookSignal signal, TimeProvider time, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await db.LockOwnWebhookAsync(id, cancellation) is not { } webhook)
            return WebhookEndpoints.NoSuchWebhook();
        var delivery = db.Set<WebhookDelivery>().Where(row => row.Id == deliveryId && row.WebhookId == id);
        if (!await delivery.AnyAsync(cancellation))
            return Problems.Problem(404, "not-found", "There is no such delivery.");
        if (!webhook.IsOn)
            return Off();
        var now = time.GetStorableNow();
        // One that a worker is at just now is on its way already.
        await delivery.Where(row => row.State != WebhookDeliveryState.Waiting || row.LeasedUntil == null || row.LeasedUntil <= now)
            .ExecuteUpdateAsync(
                row => row.SetProperty(one => one.State, WebhookDeliveryState.Waiting)
                    .SetProperty(one => one.NotBefore, now)
                    .SetProperty(one => one.Tries, 0)
                    .SetProperty(one => one.LeasedUntil, (DateTimeOffset?)null),
                cancellation);
        await transaction.CommitAsync(cancellation);
        signal.Set();
        return TypedResults.NoContent();
    }

    private static async Task<Results<Accepted<WebhookDeliveryInfo>, ProblemHttpResult>> Test(
        Guid id, AlchemorselDbContext db, WebhookSignal signal, TimeProvider time, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await db.LockOwnWebhookAsync(id, cancellation) is not { } webhook)
            return WebhookEndpoints.NoSuchWebhook();
        if (!webhook.IsOn)
            return Off();
        if (await db.PingAsync(webhook, time.GetStorableNow(), cancellation) is not { } ping)
            return Problems.Problem(422, "too-many-deliveries", "There are as many deliveries waiting as a webhook can have.", "Wait for them, or turn it off and on.");
        var sent = await Infos(db.Set<WebhookDelivery>().Where(delivery => delivery.Id == ping)).SingleAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        signal.Set();
        return TypedResults.Accepted($"/api/v1/webhooks/{id}/deliveries", sent);
    }

    private static IQueryable<WebhookDeliveryInfo> Infos(IQueryable<WebhookDelivery> deliveries) => deliveries.Select(delivery => new WebhookDeliveryInfo(
        delivery.Id, delivery.Event, delivery.State, delivery.Failure, delivery.Status, delivery.Tries, delivery.CreatedAt, delivery.TriedAt,
        delivery.State == WebhookDeliveryState.Waiting ? delivery.NotBefore : null, delivery.Milliseconds));

    private static ProblemHttpResult Off() => Problems.Problem(409, "webhook-off", "This webhook is turned off.", "Turn it on first.");
}

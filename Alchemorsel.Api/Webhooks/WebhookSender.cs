using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Alchemorsel.Api.Data;
using Alchemorsel.Api.Data.RowSecurity;
using Alchemorsel.Api.Http;
using Alchemorsel.Api.Importing.Guard;
using Alchemorsel.Contracts.Webhooks;
using Alchemorsel.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Webhooks;

/// <summary>
/// Sends what waits, through the guarded client alone. A delivery is tried again with growing pauses, a bounded number of times; one whose worker died between
/// sending it and writing that down is sent again, under the same id.
/// </summary>
internal sealed partial class WebhookSender(
    IServiceScopeFactory scopes, GuardedClient client, WebhookSecrets secrets, WebhookRules rules, WebhookLog log, TimeProvider time,
    AlchemorselMetrics metrics, ILogger<WebhookSender> logger)
{
    /// <summary>With the pauses between them about a day.</summary>
    public const int TriesMax = 8;

    /// <summary>The longest that a receiver can put a delivery off by <c>Retry-After</c>.</summary>
    public static readonly TimeSpan RetryAfterMax = TimeSpan.FromHours(6);

    // Longer than a try can take, with its database; shorter than the first pause.
    internal static readonly TimeSpan Lease = TimeSpan.FromSeconds(45);
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(90);

    /// <summary>Takes the delivery that is due longest, of a household of which no other is being tried, and tries it; false when there is none.</summary>
    public async Task<bool> DeliverNextAsync(CancellationToken cancellation)
    {
        if (await TakeAsync(cancellation) is not { } taken)
            return false;
        var (webhook, delivery) = taken;
        var started = time.GetTimestamp();
        var outcome = delivery.Tries > TriesMax || !webhook.IsOn ? null : await SendAsync(webhook, delivery, cancellation);
        var took = time.GetElapsedTime(started);
        // Whatever is happening to this process: what was sent must be written down.
        var result = await log.WriteAsync(webhook, delivery, Result(delivery, outcome, took), CancellationToken.None);
        metrics.WebhookDeliveries.Add(1, new KeyValuePair<string, object?>("outcome", result));
        return true;
    }

    private async Task<(Webhook Webhook, WebhookDelivery Delivery)?> TakeAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentHousehold>().ActForEvery();
        var db = scope.ServiceProvider.GetRequiredService<AlchemorselDbContext>();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var now = time.GetUtcNow();
        var delivery = await db.Set<WebhookDelivery>().FromSql(
            $"""
            SELECT * FROM webhook_delivery due
            WHERE state = 0 AND not_before <= {now} AND NOT EXISTS (
                SELECT FROM webhook_delivery other WHERE other.household_id = due.household_id AND other.leased_until > {now})
            ORDER BY not_before LIMIT 1 FOR UPDATE SKIP LOCKED
            """).OfEveryHousehold().SingleOrDefaultAsync(cancellation);
        if (delivery is null)
            return null;
        delivery.Tries++;
        delivery.TriedAt = now;
        delivery.LeasedUntil = now + Lease;
        delivery.NotBefore = now + PauseAfter(delivery.Tries);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        // Gone meanwhile, and its deliveries with it: then there is another one to look for, or none.
        var webhook = await db.Set<Webhook>().OfEveryHousehold().AsNoTracking().SingleOrDefaultAsync(row => row.Id == delivery.WebhookId, cancellation);
        return webhook is null ? null : (webhook, delivery);
    }

    private async Task<PostOutcome> SendAsync(Webhook webhook, WebhookDelivery delivery, CancellationToken cancellation)
    {
        // What was allowed when it was registered may not be any more.
        if (!Uri.TryCreate(webhook.Url, UriKind.Absolute, out var url) || !rules.IsAllowed(url))
            return new PostOutcome.Failed(FetchFailure.Refused);
        var body = Encoding.UTF8.GetBytes(delivery.Payload);
        var id = delivery.Id.ToString();
        var timestamp = time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        string signature;
        try
        {
            signature = secrets.Sign(webhook, id, timestamp, body);
        }
        catch (CryptographicException exception)
        {
            // The signing secret of the installation is another one than when it was sealed; a new secret mends it.
            LogUnreadable(logger, exception, webhook.Id);
            return new PostOutcome.Failed(FetchFailure.Unreachable);
        }

        return await client.PostAsync(
            url,
            body,
            "application/json",
            [
                new("User-Agent", "Alchemorsel webhooks"),
                new("webhook-id", id),
                new("webhook-timestamp", timestamp),
                new("webhook-signature", signature),
            ],
            cancellation);
    }

    /// <param name="outcome">Null when it was not tried at all.</param>
    private WebhookResult Result(WebhookDelivery delivery, PostOutcome? outcome, TimeSpan took)
    {
        var isLast = delivery.Tries >= TriesMax;
        switch (outcome)
        {
            case PostOutcome.Answered { Status: >= 200 and < 300 } arrived:
                return new WebhookResult(WebhookDeliveryState.Delivered, null, arrived.Status, Milliseconds(took), delivery.NotBefore);
            case PostOutcome.Answered answered:
                var isGone = answered.Status == StatusCodes.Status410Gone;
                var next = delivery.NotBefore;
                if (answered is { Status: StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable, RetryAfter: { } asked })
                {
                    var wished = time.GetUtcNow() + (asked < RetryAfterMax ? asked : RetryAfterMax);
                    next = wished > next ? wished : next;
                }

                return new WebhookResult(
                    isLast || isGone ? WebhookDeliveryState.GivenUp : WebhookDeliveryState.Waiting, WebhookFailure.Refused, answered.Status, Milliseconds(took), next);
            case PostOutcome.Failed failed:
                // One word for all that gave no answer: whether a name exists, or what lies behind it, is not for the log to tell. Nor is how long it took.
                var reason = failed.Reason == FetchFailure.TimedOut ? WebhookFailure.TooSlow : WebhookFailure.NotReached;
                return new WebhookResult(isLast ? WebhookDeliveryState.GivenUp : WebhookDeliveryState.Waiting, reason, null, null, delivery.NotBefore);
            default:
                return new WebhookResult(
                    WebhookDeliveryState.GivenUp, delivery.Tries > TriesMax ? WebhookFailure.NotReached : WebhookFailure.TurnedOff, null, null, delivery.NotBefore);
        }
    }

    private static int Milliseconds(TimeSpan took) => (int)Math.Ceiling(took.TotalMilliseconds);

    /// <summary>Three times as long with every try, a fifth more or less, so that what failed together doesn't come again together.</summary>
    internal static TimeSpan PauseAfter(int tries) =>
        FirstPause * Math.Pow(3, Math.Min(tries, TriesMax) - 1) * (0.8 + (RandomNumberGenerator.GetInt32(401) / 1_000.0));

    [LoggerMessage(Level = LogLevel.Error, Message = "The secret of webhook {WebhookId} can't be read.")]
    private static partial void LogUnreadable(ILogger log, Exception exception, Guid webhookId);
}

/// <summary>What came of a try.</summary>
/// <param name="NotBefore">When the next one is, if there is one.</param>
internal sealed record WebhookResult(WebhookDeliveryState State, WebhookFailure? Failure, int? Status, int? Milliseconds, DateTimeOffset NotBefore);

using Alchemorsel.Api.Auditing;
using Alchemorsel.Api.Data;
using Alchemorsel.Api.Households;
using Alchemorsel.Api.Http;
using Alchemorsel.Api.Recipes;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Accounts;
using Alchemorsel.Contracts.Webhooks;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Webhooks;

/// <summary>The household's webhooks, for its owners alone: what they send leaves the household, and their addresses may be secrets themselves.</summary>
internal static class WebhookEndpoints
{
    public static void MapWebhooks(this IEndpointRouteBuilder app)
    {
        var webhooks = app.MapGroup("/api/v1/webhooks").RequireAuthorization().WithTags("Webhooks").ForOwners();
        webhooks.MapGet("/", List).WithName("ListWebhooks").WithSummary("The household's webhooks; owners only");
        // Not repeatable by a key: the answer would be kept for a day, and the secret in it.
        webhooks.MapPost("/", Create).Validate<WebhookInput>()
            .WithName("CreateWebhook").WithSummary("Makes a webhook; its secret is told only here");
        webhooks.MapGet("/{id:guid}", Read).WithName("ReadWebhook").WithSummary("Reads a webhook");
        webhooks.MapPut("/{id:guid}", Replace).Validate<WebhookInput>()
            .WithName("ReplaceWebhook").WithSummary("Changes a webhook, or turns it off and on; what waits is not sent when it is off");
        webhooks.MapDelete("/{id:guid}", Delete).WithName("DeleteWebhook").WithSummary("Removes a webhook with its log and what waits");
        webhooks.MapPost("/{id:guid}/secret", Renew)
            .WithName("RenewWebhookSecret").WithSummary("Makes the secret anew; it is told only here, and the one before signs nothing more");
        webhooks.MapDeliveries();
    }

    private static async Task<Ok<WebhookList>> List(AlchemorselDbContext db, CancellationToken cancellation)
    {
        var webhooks = await db.Set<Webhook>().AsNoTracking().OrderBy(webhook => webhook.Id).Take(Limits.WebhooksMax).ToListAsync(cancellation);
        return TypedResults.Ok(new WebhookList(webhooks.ConvertAll(webhook => webhook.ToInfo())));
    }

    private static async Task<Results<Created<NewWebhook>, ValidationProblem, ProblemHttpResult>> Create(
        WebhookInput input, AlchemorselDbContext db, WebhookRules rules, WebhookSecrets secrets, AuditLog audit, TimeProvider time,
        CancellationToken cancellation)
    {
        if (rules.Check(input) is var (field, message))
            return Problems.Invalid(field, message);
        var now = time.GetStorableNow();
        await using var turn = await HouseholdTurn.BeginAsync(db, cancellation);
        if (await db.Set<Webhook>().CountAsync(cancellation) >= Limits.WebhooksMax)
            return Problems.Problem(422, "too-many-webhooks", "There are as many webhooks as a household can have.", "Remove one first.");
        var id = Guid.CreateVersion7(now);
        var (secret, kept) = secrets.Make(id);
        var webhook = new Webhook
        {
            Id = id,
            HouseholdId = db.CurrentHousehold!.Value,
            Name = "",
            Url = "",
            Secret = kept,
            CreatedAt = now,
        };
        Apply(webhook, input);
        db.Add(webhook);
        audit.Add(AuditKind.WebhookMade, target: id);
        await db.SaveChangesAsync(cancellation);
        await turn.CommitAsync(cancellation);
        return TypedResults.Created($"/api/v1/webhooks/{id}", new NewWebhook(webhook.ToInfo(), secret));
    }

    private static async Task<Results<Ok<WebhookInfo>, ProblemHttpResult>> Read(Guid id, AlchemorselDbContext db, CancellationToken cancellation) =>
        await db.Set<Webhook>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellation) is { } webhook
            ? TypedResults.Ok(webhook.ToInfo())
            : NoSuchWebhook();

    private static async Task<Results<NoContent, ValidationProblem, ProblemHttpResult>> Replace(
        Guid id, WebhookInput input, AlchemorselDbContext db, WebhookRules rules, AuditLog audit, CancellationToken cancellation)
    {
        if (rules.Check(input) is var (field, message))
            return Problems.Invalid(field, message);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await db.LockOwnWebhookAsync(id, cancellation) is not { } webhook)
            return NoSuchWebhook();
        var wasOn = webhook.IsOn;
        // Another address, or another beginning: what was before says nothing about it.
        if (webhook.Url != input.Url || (input.IsOn && !wasOn))
            webhook.FailingSince = null;
        Apply(webhook, input);
        webhook.OffBecause = null;
        if (wasOn && !webhook.IsOn)
            await db.DropWaitingAsync(id, cancellation);
        // Not where it leads to: an address may be a secret.
        audit.Add(AuditKind.WebhookChanged, target: id, details: wasOn == webhook.IsOn ? null : webhook.IsOn ? "turned on" : "turned off");
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Delete(Guid id, AlchemorselDbContext db, AuditLog audit, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await db.LockOwnWebhookAsync(id, cancellation) is not { } webhook)
            return NoSuchWebhook();
        db.Remove(webhook);
        audit.Add(AuditKind.WebhookRemoved, target: id);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return TypedResults.NoContent();
    }

    private static async Task<Results<Ok<NewWebhookSecret>, ProblemHttpResult>> Renew(
        Guid id, AlchemorselDbContext db, WebhookSecrets secrets, AuditLog audit, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await db.LockOwnWebhookAsync(id, cancellation) is not { } webhook)
            return NoSuchWebhook();
        (var secret, webhook.Secret) = secrets.Make(id);
        audit.Add(AuditKind.WebhookSecretRenewed, target: id);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return TypedResults.Ok(new NewWebhookSecret(secret));
    }

    private static void Apply(Webhook webhook, WebhookInput input)
    {
        webhook.Name = RecipeText.CleanLine(input.Name)!;
        webhook.Url = input.Url;
        webhook.Events = [.. input.Events.Distinct()];
        webhook.IsOn = input.IsOn;
    }

    /// <summary>The household's webhook; see <see cref="WebhookLock.LockWebhookAsync"/>.</summary>
    internal static Task<Webhook?> LockOwnWebhookAsync(this AlchemorselDbContext db, Guid id, CancellationToken cancellation) =>
        db.Set<Webhook>().FromSql($"SELECT * FROM webhook WHERE id = {id} AND household_id = {db.CurrentHousehold} FOR NO KEY UPDATE")
            .SingleOrDefaultAsync(cancellation);

    internal static ProblemHttpResult NoSuchWebhook() => Problems.Problem(404, "not-found", "There is no such webhook.");
}

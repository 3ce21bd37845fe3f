using System.ComponentModel.DataAnnotations;

namespace Alchemorsel.Contracts.Webhooks;

/// <summary>The body of <c>POST /api/v1/webhooks</c> and of <c>PUT</c> on a webhook.</summary>
public sealed record WebhookInput
{
    /// <summary>What the household calls it.</summary>
    [Required, MaxLength(Limits.NameMax)]
    public string Name { get; init; } = "";

    /// <summary>Where events are posted to: <c>https</c>, on the public internet, without a user name, on the usual port.</summary>
    [Required, MaxLength(Limits.UrlMax), HttpUrl]
    public string Url { get; init; } = "";

    /// <summary>Which events: <c>recipe.created</c>, <c>recipe.changed</c>, <c>recipe.archived</c>, <c>recipe.deleted</c>, <c>collection.changed</c>,
    /// <c>import.finished</c>, <c>member.joined</c>, <c>member.left</c>.</summary>
    [Required, MaxLength(Limits.WebhookEventsMax)]
    public IReadOnlyList<string> Events { get; init; } = [];

    /// <summary>Whether events are sent at all; what happens while they aren't is not sent later either.</summary>
    public bool IsOn { get; init; } = true;
}

/// <summary>A webhook of the household.</summary>
/// <param name="OffBecause">Why it was turned off by itself; null when it is on, or an owner turned it off.</param>
/// <param name="FailingSince">Since when nothing could be delivered; null when the last delivery arrived, or there was none.</param>
public sealed record WebhookInfo(
    Guid Id,
    string Name,
    string Url,
    IReadOnlyList<string> Events,
    bool IsOn,
    WebhookOffReason? OffBecause,
    DateTimeOffset? FailingSince,
    DateTimeOffset CreatedAt);

/// <summary>Why a webhook was turned off by itself.</summary>
public enum WebhookOffReason
{
    /// <summary>Its address answered with status 410.</summary>
    Gone,

    /// <summary>Nothing could be delivered for several days.</summary>
    Failing,
}

/// <summary>A webhook that was just made: the only time that its secret is told.</summary>
/// <param name="Secret">What its deliveries are signed with, as Standard Webhooks writes it: <c>whsec_</c> and the key in Base64.</param>
public sealed record NewWebhook(WebhookInfo Webhook, string Secret);

/// <summary>A secret that was just made anew: the only time that it is told.</summary>
/// <param name="Secret">Deliveries are signed with it from now on, and with the one before no more.</param>
public sealed record NewWebhookSecret(string Secret);

/// <summary><c>GET /api/v1/webhooks</c>: all of the household's, by age; at most <see cref="Limits.WebhooksMax"/>.</summary>
public sealed record WebhookList(IReadOnlyList<WebhookInfo> Webhooks);

/// <summary>How far a delivery is.</summary>
public enum WebhookDeliveryState
{
    /// <summary>It will be tried, or tried again.</summary>
    Waiting,

    /// <summary>The address answered with a status of 200 to 299.</summary>
    Delivered,

    /// <summary>It is not tried any more.</summary>
    GivenUp,
}

/// <summary>Why the last try of a delivery failed. What lies behind an address that may not be called, or why there was no answer, is not told.</summary>
public enum WebhookFailure
{
    /// <summary>There was no answer: the address may not be called from here, has no server, or its server broke the connection.</summary>
    NotReached,

    /// <summary>The answer took longer than ten seconds.</summary>
    TooSlow,

    /// <summary>The answer had another status than 200 to 299.</summary>
    Refused,

    /// <summary>The webhook was turned off before it arrived.</summary>
    TurnedOff,
}

/// <summary>A delivery in the log of a webhook.</summary>
/// <param name="Id">The same in every try, and sent as <c>webhook-id</c>.</param>
/// <param name="Event">What happened, such as <c>recipe.created</c>; or <c>ping</c>.</param>
/// <param name="Failure">Why the last try failed; null when it didn't, or there was none.</param>
/// <param name="Status">The HTTP status of the last answer; null when there was none.</param>
/// <param name="Tries">How often it was tried since it happened, or since it was sent again by hand.</param>
/// <param name="TriedAt">When it was tried last.</param>
/// <param name="NextTryAt">When it is tried next; null when it isn't.</param>
/// <param name="Milliseconds">How long the last answer took; null when there was none.</param>
public sealed record WebhookDeliveryInfo(
    Guid Id,
    string Event,
    WebhookDeliveryState State,
    WebhookFailure? Failure,
    int? Status,
    int Tries,
    DateTimeOffset CreatedAt,
    DateTimeOffset? TriedAt,
    DateTimeOffset? NextTryAt,
    int? Milliseconds);

/// <summary><c>GET /api/v1/webhooks/{id}/deliveries</c>: the newest first, at most <see cref="Limits.WebhookDeliveriesMax"/>.</summary>
public sealed record WebhookDeliveryList(IReadOnlyList<WebhookDeliveryInfo> Deliveries);

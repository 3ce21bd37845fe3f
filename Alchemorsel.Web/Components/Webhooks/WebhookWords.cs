using System.Globalization;
using Alchemorsel.Contracts.Webhooks;

namespace Alchemorsel.Web.Components.Webhooks;

/// <summary>Events and deliveries in words.</summary>
internal static class WebhookWords
{
    public static string Event(string name) => name switch
    {
        WebhookEvents.RecipeCreated => "A recipe is added",
        WebhookEvents.RecipeChanged => "A recipe is changed",
        WebhookEvents.RecipeArchived => "A recipe is archived",
        WebhookEvents.RecipeDeleted => "A recipe is deleted",
        WebhookEvents.CollectionChanged => "A collection is changed",
        WebhookEvents.ImportFinished => "An import is finished",
        WebhookEvents.MemberJoined => "Somebody joins",
        WebhookEvents.MemberLeft => "Somebody leaves",
        WebhookEvents.Ping => "Test",
        _ => name,
    };

    /// <summary>How a webhook stands, in a word.</summary>
    public static string Mark(WebhookInfo webhook) => !webhook.IsOn ? "Off" : webhook.FailingSince is null ? "On" : "Failing";

    /// <summary>What an owner should know; null when all is well.</summary>
    public static string? Trouble(WebhookInfo webhook) => webhook switch
    {
        { IsOn: false, OffBecause: WebhookOffReason.Gone } => "It was turned off because its address said that it is gone for good.",
        { IsOn: false, OffBecause: WebhookOffReason.Failing } => "It was turned off because nothing arrived for several days.",
        { IsOn: false } => "It is turned off. What happens now is not sent later.",
        { FailingSince: not null } => "Nothing has arrived lately. It is tried again, and turned off if that goes on for days.",
        _ => null,
    };

    public static string State(WebhookDeliveryInfo delivery) => delivery.State switch
    {
        WebhookDeliveryState.Delivered => "Arrived",
        WebhookDeliveryState.GivenUp => "Given up",
        _ => delivery.Failure is null ? "On its way" : "Will be tried again",
    };

    public static string Facts(WebhookDeliveryInfo delivery) => string.Join(", ", new[]
    {
        delivery.Failure switch
        {
            WebhookFailure.NotReached => "not reached",
            WebhookFailure.TooSlow => "no answer in time",
            WebhookFailure.TurnedOff => "turned off before",
            _ => null,
        },
        delivery.Status is { } status ? string.Create(CultureInfo.InvariantCulture, $"status {status}") : null,
        delivery.Milliseconds is { } milliseconds ? string.Create(CultureInfo.InvariantCulture, $"{milliseconds} ms") : null,
        delivery.Tries switch { 0 => null, 1 => "1 try", var tries => string.Create(CultureInfo.InvariantCulture, $"{tries} tries") },
    }.Where(fact => fact is not null));
}

using System.Net;
using System.Net.Http.Json;
using Alchemorsel.Contracts.Webhooks;
using Alchemorsel.Tests.Api.Recipes;
using Alchemorsel.Tests.Infrastructure;

namespace Alchemorsel.Tests.Api.Webhooks;

/// <summary>What the tests say to the webhooks, in a line each.</summary>
internal static class WebhookClient
{
    public const string Root = "/api/v1/webhooks";

    /// <summary>Nobody's: what is sent there arrives nowhere.</summary>
    public const string Nowhere = "https://hooks.example.org/kitchen";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>For all events, unless some are named.</summary>
    public static WebhookInput Input(string url = Nowhere, params string[] events) =>
        new() { Name = "Display", Url = url, Events = events.Length == 0 ? WebhookEvents.All : events };

    public static Task<HttpResponseMessage> TryHookAsync(this HttpClient owner, WebhookInput input) => owner.PostAsJsonAsync(Root, input, Json.Options, Cancellation);

    public static async Task<NewWebhook> HookAsync(this HttpClient owner, WebhookInput? input = null)
    {
        using var answer = await owner.TryHookAsync(input ?? Input());
        Assert.True(answer.StatusCode == HttpStatusCode.Created, await answer.Content.ReadAsStringAsync(Cancellation));
        return await answer.ReadAsync<NewWebhook>();
    }

    public static async Task<WebhookInfo> WebhookAsync(this HttpClient owner, Guid id) =>
        (await owner.GetFromJsonAsync<WebhookInfo>($"{Root}/{id}", Json.Options, Cancellation))!;

    public static async Task ChangeHookAsync(this HttpClient owner, Guid id, WebhookInput input)
    {
        using var answer = await owner.PutAsJsonAsync($"{Root}/{id}", input, Json.Options, Cancellation);
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
    }

    public static Task<HttpResponseMessage> PingAsync(this HttpClient owner, Guid id) => owner.PostAsync($"{Root}/{id}/test", null, Cancellation);

    public static Task<HttpResponseMessage> ReplayAsync(this HttpClient owner, Guid id, Guid delivery) =>
        owner.PostAsync($"{Root}/{id}/deliveries/{delivery}/replay", null, Cancellation);

    /// <summary>The log, oldest first.</summary>
    public static async Task<IReadOnlyList<WebhookDeliveryInfo>> DeliveriesAsync(this HttpClient owner, Guid id) =>
        [.. (await owner.GetFromJsonAsync<WebhookDeliveryList>($"{Root}/{id}/deliveries", Json.Options, Cancellation))!.Deliveries.Reverse()];

    /// <summary>The events of the log, oldest first.</summary>
    public static async Task<string[]> EventsAsync(this HttpClient owner, Guid id) => [.. (await owner.DeliveriesAsync(id)).Select(delivery => delivery.Event)];
}

using Alchemorsel.Contracts.Webhooks;

namespace Alchemorsel.Web.Clients;

/// <summary>Webhooks of the household; for its owners.</summary>
public sealed partial class AlchemorselClient
{
    public Task<ApiResult<WebhookList>> WebhooksAsync(CancellationToken cancellation) =>
        SendAsync<WebhookList>(HttpMethod.Get, "webhooks", null, cancellation);

    public Task<ApiResult<NewWebhook>> CreateWebhookAsync(WebhookInput input, CancellationToken cancellation) =>
        SendAsync<NewWebhook>(HttpMethod.Post, "webhooks", input, cancellation);

    public Task<ApiResult<WebhookInfo>> WebhookAsync(Guid id, CancellationToken cancellation) =>
        SendAsync<WebhookInfo>(HttpMethod.Get, $"webhooks/{id}", null, cancellation);

    public Task<ApiResult<object>> ReplaceWebhookAsync(Guid id, WebhookInput input, CancellationToken cancellation) =>
        SendAsync<object>(HttpMethod.Put, $"webhooks/{id}", input, cancellation);

    public Task<ApiResult<object>> RemoveWebhookAsync(Guid id, CancellationToken cancellation) =>
        SendAsync<object>(HttpMethod.Delete, $"webhooks/{id}", null, cancellation);

    public Task<ApiResult<NewWebhookSecret>> RenewWebhookSecretAsync(Guid id, CancellationToken cancellation) =>
        SendAsync<NewWebhookSecret>(HttpMethod.Post, $"webhooks/{id}/secret", null, cancellation);

    public Task<ApiResult<object>> TestWebhookAsync(Guid id, CancellationToken cancellation) =>
        SendAsync<object>(HttpMethod.Post, $"webhooks/{id}/test", null, cancellation);

    public Task<ApiResult<WebhookDeliveryList>> WebhookDeliveriesAsync(Guid id, CancellationToken cancellation) =>
        SendAsync<WebhookDeliveryList>(HttpMethod.Get, $"webhooks/{id}/deliveries", null, cancellation);

    public Task<ApiResult<object>> ReplayWebhookDeliveryAsync(Guid id, Guid delivery, CancellationToken cancellation) =>
        SendAsync<object>(HttpMethod.Post, $"webhooks/{id}/deliveries/{delivery}/replay", null, cancellation);
}

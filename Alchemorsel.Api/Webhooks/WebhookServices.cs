namespace Alchemorsel.Api.Webhooks;

internal static class WebhookServices
{
    /// <summary>Webhooks of households, and this replica's worker for them.</summary>
    public static IHostApplicationBuilder AddWebhooks(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<WebhookSecrets>();
        builder.Services.AddSingleton<WebhookRules>();
        builder.Services.AddSingleton<WebhookSignal>();
        builder.Services.AddSingleton<WebhookSender>();
        builder.Services.AddSingleton<WebhookLog>();
        builder.Services.AddHostedService<WebhookWorker>();
        return builder;
    }
}

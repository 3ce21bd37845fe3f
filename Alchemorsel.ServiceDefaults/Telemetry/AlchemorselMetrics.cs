using System.Diagnostics.Metrics;

namespace Alchemorsel.ServiceDefaults;

/// <summary>The product's own measurements; names as in the dashboards, with the units that Prometheus shows.</summary>
public sealed class AlchemorselMetrics
{
    public const string MeterName = "Alchemorsel";

    public AlchemorselMetrics(IMeterFactory factory)
    {
        var meter = factory.Create(MeterName);
        RecipesCreated = meter.CreateCounter<long>("recipes_created", description: "Recipes saved for the first time.");
        RecipesViewed = meter.CreateCounter<long>("recipes_viewed", description: "Recipes read one at a time.");
        Searches = meter.CreateCounter<long>("searches", description: "Lists asked for with words.");
        Imports = meter.CreateCounter<long>("imports", description: "Pages that were to be imported, by source and outcome.");
        ImportDuration = meter.CreateHistogram<double>("import_duration", "s", "Time from the request to the recipe that was read.");
        MediaOrphansRemoved = meter.CreateCounter<long>("media_orphans_removed", description: "Images in the storage that no row named.");
        MediaFilesMissing = meter.CreateCounter<long>("media_files_missing", description: "Images whose files were not in the storage, by who noticed.");
        UsersRegistered = meter.CreateCounter<long>("users_registered", description: "Accounts made.");
        MailsSent = meter.CreateCounter<long>("mails_sent", description: "Mails that the mail server took, by kind.");
        MailsFailed = meter.CreateCounter<long>("mails_failed", description: "Mails that were given up, by kind.");
        WebhookDeliveries = meter.CreateCounter<long>("webhook_deliveries", description: "Tries of deliveries to webhooks, by outcome.");
        RequestsShed = meter.CreateCounter<long>("requests_shed", description: "Requests that were told to come back since there were too many at once.");
        SearchDocumentsStuck = meter.CreateGauge<long>(
            "search_documents_stuck", description: "Recipes whose search document can't be derived anew; every replica tells the same number.");
    }

    public Counter<long> RecipesCreated { get; }
    public Counter<long> RecipesViewed { get; }
    public Counter<long> Searches { get; }
    public Counter<long> Imports { get; }
    public Histogram<double> ImportDuration { get; }
    public Counter<long> MediaOrphansRemoved { get; }
    public Counter<long> MediaFilesMissing { get; }
    public Counter<long> UsersRegistered { get; }
    public Counter<long> MailsSent { get; }
    public Counter<long> MailsFailed { get; }
    public Counter<long> WebhookDeliveries { get; }
    public Counter<long> RequestsShed { get; }
    public Gauge<long> SearchDocumentsStuck { get; }
}

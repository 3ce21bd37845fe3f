using Alchemorsel.Contracts.Webhooks;

namespace Alchemorsel.Web.Components.Webhooks;

/// <summary>The fields of a webhook.</summary>
public sealed class WebhookForm
{
    /// <summary>The fields that show a message of their own, as the page calls them.</summary>
    public static readonly Dictionary<string, string> Names = new() { ["name"] = "Name", ["url"] = "Address", ["events"] = "Tell it when" };

    public string? Name { get; set; }
    public string? Url { get; set; }
    public List<string> Events { get; set => field = value ?? []; } = [];

    public static WebhookForm Of(WebhookInfo webhook) => new() { Name = webhook.Name, Url = webhook.Url, Events = [.. webhook.Events] };

    public WebhookInput ToInput(bool isOn) => new() { Name = Name ?? "", Url = Url?.Trim() ?? "", Events = Events, IsOn = isOn };
}

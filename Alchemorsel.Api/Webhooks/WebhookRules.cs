using Alchemorsel.Api.Importing.Guard;
using Alchemorsel.Api.Recipes;
using Alchemorsel.Contracts.Webhooks;

namespace Alchemorsel.Api.Webhooks;

/// <summary>What a webhook must keep to.</summary>
internal sealed class WebhookRules(FetchGuard guard, IHostEnvironment environment)
{
    /// <summary>What is wrong beside what annotations say; null when nothing is.</summary>
    public (string Field, string Message)? Check(WebhookInput input)
    {
        if (RecipeText.CleanLine(input.Name) is null)
            return ("name", "What shall it be called?");
        if (!Uri.TryCreate(input.Url, UriKind.Absolute, out var url) || !IsAllowed(url))
            return ("url", "An https address on the public internet, without a user name or password in it, on port 443.");
        if (input.Events.Count == 0)
            return ("events", "Choose one at least.");
        foreach (var (index, name) in input.Events.Index())
        {
            if (!WebhookEvents.All.Contains(name))
                return ($"events[{index}]", $"One of: {string.Join(", ", WebhookEvents.All)}.");
        }

        return null;
    }

    /// <summary>
    /// Whether an address has a form that may be called. Its name is not looked up: that is done with every connection, since a name may mean something else by
    /// then; and whoever registers one must not learn here which names there are.
    /// </summary>
    public bool IsAllowed(Uri url) =>
        (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && environment.IsDevelopment()))
        && url.Fragment.Length == 0 && guard.Check(url) is null;
}

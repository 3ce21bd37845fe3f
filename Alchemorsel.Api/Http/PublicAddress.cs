using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace Alchemorsel.Api.Http;

/// <summary>Where people find this installation. Section <c>Alchemorsel:Public</c>.</summary>
public sealed class PublicAddressOptions
{
    public const string Section = "Alchemorsel:Public";

    /// <summary>The address that people reach this installation by, such as <c>https://recipes.example</c>. Key <c>ALCHEMORSEL_PUBLIC_URL</c>.</summary>
    public string Url { get; set; } = "";

    /// <summary>The address that links in mails begin with, where it is another one: a mail has no browser that knows where it is.</summary>
    public string InMails { get => field.Length > 0 ? field : Url; set; } = "";
}

/// <summary>
/// Addresses of pages as they stand in mails, or are passed on. Never made from a request: its <c>Host</c> is whatever the sender says, and a link made from it
/// would lead whoever gets the mail to the sender's own site.
/// </summary>
internal sealed class PublicAddress(IOptions<PublicAddressOptions> options)
{
    /// <summary>The whole address of a page, or null where no public address is configured: then the browser knows best where it is.</summary>
    /// <param name="path">Begins with a slash.</param>
    public string? ToPassOn(string path) => options.Value.Url is { Length: > 0 } url ? url.TrimEnd('/') + path : null;

    /// <summary>The whole address of a page in a mail.</summary>
    /// <param name="path">Begins with a slash.</param>
    /// <param name="query">Name and value of each parameter.</param>
    public Uri Of(string path, params (string Name, string Value)[] query) => new(QueryHelpers.AddQueryString(
        options.Value.InMails.TrimEnd('/') + path, query.Select(part => new KeyValuePair<string, string?>(part.Name, part.Value))));
}

internal sealed class PublicAddressRules : IValidateOptions<PublicAddressOptions>
{
    public ValidateOptionsResult Validate(string? name, PublicAddressOptions options) =>
        options.Url.Length == 0 || (Uri.TryCreate(options.Url, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            && url.Query.Length == 0 && url.Fragment.Length == 0 && url.UserInfo.Length == 0)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail("ALCHEMORSEL_PUBLIC_URL must be an address such as https://recipes.example.");
}

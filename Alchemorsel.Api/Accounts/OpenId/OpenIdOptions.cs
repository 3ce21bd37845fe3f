using System.Text.RegularExpressions;
using Alchemorsel.Api.Http;
using Alchemorsel.Contracts;
using Microsoft.Extensions.Options;

namespace Alchemorsel.Api.Accounts.OpenId;

/// <summary>An OpenID provider, as the operator set it up. Keys <c>ALCHEMORSEL_OIDC_NAME_…</c>.</summary>
public sealed class OpenIdProviderOptions
{
    /// <summary>What the provider calls itself: its discovery document is found below this address, and has it as issuer.</summary>
    public string Authority { get; set; } = "";

    /// <summary>What the provider calls this installation.</summary>
    public string ClientId { get; set; } = "";

    /// <summary>Empty for a client without one, which PKCE alone protects.</summary>
    public string ClientSecret { get; set; } = "";

    /// <summary>What people call it; its key where there is none.</summary>
    public string DisplayName { get; set; } = "";

    /// <summary>What is asked for, separated by spaces or commas; <c>openid</c> is part of it.</summary>
    public string Scopes { get; set; } = "openid profile email";

    /// <summary>Whether it is in the operator's own network: then its own host may have a private address and any port, and may do without TLS.</summary>
    public bool PrivateNetwork { get; set; }

    /// <summary>Whether its e-mails count as confirmed without its saying so: for one that hands out the addresses itself.</summary>
    public bool TrustEmail { get; set; }

    /// <summary>For one question to it, 1 second to 30 seconds.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(5);
}

/// <summary>Says at the start, in words for the operator, what can't work.</summary>
internal sealed partial class OpenIdRules(IOptions<PublicAddressOptions> address, IHostEnvironment environment) : IValidateOptions<AccountOptions>
{
    private const int NameMax = 40;

    public ValidateOptionsResult Validate(string? name, AccountOptions options)
    {
        var errors = options.OpenId.SelectMany(provider => ErrorsOf(provider.Key, provider.Value)).ToList();
        if (options.OpenId.Count > Limits.OpenIdProvidersMax)
            errors.Add($"ALCHEMORSEL_OIDC_…: at most {Limits.OpenIdProvidersMax} providers");
        // Where people are sent back to must not be what a request says.
        if (options.OpenId.Count > 0 && address.Value.Url.Length == 0 && !environment.IsDevelopment())
            errors.Add("ALCHEMORSEL_PUBLIC_URL: is needed with ALCHEMORSEL_OIDC_…, for the address that providers send people back to");
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }

    private static IEnumerable<string> ErrorsOf(string key, OpenIdProviderOptions options)
    {
        if (!Key().IsMatch(key))
        {
            yield return $"Alchemorsel:Accounts:OpenId:{key}: the name of a provider has 1 to 32 small letters, digits and dashes";
            yield break;
        }

        var prefix = $"ALCHEMORSEL_OIDC_{key.ToUpperInvariant()}_";
        if (!Uri.TryCreate(options.Authority, UriKind.Absolute, out var authority) || authority.Scheme is not ("http" or "https")
            || authority.Query.Length > 0 || authority.Fragment.Length > 0 || authority.UserInfo.Length > 0)
            yield return $"{prefix}AUTHORITY: must be the address of the provider, such as https://id.example.org";
        else if (authority.Scheme == "http" && !options.PrivateNetwork)
            yield return $"{prefix}AUTHORITY: must begin with https, or be in your own network ({prefix}PRIVATE_NETWORK)";
        if (string.IsNullOrWhiteSpace(options.ClientId))
            yield return $"{prefix}CLIENT_ID: is missing";
        if (options.DisplayName.Length > NameMax)
            yield return $"{prefix}DISPLAY_NAME: at most {NameMax} characters";
        if (!OpenIdProvider.ScopesOf(options).Contains("openid", StringComparer.Ordinal))
            yield return $"{prefix}SCOPES: openid must be one of them";
        if (options.Timeout < TimeSpan.FromSeconds(1) || options.Timeout > TimeSpan.FromSeconds(30))
            yield return $"{prefix}TIMEOUT: between 1s and 30s";
    }

    [GeneratedRegex("^[a-z0-9-]{1,32}$")]
    private static partial Regex Key();
}

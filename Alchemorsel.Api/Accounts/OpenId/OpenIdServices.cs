using Microsoft.Extensions.Options;

namespace Alchemorsel.Api.Accounts.OpenId;

internal static class OpenIdServices
{
    /// <summary>Signing in with OpenID Connect.</summary>
    public static void AddOpenId(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IValidateOptions<AccountOptions>, OpenIdRules>();
        builder.Services.AddSingleton<OpenIdProviders>();
        builder.Services.AddSingleton<OpenIdRedirects>();
        builder.Services.AddSingleton<IdTokenCheck>();
        builder.Services.AddScoped<OpenIdTickets>();
        builder.Services.AddScoped<OpenIdFlow>();
        builder.Services.AddScoped<OpenIdSignIn>();
        builder.Services.AddScoped<OpenIdRefusals>();
        builder.Services.AddScoped<WaysIn>();
    }
}

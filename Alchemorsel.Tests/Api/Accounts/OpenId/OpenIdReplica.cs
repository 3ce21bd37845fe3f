using Alchemorsel.Api.Data;
using Alchemorsel.Tests.Infrastructure;
using Microsoft.AspNetCore.Mvc.Testing;

namespace Alchemorsel.Tests.Api.Accounts.OpenId;

/// <summary>A replica of the Api with two providers: a real one, and one that lies.</summary>
public sealed class OpenIdReplica(ApiFixture api) : IAsyncLifetime
{
    /// <summary>The keys of the two, and of one that nobody answers for.</summary>
    public const string Honest = "kitchenid";
    public const string Liar = "liar";
    public const string Nobody = "nobody";

    private WebApplicationFactory<AlchemorselDbContext>? replica;
    private RealProvider? real;
    private HostileProvider? hostile;

    internal RealProvider Real => real!;
    internal HostileProvider Hostile => hostile!;

    public IServiceProvider Services => replica!.Services;

    public HttpClient NewClient() => replica!.CreateClient();

    public static string RedirectUri(string provider) => $"http://localhost:8000/sign-in/openid/{provider}/callback";

    /// <summary>The settings that name the two.</summary>
    public (string Key, string Value)[] Settings =>
    [
        ("ALCHEMORSEL_OIDC_KITCHENID_AUTHORITY", Real.Authority), ("ALCHEMORSEL_OIDC_KITCHENID_CLIENT_ID", RealProvider.ClientId),
        ("ALCHEMORSEL_OIDC_KITCHENID_CLIENT_SECRET", RealProvider.ClientSecret), ("ALCHEMORSEL_OIDC_KITCHENID_DISPLAY_NAME", "Kitchen ID"),
        ("ALCHEMORSEL_OIDC_KITCHENID_PRIVATE_NETWORK", "true"), ("ALCHEMORSEL_OIDC_KITCHENID_TIMEOUT", "30s"),
        ("ALCHEMORSEL_OIDC_LIAR_AUTHORITY", Hostile.Authority), ("ALCHEMORSEL_OIDC_LIAR_CLIENT_ID", HostileProvider.ClientId),
        ("ALCHEMORSEL_OIDC_LIAR_PRIVATE_NETWORK", "true"), ("ALCHEMORSEL_OIDC_LIAR_TIMEOUT", "30s"),
        // Nobody listens at port 1.
        ("ALCHEMORSEL_OIDC_NOBODY_AUTHORITY", "http://127.0.0.1:1"), ("ALCHEMORSEL_OIDC_NOBODY_CLIENT_ID", "x"),
        ("ALCHEMORSEL_OIDC_NOBODY_PRIVATE_NETWORK", "true"),
    ];

    public async ValueTask InitializeAsync()
    {
        real = await RealProvider.StartAsync();
        await real.RegisterAsync(RedirectUri(Honest));
        hostile = await HostileProvider.StartAsync();
        replica = api.NewReplica(Settings);
        _ = replica.Server;
    }

    public async ValueTask DisposeAsync()
    {
        if (replica is not null)
            await replica.DisposeAsync();
        if (real is not null)
            await real.DisposeAsync();
        if (hostile is not null)
            await hostile.DisposeAsync();
    }
}

using Alchemorsel.Api.Accounts;
using Alchemorsel.Api.Data;
using Alchemorsel.ServiceDefaults;
using Alchemorsel.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Alchemorsel.Tests.Api.Accounts;

/// <summary>Keys that sign tokens get successors, and no token is refused for it.</summary>
[Collection(ApiGroup.Name)]
public sealed class SigningKeyTests(ApiFixture api)
{
    private static readonly JsonWebTokenHandler Handler = new();

    // A little ahead of the first key, which the replica makes when it starts.
    private readonly FakeTimeProvider time = new(TimeProvider.System.GetUtcNow().AddMinutes(5));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    // Shown to fail: with a Settling of zero the other replica refuses what the new key signed; with a life of zero what the old one signed is refused.
    [Fact]
    public async Task A_key_gets_a_successor_and_no_replica_refuses_what_another_has_signed()
    {
        await using var installation = await EmptyInstallation.CreateAsync(api);
        await using var replica = installation.NewReplica();
        using var here = NewRing(replica.Services);
        using var there = NewRing(replica.Services);
        var jwt = replica.Services.GetRequiredService<IOptions<JwtOptions>>().Value;
        await RefreshAsync(replica.Services, here, there);
        var first = Sign(here);
        Assert.True(await IsGoodAsync(there, first));

        time.Advance(jwt.KeyRotation);
        await RefreshAsync(replica.Services, here);
        Assert.Equal(2, here.All.Count());
        // The other one has not looked yet.
        Assert.True(await IsGoodAsync(there, Sign(here)));
        time.Advance(SigningKeys.Period);
        await RefreshAsync(replica.Services, there);
        Assert.Equal(here.All.Select(key => key.KeyId), there.All.Select(key => key.KeyId));

        var last = Sign(here);
        time.Advance(SigningKeys.Settling);
        var second = Sign(here);
        Assert.NotEqual(Kid(first), Kid(second));
        Assert.True(await IsGoodAsync(there, second));
        time.Advance(jwt.RefreshExpiration - SigningKeys.Settling);
        await RefreshAsync(replica.Services, here, there);
        Assert.True(await IsGoodAsync(here, last));
        Assert.True(await IsGoodAsync(there, last));

        time.Advance(TimeSpan.FromHours(1));
        await RefreshAsync(replica.Services, here, there);
        Assert.False(await IsGoodAsync(here, first));
        Assert.True(await IsGoodAsync(there, second));
        Assert.Single(here.All);
    }

    [Fact]
    public async Task Of_replicas_that_look_at_once_one_makes_the_new_key()
    {
        await using var installation = await EmptyInstallation.CreateAsync(api);
        await using var replica = installation.NewReplica();
        var rings = Enumerable.Range(0, 4).Select(_ => NewRing(replica.Services)).ToList();
        await Task.WhenAll(rings.Select(ring => RefreshAsync(replica.Services, ring)));
        time.Advance(replica.Services.GetRequiredService<IOptions<JwtOptions>>().Value.KeyRotation);

        await Task.WhenAll(rings.Select(ring => RefreshAsync(replica.Services, ring)));

        await using var scope = replica.Services.CreateAsyncScope();
        var ids = await scope.ServiceProvider.GetRequiredService<AlchemorselDbContext>().Set<SigningKeyRow>().Select(row => row.Id).ToListAsync(Cancellation);
        Assert.Equal(2, ids.Count);
        Assert.All(rings, ring => Assert.Equal(ids.Order(), ring.All.Select(key => key.KeyId).Order()));
        rings.ForEach(ring => ring.Dispose());
    }

    private SigningKeys NewRing(IServiceProvider services) => new(
        services.GetRequiredService<IConfiguration>(), services.GetRequiredService<IHostEnvironment>(), services.GetRequiredService<IOptions<JwtOptions>>(), time);

    private static async Task RefreshAsync(IServiceProvider services, params SigningKeys[] rings)
    {
        foreach (var ring in rings)
        {
            await using var scope = services.CreateAsyncScope();
            await ring.RefreshAsync(scope.ServiceProvider.GetRequiredService<AlchemorselDbContext>(), Cancellation);
        }
    }

    private static string Sign(SigningKeys ring) => Handler.CreateToken(new SecurityTokenDescriptor { Issuer = "test", SigningCredentials = ring.Current });

    private static string Kid(string token) => new JsonWebToken(token).Kid;

    // By the key alone: how long a token lives is checked by the real clock, elsewhere.
    private static async Task<bool> IsGoodAsync(SigningKeys ring, string token) => (await Handler.ValidateTokenAsync(token, new TokenValidationParameters
    {
        ValidateAudience = false,
        ValidateLifetime = false,
        ValidIssuer = "test",
        IssuerSigningKeyResolver = (_, _, kid, _) => ring.All.Where(key => key.KeyId == kid),
    })).IsValid;
}

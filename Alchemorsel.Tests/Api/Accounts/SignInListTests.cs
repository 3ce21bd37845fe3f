using System.Net;
using System.Net.Http.Json;
using Alchemorsel.Api.Accounts;
using Alchemorsel.Contracts.Accounts;
using Alchemorsel.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.JsonWebTokens;
using Npgsql;

namespace Alchemorsel.Tests.Api.Accounts;

[Collection(ApiGroup.Name)]
public sealed class SignInListTests(ApiFixture api)
{
    private const string Phone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/604.1";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_sign_in_is_listed_with_its_device_and_the_one_that_asks_is_marked()
    {
        using var ada = await TestAccount.NewAsync(api);
        await ada.SignInAsync(userAgent: Phone);

        var list = await ListAsync(ada.Client);

        Assert.Equal(["Safari on iPhone", DeviceNames.Unknown], list.Select(signIn => signIn.Device));
        Assert.Equal([false, true], list.Select(signIn => signIn.IsCurrent));
    }

    [Fact]
    public async Task A_sign_in_that_is_revoked_is_out_at_once_here_and_can_not_come_back()
    {
        using var ada = await TestAccount.NewAsync(api);
        var elsewhere = await ada.SignInAsync(userAgent: Phone);
        using var there = api.ClientOf(elsewhere);
        Assert.Equal(HttpStatusCode.OK, (await there.GetAsync("/api/v1/users/me", Cancellation)).StatusCode);
        var phone = (await ListAsync(ada.Client)).Single(signIn => !signIn.IsCurrent);

        using var revoked = await ada.Client.DeleteAsync($"/api/v1/users/me/sign-ins/{phone.Id}", Cancellation);

        Assert.Equal(HttpStatusCode.NoContent, revoked.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await there.GetAsync("/api/v1/users/me", Cancellation)).StatusCode);
        using var refresh = await ada.RefreshAsync(elsewhere);
        await refresh.AssertProblemAsync(401, "session-over");
        Assert.Single(await ListAsync(ada.Client));
        using var again = await ada.Client.DeleteAsync($"/api/v1/users/me/sign-ins/{phone.Id}", Cancellation);
        await again.AssertProblemAsync(404, "not-found");
    }

    [Fact]
    public async Task All_others_can_be_revoked_at_once()
    {
        using var ada = await TestAccount.NewAsync(api);
        var others = new[] { await ada.SignInAsync(), await ada.SignInAsync() };

        using var revoked = await ada.Client.PostAsync("/api/v1/users/me/sign-ins/revoke-others", null, Cancellation);

        Assert.Equal(HttpStatusCode.NoContent, revoked.StatusCode);
        Assert.True(Assert.Single(await ListAsync(ada.Client)).IsCurrent);
        foreach (var other in others)
        {
            using var refresh = await ada.RefreshAsync(other);
            await refresh.AssertProblemAsync(401, "session-over");
        }
    }

    [Fact]
    public async Task Nobody_sees_or_revokes_the_sign_ins_of_another()
    {
        using var ada = await TestAccount.NewAsync(api);
        using var ben = await TestAccount.NewAsync(api);
        var bens = Assert.Single(await ListAsync(ben.Client));

        using var revoked = await ada.Client.DeleteAsync($"/api/v1/users/me/sign-ins/{bens.Id}", Cancellation);

        await revoked.AssertProblemAsync(404, "not-found");
        Assert.DoesNotContain(await ListAsync(ada.Client), signIn => signIn.Id == bens.Id);
        Assert.Equal(HttpStatusCode.OK, (await ben.Client.GetAsync("/api/v1/users/me", Cancellation)).StatusCode);
    }

    [Fact]
    public async Task Another_replica_lets_a_revoked_sign_in_go_on_for_half_a_minute_and_no_longer()
    {
        using var ada = await TestAccount.NewAsync(api);
        var sid = Guid.Parse(new JsonWebToken(ada.Tokens.AccessToken).GetClaim("sid").Value);
        var time = new FakeTimeProvider();
        var replica = new SignInChecks(api.Services.GetRequiredService<NpgsqlDataSource>(), time);
        Assert.Equal(AccountRole.User, await replica.RoleOfAsync(sid));
        using var revoked = await ada.Client.DeleteAsync($"/api/v1/users/me/sign-ins/{sid}", Cancellation);
        Assert.Equal(HttpStatusCode.NoContent, revoked.StatusCode);

        time.Advance(SignInChecks.Life - TimeSpan.FromSeconds(1));
        Assert.Equal(AccountRole.User, await replica.RoleOfAsync(sid));
        time.Advance(TimeSpan.FromSeconds(1));

        Assert.Null(await replica.RoleOfAsync(sid));
        Assert.InRange(SignInChecks.Life, TimeSpan.Zero, TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task A_revoked_sign_in_opens_no_pictures_either()
    {
        using var ada = await TestAccount.NewAsync(api);
        using var browser = api.NewClient();
        browser.DefaultRequestHeaders.Add("Cookie", $"alchemorsel-media={ada.Tokens.MediaToken}");
        var picture = $"/media/{Guid.CreateVersion7()}/64.webp";
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(picture, Cancellation)).StatusCode);

        using var signedOut = await ada.Client.PostAsJsonAsync(
            "/api/v1/auth/sign-out", new RefreshRequest { RefreshToken = ada.Tokens.RefreshToken }, Json.Options, Cancellation);

        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync(picture, Cancellation)).StatusCode);
    }

    [Theory]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox on Windows")]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36", "Chrome on Linux")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0", "Edge on Windows")]
    [InlineData("Mozilla/5.0 (Linux; Android 15; SM-S921B) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36", "Chrome on Android")]
    [InlineData("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15", "Safari on Mac")]
    [InlineData("curl/8.5.0", "curl")]
    [InlineData("<script>alert(1)</script>", DeviceNames.Unknown)]
    [InlineData("", DeviceNames.Unknown)]
    [InlineData(null, DeviceNames.Unknown)]
    public void A_device_is_called(string? userAgent, string name) => Assert.Equal(name, DeviceNames.Of(userAgent));

    [Fact]
    public void No_name_of_a_device_is_longer_than_its_place() =>
        Assert.InRange(DeviceNames.Of(new string('x', 100_000)).Length, 1, SignIn.DeviceMax);

    private static async Task<IReadOnlyList<SignInInfo>> ListAsync(HttpClient client) =>
        (await client.GetFromJsonAsync<SignInList>("/api/v1/users/me/sign-ins", Json.Options, Cancellation))!.SignIns;
}

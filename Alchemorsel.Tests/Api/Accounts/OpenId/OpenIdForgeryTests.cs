using System.Net;
using System.Security.Cryptography;
using Alchemorsel.Api.Accounts;
using Alchemorsel.Api.Accounts.OpenId;
using Alchemorsel.Contracts.Accounts;
using Alchemorsel.Tests.Api.Accounts.Factors;
using Alchemorsel.Tests.Api.Recipes;
using Alchemorsel.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Alchemorsel.Tests.Api.Accounts.OpenId;

/// <summary>What no honest provider, browser or Web would send.</summary>
[Collection(ApiGroup.Name)]
public sealed class OpenIdForgeryTests : IClassFixture<OpenIdReplica>
{
    private readonly ApiFixture api;
    private readonly OpenIdReplica replica;
    private readonly string subject = $"{Guid.CreateVersion7():n}";

    public OpenIdForgeryTests(ApiFixture api, OpenIdReplica replica)
    {
        (this.api, this.replica) = (api, replica);
        replica.Hostile.Behave();
        replica.Hostile.Claims = Mine;
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private HostileProvider Liar => replica.Hostile;

    [Fact]
    public async Task What_an_honest_token_says_signs_in_and_its_code_was_asked_for_as_it_should_be()
    {
        using var client = replica.NewClient();
        var start = await client.StartAsync(OpenIdReplica.Liar);

        using var answer = await client.FinishAsync(OpenIdReplica.Liar, start.Back() with { Issuer = Liar.Authority });

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var form = Assert.Single(Liar.Asked);
        Assert.Equal(start.Said("code_challenge"), Microsoft.AspNetCore.WebUtilities.WebEncoders.Base64UrlEncode(SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(form["code_verifier"].ToString()))));
        Assert.Equal((start.Said("redirect_uri"), "authorization_code", HostileProvider.ClientId), (form["redirect_uri"].ToString(), form["grant_type"].ToString(), form["client_id"].ToString()));
    }

    public static TheoryData<string, string> Lies { get; } = new()
    {
        { "nonce", "another nonce" },
        { "no nonce", "another nonce" },
        { "audience", "an ID token for another client" },
        { "several audiences", "made for another client" },
        { "authorized party", "made for another client" },
        { "issuer", "an ID token of another issuer" },
        { "expired", "an ID token of another time" },
        { "not yet", "an ID token of another time" },
        { "no end", "an ID token of another time" },
        { "no subject", "no subject" },
        { "none", "an ID token that the provider did not sign" },
        { "public key as secret", "an ID token that the provider did not sign" },
        { "another key", "an ID token that the provider did not sign" },
        { "another key under the same name", "an ID token that the provider did not sign" },
        { "no token", "no ID token that can be read" },
    };

    [Theory]
    [MemberData(nameof(Lies))]
    public async Task A_token_that_is_not_for_this_moment_and_this_client_by_this_provider_signs_in_nobody(string lie, string why)
    {
        using var other = RSA.Create(2_048);
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        Liar.Claims = claims =>
        {
            Mine(claims);
            switch (lie)
            {
                case "nonce": claims["nonce"] = "another"; break;
                case "no nonce": claims.Remove("nonce"); break;
                case "audience": claims["aud"] = "another client"; break;
                case "several audiences": claims["aud"] = new[] { HostileProvider.ClientId, "another client" }; break;
                case "authorized party": claims["azp"] = "another client"; break;
                case "issuer": claims["iss"] = "https://id.example"; break;
                // Beyond what clocks may be apart.
                case "expired": claims["exp"] = now - 31; break;
                case "not yet": claims["nbf"] = now + 90; break;
                case "no end": claims.Remove("exp"); break;
                case "no subject": claims.Remove("sub"); break;
            }
        };
        Liar.Sign = lie switch
        {
            "none" => HostileProvider.SignNot,
            "public key as secret" => Liar.SignWithPublicKey,
            "another key" => claims => HostileProvider.SignWith(claims, other, "another"),
            "another key under the same name" => claims => HostileProvider.SignWith(claims, other, Liar.Keys[^1].Id),
            "no token" => _ => "a.b.c",
            _ => Liar.SignHonestly,
        };
        using var client = replica.NewClient();

        using var answer = await client.GoToLiarAsync();

        await answer.AssertProblemAsync(401, "openid-refused");
        await AssertWrittenAsync(why);
        Assert.False(await api.WithDbAsync(db => db.Set<OpenIdLink>().AnyAsync(link => link.Subject == subject, Cancellation)));
    }

    [Fact]
    public async Task A_state_that_is_not_the_tickets_signs_in_nobody()
    {
        using var client = replica.NewClient();
        var (mine, theirs) = (await client.StartAsync(OpenIdReplica.Liar), await client.StartAsync(OpenIdReplica.Liar));

        using var answer = await client.FinishAsync(OpenIdReplica.Liar, theirs.Back() with { Ticket = mine.Ticket });

        await answer.AssertProblemAsync(401, "openid-refused");
        await AssertWrittenAsync("another state");
        Assert.Empty(Liar.Asked);
    }

    // Guards OpenIdTickets.SpendAsync, and that it comes before the provider is asked.
    [Fact]
    public async Task A_ticket_is_good_for_one_try()
    {
        using var client = replica.NewClient();
        var start = await client.StartAsync(OpenIdReplica.Liar);
        using var first = await client.FinishAsync(OpenIdReplica.Liar, start.Back());
        using var replayed = await client.FinishAsync(OpenIdReplica.Liar, start.Back());
        var atOnce = (await client.StartAsync(OpenIdReplica.Liar)).Back();

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => client.FinishAsync(OpenIdReplica.Liar, atOnce)));

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        await replayed.AssertProblemAsync(401, "openid-over");
        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        // Not even a try that came to nothing leaves another one.
        var spent = await client.StartAsync(OpenIdReplica.Liar);
        using var wrong = await client.FinishAsync(OpenIdReplica.Liar, spent.Back() with { Code = "another code" });
        using var right = await client.FinishAsync(OpenIdReplica.Liar, spent.Back());
        await wrong.AssertProblemAsync(401, "openid-refused");
        await right.AssertProblemAsync(401, "openid-over");
    }

    [Fact]
    public async Task A_code_that_was_used_is_refused_by_a_real_provider_and_so_here()
    {
        using var client = replica.NewClient();
        var (one, other) = (await client.StartAsync(OpenIdReplica.Honest), await client.StartAsync(OpenIdReplica.Honest));
        var brought = await one.VisitAsync(replica.Real.Add(TestAccount.NewEmail()));
        using var first = await client.FinishAsync(OpenIdReplica.Honest, brought);

        using var again = await client.FinishAsync(OpenIdReplica.Honest, brought with { Ticket = other.Ticket, State = other.Said("state") });

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        await again.AssertProblemAsync(401, "openid-refused");
    }

    [Fact]
    public async Task A_ticket_is_for_its_provider_its_errand_and_its_account_and_for_ten_minutes()
    {
        using var ada = await TestAccount.NewAsync(api);
        using var ben = await TestAccount.NewAsync(api);
        using var client = replica.NewClient();
        using var adas = With(ada);
        using var bens = With(ben);
        var signIn = (await client.StartAsync(OpenIdReplica.Liar)).Back();
        var link = (await adas.StartAsync(OpenIdReplica.Liar, OpenIdCalls.Link, TestAccount.FirstPassword)).Back();

        foreach (var (who, provider, what, way) in new[]
        {
            (client, OpenIdReplica.Honest, signIn, OpenIdCalls.SignIn), (adas, OpenIdReplica.Liar, signIn, OpenIdCalls.Link), (adas, OpenIdReplica.Liar, signIn, OpenIdCalls.Confirm),
            (client, OpenIdReplica.Liar, link, OpenIdCalls.SignIn), (bens, OpenIdReplica.Liar, link, OpenIdCalls.Link), (adas, OpenIdReplica.Liar, link, OpenIdCalls.Confirm),
            (client, OpenIdReplica.Liar, signIn with { Ticket = "AAAA" }, OpenIdCalls.SignIn), (client, OpenIdReplica.Liar, signIn with { Ticket = new string('A', 200) }, OpenIdCalls.SignIn),
        })
        {
            using var refused = await who.FinishAsync(provider, what, way);
            await refused.AssertProblemAsync(401, "openid-over");
        }

        Assert.Empty((await ada.SecurityAsync()).OpenIdLinks);
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        var tickets = new OpenIdTickets(null!, replica.Services.GetRequiredService<SigningSecret>(), clock);
        var kept = tickets.Seal(tickets.New(replica.Services.GetRequiredService<OpenIdProviders>().Find(OpenIdReplica.Liar)!, "https://x"), OpenIdPurpose.SignIn);
        clock.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromSeconds(1));
        Assert.NotNull(tickets.Open(kept, OpenIdPurpose.SignIn));
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(tickets.Open(kept, OpenIdPurpose.SignIn));
    }

    [Theory]
    [InlineData("https://id.example", false)]
    [InlineData(null, true)]
    public async Task An_answer_that_says_to_be_of_another_provider_or_lacks_its_name_is_refused(string? issuer, bool namesItself)
    {
        Liar.Metadata["authorization_response_iss_parameter_supported"] = namesItself;
        await using var fresh = api.NewReplica(replica.Settings);
        using var client = fresh.CreateClient();
        var start = await client.StartAsync(OpenIdReplica.Liar);

        using var answer = await client.FinishAsync(OpenIdReplica.Liar, start.Back() with { Issuer = issuer });

        await answer.AssertProblemAsync(401, "openid-refused");
        Assert.Empty(Liar.Asked);
    }

    [Fact]
    public async Task An_email_that_is_only_on_the_page_about_the_person_counts_if_the_page_is_about_them()
    {
        var email = TestAccount.NewEmail();
        Liar.Claims = claims =>
        {
            Mine(claims);
            claims.Remove("email");
            claims.Remove("email_verified");
        };
        using var client = replica.NewClient();
        Liar.Page = new { sub = "somebody else", email, email_verified = true };
        using var theirs = await client.GoToLiarAsync();
        Liar.Page = new { sub = subject, email, email_verified = "true" };

        using var answer = await client.GoToLiarAsync();

        await theirs.AssertProblemAsync(401, "openid-refused");
        Assert.Equal(email, (await answer.ReadAsync<AuthTokens>()).User.Email);
    }

    // Guards the second look in IdTokenCheck.CheckAsync, and the pause between two (OpenIdProvider.MetadataAnewAsync).
    [Fact]
    public async Task A_key_that_came_since_the_last_look_is_found_and_made_up_ones_are_not_looked_for_all_the_time()
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        using var provider = new OpenIdProvider(
            "liar", new OpenIdProviderOptions { Authority = Liar.Authority, ClientId = HostileProvider.ClientId, PrivateNetwork = true },
            (_, _) => Task.FromResult<IPAddress[]>([]), clock);
        var check = new IdTokenCheck(clock);
        var before = (await provider.MetadataAsync(Cancellation)).Value!;
        var asked = Liar.KeysAsked;
        Liar.Keys.Add(("second", RSA.Create(2_048)));

        var tooSoon = await check.CheckAsync(provider, before, Tokens(), "nonce", Cancellation);
        Assert.Equal(asked, Liar.KeysAsked);
        clock.Advance(OpenIdProvider.MetadataPause);
        var found = await check.CheckAsync(provider, before, Tokens(), "nonce", Cancellation);
        Assert.Equal(asked + 1, Liar.KeysAsked);
        var after = (await provider.MetadataAsync(Cancellation)).Value!;
        var known = await check.CheckAsync(provider, after, Tokens(), "nonce", Cancellation);
        Assert.Equal(asked + 1, Liar.KeysAsked);

        Assert.Equal(OpenIdFault.Refused, tooSoon.Failure?.Fault);
        Assert.Equal((subject, subject), (found.Value?.Subject, known.Value?.Subject));

        OpenIdTokens Tokens()
        {
            var now = clock.GetUtcNow().ToUnixTimeSeconds();
            return new OpenIdTokens(Liar.Sign(new Dictionary<string, object>
            {
                ["iss"] = Liar.Authority,
                ["aud"] = HostileProvider.ClientId,
                ["sub"] = subject,
                ["nonce"] = "nonce",
                ["exp"] = now + 60,
                ["email"] = "a@b.test",
            }), null);
        }
    }

    private void Mine(Dictionary<string, object> claims) => (claims["sub"], claims["email"]) = (subject, $"{subject}@id.test");

    private HttpClient With(TestAccount account)
    {
        var client = replica.NewClient();
        client.DefaultRequestHeaders.Authorization = account.Client.DefaultRequestHeaders.Authorization;
        return client;
    }

    private async Task AssertWrittenAsync(string why)
    {
        var details = $"liar: {why}";
        var last = await api.WithDbAsync(db => db.Set<Alchemorsel.Api.Auditing.AuditEntry>().Where(entry => entry.Kind == AuditKind.OpenIdRefused)
            .OrderByDescending(entry => entry.Id).Select(entry => entry.Details).FirstAsync(Cancellation));
        Assert.StartsWith(details, last, StringComparison.Ordinal);
    }
}

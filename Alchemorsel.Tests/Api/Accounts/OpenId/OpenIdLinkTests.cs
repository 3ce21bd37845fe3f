using System.Net;
using Alchemorsel.Api.Accounts;
using Alchemorsel.Api.Accounts.OpenId;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Accounts;
using Alchemorsel.Tests.Api.Accounts.Factors;
using Alchemorsel.Tests.Api.Accounts.Passkeys;
using Alchemorsel.Tests.Api.Recipes;
using Alchemorsel.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Tests.Api.Accounts.OpenId;

/// <summary>Links of an account to providers, and accounts that have nothing but such a link.</summary>
[Collection(ApiGroup.Name)]
public sealed class OpenIdLinkTests : IClassFixture<OpenIdReplica>
{
    private readonly ApiFixture api;
    private readonly OpenIdReplica replica;

    public OpenIdLinkTests(ApiFixture api, OpenIdReplica replica)
    {
        (this.api, this.replica) = (api, replica);
        replica.Hostile.Behave();
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_link_is_made_with_the_password_signs_in_and_is_taken_off_with_it()
    {
        using var ada = await TestAccount.NewAsync(api);
        using var adas = With(ada.Tokens);
        using var client = replica.NewClient();
        var person = replica.Real.Add(TestAccount.NewEmail(), verified: false);
        using var noPassword = await adas.TryStartAsync(OpenIdReplica.Honest, OpenIdCalls.Link, "some other password");
        await noPassword.AssertProblemAsync(400, "validation", "password");

        using var linked = await adas.GoAsync(person, OpenIdCalls.Link, TestAccount.FirstPassword);

        Assert.Equal(HttpStatusCode.Created, linked.StatusCode);
        var link = await linked.ReadAsync<OpenIdLinkInfo>();
        Assert.Equal(("kitchenid", "Kitchen ID", person.Email, (DateTimeOffset?)null), (link.Provider, link.DisplayName, link.Email, link.LastUsedAt));
        using var signedIn = await client.GoAsync(person);
        Assert.Equal(ada.Id, (await signedIn.ReadAsync<AuthTokens>()).User.Id);
        using var refused = await adas.PostAsync(Removal(link), Body("some other password"), Cancellation);
        await refused.AssertProblemAsync(400, "validation", "password");
        using var removed = await adas.PostAsync(Removal(link), Body(TestAccount.FirstPassword), Cancellation);
        Assert.Equal(HttpStatusCode.NoContent, removed.StatusCode);
        using var nobody = await client.GoAsync(person);
        await nobody.AssertProblemAsync(422, "openid-email-needed");
        Assert.Equal(
            [AuditKind.SignedIn, AuditKind.SignInFailed, AuditKind.SignInFailed, AuditKind.OpenIdUsed, AuditKind.OpenIdLinked, AuditKind.OpenIdUnlinked],
            (await api.AuditAsync(ada.Id)).Kinds());
        Assert.Equal(
            ["Another way to sign in was linked", "A way to sign in was taken off"], (await ada.Mail.WaitAsync(3)).Skip(1).Select(message => message.Subject));
    }

    [Fact]
    public async Task One_person_opens_one_account_and_links_are_their_owners_alone()
    {
        using var ada = await TestAccount.NewAsync(api);
        using var ben = await TestAccount.NewAsync(api);
        using var adas = With(ada.Tokens);
        using var bens = With(ben.Tokens);
        var person = replica.Real.Add(TestAccount.NewEmail());
        using var first = await adas.GoAsync(person, OpenIdCalls.Link, TestAccount.FirstPassword);
        var link = await first.ReadAsync<OpenIdLinkInfo>();

        using var again = await adas.GoAsync(person, OpenIdCalls.Link, TestAccount.FirstPassword);
        using var byBen = await bens.GoAsync(person, OpenIdCalls.Link, TestAccount.FirstPassword);
        using var removedByBen = await bens.PostAsync(Removal(link), Body(TestAccount.FirstPassword), Cancellation);

        await again.AssertProblemAsync(409, "openid-taken");
        await byBen.AssertProblemAsync(409, "openid-taken");
        await removedByBen.AssertProblemAsync(404, "not-found");
        Assert.Single((await ada.SecurityAsync()).OpenIdLinks);
    }

    [Fact]
    public async Task An_account_has_a_bounded_number_of_them()
    {
        using var ada = await TestAccount.NewAsync(api);
        using var adas = With(ada.Tokens);
        var start = await adas.StartAsync(OpenIdReplica.Honest, OpenIdCalls.Link, TestAccount.FirstPassword);
        await api.WithDbAsync(db =>
        {
            db.AddRange(Enumerable.Range(0, Limits.OpenIdLinksMax).Select(number => new OpenIdLink
            {
                UserId = ada.Id,
                Issuer = "https://id.example",
                Subject = $"{ada.Id} {number}",
                Provider = "gone",
                LinkedAt = DateTimeOffset.UnixEpoch,
            }));
            return db.SaveChangesAsync(Cancellation);
        });

        using var more = await adas.TryStartAsync(OpenIdReplica.Honest, OpenIdCalls.Link, TestAccount.FirstPassword);
        using var begun = await adas.FinishAsync(OpenIdReplica.Honest, await start.VisitAsync(replica.Real.Add(null)), OpenIdCalls.Link);

        await more.AssertProblemAsync(422, "too-many-openid-links");
        await begun.AssertProblemAsync(422, "too-many-openid-links");
        // Of a provider that this installation doesn't have any more.
        Assert.All((await ada.SecurityAsync()).OpenIdLinks, link => Assert.Equal(((string?)null, "gone"), (link.Provider, link.DisplayName)));
    }

    // Guards WaysIn in each of the two removals.
    [Fact]
    public async Task The_last_way_in_stays_whichever_it_is()
    {
        using var client = replica.NewClient();
        var person = replica.Real.Add(TestAccount.NewEmail());
        using var made = await client.GoAsync(person);
        var tokens = await made.ReadAsync<AuthTokens>();
        using var own = With(tokens);
        await ConfirmAsync(own, person);
        var link = Assert.Single((await own.SecurityAsync()).OpenIdLinks);

        using var last = await own.PostAsync(Removal(link), Body(""), Cancellation);
        await last.AssertProblemAsync(409, "last-way-in");
        using var device = new SoftwareAuthenticator();
        using var begun = await own.PostAsync("/api/v1/users/me/passkeys/options", Body(""), Cancellation);
        using var added = await own.PostAsync(
            "/api/v1/users/me/passkeys", JsonContentOf(device.Make((await begun.ReadAsync<NewPasskeyOptions>()).Options)), Cancellation);
        var passkey = await added.ReadAsync<PasskeyInfo>();
        using var removed = await own.PostAsync(Removal(link), Body(""), Cancellation);
        using var kept = await own.PostAsync($"/api/v1/users/me/passkeys/{passkey.Id}/removal", Body(""), Cancellation);

        Assert.Equal(HttpStatusCode.NoContent, removed.StatusCode);
        await kept.AssertProblemAsync(409, "last-way-in");
        Assert.Single((await own.SecurityAsync()).Passkeys);
    }

    // Guards the look at the sign-in in OwnPassword.RefuseAsync.
    [Fact]
    public async Task Without_a_password_a_fresh_sign_in_at_the_provider_stands_for_it_in_this_session_for_five_minutes()
    {
        using var client = replica.NewClient();
        var person = replica.Real.Add(TestAccount.NewEmail());
        using var made = await client.GoAsync(person);
        using var again = await client.GoAsync(person);
        using var here = With(await made.ReadAsync<AuthTokens>());
        using var elsewhere = With(await again.ReadAsync<AuthTokens>());
        using var unconfirmed = await here.PostAsync("/api/v1/users/me/totp", Body(""), Cancellation);
        await unconfirmed.AssertProblemAsync(403, "confirmation-needed");

        await ConfirmAsync(here, person);

        Assert.NotNull((await here.SecurityAsync()).ConfirmedUntil);
        using var confirmed = await here.PostAsync("/api/v1/users/me/totp", Body(""), Cancellation);
        Assert.Equal(HttpStatusCode.OK, confirmed.StatusCode);
        using var other = await elsewhere.PostAsync("/api/v1/users/me/totp", Body(""), Cancellation);
        await other.AssertProblemAsync(403, "confirmation-needed");
        var id = (await here.MeAsync()).Id;
        await api.WithDbAsync(db => db.Set<SignIn>().Where(row => row.UserId == id)
            .ExecuteUpdateAsync(row => row.SetProperty(one => one.ConfirmedAt, one => one.ConfirmedAt - OwnPassword.ConfirmationLife), Cancellation));
        using var late = await here.PostAsync("/api/v1/users/me/deletion", Body(""), Cancellation);
        await late.AssertProblemAsync(403, "confirmation-needed");
        await ConfirmAsync(here, person);
        using var deleted = await here.PostAsync("/api/v1/users/me/deletion", Body(""), Cancellation);
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        Assert.Contains(AuditKind.OpenIdConfirmed, (await api.AuditAsync(id)).Select(entry => entry.Kind));
    }

    // Guards the two checks in ConfirmationEndpoints.Finish.
    [Theory]
    [InlineData("an old sign-in")]
    [InlineData("no word of when")]
    [InlineData("somebody else")]
    public async Task What_shows_nobodys_presence_confirms_nothing(string what)
    {
        var subject = $"{Guid.CreateVersion7():n}";
        var when = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        replica.Hostile.Claims = claims => (claims["sub"], claims["email"]) = (subject, $"{subject}@id.test");
        using var client = replica.NewClient();
        using var made = await client.GoToLiarAsync();
        using var own = With(await made.ReadAsync<AuthTokens>());
        replica.Hostile.Claims = claims =>
        {
            claims["sub"] = what == "somebody else" ? "somebody else" : subject;
            if (what != "no word of when")
                claims["auth_time"] = what == "an old sign-in" ? when - 60 : when + 1;
        };

        using var refused = await own.GoToLiarAsync(OpenIdCalls.Confirm);

        await refused.AssertProblemAsync(403, "openid-not-confirmed");
        Assert.Null((await own.SecurityAsync()).ConfirmedUntil);
        using var unconfirmed = await own.PostAsync("/api/v1/users/me/totp", Body(""), Cancellation);
        await unconfirmed.AssertProblemAsync(403, "confirmation-needed");
    }

    [Fact]
    public async Task A_confirmation_stands_for_no_password_that_there_is()
    {
        using var ada = await TestAccount.NewAsync(api);
        using var adas = With(ada.Tokens);
        var person = replica.Real.Add(TestAccount.NewEmail());
        using var linked = await adas.GoAsync(person, OpenIdCalls.Link, TestAccount.FirstPassword);
        await ConfirmAsync(adas, person);

        using var refused = await adas.PostAsync("/api/v1/users/me/totp", Body(""), Cancellation);

        await refused.AssertProblemAsync(400, "validation", "password");
    }

    private static string Removal(OpenIdLinkInfo link) => $"{OpenIdCalls.Link}/{link.Id}/removal";

    private static HttpContent Body(string password) => JsonContentOf(new PasswordConfirmation { Password = password });

    private static System.Net.Http.Json.JsonContent JsonContentOf<T>(T body) => System.Net.Http.Json.JsonContent.Create(body, options: Json.Options);

    private static async Task ConfirmAsync(HttpClient own, Person person)
    {
        var start = await own.StartAsync(OpenIdReplica.Honest, OpenIdCalls.Confirm);
        Assert.Equal(("login", "0"), (start.Said("prompt"), start.Said("max_age")));
        using var confirmed = await own.FinishAsync(OpenIdReplica.Honest, await start.VisitAsync(person), OpenIdCalls.Confirm);
        Assert.Equal(HttpStatusCode.NoContent, confirmed.StatusCode);
    }

    private HttpClient With(AuthTokens tokens)
    {
        var client = replica.NewClient();
        client.DefaultRequestHeaders.Authorization = new System.Net.Http.Headers.AuthenticationHeaderValue("Bearer", tokens.AccessToken);
        return client;
    }
}

internal static class OwnCalls
{
    public static async Task<AccountSecurity> SecurityAsync(this HttpClient own)
    {
        using var answer = await own.GetAsync("/api/v1/users/me/security", TestContext.Current.CancellationToken);
        return await answer.ReadAsync<AccountSecurity>();
    }

    public static async Task<UserInfo> MeAsync(this HttpClient own)
    {
        using var answer = await own.GetAsync("/api/v1/users/me", TestContext.Current.CancellationToken);
        return await answer.ReadAsync<UserInfo>();
    }
}

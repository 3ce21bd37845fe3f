using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Alchemorsel.Contracts.Accounts;
using Alchemorsel.Tests.Api.Accounts.Factors;
using Alchemorsel.Tests.Api.Households;
using Alchemorsel.Tests.Api.Recipes;
using Alchemorsel.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Tests.Api.Accounts.OpenId;

/// <summary>Signing in with a real provider (OpenIddict), as honest people do.</summary>
[Collection(ApiGroup.Name)]
public sealed class OpenIdSignInTests(ApiFixture api, OpenIdReplica replica) : IClassFixture<OpenIdReplica>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_comes_for_the_first_time_gets_an_account_with_a_kitchen_and_comes_back_to_it()
    {
        using var client = replica.NewClient();
        var ada = replica.Real.Add(TestAccount.NewEmail(), name: "  Ada\u0007 Lovelace ");

        using var first = await client.GoAsync(ada);
        using var second = await client.GoAsync(ada);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (first.StatusCode, second.StatusCode));
        var tokens = await first.ReadAsync<AuthTokens>();
        Assert.Equal((ada.Email, "Ada Lovelace", "Ada Lovelace's kitchen", true), (tokens.User.Email, tokens.User.DisplayName, tokens.User.HouseholdName, tokens.User.EmailVerified));
        var again = await second.ReadAsync<AuthTokens>();
        Assert.Equal((tokens.User.Id, tokens.User.HouseholdId), (again.User.Id, again.User.HouseholdId));
        using var signedIn = api.ClientOf(tokens);
        var security = (await signedIn.GetFromJsonAsync<AccountSecurity>("/api/v1/users/me/security", Json.Options, Cancellation))!;
        Assert.False(security.HasPassword);
        var link = Assert.Single(security.OpenIdLinks);
        Assert.Equal(ada.Email, link.Email);
        Assert.NotNull(link.LastUsedAt);
        Assert.Equal(
            [AuditKind.Registered, AuditKind.SignedIn, AuditKind.OpenIdUsed, AuditKind.OpenIdLinked],
            await api.WithDbAsync(db => db.Set<Alchemorsel.Api.Auditing.AuditEntry>().Where(entry => entry.UserId == tokens.User.Id)
                .Select(entry => entry.Kind).OrderBy(kind => kind).ToListAsync(Cancellation)));
        // Its e-mail is confirmed by the provider, so nobody asks for that.
        Assert.Empty(new Mail.MailBox(api.MailFolder, ada.Email!).Read());
    }

    [Fact]
    public async Task The_providers_are_listed_and_the_way_there_has_all_that_protects_it()
    {
        using var client = replica.NewClient();

        var list = await client.GetFromJsonAsync<OpenIdProviderList>(OpenIdCalls.SignIn, Json.Options, Cancellation);
        var (one, other) = (await client.StartAsync(OpenIdReplica.Honest), await client.StartAsync(OpenIdReplica.Honest));

        Assert.Equal([("kitchenid", "Kitchen ID"), ("liar", "liar"), ("nobody", "nobody")], list!.Providers.Select(provider => (provider.Key, provider.DisplayName)));
        Assert.Equal(("code", "S256", "openid profile email", RealProvider.ClientId), (one.Said("response_type"), one.Said("code_challenge_method"), one.Said("scope"), one.Said("client_id")));
        Assert.Equal(600, one.ExpiresIn);
        foreach (var name in new[] { "state", "nonce", "code_challenge" })
        {
            Assert.Equal(43, one.Said(name).Length);
            Assert.NotEqual(one.Said(name), other.Said(name));
        }

        // Nothing of the ticket can be read by whoever holds it.
        Assert.DoesNotContain(one.Said("state"), one.Ticket, StringComparison.Ordinal);
    }

    // Guards OpenIdRedirects.For.
    [Theory]
    [InlineData("https://evil.example", "http://localhost:8000")]
    [InlineData("http://localhost.evil.example", "http://localhost:8000")]
    [InlineData("http://localhost:9000@evil.example", "http://localhost:8000")]
    [InlineData("http://localhost:34567", "http://localhost:34567")]
    public async Task People_are_sent_back_to_this_site_whatever_a_request_says(string origin, string expected)
    {
        using var client = replica.NewClient();
        client.DefaultRequestHeaders.Host = "evil.example";

        using var answer = await client.TryStartAsync(OpenIdReplica.Honest, origin: origin);

        Assert.Equal($"{expected}/sign-in/openid/kitchenid/callback", (await answer.ReadAsync<OpenIdStart>()).Said("redirect_uri"));
    }

    [Fact]
    public async Task With_a_public_address_that_is_where_people_are_sent_back_to()
    {
        await using var published = api.NewReplica([.. replica.Settings, ("ALCHEMORSEL_PUBLIC_URL", "https://recipes.example/kitchen/")]);
        using var client = published.CreateClient();

        using var answer = await client.TryStartAsync(OpenIdReplica.Honest, origin: "http://localhost:34567");

        Assert.Equal("https://recipes.example/kitchen/sign-in/openid/kitchenid/callback", (await answer.ReadAsync<OpenIdStart>()).Said("redirect_uri"));
    }

    // Guards that links are looked up by issuer and subject alone.
    [Fact]
    public async Task An_account_with_the_same_email_is_not_linked_by_itself()
    {
        using var ada = await TestAccount.NewAsync(api);
        using var client = replica.NewClient();

        using var answer = await client.GoAsync(replica.Real.Add(ada.Email.ToUpperInvariant()));

        await answer.AssertProblemAsync(409, "openid-email-taken");
        Assert.Empty((await ada.SecurityAsync()).OpenIdLinks);
        var refused = Assert.Single(await api.AuditAsync(ada.Id), entry => entry.Kind == AuditKind.OpenIdRefused);
        Assert.Equal((ada.Id, "kitchenid: its e-mail has an account"), (refused.TargetId, refused.Details));
    }

    // Guards the order in OpenIdSignIn.RegisterAsync: whether the e-mail is confirmed is asked before whether it has an account.
    [Fact]
    public async Task An_email_that_the_provider_does_not_vouch_for_makes_no_account_and_says_nothing_of_others()
    {
        using var ada = await TestAccount.NewAsync(api);
        using var client = replica.NewClient();
        var said = new List<string>();
        foreach (var person in new[] { replica.Real.Add(ada.Email, verified: false), replica.Real.Add(TestAccount.NewEmail(), verified: false), replica.Real.Add(null), replica.Real.Add("no address") })
        {
            using var answer = await client.GoAsync(person);
            await answer.AssertProblemAsync(422, "openid-email-needed");
            said.Add(JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancellation)).RootElement.GetProperty("detail").GetString()!);
        }

        Assert.Single(said.Distinct());
        Assert.Empty((await ada.SecurityAsync()).OpenIdLinks);
    }

    [Fact]
    public async Task Where_accounts_are_not_for_everybody_a_provider_makes_none_either()
    {
        var owner = await api.NewCookAsync();
        var invitation = await owner.InviteAsync();
        var (ada, ben) = (replica.Real.Add(TestAccount.NewEmail()), replica.Real.Add(TestAccount.NewEmail()));
        await using var closed = api.NewReplica([.. replica.Settings, ("ALCHEMORSEL_SIGN_UP", "closed")]);
        await using var invited = api.NewReplica([.. replica.Settings, ("ALCHEMORSEL_SIGN_UP", "invitation")]);
        using var shut = closed.CreateClient();
        using var narrow = invited.CreateClient();

        using var refused = await shut.GoAsync(ada);
        using var uninvited = await narrow.GoAsync(ada, invitation: "an invitation that nobody gave");
        using var welcome = await narrow.GoAsync(ben, invitation: invitation.Token);
        using var known = await shut.GoAsync(ben);

        await refused.AssertProblemAsync(403, "sign-up-closed");
        await uninvited.AssertProblemAsync(403, "invitation-needed");
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (welcome.StatusCode, known.StatusCode));
    }

    [Fact]
    public async Task The_first_of_an_installation_is_its_admin()
    {
        await using var installation = await EmptyInstallation.CreateAsync(api);
        await using var first = installation.NewReplica([.. replica.Settings, ("ALCHEMORSEL_SIGN_UP", "closed"), ("ALCHEMORSEL_PUBLIC_URL", "http://localhost:8000")]);
        using var client = first.CreateClient();

        using var answer = await client.GoAsync(replica.Real.Add(TestAccount.NewEmail()));
        using var later = await client.GoAsync(replica.Real.Add(TestAccount.NewEmail()));

        Assert.Equal(AccountRole.Admin, (await answer.ReadAsync<AuthTokens>()).User.Role);
        await later.AssertProblemAsync(403, "sign-up-closed");
    }

    // Guards the question in OpenIdSignIn.SignInAsync.
    [Fact]
    public async Task An_account_with_an_authenticator_app_is_asked_for_its_code_too()
    {
        using var ada = await FactorAccount.NewAsync(api);
        var person = replica.Real.Add(TestAccount.NewEmail());
        await LinkAsync(ada.Account, person);
        using var client = replica.NewClient();

        using var answer = await client.GoAsync(person);

        await answer.AssertProblemAsync(401, "second-factor-needed");
        using var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancellation));
        await ada.LetTimePassAsync();
        using var signedIn = await ada.AnswerAsync(body.RootElement.GetProperty("challenge").GetString()!, ada.App.NextCode());
        Assert.Equal(ada.Account.Id, (await signedIn.ReadAsync<AuthTokens>()).User.Id);
    }

    // Guards the look whether the account rests.
    [Fact]
    public async Task An_account_that_rests_is_not_signed_in_to_either_and_one_that_is_gone_is_made_anew()
    {
        using var ada = await TestAccount.NewAsync(api);
        var person = replica.Real.Add(TestAccount.NewEmail());
        await LinkAsync(ada, person);
        using var client = replica.NewClient();
        await api.WithDbAsync(db => db.Users.Where(user => user.Id == ada.Id)
            .ExecuteUpdateAsync(row => row.SetProperty(user => user.LockoutEnd, TimeProvider.System.GetUtcNow().AddMinutes(5)), Cancellation));

        using var resting = await client.GoAsync(person);

        await resting.AssertProblemAsync(401, "openid-refused");
        Assert.Contains(await api.AuditAsync(ada.Id), entry => entry is { Kind: AuditKind.OpenIdRefused, Details: "kitchenid: the account rests" });
        await api.WithDbAsync(db => db.Users.Where(user => user.Id == ada.Id).ExecuteUpdateAsync(row => row.SetProperty(user => user.LockoutEnd, (DateTimeOffset?)null), Cancellation));
        using var deleted = await ada.SayAsync("deletion", new DeleteAccountRequest { Password = TestAccount.FirstPassword });
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        using var again = await client.GoAsync(person);
        Assert.NotEqual(ada.Id, (await again.ReadAsync<AuthTokens>()).User.Id);
    }

    [Fact]
    public async Task Tries_of_one_person_are_counted_and_while_nobody_can_count_nobody_signs_in()
    {
        var person = replica.Real.Add(TestAccount.NewEmail());
        await using var narrow = api.NewReplica([.. replica.Settings, ("ALCHEMORSEL_LIMITS_SIGN_IN", "2")]);
        await using var blind = api.NewReplica([.. replica.Settings, ("ConnectionStrings:cache", "127.0.0.1:1,connectTimeout=500,connectRetry=0")]);
        using var client = narrow.CreateClient();
        using var other = blind.CreateClient();
        var statuses = new List<HttpStatusCode>();
        for (var tries = 0; tries < 3; tries++)
        {
            using var answer = await client.GoAsync(person);
            statuses.Add(answer.StatusCode);
        }

        using var refused = await other.GoAsync(replica.Real.Add(TestAccount.NewEmail()));

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests], statuses);
        await refused.AssertProblemAsync(503, "sign-in-rests");
    }

    [Fact]
    public async Task An_account_without_a_password_has_none_that_could_be_guessed_and_gets_one_by_mail()
    {
        using var client = replica.NewClient();
        var person = replica.Real.Add(TestAccount.NewEmail());
        using var made = await client.GoAsync(person);
        var id = (await made.ReadAsync<AuthTokens>()).User.Id;
        for (var tries = 0; tries < 6; tries++)
        {
            using var guessed = await client.PostAsJsonAsync("/api/v1/auth/sign-in", new SignInRequest { Email = person.Email!, Password = $"a password {tries}" }, Json.Options, Cancellation);
            await guessed.AssertProblemAsync(401, "wrong-credentials");
        }

        // Whoever tries passwords that don't exist keeps nobody out.
        using var still = await client.GoAsync(person);
        Assert.Equal(HttpStatusCode.OK, still.StatusCode);
        Assert.Equal("no password", (await api.AuditAsync(id)).First(entry => entry.Kind == AuditKind.SignInFailed).Details);
        using var asked = await client.PostAsJsonAsync("/api/v1/auth/forgot-password", new ForgotPasswordRequest { Email = person.Email! }, Json.Options, Cancellation);
        var token = Mail.MailBox.TokenOf((await new Mail.MailBox(api.MailFolder, person.Email!).WaitAsync(1))[0]);
        using var set = await client.PostAsJsonAsync("/api/v1/auth/reset-password", new ResetPasswordRequest { Token = token, NewPassword = "quince and other stories" }, Json.Options, Cancellation);
        Assert.Equal(HttpStatusCode.NoContent, set.StatusCode);
        using var signedIn = await client.PostAsJsonAsync("/api/v1/auth/sign-in", new SignInRequest { Email = person.Email!, Password = "quince and other stories" }, Json.Options, Cancellation);
        Assert.Equal(id, (await signedIn.ReadAsync<AuthTokens>()).User.Id);
    }

    private async Task LinkAsync(TestAccount account, Person person)
    {
        using var client = replica.NewClient();
        client.DefaultRequestHeaders.Authorization = account.Client.DefaultRequestHeaders.Authorization;
        using var linked = await client.GoAsync(person, OpenIdCalls.Link, TestAccount.FirstPassword);
        Assert.Equal(HttpStatusCode.Created, linked.StatusCode);
    }
}

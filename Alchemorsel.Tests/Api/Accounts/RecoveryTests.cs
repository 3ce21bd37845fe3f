using System.Net;
using System.Net.Http.Json;
using Alchemorsel.Api.Accounts;
using Alchemorsel.Contracts.Accounts;
using Alchemorsel.Tests.Api.Mail;
using Alchemorsel.Tests.Infrastructure;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Tests.Api.Accounts;

/// <summary>What the links in mails do.</summary>
[Collection(ApiGroup.Name)]
public sealed class RecoveryTests(ApiFixture api)
{
    private const string NewPassword = "another password for another day";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_account_is_asked_to_confirm_its_address_and_counts_as_confirmed_once_it_did()
    {
        using var ada = await TestAccount.NewAsync(api);
        Assert.False((await ada.MeAsync()).EmailVerified);
        var token = MailBox.TokenOf((await ada.Mail.WaitAsync(1))[0]);

        using var first = await ada.VerifyAsync(token);
        using var again = await ada.VerifyAsync(token);

        Assert.Equal(HttpStatusCode.NoContent, first.StatusCode);
        await again.AssertProblemAsync(422, "link-over");
        Assert.True((await ada.MeAsync()).EmailVerified);
        using var unneeded = await ada.Client.PostAsync("/api/v1/users/me/verification", null, Cancellation);
        await unneeded.AssertProblemAsync(409, "email-verified");
    }

    // Shown to fail: without the removal of tokens in OwnPassword.SetAsync the link still gives the account away.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_change_of_email_that_waits_is_over_once_the_password_is_another(bool isForgotten)
    {
        using var ada = await TestAccount.NewAsync(api);
        var theirs = TestAccount.NewEmail();
        // Somebody who knew the password asks for an address of their own.
        using var asked = await ada.Client.PutAsJsonAsync(
            "/api/v1/users/me/email", new ChangeEmailRequest { Email = theirs, Password = TestAccount.FirstPassword }, Json.Options, Cancellation);
        asked.EnsureSuccessStatusCode();
        var token = MailBox.TokenOf((await new MailBox(api.MailFolder, theirs).WaitAsync(1))[0]);
        using var set = isForgotten
            ? await ada.ResetAsync(await ResetTokenAsync(ada), NewPassword)
            : await ada.Client.PutAsJsonAsync(
                "/api/v1/users/me/password", new ChangePasswordRequest { CurrentPassword = TestAccount.FirstPassword, NewPassword = NewPassword }, Json.Options, Cancellation);
        set.EnsureSuccessStatusCode();

        using var late = await ada.VerifyAsync(token);

        await late.AssertProblemAsync(422, "link-over");
        Assert.Equal(ada.Email, (await ada.SignInAsync(NewPassword)).User.Email);
    }

    [Fact]
    public async Task A_newer_link_ends_the_one_before()
    {
        using var ada = await TestAccount.NewAsync(api);
        await ada.Mail.WaitAsync(1);
        using var sent = await ada.Client.PostAsync("/api/v1/users/me/verification", null, Cancellation);
        Assert.Equal(HttpStatusCode.Accepted, sent.StatusCode);
        var mails = await ada.Mail.WaitAsync(2);

        using var older = await ada.VerifyAsync(MailBox.TokenOf(mails[0]));
        using var newer = await ada.VerifyAsync(MailBox.TokenOf(mails[1]));

        await older.AssertProblemAsync(422, "link-over");
        Assert.Equal(HttpStatusCode.NoContent, newer.StatusCode);
    }

    [Fact]
    public async Task A_forgotten_password_is_replaced_by_a_link_and_everything_that_was_signed_in_is_out()
    {
        using var ada = await TestAccount.NewAsync(api);
        var elsewhere = await ada.SignInAsync();
        var token = await ResetTokenAsync(ada);

        using var weak = await ada.ResetAsync(token, "aaaaaaaaaaaaaa");
        await weak.AssertProblemAsync(400, "validation", "newPassword");
        using var reset = await ada.ResetAsync(token, NewPassword);
        using var again = await ada.ResetAsync(token, "a third password for this test");

        Assert.Equal(HttpStatusCode.NoContent, reset.StatusCode);
        await again.AssertProblemAsync(422, "link-over");
        foreach (var tokens in new[] { ada.Tokens, elsewhere })
        {
            using var refused = await ada.RefreshAsync(tokens);
            await refused.AssertProblemAsync(401, "session-over");
            using var client = api.ClientOf(tokens);
            Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("/api/v1/users/me", Cancellation)).StatusCode);
        }

        using var old = await ada.TrySignInAsync(TestAccount.FirstPassword);
        await old.AssertProblemAsync(401, "wrong-credentials");
        // Whoever read the link reads the mail.
        Assert.True((await ada.SignInAsync(NewPassword)).User.EmailVerified);
        // The one that asks for confirmation, the link, and the word that it was used.
        await ada.Mail.FindAsync("Your password was changed");
    }

    [Fact]
    public async Task A_link_has_its_time()
    {
        using var ada = await TestAccount.NewAsync(api);
        var token = await ResetTokenAsync(ada);
        await api.WithDbAsync(db => db.Set<AccountToken>().Where(row => row.UserId == ada.Id)
            .ExecuteUpdateAsync(row => row.SetProperty(one => one.ExpiresAt, TimeProvider.System.GetUtcNow()), Cancellation));

        using var late = await ada.ResetAsync(token, NewPassword);

        await late.AssertProblemAsync(422, "link-over");
        await ada.SignInAsync();
    }

    [Fact]
    public async Task Of_two_uses_at_once_one_counts()
    {
        using var ada = await TestAccount.NewAsync(api);
        var token = await ResetTokenAsync(ada);

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(number => ada.ResetAsync(token, $"{NewPassword} {number}")));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task A_link_for_one_thing_opens_no_other()
    {
        using var ada = await TestAccount.NewAsync(api);
        var verify = MailBox.TokenOf((await ada.Mail.WaitAsync(1))[0]);
        var reset = await ResetTokenAsync(ada);

        using var first = await ada.ResetAsync(verify, NewPassword);
        using var second = await ada.VerifyAsync(reset);

        await first.AssertProblemAsync(422, "link-over");
        await second.AssertProblemAsync(422, "link-over");
    }

    [Fact]
    public async Task Whether_there_is_an_account_shows_in_no_answer_and_in_no_statement()
    {
        using var ada = await TestAccount.NewAsync(api);
        var unknown = TestAccount.NewEmail();

        var (knownSent, known) = await Statements.OfAsync(api.NewClient(), Forgot(ada.Email));
        var (unknownSent, other) = await Statements.OfAsync(api.NewClient(), Forgot(unknown));

        Assert.Equal((HttpStatusCode.Accepted, ""), (known.StatusCode, await known.Content.ReadAsStringAsync(Cancellation)));
        Assert.Equal((HttpStatusCode.Accepted, ""), (other.StatusCode, await other.Content.ReadAsStringAsync(Cancellation)));
        Assert.NotEmpty(knownSent);
        Assert.Equal(knownSent, unknownSent);
        // The known one's mail is there, so the other's turn has come as well, or comes at once.
        await ada.Mail.WaitAsync(2);
        Assert.Empty(new MailBox(api.MailFolder, unknown).Read());
    }

    [Fact]
    public async Task Mails_to_one_address_are_counted_known_or_not_and_keep_nobody_from_signing_in()
    {
        await using var replica = api.NewReplica(("ALCHEMORSEL_LIMITS_SIGN_IN", "2"));
        using var client = replica.CreateClient();
        using var ada = await TestAccount.NewAsync(api);
        foreach (var email in new[] { ada.Email, TestAccount.NewEmail() })
        {
            for (var tries = 0; tries < 2; tries++)
                Assert.Equal(HttpStatusCode.Accepted, (await client.SendAsync(Forgot(email), Cancellation)).StatusCode);
            using var refused = await client.SendAsync(Forgot(email.ToUpperInvariant()), Cancellation);
            await refused.AssertProblemAsync(429, "too-many-tries");
        }

        using var signIn = await client.PostAsJsonAsync(
            "/api/v1/auth/sign-in", new SignInRequest { Email = ada.Email, Password = TestAccount.FirstPassword }, Json.Options, Cancellation);
        Assert.Equal(HttpStatusCode.OK, signIn.StatusCode);
    }

    /// <summary>CVE-2026-33149 of a peer: links in mails were made from the request's Host header, and led to whoever sent the request.</summary>
    [Theory]
    [InlineData("Host")]
    [InlineData("X-Forwarded-Host")]
    public async Task CVE_2026_33149_a_link_leads_to_the_configured_address_whatever_the_request_says(string header)
    {
        using var ada = await TestAccount.NewAsync(api);
        using var request = Forgot(ada.Email);
        request.Headers.TryAddWithoutValidation(header, "evil.test");
        request.Headers.TryAddWithoutValidation("X-Forwarded-Proto", "https");

        using var answer = await api.NewClient().SendAsync(request, Cancellation);

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        var mail = await ada.Mail.FindAsync("Choose a new password");
        Assert.StartsWith("http://localhost:8000/reset-password?token=", MailBox.LinkOf(mail).AbsoluteUri, StringComparison.Ordinal);
        Assert.DoesNotContain("evil.test", mail.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_way_to_send_mail_that_is_said_and_nothing_else_is_harmed()
    {
        // Production has no folder for mail.
        await using var replica = api.NewReplica(("ALCHEMORSEL_MONITORING_DRAIN", "0s")).WithWebHostBuilder(host => host.UseEnvironment("Production"));
        using var client = replica.CreateClient();
        var email = TestAccount.NewEmail();
        var ada = new RegisterRequest { Email = email, Password = TestAccount.FirstPassword, DisplayName = "Ada" };
        using var registered = await client.PostAsJsonAsync("/api/v1/auth/register", ada, Json.Options, Cancellation);
        Assert.Equal(HttpStatusCode.Created, registered.StatusCode);
        Assert.False((await client.GetFromJsonAsync<InstallationInfo>("/api/v1/installation", Json.Options, Cancellation))!.CanSendMail);

        using var forgot = await client.SendAsync(Forgot(email), Cancellation);

        await forgot.AssertProblemAsync(409, "mail-not-set-up");
    }

    private static HttpRequestMessage Forgot(string email) => new(HttpMethod.Post, "/api/v1/auth/forgot-password")
    {
        Content = JsonContent.Create(new ForgotPasswordRequest { Email = email }, options: Json.Options),
    };

    private static async Task<string> ResetTokenAsync(TestAccount account)
    {
        using var answer = await account.ForgetAsync();
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        var mail = await account.Mail.FindAsync("Choose a new password");
        return MailBox.TokenOf(mail);
    }
}

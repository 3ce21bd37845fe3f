using System.Net;
using System.Net.Http.Json;
using Alchemorsel.Contracts.Accounts;
using Alchemorsel.Tests.Api.Mail;
using Alchemorsel.Tests.Api.Recipes;
using Alchemorsel.Tests.Infrastructure;

namespace Alchemorsel.Tests.Api.Accounts.Factors;

/// <summary>What is done to an account with a second factor, and that it stays.</summary>
[Collection(ApiGroup.Name)]
public sealed class FactorsStayTests(ApiFixture api)
{
    private const string NewPassword = "another password for another day";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_password_reset_by_mail_still_asks_for_the_code_and_ends_sign_ins_and_challenges()
    {
        using var ada = await FactorAccount.NewAsync(api);
        var before = await ada.ChallengeAsync();
        using var asked = await ada.Account.ForgetAsync();
        var link = MailBox.TokenOf(await ada.Account.Mail.FindAsync("Choose a new password"));

        using var reset = await ada.Account.ResetAsync(link, NewPassword);
        Assert.Equal(HttpStatusCode.NoContent, reset.StatusCode);

        Assert.Equal(HttpStatusCode.Unauthorized, (await ada.Account.Client.GetAsync("/api/v1/users/me", Cancellation)).StatusCode);
        using var old = await ada.AnswerAsync(before, ada.Codes[0]);
        await old.AssertProblemAsync(401, "challenge-over");
        using var signedIn = await ada.AnswerAsync(await ada.ChallengeAsync(NewPassword), ada.Codes[0]);
        Assert.Equal(HttpStatusCode.OK, signedIn.StatusCode);
    }

    [Fact]
    public async Task A_changed_password_still_asks_for_the_code_and_ends_challenges()
    {
        using var ada = await FactorAccount.NewAsync(api);
        var before = await ada.ChallengeAsync();
        var change = new ChangePasswordRequest { CurrentPassword = TestAccount.FirstPassword, NewPassword = NewPassword };

        using var changed = await ada.Account.Client.PutAsJsonAsync("/api/v1/users/me/password", change, Json.Options, Cancellation);
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);

        using var here = api.ClientOf(await changed.ReadAsync<AuthTokens>());
        Assert.Equal(HttpStatusCode.OK, (await here.GetAsync("/api/v1/users/me", Cancellation)).StatusCode);
        using var old = await ada.AnswerAsync(before, ada.Codes[0]);
        await old.AssertProblemAsync(401, "challenge-over");
        using var signedIn = await ada.AnswerAsync(await ada.ChallengeAsync(NewPassword), ada.Codes[0]);
        Assert.Equal(HttpStatusCode.OK, signedIn.StatusCode);
    }

    [Fact]
    public async Task A_changed_address_still_asks_for_the_code()
    {
        using var ada = await FactorAccount.NewAsync(api);
        var email = TestAccount.NewEmail();
        var change = new ChangeEmailRequest { Email = email, Password = TestAccount.FirstPassword };
        using var asked = await ada.Account.Client.PutAsJsonAsync("/api/v1/users/me/email", change, Json.Options, Cancellation);
        using var confirmed = await ada.Account.VerifyAsync(MailBox.TokenOf((await new MailBox(api.MailFolder, email).WaitAsync(1))[0]));
        Assert.Equal(HttpStatusCode.NoContent, confirmed.StatusCode);

        using var answer = await ada.Account.TrySignInAsync(TestAccount.FirstPassword, email: email);

        await answer.AssertProblemAsync(401, "second-factor-needed");
    }

    [Fact]
    public async Task An_account_with_everything_can_be_deleted()
    {
        using var ada = await FactorAccount.NewAsync(api);
        await ada.ChallengeAsync();

        using var deleted = await ada.Account.SayAsync("deletion", new DeleteAccountRequest { Password = TestAccount.FirstPassword });

        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
    }
}

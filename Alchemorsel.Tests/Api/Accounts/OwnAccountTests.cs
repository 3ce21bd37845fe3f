using System.Net;
using System.Net.Http.Json;
using Alchemorsel.Api.Accounts;
using Alchemorsel.Contracts.Accounts;
using Alchemorsel.Tests.Api.Mail;
using Alchemorsel.Tests.Api.Recipes;
using Alchemorsel.Tests.Infrastructure;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Alchemorsel.Tests.Api.Accounts;

[Collection(ApiGroup.Name)]
public sealed class OwnAccountTests(ApiFixture api)
{
    private const string NewPassword = "another password for another day";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_changed_password_signs_out_all_others_and_goes_on_with_new_tokens_here()
    {
        using var ada = await TestAccount.NewAsync(api);
        var elsewhere = await ada.SignInAsync();

        using var changed = await ChangePasswordAsync(ada, TestAccount.FirstPassword, NewPassword);

        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        using var here = api.ClientOf(await changed.ReadAsync<AuthTokens>());
        Assert.Equal(HttpStatusCode.OK, (await here.GetAsync("/api/v1/users/me", Cancellation)).StatusCode);
        using var there = api.ClientOf(elsewhere);
        Assert.Equal(HttpStatusCode.Unauthorized, (await there.GetAsync("/api/v1/users/me", Cancellation)).StatusCode);
        using var refused = await ada.RefreshAsync(elsewhere);
        await refused.AssertProblemAsync(401, "session-over");
        using var old = await ada.TrySignInAsync(TestAccount.FirstPassword);
        await old.AssertProblemAsync(401, "wrong-credentials");
        await ada.SignInAsync(NewPassword);
    }

    [Theory]
    [InlineData("some other password", NewPassword, "currentPassword")]
    [InlineData(TestAccount.FirstPassword, "short", "newPassword")]
    [InlineData(TestAccount.FirstPassword, "aaaaaaaaaaaaaaaa", "newPassword")]
    public async Task A_password_is_changed_by_who_knows_it_to_one_that_can_be_kept(string current, string next, string field)
    {
        using var ada = await TestAccount.NewAsync(api);

        using var answer = await ChangePasswordAsync(ada, current, next);

        await answer.AssertProblemAsync(400, "validation", field);
        await ada.SignInAsync();
    }

    [Fact]
    public async Task Whoever_has_a_token_alone_can_not_try_passwords_without_end()
    {
        using var ada = await TestAccount.NewAsync(api);
        for (var tries = 0; tries < 5; tries++)
        {
            using var wrong = await ChangePasswordAsync(ada, $"wrong password {tries}", NewPassword);
        }

        using var answer = await ChangePasswordAsync(ada, TestAccount.FirstPassword, NewPassword);

        await answer.AssertProblemAsync(400, "validation", "currentPassword");
    }

    [Fact]
    public async Task A_password_that_was_hashed_with_less_work_is_hashed_anew_when_it_is_used()
    {
        using var ada = await TestAccount.NewAsync(api);
        var weak = new PasswordHasher<User>(Options.Create(new PasswordHasherOptions { IterationCount = 1_000 }))
            .HashPassword(new User { DisplayName = "" }, TestAccount.FirstPassword);
        await api.WithDbAsync(db => db.Users.Where(user => user.Id == ada.Id)
            .ExecuteUpdateAsync(row => row.SetProperty(user => user.PasswordHash, weak), Cancellation));

        await ada.SignInAsync();

        var kept = await api.WithDbAsync(db => db.Users.Where(user => user.Id == ada.Id).Select(user => user.PasswordHash!).SingleAsync(Cancellation));
        var hash = Convert.FromBase64String(kept);
        // Format 3: a marker, the function, then the number of iterations.
        Assert.Equal(210_000u, System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(5)));
    }

    [Fact]
    public async Task A_new_address_counts_once_it_was_confirmed_and_the_old_one_is_told()
    {
        using var ada = await TestAccount.NewAsync(api);
        await ada.Mail.WaitAsync(1);
        var email = TestAccount.NewEmail();

        using var asked = await ChangeEmailAsync(ada, email, TestAccount.FirstPassword);
        Assert.Equal(HttpStatusCode.Accepted, asked.StatusCode);
        var token = MailBox.TokenOf((await new MailBox(api.MailFolder, email).WaitAsync(1))[0]);
        Assert.Equal((ada.Email, false), ((await ada.MeAsync()).Email, (await ada.MeAsync()).EmailVerified));
        using var confirmed = await ada.VerifyAsync(token);
        Assert.Equal(HttpStatusCode.NoContent, confirmed.StatusCode);

        Assert.Equal((email, true), ((await ada.MeAsync()).Email, (await ada.MeAsync()).EmailVerified));
        await ada.Mail.FindAsync("The e-mail of your account was changed");
        using var old = await ada.TrySignInAsync(TestAccount.FirstPassword);
        await old.AssertProblemAsync(401, "wrong-credentials");
        using var now = await ada.TrySignInAsync(TestAccount.FirstPassword, email: email);
        Assert.Equal(HttpStatusCode.OK, now.StatusCode);
    }

    [Fact]
    public async Task An_address_is_changed_by_who_knows_the_password_to_one_that_is_free()
    {
        using var ada = await TestAccount.NewAsync(api);
        using var ben = await TestAccount.NewAsync(api);

        using var wrong = await ChangeEmailAsync(ada, TestAccount.NewEmail(), "some other password");
        using var taken = await ChangeEmailAsync(ada, ben.Email.ToUpperInvariant(), TestAccount.FirstPassword);

        await wrong.AssertProblemAsync(400, "validation", "password");
        await taken.AssertProblemAsync(409, "email-taken");
    }

    [Fact]
    public async Task An_address_that_was_registered_meanwhile_is_not_taken_away()
    {
        using var ada = await TestAccount.NewAsync(api);
        var email = TestAccount.NewEmail();
        using var asked = await ChangeEmailAsync(ada, email, TestAccount.FirstPassword);
        var token = MailBox.TokenOf((await new MailBox(api.MailFolder, email).WaitAsync(1))[0]);
        var ben = new RegisterRequest { Email = email, Password = TestAccount.FirstPassword, DisplayName = "Ben" };
        using var registered = await api.NewClient().PostAsJsonAsync("/api/v1/auth/register", ben, Json.Options, Cancellation);
        Assert.Equal(HttpStatusCode.Created, registered.StatusCode);

        using var answer = await ada.VerifyAsync(token);

        await answer.AssertProblemAsync(409, "email-taken");
        Assert.Equal(ada.Email, (await ada.MeAsync()).Email);
    }

    [Fact]
    public async Task A_new_name_is_shown_at_once()
    {
        using var ada = await TestAccount.NewAsync(api);

        using var blank = await ada.Client.PutAsJsonAsync("/api/v1/users/me", new RenameRequest { DisplayName = "  " }, Json.Options, Cancellation);
        using var renamed = await ada.Client.PutAsJsonAsync("/api/v1/users/me", new RenameRequest { DisplayName = " Ada L. " }, Json.Options, Cancellation);

        await blank.AssertProblemAsync(400, "validation", "displayName");
        Assert.Equal(HttpStatusCode.NoContent, renamed.StatusCode);
        Assert.Equal("Ada L.", (await ada.MeAsync()).DisplayName);
    }

    private static Task<HttpResponseMessage> ChangePasswordAsync(TestAccount account, string current, string next) => account.Client.PutAsJsonAsync(
        "/api/v1/users/me/password", new ChangePasswordRequest { CurrentPassword = current, NewPassword = next }, Json.Options, Cancellation);

    private static Task<HttpResponseMessage> ChangeEmailAsync(TestAccount account, string email, string password) => account.Client.PutAsJsonAsync(
        "/api/v1/users/me/email", new ChangeEmailRequest { Email = email, Password = password }, Json.Options, Cancellation);
}

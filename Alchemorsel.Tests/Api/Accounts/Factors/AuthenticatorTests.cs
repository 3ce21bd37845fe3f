using System.Net;
using System.Security.Cryptography;
using System.Text;
using Alchemorsel.Api.Accounts.Factors;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Accounts;
using Alchemorsel.Tests.Api.Recipes;
using Alchemorsel.Tests.Infrastructure;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using OtpNet;

namespace Alchemorsel.Tests.Api.Accounts.Factors;

/// <summary>Setting an authenticator app up, its recovery codes, and turning it off.</summary>
[Collection(ApiGroup.Name)]
public sealed class AuthenticatorTests(ApiFixture api)
{
    private static readonly PasswordConfirmation RightPassword = new() { Password = TestAccount.FirstPassword };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_app_counts_once_a_code_of_it_was_right()
    {
        using var ada = await TestAccount.NewAsync(api);
        using var begun = await ada.SayAsync("totp", RightPassword);
        var setup = await begun.ReadAsync<TotpSetup>();
        var app = new AuthenticatorApp(setup.Secret);
        Assert.Contains($"secret={setup.Secret}&", setup.Uri, StringComparison.Ordinal);
        Assert.True(begun.Headers.CacheControl!.NoStore);

        using var wrong = await ada.SayAsync("totp/confirmation", new TotpConfirmation { Code = app.WrongCode() });
        await wrong.AssertProblemAsync(400, "validation", "code");
        Assert.Null((await ada.SecurityAsync()).AuthenticatorSince);
        await ada.SignInAsync();

        var code = app.NextCode();
        using var right = await ada.SayAsync("totp/confirmation", new TotpConfirmation { Code = $"{code[..3]} {code[3..]}" });
        var codes = (await right.ReadAsync<RecoveryCodeList>()).Codes;
        Assert.Equal(Limits.RecoveryCodes, codes.Distinct().Count());
        Assert.All(codes, one => Assert.Matches("^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$", one));
        var security = await ada.SecurityAsync();
        Assert.NotNull(security.AuthenticatorSince);
        Assert.Equal(Limits.RecoveryCodes, security.RecoveryCodesLeft);
        using var signIn = await ada.TrySignInAsync(TestAccount.FirstPassword);
        await signIn.AssertProblemAsync(401, "second-factor-needed");
        await ada.Mail.FindAsync("Two-step sign-in is on");
    }

    [Fact]
    public async Task Setting_one_up_needs_the_password_and_begins_anew_each_time()
    {
        using var ada = await TestAccount.NewAsync(api);
        using var wrong = await ada.SayAsync("totp", new PasswordConfirmation { Password = "some other password" });
        await wrong.AssertProblemAsync(400, "validation", "password");
        using var none = await ada.SayAsync("totp/confirmation", new TotpConfirmation { Code = "123456" });
        await none.AssertProblemAsync(409, "no-setup");

        using var first = await ada.SayAsync("totp", RightPassword);
        var old = new AuthenticatorApp((await first.ReadAsync<TotpSetup>()).Secret);
        using var second = await ada.SayAsync("totp", RightPassword);
        var app = new AuthenticatorApp((await second.ReadAsync<TotpSetup>()).Secret);
        using var ofOld = await ada.SayAsync("totp/confirmation", new TotpConfirmation { Code = old.NextCode() });
        using var ofNew = await ada.SayAsync("totp/confirmation", new TotpConfirmation { Code = app.NextCode() });

        await ofOld.AssertProblemAsync(400, "validation", "code");
        Assert.Equal(HttpStatusCode.OK, ofNew.StatusCode);
        using var again = await ada.SayAsync("totp", RightPassword);
        await again.AssertProblemAsync(409, "second-factor-on");
    }

    [Fact]
    public async Task A_set_up_waits_for_half_an_hour()
    {
        using var ada = await TestAccount.NewAsync(api);
        using var begun = await ada.SayAsync("totp", RightPassword);
        var app = new AuthenticatorApp((await begun.ReadAsync<TotpSetup>()).Secret);
        await api.WithDbAsync(db => db.Set<TotpFactor>().Where(factor => factor.UserId == ada.Id)
            .ExecuteUpdateAsync(row => row.SetProperty(factor => factor.CreatedAt, factor => factor.CreatedAt - SecondFactors.SetupLife), Cancellation));

        using var late = await ada.SayAsync("totp/confirmation", new TotpConfirmation { Code = app.NextCode() });

        await late.AssertProblemAsync(409, "no-setup");
    }

    [Fact]
    public async Task Neither_the_secret_nor_a_recovery_code_can_be_read_from_the_database()
    {
        using var ada = await TestAccount.NewAsync(api);
        using var begun = await ada.SayAsync("totp", RightPassword);
        var setup = await begun.ReadAsync<TotpSetup>();
        using var confirmed = await ada.SayAsync("totp/confirmation", new TotpConfirmation { Code = new AuthenticatorApp(setup.Secret).NextCode() });
        var codes = (await confirmed.ReadAsync<RecoveryCodeList>()).Codes;

        var factor = await api.WithDbAsync(db => db.Set<TotpFactor>().AsNoTracking().SingleAsync(row => row.UserId == ada.Id, Cancellation));
        var kept = await KeptAsync(ada.Id);

        Assert.Equal(-1, factor.Protected.AsSpan().IndexOf(Base32Encoding.ToBytes(setup.Secret)));
        Assert.Equal(codes.Count, kept.Count);
        Assert.All(kept, row => Assert.Equal(32, row.Hash.Length));
        // A fast hash of 80 bits can be tried out by whoever has the database: what is quickly made of a code must not be in it.
        Assert.DoesNotContain(
            kept, row => codes.Any(code => row.Hash.AsSpan().SequenceEqual(SHA256.HashData(Encoding.UTF8.GetBytes(code.Replace("-", "", StringComparison.Ordinal))))));
    }

    [Fact]
    public async Task Recovery_codes_are_hashed_as_slowly_as_passwords_with_a_salt_of_their_account()
    {
        using var ada = await FactorAccount.NewAsync(api);
        using var ben = await FactorAccount.NewAsync(api);
        var (adas, bens) = (await KeptAsync(ada.Account.Id), await KeptAsync(ben.Account.Id));

        Assert.All(adas.Concat(bens), row => Assert.True(row.Iterations >= 210_000));
        // One for each set, so that a code that is typed is calculated once, right or wrong, however many are left.
        var salt = Assert.Single(adas.Select(row => Convert.ToHexString(row.Salt)).Distinct());
        Assert.Equal(32, salt.Length);
        Assert.NotEqual(salt, Convert.ToHexString(bens[0].Salt));
    }

    [Fact]
    public async Task Codes_that_were_hashed_with_less_work_are_good_until_they_are_made_anew()
    {
        using var ada = await FactorAccount.NewAsync(api);
        var weak = new RecoveryCodeHashing(Options.Create(new PasswordHasherOptions { IterationCount = 1_000 }));
        var (salt, iterations) = weak.Begin();
        await api.WithDbAsync(async db =>
        {
            await db.Set<RecoveryCode>().Where(row => row.UserId == ada.Account.Id).ExecuteDeleteAsync(Cancellation);
            db.Add(new RecoveryCode { UserId = ada.Account.Id, Hash = weak.HashOf("0123456789ABCDEF", salt, iterations), Salt = salt, Iterations = iterations });
            return await db.SaveChangesAsync(Cancellation);
        });

        using var wrong = await ada.AnswerAsync(await ada.ChallengeAsync(), "0123-4567-89AB-CDEG");
        using var right = await ada.AnswerAsync(await ada.ChallengeAsync(), "0123-4567-89AB-CDEF");
        // Nothing is left, and a code is no better than before.
        using var none = await ada.AnswerAsync(await ada.ChallengeAsync(), "0123-4567-89AB-CDEF");

        await wrong.AssertProblemAsync(400, "validation", "code");
        Assert.Equal(HttpStatusCode.OK, right.StatusCode);
        await none.AssertProblemAsync(400, "validation", "code");
    }

    private Task<List<RecoveryCode>> KeptAsync(Guid user) =>
        api.WithDbAsync(db => db.Set<RecoveryCode>().AsNoTracking().Where(row => row.UserId == user).ToListAsync(Cancellation));

    [Fact]
    public async Task Turning_it_off_needs_the_password_and_a_code()
    {
        using var ada = await FactorAccount.NewAsync(api);
        using var noPassword = await ada.Account.SayAsync("totp/removal", new FactorConfirmation { Password = "some other password", Code = ada.App.WrongCode() });
        using var noCode = await ada.Account.SayAsync("totp/removal", new FactorConfirmation { Password = TestAccount.FirstPassword, Code = ada.App.WrongCode() });
        await noPassword.AssertProblemAsync(400, "validation", "password");
        await noCode.AssertProblemAsync(400, "validation", "code");
        Assert.NotNull((await ada.Account.SecurityAsync()).AuthenticatorSince);

        using var off = await ada.Account.SayAsync("totp/removal", new FactorConfirmation { Password = TestAccount.FirstPassword, Code = ada.App.NextCode() });

        Assert.Equal(HttpStatusCode.NoContent, off.StatusCode);
        await ada.Account.SignInAsync();
        Assert.Equal(0, (await ada.Account.SecurityAsync()).RecoveryCodesLeft);
        using var again = await ada.Account.SayAsync("totp/removal", new FactorConfirmation { Password = TestAccount.FirstPassword, Code = ada.Codes[0] });
        await again.AssertProblemAsync(409, "second-factor-off");
        await ada.Account.Mail.FindAsync("Two-step sign-in is off");
        Assert.Equal(
            [AuditKind.SignedIn, AuditKind.SignInFailed, AuditKind.SecondFactorAdded, AuditKind.SecondFactorRemoved, AuditKind.SecondFactorUsed, AuditKind.SecondFactorFailed],
            (await api.AuditAsync(ada.Account.Id)).Kinds());
    }

    [Fact]
    public async Task A_recovery_code_turns_it_off_as_well()
    {
        using var ada = await FactorAccount.NewAsync(api);

        using var off = await ada.Account.SayAsync("totp/removal", new FactorConfirmation { Password = TestAccount.FirstPassword, Code = ada.Codes[3] });

        Assert.Equal(HttpStatusCode.NoContent, off.StatusCode);
    }

    [Fact]
    public async Task New_recovery_codes_end_the_old_ones_and_need_the_password_and_a_code()
    {
        using var ada = await FactorAccount.NewAsync(api);
        using var refused = await ada.Account.SayAsync("recovery-codes", new FactorConfirmation { Password = TestAccount.FirstPassword, Code = "0000-0000-0000-0000" });
        await refused.AssertProblemAsync(400, "validation", "code");

        using var made = await ada.Account.SayAsync("recovery-codes", new FactorConfirmation { Password = TestAccount.FirstPassword, Code = ada.Codes[0] });
        var fresh = (await made.ReadAsync<RecoveryCodeList>()).Codes;

        Assert.Empty(fresh.Intersect(ada.Codes));
        Assert.Equal(Limits.RecoveryCodes, (await ada.Account.SecurityAsync()).RecoveryCodesLeft);
        var challenge = await ada.ChallengeAsync();
        using var old = await ada.AnswerAsync(challenge, ada.Codes[1]);
        using var now = await ada.AnswerAsync(challenge, fresh[1]);
        await old.AssertProblemAsync(400, "validation", "code");
        Assert.Equal(HttpStatusCode.OK, now.StatusCode);
        Assert.Contains(AuditKind.RecoveryCodesMade, (await api.AuditAsync(ada.Account.Id)).Select(entry => entry.Kind));
        await ada.Account.Mail.FindAsync("New recovery codes were made");
    }

    [Fact]
    public async Task Whoever_has_a_token_and_the_password_can_not_try_codes_without_end()
    {
        using var ada = await FactorAccount.NewAsync(api);
        for (var tries = 0; tries < 5; tries++)
        {
            using var wrong = await ada.Account.SayAsync("totp/removal", new FactorConfirmation { Password = TestAccount.FirstPassword, Code = ada.App.WrongCode() });
        }

        using var answer = await ada.Account.SayAsync("totp/removal", new FactorConfirmation { Password = TestAccount.FirstPassword, Code = ada.Codes[0] });

        await answer.AssertProblemAsync(400, "validation", "password");
    }
}

using System.Net;
using System.Net.Http.Json;
using Alchemorsel.Api.Accounts;
using Alchemorsel.Api.Accounts.Factors;
using Alchemorsel.Contracts.Accounts;
using Alchemorsel.Tests.Api.Recipes;
using Alchemorsel.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Tests.Api.Accounts.Factors;

/// <summary>Signing in to an account that asks for a second factor.</summary>
[Collection(ApiGroup.Name)]
public sealed class SecondStepTests(ApiFixture api)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_password_answers_no_token_and_the_code_signs_in()
    {
        using var ada = await FactorAccount.NewAsync(api);
        using var first = await ada.Account.TrySignInAsync(TestAccount.FirstPassword);
        Assert.DoesNotContain("oken", await first.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        var challenge = await ada.ChallengeAsync();
        await ada.LetTimePassAsync();

        using var second = await ada.AnswerAsync(challenge, ada.App.NextCode());

        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        using var client = api.ClientOf(await second.ReadAsync<AuthTokens>());
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/api/v1/users/me", Cancellation)).StatusCode);
        Assert.Equal(
            [AuditKind.SignedIn, AuditKind.SecondFactorAdded, AuditKind.SecondFactorAsked, AuditKind.SecondFactorAsked, AuditKind.SecondFactorUsed],
            (await api.AuditAsync(ada.Account.Id)).Kinds());
    }

    // Guards the condition on LastStep in SecondFactors.UseAsync.
    [Fact]
    public async Task A_code_is_taken_once()
    {
        using var ada = await FactorAccount.NewAsync(api);
        await ada.LetTimePassAsync();
        var code = ada.App.NextCode();
        using var first = await ada.AnswerAsync(await ada.ChallengeAsync(), code);
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);

        using var replayed = await ada.AnswerAsync(await ada.ChallengeAsync(), code);

        await replayed.AssertProblemAsync(400, "validation", "code");
    }

    [Fact]
    public async Task The_code_that_ended_the_set_up_signs_nobody_in()
    {
        using var ada = await TestAccount.NewAsync(api);
        using var begun = await ada.SayAsync("totp", new PasswordConfirmation { Password = TestAccount.FirstPassword });
        var code = new AuthenticatorApp((await begun.ReadAsync<TotpSetup>()).Secret).NextCode();
        using var confirmed = await ada.SayAsync("totp/confirmation", new TotpConfirmation { Code = code });
        using var asked = await ada.TrySignInAsync(TestAccount.FirstPassword);
        var challenge = (await asked.Content.ReadFromJsonAsync<System.Text.Json.Nodes.JsonObject>(Cancellation))!["challenge"]!.GetValue<string>();

        using var answer = await api.NewClient().PostAsJsonAsync(
            "/api/v1/auth/sign-in/second-factor", new SecondFactorRequest { Challenge = challenge, Code = code }, Json.Options, Cancellation);

        await answer.AssertProblemAsync(400, "validation", "code");
    }

    [Fact]
    public async Task Of_two_uses_of_a_code_at_once_one_counts()
    {
        using var ada = await FactorAccount.NewAsync(api);
        await ada.LetTimePassAsync();
        var challenges = new[] { await ada.ChallengeAsync(), await ada.ChallengeAsync(), await ada.ChallengeAsync() };
        var code = ada.App.NextCode();

        var answers = await Task.WhenAll(challenges.Select(challenge => ada.AnswerAsync(challenge, code)));
        var ofRecovery = await Task.WhenAll(challenges.Select(challenge => ada.AnswerAsync(challenge, ada.Codes[0])));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        Assert.Single(ofRecovery, answer => answer.StatusCode == HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_recovery_code_signs_in_once_however_it_is_typed()
    {
        using var ada = await FactorAccount.NewAsync(api);
        var typed = $" {ada.Codes[4].ToLowerInvariant().Replace('-', ' ').Replace('0', 'o').Replace('1', 'l')} ";

        using var first = await ada.AnswerAsync(await ada.ChallengeAsync(), typed);
        using var again = await ada.AnswerAsync(await ada.ChallengeAsync(), ada.Codes[4]);

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        await again.AssertProblemAsync(400, "validation", "code");
        Assert.Equal(9, (await ada.Account.SecurityAsync()).RecoveryCodesLeft);
        var used = Assert.Single(await api.AuditAsync(ada.Account.Id), entry => entry.Kind == AuditKind.RecoveryCodeUsed);
        Assert.Equal("9 left", used.Details);
    }

    [Fact]
    public async Task A_challenge_signs_in_once()
    {
        using var ada = await FactorAccount.NewAsync(api);
        var challenge = await ada.ChallengeAsync();
        using var first = await ada.AnswerAsync(challenge, ada.Codes[0]);
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);

        using var again = await ada.AnswerAsync(challenge, ada.Codes[1]);

        await again.AssertProblemAsync(401, "challenge-over");
    }

    [Fact]
    public async Task A_challenge_is_over_after_five_minutes()
    {
        using var ada = await FactorAccount.NewAsync(api);
        var challenge = await ada.ChallengeAsync();
        await api.WithDbAsync(db => db.Set<SignInChallenge>().Where(row => row.UserId == ada.Account.Id)
            .ExecuteUpdateAsync(row => row.SetProperty(one => one.ExpiresAt, one => one.ExpiresAt - SignInChallenges.Life), Cancellation));

        using var late = await ada.AnswerAsync(challenge, ada.Codes[0]);

        await late.AssertProblemAsync(401, "challenge-over");
        Assert.Equal(TimeSpan.FromMinutes(5), SignInChallenges.Life);
    }

    [Fact]
    public async Task After_five_wrong_codes_the_challenge_is_over_and_the_account_rests()
    {
        using var ada = await FactorAccount.NewAsync(api);
        var challenge = await ada.ChallengeAsync();
        for (var tries = 0; tries < 5; tries++)
        {
            using var wrong = await ada.AnswerAsync(challenge, ada.App.WrongCode());
            await wrong.AssertProblemAsync(400, "validation", "code");
        }

        using var right = await ada.AnswerAsync(challenge, ada.Codes[0]);
        using var password = await ada.Account.TrySignInAsync(TestAccount.FirstPassword);

        await right.AssertProblemAsync(401, "challenge-over");
        await password.AssertProblemAsync(401, "wrong-credentials");
    }

    // Guards the order in AccountEndpoints.SignIn: a right password alone must not set the count back.
    [Fact]
    public async Task Whoever_knows_the_password_does_not_get_five_codes_more_each_time_they_enter_it()
    {
        using var ada = await FactorAccount.NewAsync(api);
        var first = await ada.ChallengeAsync();
        for (var tries = 0; tries < 3; tries++)
        {
            using var wrong = await ada.AnswerAsync(first, ada.App.WrongCode());
        }

        var second = await ada.ChallengeAsync();
        for (var tries = 0; tries < 2; tries++)
        {
            using var wrong = await ada.AnswerAsync(second, ada.App.WrongCode());
        }

        using var resting = await ada.AnswerAsync(second, ada.Codes[0]);

        await resting.AssertProblemAsync(400, "validation", "code");
        Assert.Equal(10, (await ada.Account.SecurityAsync()).RecoveryCodesLeft);
    }

    [Fact]
    public async Task Wrong_codes_are_forgotten_once_a_sign_in_succeeded()
    {
        using var ada = await FactorAccount.NewAsync(api);
        for (var round = 0; round < 2; round++)
        {
            var challenge = await ada.ChallengeAsync();
            for (var tries = 0; tries < 4; tries++)
            {
                using var wrong = await ada.AnswerAsync(challenge, ada.App.WrongCode());
            }

            using var right = await ada.AnswerAsync(challenge, ada.Codes[round]);
            Assert.Equal(HttpStatusCode.OK, right.StatusCode);
        }
    }

    [Fact]
    public async Task Codes_of_one_account_answer_no_challenge_of_another()
    {
        using var ada = await FactorAccount.NewAsync(api);
        using var ben = await FactorAccount.NewAsync(api);
        await ben.LetTimePassAsync();
        var challenge = await ada.ChallengeAsync();

        using var code = await ada.AnswerAsync(challenge, ben.App.NextCode());
        using var recovery = await ada.AnswerAsync(challenge, ben.Codes[0]);
        using var nobodys = await ada.AnswerAsync(new string('x', 43), ada.Codes[0]);

        await code.AssertProblemAsync(400, "validation", "code");
        await recovery.AssertProblemAsync(400, "validation", "code");
        await nobodys.AssertProblemAsync(401, "challenge-over");
        Assert.Equal((10, 10), ((await ada.Account.SecurityAsync()).RecoveryCodesLeft, (await ben.Account.SecurityAsync()).RecoveryCodesLeft));
    }

    [Fact]
    public async Task Only_the_hash_of_a_challenge_is_kept()
    {
        using var ada = await FactorAccount.NewAsync(api);
        var challenge = await ada.ChallengeAsync();

        var kept = await api.WithDbAsync(db => db.Set<SignInChallenge>().Where(row => row.UserId == ada.Account.Id).Select(row => row.Hash).SingleAsync(Cancellation));

        Assert.Equal(TokenIssuer.HashOf(challenge), kept);
    }

    [Fact]
    public async Task Old_challenges_are_removed_by_the_next_one()
    {
        using var ada = await FactorAccount.NewAsync(api);
        await ada.ChallengeAsync();
        await api.WithDbAsync(db => db.Set<SignInChallenge>().Where(row => row.UserId == ada.Account.Id)
            .ExecuteUpdateAsync(row => row.SetProperty(one => one.ExpiresAt, one => one.ExpiresAt - SignInChallenges.Life), Cancellation));

        await ada.ChallengeAsync();

        Assert.Equal(1, await api.WithDbAsync(db => db.Set<SignInChallenge>().CountAsync(row => row.UserId == ada.Account.Id, Cancellation)));
    }

    [Fact]
    public async Task A_wrong_password_tells_nothing_of_a_second_factor()
    {
        using var ada = await FactorAccount.NewAsync(api);

        using var wrong = await ada.Account.TrySignInAsync("some other password");
        using var unknown = await ada.Account.TrySignInAsync("some other password", email: TestAccount.NewEmail());

        await wrong.AssertProblemAsync(401, "wrong-credentials");
        await unknown.AssertProblemAsync(401, "wrong-credentials");
    }

    [Fact]
    public async Task Codes_count_as_tries_to_sign_in_do_and_together_with_them()
    {
        using var ada = await FactorAccount.NewAsync(api);
        var challenge = await ada.ChallengeAsync();
        await using var replica = api.NewReplica(("ALCHEMORSEL_LIMITS_SIGN_IN", "6"));
        using var client = replica.CreateClient();
        var statuses = new List<HttpStatusCode>();

        for (var tries = 0; tries < 8; tries++)
        {
            using var answer = await ada.AnswerAsync(challenge, ada.App.WrongCode(), client);
            statuses.Add(answer.StatusCode);
            if (answer.StatusCode == HttpStatusCode.TooManyRequests)
            {
                Assert.NotNull(answer.Headers.RetryAfter);
                break;
            }
        }

        // Three tries came before: the password and the code for the set-up, and the password for this challenge.
        Assert.Equal([HttpStatusCode.BadRequest, HttpStatusCode.BadRequest, HttpStatusCode.BadRequest, HttpStatusCode.TooManyRequests], statuses);
    }

    [Fact]
    public async Task While_nobody_can_count_no_code_is_taken()
    {
        using var ada = await FactorAccount.NewAsync(api);
        var challenge = await ada.ChallengeAsync();
        await using var replica = api.NewReplica(("ConnectionStrings:cache", "127.0.0.1:1,connectTimeout=500,connectRetry=0"));
        using var client = replica.CreateClient();

        using var refused = await ada.AnswerAsync(challenge, ada.Codes[0], client);

        await refused.AssertProblemAsync(503, "sign-in-rests");
        Assert.Equal(10, (await ada.Account.SecurityAsync()).RecoveryCodesLeft);
    }
}

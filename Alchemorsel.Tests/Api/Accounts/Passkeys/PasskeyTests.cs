using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using Alchemorsel.Api.Accounts.Passkeys;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Accounts;
using Alchemorsel.Tests.Api.Accounts.Factors;
using Alchemorsel.Tests.Api.Recipes;
using Alchemorsel.Tests.Infrastructure;
using Microsoft.AspNetCore.Hosting;

namespace Alchemorsel.Tests.Api.Accounts.Passkeys;

/// <summary>Passkeys as their owner uses them.</summary>
[Collection(ApiGroup.Name)]
public sealed class PasskeyTests(ApiFixture api)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_passkey_signs_in_without_an_address_or_a_password()
    {
        using var ada = await TestAccount.NewAsync(api);
        using var device = new SoftwareAuthenticator();
        await ada.AddPasskeyAsync(device);

        using var answer = await api.SignInAsync(device);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var tokens = await answer.ReadAsync<AuthTokens>();
        Assert.Equal(ada.Id, tokens.User.Id);
        using var client = api.ClientOf(tokens);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/api/v1/users/me", Cancellation)).StatusCode);
        await ada.Mail.FindAsync("A passkey was added");
        Assert.Equal([AuditKind.SignedIn, AuditKind.PasskeyAdded, AuditKind.PasskeyUsed], (await api.AuditAsync(ada.Id)).Kinds());
    }

    [Fact]
    public async Task It_is_both_factors()
    {
        using var ada = await FactorAccount.NewAsync(api);
        using var device = new SoftwareAuthenticator();
        await ada.Account.AddPasskeyAsync(device, code: ada.Codes[0]);

        using var answer = await api.SignInAsync(device);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await ada.ChallengeAsync();
    }

    [Fact]
    public async Task Several_are_listed_with_what_is_known_of_each()
    {
        using var ada = await TestAccount.NewAsync(api);
        using var phone = new SoftwareAuthenticator { IsSynced = true };
        using var key = new SoftwareAuthenticator { Counter = 1 };
        var first = await ada.AddPasskeyAsync(phone, "  My phone ");
        var second = await ada.AddPasskeyAsync(key, "The key in the drawer");
        phone.IsSynced = false;
        using var used = await api.SignInAsync(phone);

        var security = await ada.SecurityAsync();

        Assert.True(security.CanUsePasskeys);
        Assert.Null(security.AuthenticatorSince);
        Assert.Equal([("My phone", false), ("The key in the drawer", false)], security.Passkeys.Select(passkey => (passkey.Name, passkey.IsSynced)));
        Assert.Equal((true, second), (first.IsSynced, security.Passkeys[1]));
        Assert.NotNull(security.Passkeys[0].LastUsedAt);
        Assert.Null(security.Passkeys[1].LastUsedAt);
    }

    [Fact]
    public async Task The_options_name_the_passkeys_that_there_are_and_ask_who_the_owner_is()
    {
        using var ada = await TestAccount.NewAsync(api);
        using var device = new SoftwareAuthenticator();
        await ada.AddPasskeyAsync(device);

        var options = await ada.CreationOptionsAsync();
        var request = await api.RequestOptionsAsync();

        Assert.Equal(System.Buffers.Text.Base64Url.EncodeToString(device.CredentialId), Assert.Single(options.ExcludeCredentials).Id);
        Assert.Equal(("localhost", ada.Email, "required", "required"), (options.Rp.Id, options.User.Name, options.AuthenticatorSelection.UserVerification, options.AuthenticatorSelection.ResidentKey));
        Assert.Equal(("localhost", "required", 300_000), (request.RpId, request.UserVerification, request.Timeout));
        Assert.NotEqual(options.Challenge, (await ada.CreationOptionsAsync()).Challenge);
    }

    [Fact]
    public async Task Adding_and_removing_need_the_password_and_a_removed_one_signs_in_no_more()
    {
        using var ada = await TestAccount.NewAsync(api);
        using var device = new SoftwareAuthenticator();
        using var noPassword = await ada.SayAsync("passkeys/options", new PasswordConfirmation { Password = "some other password" });
        await noPassword.AssertProblemAsync(400, "validation", "password");
        var passkey = await ada.AddPasskeyAsync(device);
        using var refused = await ada.SayAsync($"passkeys/{passkey.Id}/removal", new PasswordConfirmation { Password = "some other password" });
        await refused.AssertProblemAsync(400, "validation", "password");

        using var removed = await ada.SayAsync($"passkeys/{passkey.Id}/removal", new PasswordConfirmation { Password = TestAccount.FirstPassword });

        Assert.Equal(HttpStatusCode.NoContent, removed.StatusCode);
        Assert.Empty((await ada.SecurityAsync()).Passkeys);
        using var answer = await api.SignInAsync(device);
        await answer.AssertProblemAsync(401, "passkey-refused");
        await ada.Mail.FindAsync("A passkey was removed");
        Assert.Contains(AuditKind.PasskeyRemoved, (await api.AuditAsync(ada.Id)).Select(entry => entry.Kind));
    }

    // A passkey signs in without a code: added by the password alone, it would undo the second step.
    [Fact]
    public async Task Where_signing_in_asks_for_a_code_adding_one_asks_for_it_too()
    {
        using var ada = await FactorAccount.NewAsync(api);
        var request = new NewPasskeyRequest { Password = TestAccount.FirstPassword };
        using var none = await ada.Account.SayAsync("passkeys/options", request);
        await none.AssertProblemAsync(400, "validation", "code");
        using var wrong = await ada.Account.SayAsync("passkeys/options", request with { Code = ada.App.WrongCode() });
        await wrong.AssertProblemAsync(400, "validation", "code");
        using var noPassword = await ada.Account.SayAsync("passkeys/options", request with { Password = "some other password", Code = ada.App.WrongCode() });
        await noPassword.AssertProblemAsync(400, "validation", "password");

        await ada.LetTimePassAsync();
        var code = ada.App.NextCode();
        using var begun = await ada.Account.SayAsync("passkeys/options", request with { Code = code });
        Assert.Equal(HttpStatusCode.OK, begun.StatusCode);
        using var again = await ada.Account.SayAsync("passkeys/options", request with { Code = code });
        await again.AssertProblemAsync(400, "validation", "code");

        var kinds = (await api.AuditAsync(ada.Account.Id)).Select(entry => entry.Kind).ToList();
        Assert.Equal((2, 1), (kinds.Count(kind => kind == AuditKind.SecondFactorFailed), kinds.Count(kind => kind == AuditKind.SecondFactorUsed)));
    }

    [Fact]
    public async Task A_passkey_gets_another_name_from_its_owner_alone()
    {
        using var ada = await TestAccount.NewAsync(api);
        using var ben = await TestAccount.NewAsync(api);
        using var device = new SoftwareAuthenticator();
        var passkey = await ada.AddPasskeyAsync(device);
        var input = new PasskeyInput { Name = " Kitchen tablet " };

        using var renamed = await ada.Client.PutAsJsonAsync($"/api/v1/users/me/passkeys/{passkey.Id}", input, Json.Options, Cancellation);
        using var blank = await ada.Client.PutAsJsonAsync($"/api/v1/users/me/passkeys/{passkey.Id}", new PasskeyInput { Name = "  " }, Json.Options, Cancellation);
        using var byBen = await ben.Client.PutAsJsonAsync($"/api/v1/users/me/passkeys/{passkey.Id}", input, Json.Options, Cancellation);
        using var removedByBen = await ben.SayAsync($"passkeys/{passkey.Id}/removal", new PasswordConfirmation { Password = TestAccount.FirstPassword });

        Assert.Equal(HttpStatusCode.NoContent, renamed.StatusCode);
        await blank.AssertProblemAsync(400, "validation", "name");
        await byBen.AssertProblemAsync(404, "not-found");
        await removedByBen.AssertProblemAsync(404, "not-found");
        Assert.Equal("Kitchen tablet", Assert.Single((await ada.SecurityAsync()).Passkeys).Name);
        Assert.Contains(AuditKind.PasskeyRenamed, (await api.AuditAsync(ada.Id)).Select(entry => entry.Kind));
    }

    [Fact]
    public async Task An_account_has_a_bounded_number_of_them()
    {
        using var ada = await TestAccount.NewAsync(api);
        using var device = new SoftwareAuthenticator();
        var made = device.Make(await ada.CreationOptionsAsync());
        await api.WithDbAsync(async db =>
        {
            db.AddRange(Enumerable.Range(0, Limits.PasskeysMax).Select(number => new Passkey
            {
                UserId = ada.Id,
                CredentialId = RandomNumberGenerator.GetBytes(16),
                PublicKey = [],
                SignCount = 0,
                Name = $"Passkey {number}",
                CreatedAt = DateTimeOffset.UnixEpoch,
                IsSynced = false,
            }));
            return await db.SaveChangesAsync(Cancellation);
        });

        using var options = await ada.SayAsync("passkeys/options", new PasswordConfirmation { Password = TestAccount.FirstPassword });
        using var added = await ada.SayAsync("passkeys", made);

        await options.AssertProblemAsync(422, "too-many-passkeys");
        await added.AssertProblemAsync(422, "too-many-passkeys");
    }

    [Fact]
    public async Task Where_there_is_no_public_address_there_are_no_passkeys()
    {
        await using var replica = api.NewReplica(("ALCHEMORSEL_MONITORING_DRAIN", "0s")).WithWebHostBuilder(host => host.UseEnvironment("Production"));
        using var client = replica.CreateClient();

        using var options = await client.GetAsync("/api/v1/auth/sign-in/passkey", Cancellation);
        using var signedIn = await client.PostAsJsonAsync("/api/v1/auth/sign-in/passkey", Example(), Json.Options, Cancellation);
        var installation = await client.GetFromJsonAsync<InstallationInfo>("/api/v1/installation", Json.Options, Cancellation);

        await options.AssertProblemAsync(409, "passkeys-not-set-up");
        await signedIn.AssertProblemAsync(409, "passkeys-not-set-up");
        Assert.False(installation!.CanUsePasskeys);
    }

    [Fact]
    public async Task While_nobody_can_count_nobody_signs_in_with_one()
    {
        await using var replica = api.NewReplica(("ConnectionStrings:cache", "127.0.0.1:1,connectTimeout=500,connectRetry=0"));
        using var client = replica.CreateClient();

        using var refused = await client.PostAsJsonAsync("/api/v1/auth/sign-in/passkey", Example(), Json.Options, Cancellation);

        await refused.AssertProblemAsync(503, "sign-in-rests");
    }

    [Fact]
    public async Task Tries_with_one_passkey_are_counted_and_those_with_passwords_apart()
    {
        using var ada = await TestAccount.NewAsync(api);
        using var device = new SoftwareAuthenticator();
        await ada.AddPasskeyAsync(device);
        await using var replica = api.NewReplica(("ALCHEMORSEL_LIMITS_SIGN_IN", "2"));
        using var client = replica.CreateClient();
        var statuses = new List<HttpStatusCode>();
        for (var tries = 0; tries < 3; tries++)
        {
            var signed = device.Sign(await api.RequestOptionsAsync());
            using var answer = await client.PostAsJsonAsync("/api/v1/auth/sign-in/passkey", signed, Json.Options, Cancellation);
            statuses.Add(answer.StatusCode);
        }

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests], statuses);
    }

    private static PasskeySignInRequest Example() =>
        new() { CredentialId = "AAAA", ClientDataJson = "AAAA", AuthenticatorData = "AAAA", Signature = "AAAA", UserHandle = "AAAA" };
}

using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using Alchemorsel.Api.Accounts;
using Alchemorsel.Api.Accounts.Passkeys;
using Alchemorsel.Contracts.Accounts;
using Alchemorsel.Tests.Api.Accounts.Factors;
using Alchemorsel.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Alchemorsel.Tests.Api.Accounts.Passkeys;

/// <summary>What no honest browser and device would send.</summary>
[Collection(ApiGroup.Name)]
public sealed class PasskeyAbuseTests(ApiFixture api)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    // Guards PasskeyChallenges.SpendAsync.
    [Fact]
    public async Task What_was_signed_signs_in_once()
    {
        using var ada = await TestAccount.NewAsync(api);
        using var device = new SoftwareAuthenticator();
        await ada.AddPasskeyAsync(device);
        var signed = device.Sign(await api.RequestOptionsAsync());
        using var first = await api.SignInAsync(signed);
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);

        using var replayed = await api.SignInAsync(signed);

        await AssertRefusedAsync(replayed, ada, "what it signed was used before");
    }

    [Fact]
    public async Task Of_two_uses_at_once_one_counts()
    {
        using var ada = await TestAccount.NewAsync(api);
        using var device = new SoftwareAuthenticator();
        await ada.AddPasskeyAsync(device);
        var signed = device.Sign(await api.RequestOptionsAsync());

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => api.SignInAsync(signed)));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("https://evil.example", null)]
    [InlineData("http://localhost.evil.example", null)]
    [InlineData("http://localhost:8000/", null)]
    [InlineData("null", null)]
    [InlineData("http://localhost:8000", "evil.example")]
    public async Task What_was_signed_for_another_site_signs_in_nobody(string origin, string? domain)
    {
        using var ada = await TestAccount.NewAsync(api);
        using var device = new SoftwareAuthenticator();
        await ada.AddPasskeyAsync(device);
        (device.Origin, device.Domain) = (origin, domain);

        using var answer = await api.SignInAsync(device);

        await AssertRefusedAsync(answer, ada, "not what it signs here");
    }

    [Theory]
    [InlineData("https://evil.example", null)]
    [InlineData("http://localhost:8000", "evil.example")]
    public async Task What_was_made_for_another_site_is_not_added(string origin, string? domain)
    {
        using var ada = await TestAccount.NewAsync(api);
        using var device = new SoftwareAuthenticator { Origin = origin, Domain = domain };

        using var answer = await ada.SayAsync("passkeys", device.Make(await ada.CreationOptionsAsync()));

        await answer.AssertProblemAsync(422, "passkey-refused");
        Assert.Empty((await ada.SecurityAsync()).Passkeys);
    }

    [Fact]
    public async Task A_device_has_to_make_sure_who_its_owner_is()
    {
        using var ada = await TestAccount.NewAsync(api);
        using var careless = new SoftwareAuthenticator { IsVerified = false };
        using var refused = await ada.SayAsync("passkeys", careless.Make(await ada.CreationOptionsAsync()));
        await refused.AssertProblemAsync(422, "passkey-refused");
        using var device = new SoftwareAuthenticator();
        await ada.AddPasskeyAsync(device);
        device.IsVerified = false;

        using var answer = await api.SignInAsync(device);

        await AssertRefusedAsync(answer, ada, "not what it signs here");
    }

    // Guards the comparison in PasskeySignInEndpoints: the library alone lets a counter go back to 0.
    [Theory]
    [InlineData(5, 4)]
    [InlineData(5, 5)]
    [InlineData(5, 0)]
    public async Task A_counter_that_does_not_go_on_is_a_copy(uint before, uint now)
    {
        using var ada = await TestAccount.NewAsync(api);
        using var device = new SoftwareAuthenticator { Counter = 1 };
        await ada.AddPasskeyAsync(device);
        device.Counter = before;
        using var first = await api.SignInAsync(device);
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        device.Counter = now;

        using var answer = await api.SignInAsync(device);

        await AssertRefusedAsync(answer, ada, "its counter went back");
        device.Counter = before + 1;
        using var onwards = await api.SignInAsync(device);
        Assert.Equal(HttpStatusCode.OK, onwards.StatusCode);
    }

    [Fact]
    public async Task A_signature_of_another_key_or_for_another_account_is_refused()
    {
        using var ada = await TestAccount.NewAsync(api);
        using var ben = await TestAccount.NewAsync(api);
        using var device = new SoftwareAuthenticator();
        using var forger = new SoftwareAuthenticator { CredentialId = device.CredentialId };
        await ada.AddPasskeyAsync(device);
        forger.Make(await ada.CreationOptionsAsync());
        var signed = device.Sign(await api.RequestOptionsAsync());

        using var forged = await api.SignInAsync(forger);
        using var asBen = await api.SignInAsync(signed with { UserHandle = Base64Url.EncodeToString(ben.Id.ToByteArray()) });
        using var changed = await api.SignInAsync(signed with { ClientDataJson = device.Sign(await api.RequestOptionsAsync()).ClientDataJson });
        using var unknown = await api.SignInAsync(signed with { CredentialId = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16)) });

        foreach (var answer in new[] { forged, asBen, changed, unknown })
            await answer.AssertProblemAsync(401, "passkey-refused");
    }

    [Fact]
    public async Task A_challenge_is_for_one_purpose_and_one_account()
    {
        using var ada = await TestAccount.NewAsync(api);
        using var ben = await TestAccount.NewAsync(api);
        using var device = new SoftwareAuthenticator();
        var forAda = await ada.CreationOptionsAsync();
        var forBen = await ben.CreationOptionsAsync();

        using var others = await ada.SayAsync("passkeys", device.Make(forBen with { User = forAda.User }));
        using var ofSignIn = await ada.SayAsync("passkeys", device.Make(forAda with { Challenge = (await api.RequestOptionsAsync()).Challenge }));
        using var ofGet = await ada.SayAsync("passkeys", device.Make(forAda, type: "webauthn.get"));
        await ada.AddPasskeyAsync(device);
        var options = await api.RequestOptionsAsync();
        using var ofRegistration = await api.SignInAsync(device.Sign(options with { Challenge = forAda.Challenge }));
        using var ownWords = await api.SignInAsync(device.Sign(options with { Challenge = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(64)) }));
        using var ofCreate = await api.SignInAsync(device.Sign(options, type: "webauthn.create"));

        foreach (var answer in new[] { others, ofSignIn, ofGet })
            await answer.AssertProblemAsync(422, "passkey-refused");
        foreach (var answer in new[] { ofRegistration, ownWords, ofCreate })
            await answer.AssertProblemAsync(401, "passkey-refused");
    }

    [Fact]
    public async Task A_challenge_makes_one_passkey()
    {
        using var ada = await TestAccount.NewAsync(api);
        using var first = new SoftwareAuthenticator();
        using var second = new SoftwareAuthenticator();
        var options = await ada.CreationOptionsAsync();
        using var added = await ada.SayAsync("passkeys", first.Make(options));
        Assert.Equal(HttpStatusCode.Created, added.StatusCode);

        using var again = await ada.SayAsync("passkeys", second.Make(options));

        await again.AssertProblemAsync(422, "passkey-refused");
    }

    [Fact]
    public async Task A_challenge_is_over_after_five_minutes()
    {
        using var ada = await TestAccount.NewAsync(api);
        using var device = new SoftwareAuthenticator();
        await ada.AddPasskeyAsync(device);
        // As the Api made it a while ago: it has the same secret.
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow() - PasskeyChallenges.Life - TimeSpan.FromSeconds(1));
        var old = new PasskeyChallenges(null!, api.Services.GetRequiredService<SigningSecret>(), clock);
        var challenge = old.Issue(PasskeyPurpose.SignIn);
        Assert.True(old.IsGood(challenge, PasskeyPurpose.SignIn));

        using var late = await api.SignInAsync(device.Sign(await api.RequestOptionsAsync() with { Challenge = Base64Url.EncodeToString(challenge) }));
        using var lateMade = await ada.SayAsync("passkeys", new SoftwareAuthenticator().Make(
            await ada.CreationOptionsAsync() with { Challenge = Base64Url.EncodeToString(old.Issue(PasskeyPurpose.Register, ada.Id)) }));

        await AssertRefusedAsync(late, ada, "the challenge is over, or none of ours");
        await lateMade.AssertProblemAsync(422, "passkey-refused");
        Assert.Equal(TimeSpan.FromMinutes(5), PasskeyChallenges.Life);
    }

    [Fact]
    public async Task Spent_challenges_are_kept_for_as_long_as_they_would_be_good()
    {
        using var ada = await TestAccount.NewAsync(api);
        using var device = new SoftwareAuthenticator();
        await ada.AddPasskeyAsync(device);
        var old = RandomNumberGenerator.GetBytes(32);
        await api.WithDbAsync(db => db.Database.ExecuteSqlAsync(
            $"INSERT INTO spent_passkey_challenges (hash, expires_at) VALUES ({old}, {DateTimeOffset.UnixEpoch})", Cancellation));

        using var answer = await api.SignInAsync(device);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.False(await api.WithDbAsync(db => db.Set<SpentPasskeyChallenge>().AnyAsync(row => row.Hash == old, Cancellation)));
    }

    [Fact]
    public async Task A_passkey_belongs_to_one_account()
    {
        using var ada = await TestAccount.NewAsync(api);
        using var ben = await TestAccount.NewAsync(api);
        using var device = new SoftwareAuthenticator();
        await ada.AddPasskeyAsync(device);

        using var answer = await ben.SayAsync("passkeys", device.Make(await ben.CreationOptionsAsync()));

        await answer.AssertProblemAsync(422, "passkey-refused");
    }

    [Theory]
    [InlineData("not base64url!", "clientDataJson")]
    [InlineData("AA==", "clientDataJson")]
    public async Task What_is_no_base64url_is_named(string text, string field)
    {
        using var device = new SoftwareAuthenticator();

        using var answer = await api.SignInAsync(device.Sign(await api.RequestOptionsAsync()) with { ClientDataJson = text, UserHandle = "AAAA" });

        await answer.AssertProblemAsync(400, "validation", field);
    }

    [Fact]
    public async Task Bytes_that_mean_nothing_are_refused()
    {
        using var ada = await TestAccount.NewAsync(api);
        using var device = new SoftwareAuthenticator();
        await ada.AddPasskeyAsync(device);
        var random = new Random(4711);
        for (var round = 0; round < 60; round++)
        {
            var signed = device.Sign(await api.RequestOptionsAsync());
            var made = device.Make(await ada.CreationOptionsAsync());
            using var signIn = await api.SignInAsync((round % 3) switch
            {
                0 => signed with { AuthenticatorData = Spoil(signed.AuthenticatorData) },
                1 => signed with { Signature = Spoil(signed.Signature) },
                _ => signed with { ClientDataJson = Spoil(signed.ClientDataJson) },
            });
            using var added = await ada.SayAsync("passkeys", made with { AttestationObject = Spoil(made.AttestationObject) });
            await signIn.AssertProblemAsync(401, "passkey-refused");
            await added.AssertProblemAsync(422, "passkey-refused");
        }

        Assert.Single((await ada.SecurityAsync()).Passkeys);

        string Spoil(string text)
        {
            var bytes = Base64Url.DecodeFromChars(text);
            bytes[random.Next(bytes.Length)] ^= (byte)random.Next(1, 256);
            return Base64Url.EncodeToString(random.Next(4) == 0 ? bytes.AsSpan(0, random.Next(1, bytes.Length)) : bytes);
        }
    }

    private async Task AssertRefusedAsync(HttpResponseMessage answer, TestAccount account, string why)
    {
        await answer.AssertProblemAsync(401, "passkey-refused");
        var entry = (await api.AuditAsync(account.Id)).Last(entry => entry.Kind == AuditKind.PasskeyFailed);
        Assert.Equal((account.Id, why), (entry.TargetId, entry.Details));
    }
}

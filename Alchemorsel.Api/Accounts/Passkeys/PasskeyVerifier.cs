using System.Buffers.Text;
using System.Text.Json;
using Alchemorsel.Contracts.Accounts;
using Fido2NetLib;
using Fido2NetLib.Exceptions;
using Fido2NetLib.Objects;

namespace Alchemorsel.Api.Accounts.Passkeys;

/// <summary>What a browser signed about itself: the challenge, and the site that it was at.</summary>
/// <param name="Json">The bytes that were signed.</param>
internal sealed record ClientData(byte[] Json, byte[] Challenge, string Origin)
{
    /// <summary>Null for what is none.</summary>
    public static ClientData? Read(string base64Url)
    {
        try
        {
            var json = Base64Url.DecodeFromChars(base64Url);
            using var document = JsonDocument.Parse(json);
            var challenge = document.RootElement.GetProperty("challenge").GetString();
            var origin = document.RootElement.GetProperty("origin").GetString();
            return challenge is null || origin is null ? null : new ClientData(json, Base64Url.DecodeFromChars(challenge), origin);
        }
        catch (Exception failure) when (failure is FormatException or JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return null;
        }
    }
}

/// <summary>
/// Checks what devices made and signed (Web Authentication, 7.1 and 7.2) with the library. That the challenge is good is the caller's to see to.
/// </summary>
internal sealed partial class PasskeyVerifier(RelyingParty party, ILogger<PasskeyVerifier> log)
{
    public const string SiteName = "Alchemorsel";

    /// <summary>ES256, which every device has, and RS256 for Windows of old.</summary>
    public static readonly IReadOnlyList<COSE.Algorithm> Algorithms = [COSE.Algorithm.ES256, COSE.Algorithm.RS256];

    /// <summary>What was made, or null when it can't be taken.</summary>
    public async Task<RegisteredPublicKeyCredential?> RegisterAsync(PasskeyRegistration made, ClientData client, Guid account, CancellationToken cancellation)
    {
        if (Library(client) is not { } library)
            return null;
        var id = Base64Url.DecodeFromChars(made.CredentialId);
        var parameters = new MakeNewCredentialParams
        {
            AttestationResponse = new AuthenticatorAttestationRawResponse
            {
                Id = made.CredentialId,
                RawId = id,
                Type = PublicKeyCredentialType.PublicKey,
                Response = new AuthenticatorAttestationRawResponse.AttestationResponse
                {
                    AttestationObject = Base64Url.DecodeFromChars(made.AttestationObject),
                    ClientDataJson = client.Json,
                },
            },
            OriginalOptions = new CredentialCreateOptions
            {
                Rp = new PublicKeyCredentialRpEntity(party.Id!, SiteName, ""),
                User = new Fido2User { Id = account.ToByteArray(), Name = "", DisplayName = "" },
                Challenge = client.Challenge,
                PubKeyCredParams = [.. Algorithms.Select(algorithm => new PubKeyCredParam(algorithm, PublicKeyCredentialType.PublicKey))],
                AuthenticatorSelection = new AuthenticatorSelection { ResidentKey = ResidentKeyRequirement.Required, UserVerification = UserVerificationRequirement.Required },
                Attestation = AttestationConveyancePreference.None,
            },
            // The database keeps them unique.
            IsCredentialIdUniqueToUserCallback = (_, _) => Task.FromResult(true),
        };
        var registered = await TryAsync(() => library.MakeNewCredentialAsync(parameters, cancellation));
        return registered is not null && registered.Id.AsSpan().SequenceEqual(id) ? registered : null;
    }

    /// <summary>What was signed, or null when it can't be taken.</summary>
    public async Task<VerifyAssertionResult?> AssertAsync(PasskeySignInRequest signed, ClientData client, Passkey passkey, CancellationToken cancellation)
    {
        if (Library(client) is not { } library)
            return null;
        var parameters = new MakeAssertionParams
        {
            AssertionResponse = new AuthenticatorAssertionRawResponse
            {
                Id = signed.CredentialId,
                RawId = passkey.CredentialId,
                Type = PublicKeyCredentialType.PublicKey,
                Response = new AuthenticatorAssertionRawResponse.AssertionResponse
                {
                    AuthenticatorData = Base64Url.DecodeFromChars(signed.AuthenticatorData),
                    Signature = Base64Url.DecodeFromChars(signed.Signature),
                    ClientDataJson = client.Json,
                    UserHandle = Base64Url.DecodeFromChars(signed.UserHandle),
                },
            },
            OriginalOptions = new AssertionOptions { RpId = party.Id!, Challenge = client.Challenge, UserVerification = UserVerificationRequirement.Required },
            StoredPublicKey = passkey.PublicKey,
            // The counter is looked at by whoever asks, who says more about it.
            StoredSignatureCounter = 0,
            IsUserHandleOwnerOfCredentialIdCallback = (asked, _) => Task.FromResult(asked.UserHandle.AsSpan().SequenceEqual(passkey.UserId.ToByteArray())),
        };
        return await TryAsync(() => library.MakeAssertionAsync(parameters, cancellation));
    }

    private Fido2? Library(ClientData client) => party.IsHere(client.Origin)
        ? new Fido2(new Fido2Configuration { RPID = party.Id!, RPName = SiteName, Origins = new HashSet<string> { client.Origin } })
        : null;

    private async Task<T?> TryAsync<T>(Func<Task<T>> verify)
        where T : class
    {
        try
        {
            return await verify();
        }
#pragma warning disable CA1031 // What it reads is whatever somebody sent: an error of any kind means that it can't be taken.
        catch (Exception failure) when (failure is not OperationCanceledException)
#pragma warning restore CA1031
        {
            // Not its message, which repeats what was sent.
            var (kind, code) = (failure.GetType().Name, (failure as Fido2VerificationException)?.Code);
            LogRefused(log, kind, code);
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "A passkey was refused: {Kind} {Code}.")]
    private static partial void LogRefused(ILogger log, string kind, Fido2ErrorCode? code);
}

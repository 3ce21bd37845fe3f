using System.Buffers.Binary;
using System.Buffers.Text;
using System.Formats.Cbor;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Alchemorsel.Contracts.Accounts;

namespace Alchemorsel.Tests.Api.Accounts.Passkeys;

/// <summary>
/// A device with one passkey, and the browser before it, in software: what it says about itself can be turned to what no honest one would say.
/// </summary>
internal sealed class SoftwareAuthenticator : IDisposable
{
    private const byte Present = 0x01;
    private const byte Verified = 0x04;
    private const byte CanSync = 0x08;
    private const byte Synced = 0x10;
    private const byte HasCredential = 0x40;

    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private byte[] user = [];

    public byte[] CredentialId { get; init; } = RandomNumberGenerator.GetBytes(16);

    /// <summary>Where the browser is.</summary>
    public string Origin { get; set; } = "http://localhost:8000";

    /// <summary>The domain that the device signs for; null for the one that it is asked for.</summary>
    public string? Domain { get; set; }

    /// <summary>How often it has signed; stays 0 for one that doesn't count.</summary>
    public uint Counter { get; set; }

    public bool IsVerified { get; set; } = true;

    public bool IsSynced { get; set; }

    /// <summary>As <c>navigator.credentials.create</c> does.</summary>
    public PasskeyRegistration Make(PasskeyCreationOptions options, string name = "My phone", string type = "webauthn.create")
    {
        user = Base64Url.DecodeFromChars(options.User.Id);
        var data = new List<byte>(Data(options.Rp.Id, HasCredential));
        data.AddRange(new byte[16]);
        Span<byte> length = stackalloc byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)CredentialId.Length);
        data.AddRange(length);
        data.AddRange(CredentialId);
        data.AddRange(PublicKey());
        var writer = new CborWriter(CborConformanceMode.Ctap2Canonical);
        writer.WriteStartMap(3);
        writer.WriteTextString("fmt");
        writer.WriteTextString("none");
        writer.WriteTextString("attStmt");
        writer.WriteStartMap(0);
        writer.WriteEndMap();
        writer.WriteTextString("authData");
        writer.WriteByteString([.. data]);
        writer.WriteEndMap();
        return new PasskeyRegistration
        {
            Name = name,
            CredentialId = Base64Url.EncodeToString(CredentialId),
            ClientDataJson = Base64Url.EncodeToString(ClientData(type, options.Challenge)),
            AttestationObject = Base64Url.EncodeToString(writer.Encode()),
        };
    }

    /// <summary>As <c>navigator.credentials.get</c> does.</summary>
    public PasskeySignInRequest Sign(PasskeyRequestOptions options, string type = "webauthn.get")
    {
        var (data, client) = (Data(options.RpId, 0), ClientData(type, options.Challenge));
        byte[] signed = [.. data, .. SHA256.HashData(client)];
        return new PasskeySignInRequest
        {
            CredentialId = Base64Url.EncodeToString(CredentialId),
            ClientDataJson = Base64Url.EncodeToString(client),
            AuthenticatorData = Base64Url.EncodeToString(data),
            Signature = Base64Url.EncodeToString(key.SignData(signed, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)),
            UserHandle = Base64Url.EncodeToString(user),
        };
    }

    public void Dispose() => key.Dispose();

    private byte[] Data(string domain, byte flags)
    {
        flags |= Present;
        if (IsVerified)
            flags |= Verified;
        if (IsSynced)
            flags |= CanSync | Synced;
        Span<byte> counter = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(counter, Counter);
        return [.. SHA256.HashData(Encoding.UTF8.GetBytes(Domain ?? domain)), flags, .. counter];
    }

    private byte[] ClientData(string type, string challenge) => Encoding.UTF8.GetBytes(
        new JsonObject { ["type"] = type, ["challenge"] = challenge, ["origin"] = Origin, ["crossOrigin"] = false }.ToJsonString());

    /// <summary>In COSE: an elliptic key on P-256 for ES256.</summary>
    private byte[] PublicKey()
    {
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        var writer = new CborWriter(CborConformanceMode.Ctap2Canonical);
        writer.WriteStartMap(5);
        writer.WriteInt32(1);
        writer.WriteInt32(2);
        writer.WriteInt32(3);
        writer.WriteInt32(-7);
        writer.WriteInt32(-1);
        writer.WriteInt32(1);
        writer.WriteInt32(-2);
        writer.WriteByteString(point.X!);
        writer.WriteInt32(-3);
        writer.WriteByteString(point.Y!);
        writer.WriteEndMap();
        return writer.Encode();
    }
}

using OtpNet;

namespace Alchemorsel.Api.Accounts.Factors;

/// <summary>Codes of authenticator apps (RFC 6238) in the form that every app knows: SHA-1, 30 seconds, six digits.</summary>
internal static class TotpCodes
{
    /// <summary>As long as the hash, which is what RFC 4226 recommends.</summary>
    public const int SecretBytes = 20;

    public const int Digits = 6;
    public const int StepSeconds = 30;

    private const string Issuer = "Alchemorsel";

    // A phone's clock may be a little off, and typing takes a while.
    private static readonly VerificationWindow Window = new(previous: 1, future: 1);

    /// <summary>The time step that a code belongs to, which is the present one, the one before or the one after; null for a code of none of them.</summary>
    public static long? StepOf(byte[] secret, string code, DateTimeOffset at) =>
        new Totp(secret, StepSeconds, OtpHashMode.Sha1, Digits).VerifyTotp(at.UtcDateTime, code, out var step, Window) ? step : null;

    /// <summary>The secret in base32, as it is typed.</summary>
    public static string TextOf(byte[] secret) => Base32Encoding.ToString(secret).TrimEnd('=');

    /// <summary>What the QR code says.</summary>
    public static string UriOf(byte[] secret, string account) =>
        $"otpauth://totp/{Issuer}:{Uri.EscapeDataString(account)}?secret={TextOf(secret)}&issuer={Issuer}&algorithm=SHA1&digits={Digits}&period={StepSeconds}";
}

using Alchemorsel.Api.Accounts.Factors;
using OtpNet;

namespace Alchemorsel.Tests.Api.Accounts.Factors;

/// <summary>An authenticator app in a test's hands.</summary>
internal sealed class AuthenticatorApp(string secret)
{
    private readonly Totp totp = new(Base32Encoding.ToBytes(secret), TotpCodes.StepSeconds, OtpHashMode.Sha1, TotpCodes.Digits);
    private long last;

    /// <summary>A code that was not given before: the present one, or the one of the next half minute, which a clock that is ahead would show.</summary>
    public string NextCode()
    {
        last = Math.Max(last + 1, TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / TotpCodes.StepSeconds);
        return CodeOf(last);
    }

    /// <summary>A code that is right for no time anywhere near.</summary>
    public string WrongCode()
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / TotpCodes.StepSeconds;
        var near = Enumerable.Range(-5, 15).Select(step => CodeOf(now + step)).ToHashSet();
        return Enumerable.Range(0, 1_000_000).Select(number => $"{number:d6}").First(code => !near.Contains(code));
    }

    public string CodeOf(long step) => totp.ComputeTotp(DateTimeOffset.FromUnixTimeSeconds(step * TotpCodes.StepSeconds).UtcDateTime);
}

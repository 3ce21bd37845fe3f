using System.Security.Cryptography;
using System.Text;
using Alchemorsel.Api.Accounts;
using Alchemorsel.Api.Accounts.Factors;
using Microsoft.Extensions.Configuration;

namespace Alchemorsel.Tests.Api.Accounts.Factors;

public sealed class TotpCodesTests
{
    // The secret and times of RFC 6238, appendix B, with the last six of its eight digits.
    private static readonly byte[] Secret = Encoding.ASCII.GetBytes("12345678901234567890");

    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1_111_111_109, "081804")]
    [InlineData(1_111_111_111, "050471")]
    [InlineData(1_234_567_890, "005924")]
    [InlineData(2_000_000_000, "279037")]
    [InlineData(20_000_000_000, "353130")]
    public void Codes_are_those_of_the_standard(long second, string code) =>
        Assert.Equal(second / 30, TotpCodes.StepOf(Secret, code, DateTimeOffset.FromUnixTimeSeconds(second)));

    [Theory]
    [InlineData(-2, false)]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void A_clock_may_be_one_step_off_in_either_direction(int steps, bool isTaken)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);
        var step = (now.ToUnixTimeSeconds() / 30) + steps;
        var code = new AuthenticatorApp(TotpCodes.TextOf(Secret)).CodeOf(step);

        Assert.Equal(isTaken ? step : null, TotpCodes.StepOf(Secret, code, now));
    }

    [Theory]
    [InlineData("")]
    [InlineData("28708")]
    [InlineData("2870820")]
    [InlineData("28708２")]
    [InlineData("abcdef")]
    public void What_is_no_code_is_refused(string code) => Assert.Null(TotpCodes.StepOf(Secret, code, DateTimeOffset.FromUnixTimeSeconds(59)));

    [Fact]
    public void The_uri_names_the_account_and_how_its_codes_are_made() => Assert.Equal(
        "otpauth://totp/Alchemorsel:o%27brien%2Bhome%40example.org?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Alchemorsel&algorithm=SHA1&digits=6&period=30",
        TotpCodes.UriOf(Secret, "o'brien+home@example.org"));

    [Fact]
    public void A_sealed_secret_opens_for_its_own_account_alone()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("ConnectionStrings:signing-key", new string('k', 64))]).Build();
        var secret = new SigningSecret(configuration);
        var (ada, ben) = (Guid.CreateVersion7().ToByteArray(), Guid.CreateVersion7().ToByteArray());
        var kept = SigningSecret.Seal(secret.KeyFor("one purpose"), Secret, ada);

        Assert.Equal(Secret, SigningSecret.Open(secret.KeyFor("one purpose"), kept, ada));
        Assert.Throws<AuthenticationTagMismatchException>(() => SigningSecret.Open(secret.KeyFor("one purpose"), kept, ben));
        Assert.Throws<AuthenticationTagMismatchException>(() => SigningSecret.Open(secret.KeyFor("another purpose"), kept, ada));
        Assert.NotEqual(kept, SigningSecret.Seal(secret.KeyFor("one purpose"), Secret, ada));
    }
}

using Alchemorsel.Api.Http;
using Alchemorsel.Api.Mail;
using Microsoft.Extensions.Options;

namespace Alchemorsel.Tests.Api.Mail;

public sealed class MailOptionsTests
{
    [Theory]
    [InlineData("", "kitchen@example.org", "", "", MailTls.StartTls, "PUBLIC_URL")]
    [InlineData("https://kitchen.example", "", "", "", MailTls.StartTls, "MAIL_FROM")]
    [InlineData("https://kitchen.example", "kitchen@example.org", "kitchen", "", MailTls.StartTls, "MAIL_USERNAME")]
    [InlineData("https://kitchen.example", "kitchen@example.org", "kitchen", "pepper", MailTls.None, "MAIL_TLS")]
    [InlineData("https://kitchen.example", "Kitchen <kitchen@example.org>", "kitchen", "pepper", MailTls.Implicit, null)]
    [InlineData("https://kitchen.example", "kitchen@example.org", "", "", MailTls.None, null)]
    public void A_server_needs(string url, string from, string username, string password, MailTls tls, string? key)
    {
        var result = Rules(url).Validate(null, new MailOptions { Host = "mail.example", From = from, Username = username, Password = password, Tls = tls });

        if (key is null)
            Assert.True(result.Succeeded, result.FailureMessage);
        else
            Assert.Contains($"ALCHEMORSEL_{key} ", Assert.Single(result.Failures!), StringComparison.Ordinal);
        Assert.DoesNotContain("pepper", result.FailureMessage ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_server_nothing_is_needed_and_nothing_can_be_sent()
    {
        var options = new MailOptions();

        Assert.True(Rules("").Validate(null, options).Succeeded);
        Assert.False(options.CanSend);
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("https://kitchen.example", true)]
    [InlineData("http://kitchen.example:8000/below/", true)]
    [InlineData("kitchen.example", false)]
    [InlineData("ftp://kitchen.example", false)]
    [InlineData("https://kitchen.example/?a=b", false)]
    [InlineData("https://who:what@kitchen.example", false)]
    public void A_public_address_is_one_of_the_web(string url, bool isOne) =>
        Assert.Equal(isOne, new PublicAddressRules().Validate(null, new PublicAddressOptions { Url = url }).Succeeded);

    [Theory]
    [InlineData("https://kitchen.example", "https://kitchen.example/verify-email?token=a%2Bb")]
    [InlineData("https://kitchen.example/below/", "https://kitchen.example/below/verify-email?token=a%2Bb")]
    public void Links_are_below_the_public_address(string url, string link) =>
        Assert.Equal(link, new PublicAddress(Options.Create(new PublicAddressOptions { Url = url })).Of("/verify-email", ("token", "a+b")).AbsoluteUri);

    private static MailOptionsRules Rules(string url) => new(Options.Create(new PublicAddressOptions { Url = url }));
}

using Alchemorsel.Api.Accounts.Passkeys;
using Alchemorsel.Api.Http;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Options;

namespace Alchemorsel.Tests.Api.Accounts.Passkeys;

public sealed class RelyingPartyTests
{
    [Theory]
    [InlineData("https://recipes.example", "recipes.example")]
    [InlineData("https://recipes.example:8443/kitchen", "recipes.example")]
    [InlineData("https://zürich.example", "xn--zrich-kva.example")]
    [InlineData("http://localhost:8000", "localhost")]
    [InlineData("http://recipes.example", null)]
    [InlineData("https://192.0.2.7", null)]
    [InlineData("https://[2001:db8::1]", null)]
    [InlineData("", null)]
    public void Passkeys_are_for_a_domain_with_https(string url, string? domain) => Assert.Equal(domain, Party(url, "Production").Id);

    [Theory]
    [InlineData("https://recipes.example", true)]
    [InlineData("https://recipes.example:443", false)]
    [InlineData("http://recipes.example", false)]
    [InlineData("https://recipes.example:8443", false)]
    [InlineData("https://www.recipes.example", false)]
    [InlineData("https://recipes.example.evil.example", false)]
    [InlineData("https://evil.example", false)]
    [InlineData("http://localhost:8000", false)]
    [InlineData("", false)]
    public void A_browser_is_here_at_the_public_address_alone(string origin, bool isHere) =>
        Assert.Equal(isHere, Party("https://recipes.example/", "Development").IsHere(origin));

    [Theory]
    [InlineData("http://localhost:8000", true)]
    [InlineData("http://localhost:41234", true)]
    [InlineData("https://localhost", true)]
    [InlineData("http://127.0.0.1:8000", false)]
    [InlineData("http://evil.example", false)]
    [InlineData("ftp://localhost", false)]
    public void In_development_without_an_address_it_is_the_machine_itself_at_any_port(string origin, bool isHere) =>
        Assert.Equal(("localhost", isHere), (Party("", "Development").Id, Party("", "Development").IsHere(origin)));

    private static RelyingParty Party(string url, string environment) =>
        new(Options.Create(new PublicAddressOptions { Url = url }), new HostingEnvironment { EnvironmentName = environment });
}

using System.Net;
using Alchemorsel.Api.Accounts;
using Alchemorsel.Api.Accounts.OpenId;
using Alchemorsel.Api.Http;
using Alchemorsel.Tests.Infrastructure;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Alchemorsel.Tests.Api.Accounts.OpenId;

/// <summary>Providers that are away, slow, broken, or were set up in a way that can't work.</summary>
[Collection(ApiGroup.Name)]
public sealed class OpenIdProviderTests : IClassFixture<OpenIdReplica>
{
    private readonly ApiFixture api;
    private readonly OpenIdReplica replica;

    public OpenIdProviderTests(ApiFixture api, OpenIdReplica replica)
    {
        (this.api, this.replica) = (api, replica);
        replica.Hostile.Behave();
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private HostileProvider Liar => replica.Hostile;

    [Fact]
    public async Task A_provider_that_is_away_is_said_to_be_and_one_that_is_unknown_is_not_there()
    {
        using var client = replica.NewClient();

        using var away = await client.TryStartAsync(OpenIdReplica.Nobody);
        using var unknown = await client.TryStartAsync("somebody");

        await away.AssertProblemAsync(502, "openid-provider-away");
        await unknown.AssertProblemAsync(404, "not-found");
    }

    [Fact]
    public async Task A_provider_that_never_answers_holds_nobody_up()
    {
        await using var impatient = api.NewReplica([.. replica.Settings, ("ALCHEMORSEL_OIDC_LIAR_TIMEOUT", "1s")]);
        using var client = impatient.CreateClient();
        var start = await client.StartAsync(OpenIdReplica.Liar);
        Liar.Instead = context => Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted);

        using var answer = await client.FinishAsync(OpenIdReplica.Liar, start.Back());

        await answer.AssertProblemAsync(504, "openid-provider-away");
    }

    public static TheoryData<string, int, string> Answers { get; } = new()
    {
        { "error", 502, "openid-provider-away" },
        { "refusal", 401, "openid-refused" },
        { "text", 502, "openid-provider-away" },
        { "list", 502, "openid-provider-away" },
        { "nothing in it", 401, "openid-refused" },
        { "without end", 502, "openid-provider-away" },
        { "redirect", 502, "openid-provider-away" },
    };

    // Guards the cap on answers, and that no redirect is followed (GuardedClient.AskAsync).
    [Theory]
    [MemberData(nameof(Answers))]
    public async Task What_is_no_answer_of_a_token_endpoint_is_a_clear_problem(string what, int status, string problem)
    {
        using var client = replica.NewClient();
        var start = await client.StartAsync(OpenIdReplica.Liar);
        Liar.Instead = async context =>
        {
            context.Response.StatusCode = what switch { "error" => 500, "refusal" => 400, "redirect" => 307, _ => 200 };
            context.Response.Headers.Location = $"{Liar.Authority}/token";
            var chunk = what switch { "text" => "<html>", "list" => "[1]", "nothing in it" => "{}", "refusal" => """{"error":"invalid_grant"}""", _ => new string(' ', 4_096) };
            do
                await context.Response.WriteAsync(chunk, context.RequestAborted);
            while (what == "without end");
        };

        using var answer = await client.FinishAsync(OpenIdReplica.Liar, start.Back());

        await answer.AssertProblemAsync(status, problem);
        Assert.Single(Liar.Asked);
    }

    // Guards the checks in OpenIdMetadata, and the guarded client beneath them.
    [Theory]
    [InlineData("issuer", "https://id.example")]
    [InlineData("issuer", null)]
    [InlineData("authorization_endpoint", "javascript:alert(1)")]
    [InlineData("authorization_endpoint", "ftp://127.0.0.1/x")]
    [InlineData("token_endpoint", "file:///etc/passwd")]
    [InlineData("token_endpoint", 7)]
    [InlineData("jwks_uri", null)]
    // Another host than its own, within the network.
    [InlineData("jwks_uri", "http://127.0.0.1:9/keys")]
    [InlineData("jwks_uri", "http://169.254.169.254/keys")]
    public async Task A_discovery_document_that_is_anothers_or_leads_astray_is_not_used(string name, object? value)
    {
        Liar.Metadata[name] = value;
        await using var fresh = api.NewReplica(replica.Settings);
        using var client = fresh.CreateClient();

        using var answer = await client.TryStartAsync(OpenIdReplica.Liar);

        await answer.AssertProblemAsync(502, "openid-provider-away");
    }

    [Fact]
    public void A_provider_with_TLS_has_no_endpoint_without()
    {
        var document = System.Text.Encoding.UTF8.GetBytes(
            """{"issuer":"https://id.example","authorization_endpoint":"https://id.example/a","token_endpoint":"http://id.example/t","jwks_uri":"https://id.example/k"}""");

        Assert.Null(OpenIdMetadata.Read(document, "https://id.example", DateTimeOffset.UnixEpoch).Metadata);
    }

    // Guards that only a provider in the network has its host trusted (OpenIdProvider's constructor).
    [Fact]
    public async Task A_provider_that_is_not_said_to_be_in_the_network_is_not_asked_there()
    {
        using var provider = new OpenIdProvider(
            "liar", new OpenIdProviderOptions { Authority = Liar.Authority, ClientId = "x" }, (_, _) => Task.FromResult<IPAddress[]>([]), TimeProvider.System);
        var asked = Liar.KeysAsked;

        var (metadata, failure) = await provider.MetadataAsync(Cancellation);

        Assert.Null(metadata);
        Assert.Equal(OpenIdFault.Away, failure!.Fault);
        Assert.Equal(asked, Liar.KeysAsked);
    }

    [Theory]
    [InlineData("Authority", "", "ALCHEMORSEL_OIDC_ID_AUTHORITY: must be the address")]
    [InlineData("Authority", "http://id.example", "ALCHEMORSEL_OIDC_ID_AUTHORITY: must begin with https")]
    [InlineData("Authority", "https://id.example?x=1", "ALCHEMORSEL_OIDC_ID_AUTHORITY: must be the address")]
    [InlineData("ClientId", " ", "ALCHEMORSEL_OIDC_ID_CLIENT_ID: is missing")]
    [InlineData("Scopes", "profile email", "ALCHEMORSEL_OIDC_ID_SCOPES: openid must be one of them")]
    [InlineData("Timeout", "00:01:00", "ALCHEMORSEL_OIDC_ID_TIMEOUT: between 1s and 30s")]
    [InlineData("Key", "Not_One", "small letters, digits and dashes")]
    [InlineData("Url", "", "ALCHEMORSEL_PUBLIC_URL: is needed")]
    public void What_can_not_work_is_said_at_the_start(string what, string value, string says)
    {
        var options = new OpenIdProviderOptions { Authority = "https://id.example", ClientId = "x" };
        typeof(OpenIdProviderOptions).GetProperty(what)?.SetValue(options, what == "Timeout" ? TimeSpan.Parse(value, System.Globalization.CultureInfo.InvariantCulture) : value);
        var accounts = new AccountOptions();
        accounts.OpenId[what == "Key" ? value : "id"] = options;
        var address = Options.Create(new PublicAddressOptions { Url = what == "Url" ? value : "https://recipes.example" });

        var result = new OpenIdRules(address, new Place()).Validate(null, accounts);

        Assert.Contains(result.Failures ?? [], failure => failure.Contains(says, StringComparison.Ordinal));
        Assert.Single(result.Failures!);
    }

    private sealed class Place : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = "Production";
        public string ApplicationName { get; set; } = "";
        public string ContentRootPath { get; set; } = "";
        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}

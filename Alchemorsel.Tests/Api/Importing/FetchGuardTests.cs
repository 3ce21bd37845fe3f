using System.Net;
using Alchemorsel.Api.Importing.Guard;
using Microsoft.AspNetCore.Http;

namespace Alchemorsel.Tests.Api.Importing;

/// <summary>Server-side request forgery: every way we know of to make the import reach what it must not.</summary>
public sealed class FetchGuardTests
{
    private const string Accept = "text/html";

    /// <summary>URLs that are refused by their form or their literal address, before any name is resolved.</summary>
    public static readonly TheoryData<string> RefusedUrls =
    [
        // schemes
        "file:///etc/passwd", "ftp://example.com/", "gopher://example.com/", "data:text/html,hello", "dict://example.com:11211/",
        "ldap://example.com/", "ws://example.com/", "jar:http://example.com!/", "javascript:alert(1)", "tftp://example.com/",
        // ports
        "http://example.com:22/", "http://example.com:25/", "http://example.com:6379/", "http://example.com:5432/",
        "https://example.com:8443/",
        "http://example.com:8080/", "http://example.com:0/", "http://93.184.216.34:81/",
        // user info
        "http://user@example.com/", "http://user:password@example.com/", "http://example.com@127.0.0.1/",
        "http://127.0.0.1@example.com/",
        // loopback in every spelling
        "http://127.0.0.1/", "http://127.1/", "http://127.0.1/", "http://2130706433/", "http://0x7f000001/", "http://0x7f.0.0.1/",
        "http://0177.0.0.1/",
        "http://017700000001/", "http://127.255.255.254/", "http://127.0.0.1./", "http://①②⑦.⓪.⓪.①/", "http://[::1]/",
        "http://[0:0:0:0:0:0:0:1]/",
        // unspecified and broadcast
        "http://0.0.0.0/", "http://0/", "http://0.1.2.3/", "http://[::]/", "http://255.255.255.255/", "http://240.0.0.1/",
        // private, link-local, CGNAT
        "http://10.0.0.1/", "http://10.255.255.255/", "http://172.16.0.1/", "http://172.31.255.255/", "http://192.168.0.1/",
        "http://192.168.255.255/",
        "http://169.254.169.254/latest/meta-data/", "http://0xa9fea9fe/", "http://2852039166/", "http://169.254.1.1/",
        "http://100.64.0.1/",
        "http://100.127.255.255/", "http://168.63.129.16/", "http://100.100.100.200/",
        // documentation, benchmarking, relays, protocol, multicast
        "http://192.0.2.1/", "http://198.51.100.7/", "http://203.0.113.9/", "http://198.18.0.1/", "http://198.19.255.255/",
        "http://192.88.99.1/",
        "http://192.0.0.1/", "http://192.0.0.192/", "http://224.0.0.1/", "http://239.255.255.250/",
        // IPv6: ULA, link-local, site-local, multicast, documentation, discard
        "http://[fc00::1]/", "http://[fd00:ec2::254]/", "http://[fe80::1]/", "http://[fec0::1]/", "http://[ff02::1]/",
        "http://[2001:db8::1]/",
        "http://[3fff::1]/", "http://[100::1]/", "http://[5f00::1]/",
        // IPv6 that carries IPv4: mapped, compatible, translated, NAT64, 6to4, Teredo, ISATAP
        "http://[::ffff:127.0.0.1]/", "http://[::ffff:7f00:1]/", "http://[::ffff:10.0.0.1]/", "http://[::ffff:8.8.8.8]/",
        "http://[::127.0.0.1]/",
        "http://[::ffff:0:127.0.0.1]/", "http://[64:ff9b::127.0.0.1]/", "http://[64:ff9b::a9fe:a9fe]/", "http://[64:ff9b:1::a00:1]/",
        "http://[2002:7f00:1::]/", "http://[2002:a9fe:a9fe::1]/", "http://[2001:0:4136:e378:8000:63bf:3fff:fdd2]/", "http://[2001::1]/",
        "http://[2a00:1450::5efe:a00:1]/", "http://[2a00:1450::200:5efe:7f00:1]/",
    ];

    /// <summary>What a name may resolve to: one bad address among good ones is enough to refuse.</summary>
    public static readonly TheoryData<string> RefusedAnswers =
    [
        "127.0.0.1", "10.1.2.3", "169.254.169.254", "192.168.1.1", "100.64.3.2", "0.0.0.0", "::1", "fd00::5", "fe80::1%2",
        "::ffff:10.0.0.1",
        "64:ff9b::a00:1", "2002:a00:1::1", "224.0.0.251", "93.184.216.34 127.0.0.1", "2606:2800:220:1::1 fc00::1",
    ];

    [Theory]
    [MemberData(nameof(RefusedUrls))]
    public async Task A_url_to_anything_but_a_public_web_page_is_refused(string url)
    {
        using var client = TestSite.Guarded(new GuardOptions());

        var outcome = Uri.TryCreate(url, UriKind.Absolute, out var parsed)
            ? await client.GetAsync(parsed, 1000, Accept, TestContext.Current.CancellationToken)
            : new FetchOutcome.Failed(FetchFailure.Refused, "Not a URL at all.");

        Assert.Equal(FetchFailure.Refused, Assert.IsType<FetchOutcome.Failed>(outcome).Reason);
    }

    [Theory]
    [MemberData(nameof(RefusedAnswers))]
    public async Task A_name_with_an_address_that_is_not_public_is_refused(string addresses)
    {
        using var client = TestSite.Guarded(new GuardOptions(),
            resolve: (_, _) => Task.FromResult(addresses.Split(' ').Select(IPAddress.Parse).ToArray()));

        var outcome = await client.GetAsync(new Uri("http://recipes.example/"), 1000, Accept, TestContext.Current.CancellationToken);

        Assert.Equal(FetchFailure.Refused, Assert.IsType<FetchOutcome.Failed>(outcome).Reason);
    }

    [Theory]
    [InlineData("http://127.0.0.1/")]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    [InlineData("http://[::1]/")]
    [InlineData("http://[::ffff:10.0.0.1]/")]
    [InlineData("http://internal.example/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("http://user:secret@127.0.0.1/")]
    [InlineData("//10.0.0.1/")]
    public async Task A_redirect_to_anything_but_a_public_web_page_is_refused(string target)
    {
        await using var site = await TestSite.StartAsync(context =>
        {
            context.Response.StatusCode = 302;
            context.Response.Headers.Location = target;
            return Task.CompletedTask;
        });
        using var client = site.Client(resolve: (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse("10.0.0.7")]));

        var outcome = await client.GetAsync(site.Url("/"), 1000, Accept, TestContext.Current.CancellationToken);

        Assert.Equal(FetchFailure.Refused, Assert.IsType<FetchOutcome.Failed>(outcome).Reason);
        Assert.Single(site.Requests);
    }

    [Fact]
    public async Task A_loopback_server_is_refused_unless_it_is_that_very_endpoint()
    {
        await using var site = await TestSite.StartAsync(context => context.Response.WriteAsync("secret"));
        await using var other = await TestSite.StartAsync(context => context.Response.WriteAsync("secret"));
        using var client = other.Client();

        var outcome = await client.GetAsync(site.Url("/"), 1000, Accept, TestContext.Current.CancellationToken);

        Assert.Equal(FetchFailure.Refused, Assert.IsType<FetchOutcome.Failed>(outcome).Reason);
        Assert.Empty(site.Requests);
    }

    // Shown to fail: with a second look at the name in FetchGuard.ConnectAsync.
    [Fact(DisplayName = "CVE-2026-71210: a name is resolved once, and what was checked is connected to")]
    public async Task A_name_is_resolved_once_and_what_was_checked_is_connected_to()
    {
        await using var site = await TestSite.StartAsync(context => context.Response.WriteAsync("hello"));
        var lookups = 0;
        using var client = site.Client(resolve: (_, _) => Task.FromResult<IPAddress[]>(
            [lookups++ == 0 ? IPAddress.Loopback : IPAddress.Parse("10.0.0.1")]));

        var outcome = await client.GetAsync(site.Url("/", "rebinding.example"), 1000, Accept, TestContext.Current.CancellationToken);

        Assert.Equal("hello"u8.ToArray(), Assert.IsType<FetchOutcome.Fetched>(outcome).Body);
        Assert.Equal(1, lookups);
    }

    [Theory]
    [InlineData("8.8.8.8")]
    [InlineData("93.184.216.34")]
    [InlineData("172.15.255.255")]
    [InlineData("172.32.0.1")]
    [InlineData("100.63.255.255")]
    [InlineData("100.128.0.1")]
    [InlineData("2606:2800:220:1:248:1893:25c8:1946")]
    [InlineData("2a00:1450:4001:82a::200e")]
    public void Ordinary_public_addresses_are_public(string address) => Assert.True(PublicAddress.IsPublic(IPAddress.Parse(address)));

    [Fact]
    public void The_loopback_exception_is_out_of_reach_of_configuration() =>
        Assert.DoesNotContain(typeof(GuardOptions).GetProperties(), property => property.Name == nameof(GuardOptions.AllowedEndpoints));
}

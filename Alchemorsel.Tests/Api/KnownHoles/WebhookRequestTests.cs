using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Alchemorsel.Api.Importing.Guard;
using Alchemorsel.Contracts.Webhooks;
using Alchemorsel.Tests.Api.Accounts;
using Alchemorsel.Tests.Api.Households;
using Alchemorsel.Tests.Api.Importing;
using Alchemorsel.Tests.Api.Importing.Jobs;
using Alchemorsel.Tests.Api.Webhooks;
using Alchemorsel.Tests.Infrastructure;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Alchemorsel.Tests.Api.KnownHoles;

/// <summary>
/// "Webhook SSRF", of which many products have had one: a server that posts to an address of somebody's choice, from within its own network, and shows what
/// came back. Here nothing inside must notice, and the log must not tell what is there.
/// </summary>
[Collection(ApiGroup.Name)]
public sealed class WebhookRequestTests(ApiFixture api)
{
    private readonly Courier courier = new(api);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    // Shown to fail: without the guard's Check in WebhookRules.IsAllowed.
    [Theory(DisplayName = "Webhook SSRF: an address inside, or of a strange form, is refused when it is registered")]
    [InlineData("http://127.0.0.1/")]
    [InlineData("http://127.1/")]
    [InlineData("http://2130706433/")]
    [InlineData("http://0x7f.0.0.1/")]
    [InlineData("http://0/")]
    [InlineData("https://10.0.0.1/")]
    [InlineData("https://192.168.1.1/")]
    [InlineData("https://172.20.0.1/")]
    [InlineData("https://100.64.0.1/")]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    [InlineData("https://[::1]/")]
    [InlineData("https://[fe80::1]/")]
    [InlineData("https://[fd00::1]/")]
    [InlineData("https://[::ffff:127.0.0.1]/")]
    [InlineData("https://[::ffff:a00:1]/")]
    [InlineData("https://[64:ff9b::7f00:1]/")]
    [InlineData("https://[2002:7f00:1::]/")]
    [InlineData("https://hooks.example.org:22/")]
    [InlineData("https://hooks.example.org:6379/")]
    [InlineData("https://user:password@hooks.example.org/")]
    [InlineData("https://hooks.example.org/#fragment")]
    [InlineData("ftp://hooks.example.org/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("/household")]
    public async Task An_address_inside_is_refused_when_it_is_registered(string address)
    {
        using var owner = await api.NewCookAsync();
        using var refused = await owner.TryHookAsync(WebhookClient.Input(address));

        await refused.AssertProblemAsync(400, "validation", "url");
    }

    // Shown to fail: with FetchGuard.IsAllowed answering true, when the server inside is reached under its name.
    [Theory(DisplayName = "Webhook SSRF: a name that leads inside is not followed, whatever else it leads to")]
    [InlineData("127.0.0.1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::1")]
    [InlineData("10.0.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("fe80::1")]
    [InlineData("64:ff9b::7f00:1")]
    [InlineData("93.184.215.14", "127.0.0.1")]
    public async Task A_name_that_leads_inside_is_not_followed(params string[] addresses)
    {
        await using var inside = await Receiver.StartAsync();
        LetPort(inside.Site.Endpoint.Port);
        using var owner = await api.NewCookAsync();
        // Nobody looks up what it means when it is registered, so nobody could tell.
        var hook = (await owner.HookAsync(WebhookClient.Input(inside.Site.Url("/hook", "inside.example").ToString()))).Webhook.Id;
        await courier.TellAsync((await owner.MeAsync()).HouseholdId);

        using var client = Client(inside.Site.Endpoint.Port, (_, _) => Task.FromResult(Array.ConvertAll(addresses, IPAddress.Parse)));
        await courier.SendAsync(client);

        Assert.Empty(inside.Site.Requests);
        Assert.Equal(WebhookFailure.NotReached, Assert.Single(await courier.RowsAsync(hook)).Failure);
    }

    // Shown to fail: with FetchGuard.IsAllowed answering true.
    [Fact(DisplayName = "Webhook SSRF: a name that was public when it was registered, and at the last delivery, is not followed inside (DNS rebinding)")]
    public async Task A_name_that_changes_its_mind_is_not_followed()
    {
        await using var outside = await Receiver.StartAsync();
        var port = outside.Site.Endpoint.Port;
        // Another address of this machine with the same port: what the name leads to from now on.
        var other = IPAddress.Parse("127.0.0.3");
        using var inside = Listening(other, port);
        api.LetFetch(outside.Site);
        using var owner = await api.NewCookAsync();
        var hook = (await owner.HookAsync(WebhookClient.Input(outside.Site.Url("/hook", "rebound.example").ToString()))).Webhook.Id;
        var household = (await owner.MeAsync()).HouseholdId;
        await courier.TellAsync(household);
        using (var client = outside.Site.Client(resolve: (_, _) => Task.FromResult(new[] { IPAddress.Loopback })))
            await courier.SendAsync(client);
        Assert.Single(outside.All);

        await courier.TellAsync(household);
        using (var client = outside.Site.Client(resolve: (_, _) => Task.FromResult(new[] { other })))
            await courier.SendAsync(client);

        Assert.False(inside.Pending());
        Assert.Single(outside.All);
        Assert.Equal(
            [WebhookDeliveryState.Waiting, WebhookDeliveryState.Delivered], (await courier.RowsAsync(hook)).Select(row => row.State).Order());
    }

    // Shown to fail: with redirects followed by the client that GuardedClient.PostAsync sends with.
    [Theory(DisplayName = "Webhook SSRF: a redirect is not followed, neither inside nor anywhere")]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_is_not_followed(int status)
    {
        await using var inside = await Receiver.StartAsync();
        await using var outside = await Receiver.StartAsync(context =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.Location = inside.Url;
            return Task.CompletedTask;
        });
        // Even where it might go.
        api.LetFetch(inside.Site);
        api.LetFetch(outside.Site);
        using var owner = await api.NewCookAsync();
        var hook = (await owner.HookAsync(WebhookClient.Input(outside.Url))).Webhook.Id;
        await courier.TellAsync((await owner.MeAsync()).HouseholdId);

        await courier.SendAsync();

        Assert.Single(outside.All);
        Assert.Empty(inside.Site.Requests);
        var delivery = Assert.Single(await owner.DeliveriesAsync(hook));
        Assert.Equal((WebhookFailure.Refused, status), (delivery.Failure, delivery.Status));
    }

    // Shown to fail: with FetchGuard.IsAllowed answering true, when what is there inside answers and what isn't does not.
    [Fact(DisplayName = "Webhook SSRF: the log is no oracle for what names, addresses and ports there are inside")]
    public async Task The_log_is_no_oracle()
    {
        await using var site = await Receiver.StartAsync();
        var (port, shut) = (site.Site.Endpoint.Port, ShutPort());
        LetPort(port);
        LetPort(shut);
        using var owner = await api.NewCookAsync();
        var household = (await owner.MeAsync()).HouseholdId;
        var shown = new List<string>();
        foreach (var (at, resolve) in new (int, ResolveHost)[]
        {
            // Something inside that answers, something inside that doesn't, no such name, and something that may be called and has no server.
            (port, (_, _) => Task.FromResult(new[] { IPAddress.Loopback })),
            (shut, (_, _) => Task.FromResult(new[] { IPAddress.Loopback })),
            (port, (_, _) => throw new SocketException((int)SocketError.HostNotFound)),
            (port, (_, _) => Task.FromResult(Array.Empty<IPAddress>())),
            (shut, (_, _) => Task.FromResult(new[] { IPAddress.Parse("127.0.0.2") })),
        })
        {
            var hook = (await owner.HookAsync(WebhookClient.Input($"http://somewhere.example:{at}/"))).Webhook.Id;
            await courier.TellAsync(household);
            using var client = Client(at, resolve);
            await courier.SendAsync(client);
            shown.Add(ComparableOf(Assert.Single(await owner.DeliveriesAsync(hook))));
            (await owner.DeleteAsync($"{WebhookClient.Root}/{hook}", Cancellation)).Dispose();
        }

        Assert.Single(shown.Distinct());
        Assert.Contains("notReached", shown[0], StringComparison.Ordinal);
        Assert.Empty(site.Site.Requests);
    }

    // Shown to fail: with the answer's body read to its end in GuardedClient.PostAsync.
    [Fact(DisplayName = "Webhook SSRF: of an answer nothing is read but its status, and nothing of it is shown")]
    public async Task Of_an_answer_nothing_is_shown()
    {
        await using var endless = await Receiver.StartAsync(async context =>
        {
            context.Response.StatusCode = 500;
            while (!context.RequestAborted.IsCancellationRequested)
                await context.Response.WriteAsync("the secret of the inner network", context.RequestAborted);
        });
        api.LetFetch(endless.Site);
        using var owner = await api.NewCookAsync();
        var hook = (await owner.HookAsync(WebhookClient.Input(endless.Url))).Webhook.Id;
        await courier.TellAsync((await owner.MeAsync()).HouseholdId);

        await courier.SendAsync();

        var log = await owner.GetStringAsync($"{WebhookClient.Root}/{hook}/deliveries", Cancellation);
        Assert.Contains("\"status\":500", log, StringComparison.Ordinal);
        Assert.DoesNotContain("inner", log, StringComparison.Ordinal);
    }

    /// <summary>Lets a port through, though not this machine's own address at it: then it is the address alone that is refused.</summary>
    private void LetPort(int port) => api.Services.GetRequiredService<IOptions<GuardOptions>>().Value.AllowedEndpoints.Add(new IPEndPoint(IPAddress.Parse("127.0.0.2"), port));

    private static GuardedClient Client(int port, ResolveHost resolve)
    {
        var options = new GuardOptions();
        options.AllowedEndpoints.Add(new IPEndPoint(IPAddress.Parse("127.0.0.2"), port));
        return TestSite.Guarded(options, resolve: resolve);
    }

    private static TcpListener Listening(IPAddress address, int port)
    {
        var listener = new TcpListener(address, port);
        try
        {
            listener.Start();
        }
        catch (SocketException)
        {
            Assert.Skip($"This machine has no address {address}.");
        }

        return listener;
    }

    /// <summary>A port at which nobody listens: free a moment ago.</summary>
    private static int ShutPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>What is shown of a delivery, without what each has of its own.</summary>
    private static string ComparableOf(WebhookDeliveryInfo delivery) => JsonSerializer.Serialize(
        delivery with { Id = Guid.Empty, CreatedAt = default, TriedAt = null, NextTryAt = null }, Json.Options);
}

using System.Net.Http.Headers;
using Alchemorsel.Api.Data;
using Alchemorsel.Api.Importing.Guard;
using Alchemorsel.Contracts.Accounts;
using Alchemorsel.Tests.Api.Accounts;
using Alchemorsel.Tests.Api.Importing;
using Alchemorsel.Tests.Infrastructure;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace Alchemorsel.Tests.Api.Mcp;

/// <summary>The Api on a real Kestrel, as an assistant reaches it.</summary>
public sealed class McpFixture(ApiFixture api) : IAsyncLifetime
{
    private WebApplicationFactory<AlchemorselDbContext>? server;

    public Uri Address { get; private set; } = new("http://localhost");

    public ValueTask InitializeAsync()
    {
        (server, Address) = Start(api.NewReplica(("urls", "http://127.0.0.1:0")));
        return ValueTask.CompletedTask;
    }

    /// <summary>On a port of its own, with its address.</summary>
    public static (WebApplicationFactory<AlchemorselDbContext> Server, Uri Address) Start(WebApplicationFactory<AlchemorselDbContext> replica)
    {
        replica.UseKestrel();
        replica.StartServer();
        var addresses = replica.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses;
        return (replica, new Uri(addresses.First()));
    }

    /// <summary>Lets the importer fetch from a site of the test.</summary>
    public void LetFetch(TestSite site) => server!.Services.GetRequiredService<IOptions<GuardOptions>>().Value.AllowedEndpoints.Add(site.Endpoint);

    /// <summary>An assistant with a new token of a cook.</summary>
    public async Task<McpClient> ConnectAsync(HttpClient cook, params TokenScope[] scopes) =>
        await ConnectAsync(Address, (await cook.MakeTokenAsync("Assistant", scopes)).Secret);

    public static Task<McpClient> ConnectAsync(Uri address, string secret, string? protocol = null) => McpClient.CreateAsync(
        new HttpClientTransport(new HttpClientTransportOptions
        {
            Endpoint = new Uri(address, "/api/v1/mcp"),
            TransportMode = HttpTransportMode.StreamableHttp,
            AdditionalHeaders = new Dictionary<string, string> { ["Authorization"] = $"{new AuthenticationHeaderValue("Bearer", secret)}" },
        }),
        new McpClientOptions { ProtocolVersion = protocol },
        cancellationToken: TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
            await server.DisposeAsync();
    }
}

internal static class McpCalls
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<string[]> ToolsAsync(this McpClient assistant) =>
        [.. (await assistant.ListToolsAsync(cancellationToken: Cancellation)).Select(tool => tool.Name).Order()];

    /// <summary>The text of what a tool answers.</summary>
    public static async Task<string> CallAsync(this McpClient assistant, string tool, params (string Name, object? Value)[] arguments)
    {
        var result = await assistant.AnswerAsync(tool, arguments);
        Assert.True(result.IsError is not true, TextOf(result));
        return TextOf(result);
    }

    /// <summary>The text of what it is refused with.</summary>
    public static async Task<string> RefusedAsync(this McpClient assistant, string tool, params (string Name, object? Value)[] arguments)
    {
        var result = await assistant.AnswerAsync(tool, arguments);
        Assert.True(result.IsError is true, TextOf(result));
        return TextOf(result);
    }

    private static async Task<CallToolResult> AnswerAsync(this McpClient assistant, string tool, (string Name, object? Value)[] arguments) =>
        await assistant.CallToolAsync(tool, arguments.ToDictionary(argument => argument.Name, argument => argument.Value), cancellationToken: Cancellation);

    private static string TextOf(CallToolResult result) => Assert.IsType<TextContentBlock>(Assert.Single(result.Content)).Text;
}

using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using Alchemorsel.Api.Data;
using Alchemorsel.Api.Http;
using Alchemorsel.Api.Importing.Guard;
using Alchemorsel.Contracts.Accounts;
using Aspire.Hosting;
using Aspire.Hosting.Testing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Alchemorsel.Tests.Infrastructure;

/// <summary>The Api in this process on a real PostgreSQL and Redis, which are started as the AppHost starts them and thrown away at the end.</summary>
public sealed class ApiFixture : IAsyncLifetime
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(3);

    private readonly string folder = Directory.CreateTempSubdirectory("alchemorsel-api-test-").FullName;
    private DistributedApplication? servers;
    private WebApplicationFactory<AlchemorselDbContext>? api;

    public IServiceProvider Services => api!.Services;

    /// <summary>Where its mail lands.</summary>
    public string MailFolder => Path.Combine(folder, "mail");

    /// <summary>Where its pictures lie.</summary>
    public string MediaFolder => Path.Combine(folder, "media");

    public async ValueTask InitializeAsync()
    {
        using var limit = new CancellationTokenSource(StartLimit);
        var model = DistributedApplication.CreateBuilder(
            [$"--ALCHEMORSEL_DATA_DIR={folder}", "--DcpPublisher:RandomizePorts=true", "--LocalAspire:Quiet=true"]);
        model.AddPostgres("postgres").AddDatabase("alchemorsel");
        model.AddRedis("cache");
        servers = model.Build();
        await servers.StartAsync(limit.Token);
        await servers.ResourceNotifications.WaitForResourceHealthyAsync("alchemorsel", limit.Token);
        await servers.ResourceNotifications.WaitForResourceHealthyAsync("cache", limit.Token);
        var database = await servers.GetConnectionStringAsync("alchemorsel", limit.Token);
        var cache = await servers.GetConnectionStringAsync("cache", limit.Token);

        api = new WebApplicationFactory<AlchemorselDbContext>().WithWebHostBuilder(host => host
            .UseEnvironment("Development")
            .ConfigureLogging(logging => logging.ClearProviders())
            .UseSetting("ConnectionStrings:alchemorsel", database)
            .UseSetting("ConnectionStrings:cache", cache)
            .UseSetting("ConnectionStrings:signing-key", string.Concat(Enumerable.Repeat("a signing key for tests ", 4)))
            .UseSetting("ALCHEMORSEL_DATA_DIR", folder)
            // What a name means is the machine's business, and how long it thinks about one that nobody has.
            .ConfigureTestServices(services => services.AddSingleton<ResolveHost>((_, _) => throw new SocketException((int)SocketError.HostNotFound))));
        _ = api.Server;
    }

    /// <summary>A scope of the Api's services whose statements see every household's rows, past query filters where a test says so.</summary>
    public AsyncServiceScope NewScope()
    {
        var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentHousehold>().ActForEvery();
        return scope;
    }

    /// <summary>A client that nobody is signed in with.</summary>
    public HttpClient NewClient() => api!.CreateClient();

    /// <summary>Another replica of the Api with settings of its own; the caller ends it.</summary>
    public WebApplicationFactory<AlchemorselDbContext> NewReplica(params (string Key, string Value)[] settings) => api!.WithWebHostBuilder(host =>
    {
        foreach (var (key, value) in settings)
            host.UseSetting(key, value);
    });

    /// <summary>Somebody's second client, which sends a body as it is read; the other keeps a copy of it for the case of a redirect.</summary>
    public HttpClient NewUploader(HttpClient cook)
    {
        var client = api!.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        client.DefaultRequestHeaders.Authorization = cook.DefaultRequestHeaders.Authorization;
        // Gigabytes take as long as they take.
        client.Timeout = Timeout.InfiniteTimeSpan;
        return client;
    }

    /// <summary>A client of a new cook, whose household is empty and nobody else's.</summary>
    public async Task<HttpClient> NewCookAsync() => (await NewAccountAsync()).Client;

    /// <summary>The same, of one who runs the installation.</summary>
    public Task<HttpClient> NewAdminAsync() => NewCookAsync(AccountRole.Admin);

    /// <summary>The same, of one with a role in the installation.</summary>
    public async Task<HttpClient> NewCookAsync(AccountRole role)
    {
        var (client, id) = await NewAccountAsync();
        await using var scope = NewScope();
        // Nothing was asked with its token yet, so nobody remembers another role.
        await scope.ServiceProvider.GetRequiredService<AlchemorselDbContext>().Users.Where(user => user.Id == id)
            .ExecuteUpdateAsync(row => row.SetProperty(user => user.Role, role), TestContext.Current.CancellationToken);
        return client;
    }

    private async Task<(HttpClient Client, Guid Id)> NewAccountAsync()
    {
        var client = NewClient();
        var request = new RegisterRequest
        {
            Email = $"{Guid.CreateVersion7():n}@cooks.test",
            Password = "a long enough password",
            DisplayName = "Cook",
        };
        using var answer = await client.PostAsJsonAsync("/api/v1/auth/register", request, Json.Options, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
        var tokens = await answer.Content.ReadFromJsonAsync<AuthTokens>(Json.Options, TestContext.Current.CancellationToken);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", tokens!.AccessToken);
        return (client, tokens.User.Id);
    }

    public async ValueTask DisposeAsync()
    {
        if (api is not null)
            await api.DisposeAsync();
        if (servers is not null)
            await servers.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}

/// <summary>Tests that share one <see cref="ApiFixture"/>; each takes a household of its own.</summary>
[CollectionDefinition(Name)]
public sealed class ApiGroup : ICollectionFixture<ApiFixture>
{
    public const string Name = "api";
}

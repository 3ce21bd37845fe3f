using System.Net.Http.Headers;
using System.Net.Http.Json;
using Alchemorsel.Api.Data;
using Alchemorsel.Contracts.Accounts;
using Aspire.Hosting;
using Aspire.Hosting.Testing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
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
            .UseSetting("ALCHEMORSEL_DATA_DIR", folder));
        _ = api.Server;
    }

    /// <summary>A client that nobody is signed in with.</summary>
    public HttpClient NewClient() => api!.CreateClient();

    /// <summary>A client of a new cook, whose household is empty and nobody else's.</summary>
    public async Task<HttpClient> NewCookAsync()
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
        return client;
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

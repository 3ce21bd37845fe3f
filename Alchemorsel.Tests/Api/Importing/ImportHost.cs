using System.Net;
using System.Net.Http.Headers;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Alchemorsel.Api.Importing;
using Alchemorsel.Api.Importing.Guard;
using Alchemorsel.ServiceDefaults;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Alchemorsel.Tests.Api.Importing;

/// <summary>
/// The import endpoints alone on a real Kestrel, whose limits are part of what is tested. There is no database here: an import that
/// tried to save anything would fail.
/// </summary>
public sealed class ImportHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ImportHost(WebApplication app, HttpClient client)
    {
        _app = app;
        Client = client;
    }

    /// <summary>Signed in.</summary>
    public HttpClient Client { get; }

    public static async Task<ImportHost> StartAsync(
        TestSite? site = null, ReadPage? readPage = null, Action<GuardOptions>? guard = null, Action<PageReadingOptions>? reading = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddProblemDetails();
        builder.Services.AddAuthentication("test").AddScheme<AuthenticationSchemeOptions, AnyBearer>("test", _ => { });
        builder.Services.AddAuthorization();
        if (readPage is not null)
            builder.Services.AddSingleton(readPage);
        builder.Services.AddSingleton<ResolveHost>((host, _) => throw new InvalidOperationException($"A test must not resolve {host}."));
        builder.Services.AddSingleton<AlchemorselMetrics>();
        builder.AddImports();
        builder.Services.Configure<GuardOptions>(options =>
        {
            if (site is not null)
                options.AllowedEndpoints.Add(site.Endpoint);
            guard?.Invoke(options);
        });
        builder.Services.Configure<PageReadingOptions>(options => reading?.Invoke(options));
        var app = builder.Build();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapImports();
        await app.StartAsync(TestContext.Current.CancellationToken);
        var address = app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single();
        var client = new HttpClient { BaseAddress = new Uri(address) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "cook");
        return new ImportHost(app, client);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
    }

    private sealed class AnyBearer(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(Request.Headers.Authorization.Count == 0
            ? AuthenticateResult.NoResult()
            : AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity("test")), "test")));
    }
}

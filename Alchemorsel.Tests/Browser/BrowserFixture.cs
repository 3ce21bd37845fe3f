using System.Text.RegularExpressions;
using Alchemorsel.Tests.Api.Accounts.OpenId;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;
using Microsoft.Playwright;

namespace Alchemorsel.Tests.Browser;

/// <summary>Tests with a whole application of their own run one after another: each takes both cores.</summary>
[CollectionDefinition(Name)]
public sealed class WholeApplication : ICollectionFixture<BrowserFixture>
{
    public const string Name = "whole application";
}

/// <summary>The whole application, started as a developer would, and a Chromium in front of its gateway.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(3);

    private DistributedApplication? application;
    private RealProvider? provider;
    private IPlaywright? playwright;
    private IBrowser? browser;

    // Whose test is over goes on drawing, asking and listening until it is closed.
    private readonly List<(string? Test, IBrowserContext Profile)> profiles = [];

    /// <summary>The gateway's address.</summary>
    public Uri Address { get; private set; } = new("http://localhost");

    /// <summary>Where the application's mail lands.</summary>
    public string MailFolder { get; private set; } = "";

    /// <summary>Who says on another site who people are; the application calls it Kitchen ID. A second one, Away, is never there.</summary>
    internal RealProvider Provider => provider!;

    /// <summary>Where a Chromium is installed, or null.</summary>
    public static string? ChromiumPath { get; } = new[]
    {
        Environment.GetEnvironmentVariable("CHROMIUM_PATH"),
        "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        @"C:\Program Files\Google\Chrome\Application\chrome.exe",
    }.FirstOrDefault(File.Exists);

    /// <summary>Skips without a browser on a developer's machine; in CI a missing browser is a failure.</summary>
    public static void RequireBrowser()
    {
        if (ChromiumPath is not null)
            return;
        Assert.NotEqual("true", Environment.GetEnvironmentVariable("CI"));
        Assert.Skip("No Chromium or Chrome is installed (CHROMIUM_PATH names one elsewhere).");
    }

    public async ValueTask InitializeAsync()
    {
        if (ChromiumPath is null)
            return;
        using var limit = new CancellationTokenSource(StartLimit);
        var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.Alchemorsel_AppHost>([], limit.Token);
        MailFolder = Path.Combine(builder.Configuration["ALCHEMORSEL_DATA_DIR"]!, "mail");
        provider = await RealProvider.StartAsync();
        builder.CreateResourceBuilder((ProjectResource)builder.Resources.Single(resource => resource.Name == "api"))
            .WithEnvironment("ALCHEMORSEL_OIDC_KITCHENID_AUTHORITY", provider.Authority)
            .WithEnvironment("ALCHEMORSEL_OIDC_KITCHENID_CLIENT_ID", RealProvider.ClientId)
            .WithEnvironment("ALCHEMORSEL_OIDC_KITCHENID_CLIENT_SECRET", RealProvider.ClientSecret)
            .WithEnvironment("ALCHEMORSEL_OIDC_KITCHENID_DISPLAY_NAME", "Kitchen ID")
            .WithEnvironment("ALCHEMORSEL_OIDC_KITCHENID_PRIVATE_NETWORK", "true")
            .WithEnvironment("ALCHEMORSEL_OIDC_KITCHENID_TIMEOUT", "30s")
            .WithEnvironment("ALCHEMORSEL_OIDC_ZAWAY_AUTHORITY", "http://127.0.0.1:1")
            .WithEnvironment("ALCHEMORSEL_OIDC_ZAWAY_CLIENT_ID", "x")
            .WithEnvironment("ALCHEMORSEL_OIDC_ZAWAY_DISPLAY_NAME", "Away")
            .WithEnvironment("ALCHEMORSEL_OIDC_ZAWAY_PRIVATE_NETWORK", "true");
        application = await builder.BuildAsync(limit.Token);
        await application.StartAsync(limit.Token);
        await application.ResourceNotifications.WaitForResourceHealthyAsync("gateway", limit.Token);
        // A browser keeps Secure cookies over plain http only for the name localhost.
        Address = new UriBuilder(application.GetEndpoint("gateway", "http")) { Host = "localhost" }.Uri;
        await provider.RegisterAsync(new Uri(Address, "/sign-in/openid/kitchenid/callback").AbsoluteUri);
        // Both cores may be busy with other tests.
        Assertions.SetDefaultExpectTimeout(30_000);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = ChromiumPath,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync",
            ],
        });
    }

    /// <summary>A page in a browser profile of its own: nobody is signed in.</summary>
    /// <param name="touch">On a screen that is touched.</param>
    public async Task<IPage> NewVisitorAsync(bool javaScript = true, int width = 390, int height = 844, bool touch = false)
    {
        Assert.NotNull(browser);
        var test = TestContext.Current.Test?.UniqueID;
        foreach (var over in profiles.Where(profile => profile.Test != test).ToList())
        {
            profiles.Remove(over);
            await over.Profile.CloseAsync();
        }
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = Address.ToString(),
            JavaScriptEnabled = javaScript,
            HasTouch = touch,
            IsMobile = touch,
            ViewportSize = new ViewportSize { Width = width, Height = height },
        });
        context.SetDefaultTimeout(30_000);
        profiles.Add((test, context));
        return await context.NewPageAsync();
    }

    /// <summary>Makes an account by hand, as every cook does first.</summary>
    /// <returns>Its e-mail.</returns>
    public static async Task<string> SignUpAsync(IPage page, string name)
    {
        var email = $"{name}-{Guid.CreateVersion7():n}@example.org";
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Link, new() { Name = "Create account" }).First.ClickAsync();
        await page.GetByLabel("Name").FillAsync(name);
        await page.GetByLabel("E-mail").FillAsync(email);
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync("correct horse battery");
        await page.GetByRole(AriaRole.Button, new() { Name = "Create account" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/recipes$"));
        return email;
    }

    public static async Task SignInAsync(IPage page, string email, string password)
    {
        await page.GotoAsync("/sign-in");
        await page.GetByLabel("E-mail").FillAsync(email);
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
        if (application is not null)
            await application.DisposeAsync();
        if (provider is not null)
            await provider.DisposeAsync();
    }
}

using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Alchemorsel.Contracts.Accounts;
using Alchemorsel.Contracts.Households;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Web.Clients;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Alchemorsel.Tests.Web;

/// <summary>The Web alone: its pages and cookies, with the Api's answers given by the test.</summary>
internal sealed partial class WebHost : WebApplicationFactory<Alchemorsel.Web.Components.App>
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    /// <summary>Starts now, since the test's browser drops cookies by the real clock; moves only when the test says so.</summary>
    public FakeTimeProvider Time { get; } = new(TimeProvider.System.GetUtcNow());

    /// <summary>Where replicas share the keys of their cookies; null for keys of its own.</summary>
    public string? Redis { get; init; }

    /// <summary>What the Api answers, by method and path.</summary>
    public Dictionary<string, Func<HttpResponseMessage>> Api { get; } = new()
    {
        ["POST /api/v1/auth/sign-in"] = () => Answer(Tokens("refresh-1")),
        ["GET /api/v1/users/me"] = () => Answer(Tokens("refresh-1").User),
        ["GET /api/v1/users/me/sign-ins"] = () => Answer(new SignInList([])),
        ["GET /api/v1/installation"] = () => Answer(new InstallationInfo(SignUpMode.Open, CanSendMail: true)),
        ["GET /api/v1/recipes"] = () => Answer(new Alchemorsel.Contracts.Page<RecipeSummary>([], null)),
        ["GET /api/v1/recipes/facets"] = () => Answer(new RecipeFacets([], [], [])),
    };

    public List<string> Asked { get; } = [];

    public static AuthTokens Tokens(string refresh) => new(
        "access-of-" + refresh, 900, refresh, DateTimeOffset.UnixEpoch.AddYears(100), "media-of-" + refresh, new UserInfo(Guid.Empty, "ada@home.example", "Ada", Guid.Empty, "Ada's kitchen") { HouseholdRole = HouseholdRole.Owner });

    public static HttpResponseMessage Answer<T>(T value) => new(HttpStatusCode.OK) { Content = JsonContent.Create(value, options: Json) };

    public static HttpResponseMessage Refusal(HttpStatusCode status) => new(status)
    {
        Content = new StringContent("""{"title":"No."}""", new MediaTypeHeaderValue("application/problem+json")),
    };

    /// <summary>A browser over https that keeps cookies and does not follow redirects.</summary>
    public HttpClient Browser() => CreateClient(new WebApplicationFactoryClientOptions { BaseAddress = new Uri("https://home.example"), AllowAutoRedirect = false });

    public async Task<HttpClient> SignedInAsync()
    {
        var browser = Browser();
        (await SignInAsync(browser, "/sign-in")).Dispose();
        return browser;
    }

    public static Task<HttpResponseMessage> SignInAsync(HttpClient browser, string path) => PostAsync(
        browser, path, new("_handler", "sign-in"), new("Form.Email", "ada@home.example"), new("Form.Password", "correct horse battery"));

    /// <summary>Sends a form of a page with the token that the page has for it.</summary>
    public static async Task<HttpResponseMessage> PostAsync(HttpClient browser, string path, params KeyValuePair<string, string>[] fields)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var page = await browser.GetStringAsync(path, cancellation);
        return await browser.PostAsync(
            path, new FormUrlEncodedContent([new("__RequestVerificationToken", TokenOf(page)), .. fields]), cancellation);
    }

    /// <summary>The token that a page has for its forms.</summary>
    public static string TokenOf(string page) => Token().Match(page).Groups[1].Value;

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("ConnectionStrings:cache", Redis ?? "127.0.0.1:1,abortConnect=false,connectTimeout=100");
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<TimeProvider>(Time);
            if (Redis is null)
            {
                services.AddDataProtection().UseEphemeralDataProtectionProvider();
                services.PostConfigure<KeyManagementOptions>(options => options.XmlRepository = new NoKeys());
            }

            services.AddHttpClient<AlchemorselClient>(http => http.BaseAddress = new Uri("http://api"))
                .ConfigurePrimaryHttpMessageHandler(() => new ApiInstead(this));
        });
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    private sealed class NoKeys : IXmlRepository
    {
        public IReadOnlyCollection<System.Xml.Linq.XElement> GetAllElements() => [];

        public void StoreElement(System.Xml.Linq.XElement element, string friendlyName)
        {
        }
    }

    private sealed class ApiInstead(WebHost host) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var key = $"{request.Method} {request.RequestUri!.AbsolutePath}";
            lock (host.Asked)
                host.Asked.Add(key);
            // A real answer is never there at once, and pages render while they wait for it.
            await Task.Yield();
            return host.Api.TryGetValue(key, out var answer) ? answer() : Refusal(HttpStatusCode.NotFound);
        }
    }
}

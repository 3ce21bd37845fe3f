using System.Net;
using Alchemorsel.Contracts.Accounts;

namespace Alchemorsel.Tests.Web;

/// <summary>The pages on the way to a provider and back, with the Api's answers given by the test.</summary>
public sealed class OpenIdPagesTests
{
    private const string Authorize = "https://id.example/authorize?client_id=alchemorsel&state=a-state";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_press_leads_to_the_provider_and_only_this_browser_can_end_what_it_began()
    {
        await using var host = new WebHost();
        Prepare(host);
        var browser = host.Browser();
        var signIn = await browser.GetStringAsync("/sign-in?returnUrl=%2Fcooked", Cancellation);
        Assert.Contains("Continue with Kitchen ID", signIn, StringComparison.Ordinal);
        Assert.Contains("action=\"/sign-in/openid/kitchenid?returnUrl=%2Fcooked\"", signIn, StringComparison.Ordinal);

        using var answer = await StartAsync(browser, "/sign-in/openid/kitchenid?returnUrl=%2Fcooked");

        // Not as a redirect: what a form leads to would have to stand in the policy, for whatever places a provider sends people on to.
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync(Cancellation);
        Assert.Contains($"<meta http-equiv=\"refresh\" content=\"0;url={WebUtility.HtmlEncode(Authorize)}\"", page, StringComparison.Ordinal);
        Assert.Contains("form-action 'self';", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), cookie => cookie.StartsWith("__Host-alchemorsel-openid=", StringComparison.Ordinal));
        foreach (var part in new[] { "secure", "httponly", "samesite=lax", "path=/", "max-age=600" })
            Assert.Contains(part, cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("the-ticket", cookie, StringComparison.Ordinal);
        Assert.DoesNotContain("the-ticket", page, StringComparison.Ordinal);
        using var back = await browser.GetAsync("/sign-in/openid/kitchenid/callback?code=a-code&state=a-state", Cancellation);
        Assert.Equal(HttpStatusCode.Redirect, back.StatusCode);
        Assert.Equal("/cooked", PathOf(back));
        Assert.Contains("no-store", back.Headers.CacheControl?.ToString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/recipes", Cancellation)).StatusCode);
    }

    [Fact]
    public async Task No_other_site_sends_anybody_to_a_provider()
    {
        await using var host = new WebHost();
        Prepare(host);

        using var answer = await host.Browser().PostAsync("/sign-in/openid/kitchenid", new FormUrlEncodedContent([new("_handler", "openid")]), Cancellation);

        Assert.True((int)answer.StatusCode is >= 400 and < 500, $"{(int)answer.StatusCode}");
        Assert.DoesNotContain("POST /api/v1/auth/openid/kitchenid/start", host.Asked);
    }

    // Guards OpenIdTrip: without it the Api would be asked with what somebody else began.
    [Theory]
    [InlineData("kitchenid", false)]
    [InlineData("another", true)]
    public async Task A_way_back_that_this_browser_did_not_begin_leads_nowhere(string provider, bool begun)
    {
        await using var host = new WebHost();
        Prepare(host);
        var browser = host.Browser();
        if (begun)
            (await StartAsync(browser, "/sign-in/openid/kitchenid")).Dispose();

        using var answer = await browser.GetAsync($"/sign-in/openid/{provider}/callback?code=a-code&state=a-state", Cancellation);

        Assert.Contains("That took too long, or was begun in another browser.", await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        Assert.DoesNotContain(host.Asked, asked => asked.EndsWith("/finish", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("error=access_denied&state=a-state", "You did not go on there.")]
    [InlineData("error=server_error&error_description=%3Cscript%3E&state=a-state", "You came back without being signed in there.")]
    [InlineData("code=a-code", "You came back without being signed in there.")]
    public async Task Who_comes_back_without_a_code_is_told_so_and_the_trip_is_over(string query, string says)
    {
        await using var host = new WebHost();
        Prepare(host);
        var browser = host.Browser();
        (await StartAsync(browser, "/sign-in/openid/kitchenid?returnUrl=%2Fcooked")).Dispose();

        using var answer = await browser.GetAsync($"/sign-in/openid/kitchenid/callback?{query}", Cancellation);

        var page = await answer.Content.ReadAsStringAsync(Cancellation);
        Assert.Contains(says, page, StringComparison.Ordinal);
        Assert.Contains("href=\"/sign-in?returnUrl=%2Fcooked\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain(host.Asked, asked => asked.EndsWith("/finish", StringComparison.Ordinal));
        var again = await browser.GetStringAsync("/sign-in/openid/kitchenid/callback?code=a-code&state=a-state", Cancellation);
        Assert.Contains("That took too long", again, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_provider_that_is_away_is_told_in_plain_words_and_without_any_there_are_no_buttons()
    {
        await using var host = new WebHost();
        Prepare(host);
        host.Api["POST /api/v1/auth/openid/kitchenid/start"] = () => WebHost.Refusal(HttpStatusCode.BadGateway);
        var browser = host.Browser();

        using var answer = await StartAsync(browser, "/sign-in/openid/kitchenid");
        host.Api.Remove("GET /api/v1/auth/openid");
        var without = await browser.GetStringAsync("/sign-in", Cancellation);
        using var unknown = await browser.GetAsync("/sign-up", Cancellation);

        var page = await answer.Content.ReadAsStringAsync(Cancellation);
        Assert.Contains("data-problem", page, StringComparison.Ordinal);
        Assert.Contains("Try again", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Continue with", without, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, unknown.StatusCode);
    }

    [Fact]
    public async Task An_unknown_provider_has_no_page()
    {
        await using var host = new WebHost();
        Prepare(host);

        using var answer = await host.Browser().GetAsync("/sign-in/openid/somebody", Cancellation);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("https://evil.example")]
    public async Task Nobody_is_led_away_in_the_end(string returnUrl)
    {
        await using var host = new WebHost();
        Prepare(host);
        var browser = host.Browser();
        (await StartAsync(browser, $"/sign-in/openid/kitchenid?returnUrl={Uri.EscapeDataString(returnUrl)}")).Dispose();

        using var answer = await browser.GetAsync("/sign-in/openid/kitchenid/callback?code=a-code&state=a-state", Cancellation);

        Assert.Equal("/recipes", PathOf(answer));
    }

    private static void Prepare(WebHost host)
    {
        host.Api["GET /api/v1/auth/openid"] = () => WebHost.Answer(new OpenIdProviderList([new OpenIdProviderInfo("kitchenid", "Kitchen ID")]));
        host.Api["POST /api/v1/auth/openid/kitchenid/start"] = () => WebHost.Answer(new OpenIdStart(Authorize, "the-ticket", 600));
        host.Api["POST /api/v1/auth/openid/kitchenid/finish"] = () => WebHost.Answer(WebHost.Tokens("refresh-1"));
    }

    private static Task<HttpResponseMessage> StartAsync(HttpClient browser, string path) => WebHost.PostAsync(browser, path, KeyValuePair.Create("_handler", "openid"));

    private static string? PathOf(HttpResponseMessage answer) =>
        answer.Headers.Location is { IsAbsoluteUri: true } absolute ? absolute.AbsolutePath : answer.Headers.Location?.OriginalString;
}

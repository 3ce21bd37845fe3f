using System.Net;

namespace Alchemorsel.Tests.Web;

public sealed class SessionTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Signing_in_sets_cookies_that_only_this_host_gets_and_no_script_reads()
    {
        await using var host = new WebHost();
        using var answer = await WebHost.SignInAsync(host.Browser(), "/sign-in?returnUrl=//elsewhere.example");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/recipes", answer.Headers.Location!.IsAbsoluteUri ? answer.Headers.Location.AbsolutePath : answer.Headers.Location.OriginalString);
        foreach (var name in new[] { "__Host-alchemorsel=", "__Host-alchemorsel-media=" })
        {
            var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), cookie => cookie.StartsWith(name, StringComparison.Ordinal));
            Assert.Contains("secure", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("path=/", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("domain=", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("refresh-1,", cookie, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_cookie_of_forms_is_for_this_host_alone_too()
    {
        await using var host = new WebHost();
        using var answer = await host.Browser().GetAsync("/sign-in", Cancellation);
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
        Assert.StartsWith("__Host-alchemorsel-form=", cookie, StringComparison.Ordinal);
        foreach (var part in new[] { "secure", "httponly", "samesite=strict", "path=/" })
            Assert.Contains(part, cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Signing_out_leaves_nothing_behind_in_the_browser()
    {
        await using var host = new WebHost();
        host.Api["POST /api/v1/auth/sign-out"] = () => new HttpResponseMessage(HttpStatusCode.NoContent);
        var browser = await host.SignedInAsync();
        using var answer = await WebHost.PostAsync(browser, "/account", KeyValuePair.Create("_handler", "sign-out"));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("\"cache\", \"storage\"", Assert.Single(answer.Headers.GetValues("Clear-Site-Data")));
        foreach (var name in new[] { "__Host-alchemorsel=;", "__Host-alchemorsel-media=;" })
            Assert.Contains(answer.Headers.GetValues("Set-Cookie"), cookie => cookie.StartsWith(name, StringComparison.Ordinal) && cookie.Contains("expires=Thu, 01 Jan 1970", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        await using var host = new WebHost();
        using var answer = await host.Browser().PostAsync(
            "/sign-in", new FormUrlEncodedContent([new("_handler", "sign-in"), new("Form.Email", "a@b.example"), new("Form.Password", "correct horse")]), Cancellation);
        Assert.True((int)answer.StatusCode is >= 400 and < 500, $"{(int)answer.StatusCode}");
        Assert.DoesNotContain("POST /api/v1/auth/sign-in", host.Asked);
    }

    [Fact]
    public async Task Requests_that_arrive_together_exchange_an_ending_token_once()
    {
        await using var host = new WebHost();
        host.Api["POST /api/v1/auth/refresh"] = () => WebHost.Answer(WebHost.Tokens("refresh-2"));
        var browser = await host.SignedInAsync();
        host.Time.Advance(TimeSpan.FromMinutes(14.5));
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => browser.GetAsync("/recipes", Cancellation)));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        Assert.Single(host.Asked, asked => asked == "POST /api/v1/auth/refresh");
        Assert.Contains(answers, answer => answer.Headers.TryGetValues("Set-Cookie", out var cookies) && cookies.Any(cookie => cookie.Contains("media-of-refresh-2", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_refused_exchange_ends_the_session()
    {
        await using var host = new WebHost();
        host.Api["POST /api/v1/auth/refresh"] = () => WebHost.Refusal(HttpStatusCode.Unauthorized);
        var browser = await host.SignedInAsync();
        host.Time.Advance(TimeSpan.FromMinutes(14.5));
        using var answer = await browser.GetAsync("/recipes", Cancellation);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Contains("/sign-in?returnUrl=%2Frecipes", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    // Shown to fail: with StartAsync in place of StartAnewAsync on the page.
    [Fact]
    public async Task Signing_in_over_a_session_ends_it()
    {
        await using var host = new WebHost();
        host.Api["POST /api/v1/auth/sign-out"] = () => new HttpResponseMessage(HttpStatusCode.NoContent);
        var browser = await host.SignedInAsync();
        Assert.DoesNotContain("POST /api/v1/auth/sign-out", host.Asked);

        using var again = await WebHost.SignInAsync(browser, "/sign-in");

        Assert.Equal("/recipes", again.Headers.Location?.AbsolutePath);
        Assert.Single(host.Asked, asked => asked == "POST /api/v1/auth/sign-out");
    }

    [Fact]
    public async Task A_busy_api_does_not_end_the_session()
    {
        await using var host = new WebHost();
        host.Api["POST /api/v1/auth/refresh"] = () => WebHost.Refusal(HttpStatusCode.TooManyRequests);
        var browser = await host.SignedInAsync();
        host.Time.Advance(TimeSpan.FromMinutes(14.5));
        using var answer = await browser.GetAsync("/account", Cancellation);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }
}

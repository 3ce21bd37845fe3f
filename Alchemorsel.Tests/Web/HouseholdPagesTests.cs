using System.Net;
using System.Net.Http.Headers;
using Alchemorsel.Contracts.Accounts;
using Alchemorsel.Contracts.Households;

namespace Alchemorsel.Tests.Web;

public sealed class HouseholdPagesTests
{
    private const string Me = "GET /api/v1/users/me";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/recipes/new")]
    [InlineData("/import")]
    [InlineData("/kitchen")]
    [InlineData("/household/links")]
    [InlineData("/household/webhooks")]
    public async Task A_viewer_is_led_from_a_form_to_a_page_that_says_why(string path)
    {
        await using var host = new WebHost();
        host.Api[Me] = () => WebHost.Answer(Role(HouseholdRole.Viewer));
        using var browser = await host.SignedInAsync();

        using var answer = await browser.GetAsync(path, Cancellation);

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Equal("/household/only-members", answer.Headers.Location!.AbsolutePath);
        Assert.Contains("you are a viewer", await browser.GetStringAsync("/household/only-members", Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_viewer_cannot_do_is_not_offered()
    {
        await using var host = new WebHost();
        host.Api[Me] = () => WebHost.Answer(Role(HouseholdRole.Viewer));
        using var browser = await host.SignedInAsync();

        var viewer = await browser.GetStringAsync("/recipes", Cancellation);
        host.Api[Me] = () => WebHost.Answer(Role(HouseholdRole.Member));
        var member = await browser.GetStringAsync("/recipes", Cancellation);

        Assert.DoesNotContain("href=\"/recipes/new\"", viewer, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"/import\"", viewer, StringComparison.Ordinal);
        Assert.Contains("href=\"/recipes/new\"", member, StringComparison.Ordinal);
        Assert.Contains("href=\"/import\"", member, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_an_account_needs_an_invitation_the_one_that_is_followed_opens_the_form()
    {
        await using var host = new WebHost();
        host.Api["GET /api/v1/installation"] = () => WebHost.Answer(new InstallationInfo(SignUpMode.Invitation, CanSendMail: false));
        using var browser = host.Browser();

        var invited = await browser.GetStringAsync("/sign-up?returnUrl=%2Fhousehold%2Fjoin%2Fa-token", Cancellation);
        var uninvited = await browser.GetStringAsync("/sign-up?returnUrl=%2Frecipes", Cancellation);

        Assert.Contains("name=\"Form.Invitation\" value=\"a-token\"", invited, StringComparison.Ordinal);
        Assert.DoesNotContain("Form.Email", uninvited, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_page_leads_whoever_was_put_out_into_another_kitchen()
    {
        await using var host = new WebHost();
        using var browser = await host.SignedInAsync();
        host.Api[Me] = () => WebHost.Refusal(HttpStatusCode.NotFound);
        host.Api["POST /api/v1/auth/refresh"] = () => WebHost.Answer(WebHost.Tokens("refresh-2"));

        using var answer = await browser.GetAsync("/account", Cancellation);

        Assert.Equal("/household?left=1", answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task An_api_that_is_away_at_that_moment_ends_no_session()
    {
        await using var host = new WebHost();
        using var browser = await host.SignedInAsync();
        host.Api[Me] = () => WebHost.Refusal(HttpStatusCode.NotFound);
        host.Api["POST /api/v1/auth/refresh"] = () => WebHost.Refusal(HttpStatusCode.ServiceUnavailable);

        using var failed = await browser.GetAsync("/account", Cancellation);
        host.Api[Me] = () => WebHost.Answer(WebHost.Tokens("refresh-1").User);
        using var again = await browser.GetAsync("/account", Cancellation);

        Assert.True((int)failed.StatusCode >= 500);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
    }

    [Fact]
    public async Task A_page_is_shown_when_nobody_can_say_who_is_who()
    {
        await using var host = new WebHost();
        host.Api[Me] = () => WebHost.Refusal(HttpStatusCode.BadRequest);
        using var browser = await host.SignedInAsync();

        var page = await browser.GetStringAsync("/recipes", Cancellation);

        // As the session remembers it.
        Assert.Contains("Ada&#x27;s kitchen", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_was_put_out_is_led_into_another_kitchen_of_theirs()
    {
        await using var host = new WebHost();
        using var browser = await host.SignedInAsync();
        host.Api["GET /api/v1/recipes"] = () => new HttpResponseMessage(HttpStatusCode.Forbidden)
        {
            Content = new StringContent(
                """{"type":"urn:alchemorsel:problem:not-a-member","title":"Out."}""", new MediaTypeHeaderValue("application/problem+json")),
        };
        host.Api["POST /api/v1/auth/refresh"] = () => WebHost.Answer(WebHost.Tokens("refresh-2"));

        using var answer = await browser.GetAsync("/recipes", Cancellation);

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Equal("/household?left=1", answer.Headers.Location!.OriginalString);
        Assert.Contains(answer.Headers.GetValues("Set-Cookie"), cookie => cookie.Contains("media-of-refresh-2", StringComparison.Ordinal));
    }

    private static UserInfo Role(HouseholdRole role) => new(Guid.Empty, "ada@home.example", "Ada", Guid.Empty, "Ada's kitchen") { HouseholdRole = role };
}

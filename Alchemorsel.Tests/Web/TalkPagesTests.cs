using System.Net;
using System.Text.RegularExpressions;
using Alchemorsel.Contracts.Moderation;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Contracts.Social;

namespace Alchemorsel.Tests.Web;

/// <summary>What is reported is quoted, to whoever reports it and to whoever looks at it, with the Api's answers given by the test.</summary>
public sealed partial class TalkPagesTests
{
    private const string Hostile = "Poison.</p><script>alert('x')</script>";

    private static readonly Guid Recipe = new("01a2086f-6f9e-70a2-a6ba-6492aacb80c2");
    private static readonly Guid Ben = new("01a2086f-6f9e-70a2-a6ba-6492aacb80c3");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_reports_a_review_sees_whose_it_is_its_stars_and_what_it_says()
    {
        await using var host = Host(Review(Guid.CreateVersion7(), "Lovely.", 5), Review(Ben, Hostile, 1));
        var page = await (await host.SignedInAsync()).GetStringAsync(Address, Cancellation);

        var quoted = Quoted(page);
        Assert.Contains("Cook of 1", quoted, StringComparison.Ordinal);
        Assert.Contains("1<span class=\"visually-hidden\"> of 5", quoted, StringComparison.Ordinal);
        Assert.Contains("Poison.&lt;/p&gt;&lt;script&gt;", quoted, StringComparison.Ordinal);
        Assert.DoesNotContain("Lovely.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_review_that_is_on_a_later_page_is_quoted_as_well()
    {
        var asked = 0;
        await using var host = Host();
        host.Api[$"GET /api/v1/recipes/{Recipe}/reviews"] = () => ++asked == 1
            ? WebHost.Answer(new ReviewList(3, 2, [Review(Guid.CreateVersion7(), "Lovely.", 5)], "more", null))
            : WebHost.Answer(new ReviewList(3, 2, [Review(Ben, "Poison.", 1)], null, null));

        var page = await (await host.SignedInAsync()).GetStringAsync(Address, Cancellation);

        Assert.Contains("Poison.", Quoted(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_review_that_is_not_there_is_not_reported()
    {
        await using var host = Host(Review(Guid.CreateVersion7(), "Lovely.", 5));
        using var answer = await (await host.SignedInAsync()).GetAsync(Address, Cancellation);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task A_moderator_sees_the_words_and_the_stars_of_a_review_in_the_list_and_on_its_page()
    {
        var report = new ReportInfo(
            Guid.CreateVersion7(), ReportKind.Review, ReportReason.Insult, null, "Ada", DateTimeOffset.UnixEpoch, ReportState.Open, null, null, null,
            new ReportSubject("Soup", "Ben", Hostile, null, 1, DateTimeOffset.UnixEpoch, null, false, 1));
        await using var host = Host();
        host.Api["GET /api/v1/moderation/reports"] = () => WebHost.Answer(new Alchemorsel.Contracts.Page<ReportInfo>([report], null));
        host.Api[$"GET /api/v1/moderation/reports/{report.Id}"] = () => WebHost.Answer(report);
        var moderator = await host.SignedInAsync();

        var list = await moderator.GetStringAsync("/moderation", Cancellation);
        var page = await moderator.GetStringAsync($"/moderation/{report.Id}", Cancellation);

        Assert.Contains("Poison.&lt;/p&gt;&lt;script&gt;", list, StringComparison.Ordinal);
        Assert.Contains("Poison.&lt;/p&gt;&lt;script&gt;", Quoted(page), StringComparison.Ordinal);
        Assert.Contains("1<span class=\"visually-hidden\"> of 5", Quoted(page), StringComparison.Ordinal);
    }

    private static string Address => $"/report?kind=review&recipe={Recipe}&user={Ben}";

    private static WebHost Host(params ReviewInfo[] reviews)
    {
        var host = new WebHost();
        host.Api[$"GET /api/v1/recipes/{Recipe}"] = () => WebHost.Answer(new RecipeDetails
        {
            Id = Recipe,
            Slug = "soup",
            Version = "7",
            Title = "Soup",
            Status = RecipeStatus.Published,
            Tags = [],
            Images = [],
            Ingredients = [],
            Steps = [],
            CreatedAt = DateTimeOffset.UnixEpoch,
            UpdatedAt = DateTimeOffset.UnixEpoch,
        });
        host.Api[$"GET /api/v1/recipes/{Recipe}/reviews"] = () => WebHost.Answer(new ReviewList(3, reviews.Length, reviews, null, null));
        return host;
    }

    private static ReviewInfo Review(Guid user, string text, int stars) => new(user, $"Cook of {stars}", false, stars, text, DateTimeOffset.UnixEpoch, null, null);

    private static string Quoted(string page) => Quote().Match(page).Value;

    [GeneratedRegex("<blockquote.*?</blockquote>", RegexOptions.Singleline)]
    private static partial Regex Quote();
}

using System.Net;
using Alchemorsel.Api.Auditing;
using Alchemorsel.Contracts.Accounts;
using Alchemorsel.Contracts.Moderation;
using Alchemorsel.Contracts.Notifications;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Contracts.Social;
using Alchemorsel.Tests.Api.Accounts;
using Alchemorsel.Tests.Api.Exporting;
using Alchemorsel.Tests.Api.Households;
using Alchemorsel.Tests.Api.Profiles;
using Alchemorsel.Tests.Api.Recipes;
using Alchemorsel.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Tests.Api.Social;

/// <summary>Reports, what moderators see and decide, and what comes of it for everybody else.</summary>
[Collection(ApiGroup.Name)]
public sealed class ModerationTests(ApiFixture api)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_hidden_comment_is_seen_by_its_author_alone_with_the_reason_and_by_all_again_once_it_is_shown()
    {
        var (cook, author, soup) = await KitchenAsync();
        var said = await author.CommentAsync(soup.Id, "You can't cook.");
        var report = await cook.ReportAsync(TalkClient.ReportOf(soup.Id, said.Id) with { Note = "Not again." });
        var moderator = await api.NewCookAsync(AccountRole.Moderator);

        await moderator.DecideAsync(report.Id, ModerationDecision.Hide, "An insult.");

        Assert.Empty((await cook.ThreadsAsync(soup.Id)).Items);
        Assert.Equal(HttpStatusCode.NotFound, (await cook.TryDeleteAsync(soup.Id, said.Id)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await cook.TryCommentAsync(soup.Id, "I can!", said.Id)).StatusCode);
        var own = Assert.Single((await author.ThreadsAsync(soup.Id)).Items).Comment;
        Assert.Equal((CommentState.Hidden, "You can't cook.", "An insult."), (own.State, own.Text, own.HiddenBecause));
        using var changed = await author.TryChangeAsync(soup.Id, said.Id, "You can cook.");
        await changed.AssertProblemAsync(409, "hidden-words");

        await moderator.DecideAsync(report.Id, ModerationDecision.Unhide);

        var again = Assert.Single((await cook.ThreadsAsync(soup.Id)).Items).Comment;
        Assert.Equal((CommentState.Shown, "You can't cook.", null), (again.State, again.Text, again.HiddenBecause));
        Assert.Equal(ReportState.Restored, (await moderator.ReadReportAsync(report.Id)).State);
    }

    [Fact]
    public async Task The_place_of_a_hidden_comment_that_was_answered_stays_and_says_nothing()
    {
        var (cook, author, soup) = await KitchenAsync();
        var said = await author.CommentAsync(soup.Id, "You can't cook.");
        await author.CommentAsync(soup.Id, "Sorry.", said.Id);
        var report = await cook.ReportAsync(TalkClient.ReportOf(soup.Id, said.Id));
        await (await api.NewCookAsync(AccountRole.Moderator)).DecideAsync(report.Id, ModerationDecision.Hide, "An insult.");

        var thread = Assert.Single((await cook.ThreadsAsync(soup.Id)).Items);

        Assert.Equal((CommentState.Gone, null, null, null), (thread.Comment.State, thread.Comment.Text, thread.Comment.By, thread.Comment.HiddenBecause));
        Assert.Equal("Sorry.", Assert.Single(thread.Replies).Text);
    }

    [Fact]
    public async Task A_hidden_review_is_its_authors_alone_and_its_stars_count_on()
    {
        var (cook, author, soup) = await KitchenAsync();
        await author.ReviewAsync(soup.Id, 1, "Poison.");
        var report = await cook.ReportAsync(new ReportInput { Kind = ReportKind.Review, RecipeId = soup.Id, UserId = await author.IdAsync(), Reason = ReportReason.Insult });
        var moderator = await api.NewCookAsync(AccountRole.Moderator);
        var seen = (await moderator.ReadReportAsync(report.Id)).Subject;
        Assert.Equal(("Poison.", 1, "Ada", "Soup"), (seen.Text, seen.Stars, seen.By, seen.RecipeTitle));

        await moderator.DecideAsync(report.Id, ModerationDecision.Hide, "No.");

        var list = await cook.ReviewsAsync(soup.Id);
        Assert.Equal((1.0, 1, 0), (list.Rating, list.RatingCount, list.Items.Count));
        Assert.Equal("No.", (await author.ReviewsAsync(soup.Id)).Mine!.HiddenBecause);
        using var body = System.Net.Http.Json.JsonContent.Create(new RatingInput { Stars = 1, Review = "Poison, really." }, options: Json.Options);
        using var changed = await author.PutAsync($"{RecipeClient.Root}/{soup.Id}/rating", body, Cancellation);
        await changed.AssertProblemAsync(409, "hidden-words");
        await author.ReviewAsync(soup.Id, 2, review: null);
        // Nor does it leave by the household's archive.
        Assert.DoesNotContain("Poison", await RecipeTextAsync(cook), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hidden_recipe_stays_its_households_and_no_link_shows_it()
    {
        var (cook, member, soup) = await KitchenAsync();
        var shared = await cook.ShareAsync(recipe: soup.Id);
        var lunches = await cook.CollectAsync("Lunches", null, soup.Id);
        var collection = await cook.ShareAsync(collection: lunches.Id);
        var report = await member.ReportAsync(new ReportInput { Kind = ReportKind.Recipe, RecipeId = soup.Id, Reason = ReportReason.Danger });
        var moderator = await api.NewCookAsync(AccountRole.Moderator);
        using var visitor = api.NewClient();
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync($"/api/v1/share/{shared.Token}", Cancellation)).StatusCode);

        await moderator.DecideAsync(report.Id, ModerationDecision.Hide, "Raw beans are poison.");

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/api/v1/share/{shared.Token}", Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/api/v1/share/{collection.Token}/recipes/{soup.Id}", Cancellation)).StatusCode);
        Assert.DoesNotContain("Soup", await visitor.GetStringAsync($"/api/v1/share/{collection.Token}/recipes", Cancellation), StringComparison.Ordinal);
        var seen = await cook.ReadRecipeAsync(soup.Id);
        Assert.Equal(("Soup", "Raw beans are poison.", soup.Version), (seen.Title, seen.Standing.HiddenBecause, seen.Version));

        await moderator.DecideAsync(report.Id, ModerationDecision.Unhide);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync($"/api/v1/share/{shared.Token}", Cancellation)).StatusCode);
        Assert.Null((await cook.ReadRecipeAsync(soup.Id)).Standing.HiddenBecause);
    }

    [Fact]
    public async Task Through_a_report_a_moderator_sees_what_was_reported_and_what_it_answers_and_nothing_else()
    {
        var cook = await api.NewCookAsync();
        var author = await api.NewMemberAsync(cook, "Ada");
        var soup = await cook.CreateAsync(new RecipeInput
        {
            Title = "Soup",
            Description = "Secret description",
            Notes = "Secret notes",
            Ingredients = [new(null, ["1 secret onion"])],
        });
        var first = await cook.CommentAsync(soup.Id, "The question.");
        var answer = await author.CommentAsync(soup.Id, "The reported answer.", first.Id);
        await author.CommentAsync(soup.Id, "A secret answer.", first.Id);
        await cook.CommentAsync(soup.Id, "A secret comment.");
        await cook.ReviewAsync(soup.Id, 4, "A secret review.");
        var report = await cook.ReportAsync(TalkClient.ReportOf(soup.Id, answer.Id));
        var moderator = await api.NewCookAsync(AccountRole.Moderator);

        foreach (var path in new[] { "/api/v1/moderation/reports?limit=100", $"/api/v1/moderation/reports/{report.Id}" })
        {
            var shown = await moderator.GetStringAsync(path, Cancellation);
            Assert.Contains("The reported answer.", shown, StringComparison.Ordinal);
            Assert.Contains("The question.", shown, StringComparison.Ordinal);
            Assert.DoesNotContain("secret", shown, StringComparison.OrdinalIgnoreCase);
        }

        // The household itself stays closed.
        foreach (var path in new[] { "", "/comments", $"/comments/{answer.Id}", "/reviews" })
            Assert.Equal(HttpStatusCode.NotFound, (await moderator.GetAsync($"{RecipeClient.Root}/{soup.Id}{path}", Cancellation)).StatusCode);

        // Of a reported recipe it is what is cooked from, without the notes.
        var whole = await author.ReportAsync(new ReportInput { Kind = ReportKind.Recipe, RecipeId = soup.Id, Reason = ReportReason.Copyright });
        var text = (await moderator.ReadReportAsync(whole.Id)).Subject.Text;
        Assert.Equal("Secret description\n1 secret onion", text);
    }

    [Fact]
    public async Task One_person_has_one_open_report_of_a_thing_and_one_decision_closes_all()
    {
        var (cook, author, soup) = await KitchenAsync();
        var third = await api.NewMemberAsync(cook, "Cleo");
        var said = await author.CommentAsync(soup.Id, "Buy my soup.");
        var report = TalkClient.ReportOf(soup.Id, said.Id, ReportReason.Spam);
        var first = await cook.ReportAsync(report);
        using var again = await cook.TryReportAsync(report with { Reason = ReportReason.Insult });
        await again.AssertProblemAsync(409, "already-reported");
        var second = await third.ReportAsync(report);
        var moderator = await api.NewCookAsync(AccountRole.Moderator);
        Assert.Equal(2, (await moderator.ReadReportAsync(first.Id)).Subject.OpenReports);

        await moderator.DecideAsync(first.Id, ModerationDecision.Dismiss);

        Assert.Equal(ReportState.Dismissed, (await moderator.ReadReportAsync(second.Id)).State);
        using var late = await moderator.TryDecideAsync(second.Id, ModerationDecision.Hide, "Too late.");
        await late.AssertProblemAsync(409, "report-decided");
        foreach (var reporter in new[] { cook, third })
        {
            var told = (await reporter.ToldAsync()).Items[0];
            Assert.Equal((NotificationKind.ReportDecided, "dismissed", soup.Id), (told.Kind, told.Details["outcome"], told.Recipe!.Id));
            Assert.Null(told.By);
        }

        // It may be reported anew, by then for something else.
        await cook.ReportAsync(report with { Reason = ReportReason.Other, Note = "See above." });
    }

    [Fact]
    public async Task Open_reports_come_first_and_each_page_goes_on_where_the_last_one_ended()
    {
        var (cook, author, soup) = await KitchenAsync();
        var moderator = await api.NewCookAsync(AccountRole.Moderator);
        var reports = new List<Guid>();
        for (var number = 0; number < 4; number++)
            reports.Add((await cook.ReportAsync(TalkClient.ReportOf(soup.Id, (await author.CommentAsync(soup.Id, $"{number}")).Id))).Id);
        await moderator.DecideAsync(reports[3], ModerationDecision.Dismiss);

        var seen = new List<ReportInfo>();
        for (string? cursor = ""; cursor is not null;)
        {
            var page = await moderator.SendAsync<Alchemorsel.Contracts.Page<ReportInfo>>(HttpMethod.Get, $"/moderation/reports?limit=3&cursor={cursor}", null);
            seen.AddRange(page.Items);
            cursor = page.Next;
        }

        Assert.Equal([reports[2], reports[1], reports[0], reports[3]], seen.Select(report => report.Id).Where(reports.Contains));
        Assert.Equal(seen.Count, seen.DistinctBy(report => report.Id).Count());
        Assert.DoesNotContain(true, seen.SkipWhile(report => report.State == ReportState.Open).Select(report => report.State == ReportState.Open));
        var open = await moderator.SendAsync<Alchemorsel.Contracts.Page<ReportInfo>>(HttpMethod.Get, "/moderation/reports?open=true&limit=100", null);
        Assert.All(open.Items, report => Assert.Equal(ReportState.Open, report.State));
    }

    [Fact]
    public async Task Whoever_is_no_moderator_sees_no_report_and_decides_none()
    {
        var (cook, author, soup) = await KitchenAsync();
        var report = await cook.ReportAsync(TalkClient.ReportOf(soup.Id, (await author.CommentAsync(soup.Id, "Hm.")).Id));

        Assert.Equal(HttpStatusCode.Forbidden, (await cook.GetAsync("/api/v1/moderation/reports", Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await cook.GetAsync($"/api/v1/moderation/reports/{report.Id}", Cancellation)).StatusCode);
        using var refused = await cook.TryDecideAsync(report.Id, ModerationDecision.Dismiss);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        var admin = await api.NewAdminAsync();
        Assert.Equal(ReportState.Open, (await admin.ReadReportAsync(report.Id)).State);
    }

    [Fact]
    public async Task A_report_needs_what_it_is_about_and_a_reason_that_says_something()
    {
        var (cook, author, soup) = await KitchenAsync();
        var said = await author.CommentAsync(soup.Id, "Hm.");
        foreach (var (report, field) in new (ReportInput, string)[]
        {
            (new() { Kind = ReportKind.Comment, RecipeId = soup.Id, Reason = ReportReason.Spam }, "commentId"),
            (new() { Kind = ReportKind.Review, RecipeId = soup.Id, Reason = ReportReason.Spam }, "userId"),
            (new() { Kind = ReportKind.Recipe, Reason = ReportReason.Spam }, "recipeId"),
            (new() { Kind = ReportKind.Recipe, RecipeId = soup.Id }, "reason"),
            (TalkClient.ReportOf(soup.Id, said.Id, ReportReason.Other), "note"),
            (TalkClient.ReportOf(soup.Id, said.Id) with { Note = new string('x', 501) }, "note"),
        })
        {
            using var refused = await cook.TryReportAsync(report);
            await refused.AssertProblemAsync(400, "validation", field);
        }

        using var own = await author.TryReportAsync(TalkClient.ReportOf(soup.Id, said.Id));
        await own.AssertProblemAsync(422, "own-words");
        var taken = await cook.ReportAsync(TalkClient.ReportOf(soup.Id, said.Id));
        using var silent = await (await api.NewCookAsync(AccountRole.Moderator)).TryDecideAsync(taken.Id, ModerationDecision.Hide, "  ");
        await silent.AssertProblemAsync(400, "validation", "reason");
    }

    [Fact]
    public async Task Reports_and_decisions_are_in_the_audit_log_without_what_was_said()
    {
        var (cook, author, soup) = await KitchenAsync();
        var said = await author.CommentAsync(soup.Id, "A most remarkable insult.");
        var report = await cook.ReportAsync(TalkClient.ReportOf(soup.Id, said.Id) with { Note = "A most remarkable note." });
        var moderator = await api.NewCookAsync(AccountRole.Moderator);
        await moderator.DecideAsync(report.Id, ModerationDecision.Hide, "A most remarkable reason.");
        await moderator.DecideAsync(report.Id, ModerationDecision.Unhide);

        var entries = await api.WithDbAsync(db => db.Set<AuditEntry>().Where(entry => entry.TargetId == report.Id).OrderBy(entry => entry.Id).ToListAsync(Cancellation));

        Assert.Equal(
            [(AuditKind.Reported, await cook.IdAsync()), (AuditKind.WordsHidden, await moderator.IdAsync()), (AuditKind.WordsRestored, await moderator.IdAsync())],
            entries.Select(entry => (entry.Kind, entry.UserId!.Value)));
        Assert.All(entries, entry => Assert.DoesNotContain("remarkable", entry.Details ?? "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_report_goes_with_the_words_that_it_is_about()
    {
        var (cook, author, soup) = await KitchenAsync();
        var moderator = await api.NewCookAsync(AccountRole.Moderator);
        var (alone, answered) = (await author.CommentAsync(soup.Id, "Alone."), await author.CommentAsync(soup.Id, "Answered."));
        await cook.CommentAsync(soup.Id, "Answer.", answered.Id);
        await author.ReviewAsync(soup.Id, 2, "Meh.");
        var reports = new[]
        {
            await cook.ReportAsync(TalkClient.ReportOf(soup.Id, alone.Id)),
            await cook.ReportAsync(TalkClient.ReportOf(soup.Id, answered.Id)),
            await cook.ReportAsync(new ReportInput { Kind = ReportKind.Review, RecipeId = soup.Id, UserId = await author.IdAsync(), Reason = ReportReason.Spam }),
        };

        await author.TryDeleteAsync(soup.Id, alone.Id);
        await author.TryDeleteAsync(soup.Id, answered.Id);
        await author.DoAsync(HttpMethod.Delete, $"/recipes/{soup.Id}/rating/review");

        foreach (var report in reports)
            Assert.Equal(HttpStatusCode.NotFound, (await moderator.GetAsync($"/api/v1/moderation/reports/{report.Id}", Cancellation)).StatusCode);
    }

    [Fact]
    public async Task A_public_recipe_is_reported_from_outside_and_hidden_from_all_outside()
    {
        var (cook, _) = await api.NewPublicCookAsync();
        var soup = await cook.PublishNewAsync("Soup of strangers");
        var stranger = await api.NewCookAsync();
        var input = new ReportInput { Kind = ReportKind.Recipe, RecipeId = soup, Reason = ReportReason.Spam };

        var report = await stranger.ReportAsync(input);
        await (await api.NewCookAsync(AccountRole.Moderator)).DecideAsync(report.Id, ModerationDecision.Hide, "An advertisement.");

        using var gone = await stranger.OpenPublicAsync(soup);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        Assert.Equal("An advertisement.", (await cook.ReadRecipeAsync(soup)).Standing.HiddenBecause);
        var told = Assert.Single((await stranger.ToldAsync()).Items);
        Assert.Equal((NotificationKind.ReportDecided, "hidden", null), (told.Kind, told.Details["outcome"], told.Recipe));
        using var again = await stranger.TryReportAsync(input);
        await again.AssertProblemAsync(404, "not-found");
    }

    [Fact]
    public async Task What_is_not_public_cannot_be_reported_from_outside()
    {
        var (cook, _) = await api.NewPublicCookAsync();
        var soup = await cook.CreateAsync("Soup of ours");
        var stranger = await api.NewCookAsync();

        using var refused = await stranger.TryReportAsync(new ReportInput { Kind = ReportKind.Recipe, RecipeId = soup.Id, Reason = ReportReason.Spam });

        await refused.AssertProblemAsync(404, "not-found");
    }

    private async Task<(HttpClient Cook, HttpClient Author, RecipeDetails Recipe)> KitchenAsync()
    {
        var cook = await api.NewCookAsync();
        return (cook, await api.NewMemberAsync(cook, "Ada"), await cook.CreateAsync("Soup"));
    }

    private static async Task<string> RecipeTextAsync(HttpClient cook)
    {
        using var zip = ArchiveFiles.Zip(await ArchiveFiles.ArchiveAsync(cook));
        using var reader = new StreamReader(await zip.Entries.Single(entry => entry.Name == "recipe.json").OpenAsync(Cancellation));
        return await reader.ReadToEndAsync(Cancellation);
    }
}

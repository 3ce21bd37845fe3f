using System.Net;
using System.Net.Http.Json;
using System.Text;
using Alchemorsel.Api.Exporting;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Accounts;
using Alchemorsel.Contracts.Moderation;
using Alchemorsel.Contracts.Notifications;
using Alchemorsel.Contracts.Social;
using Alchemorsel.Tests.Api.Accounts;
using Alchemorsel.Tests.Api.Exporting;
using Alchemorsel.Tests.Api.Profiles;
using Alchemorsel.Tests.Api.Recipes;
using Alchemorsel.Tests.Infrastructure;

namespace Alchemorsel.Tests.Api.Social;

/// <summary>What people of other kitchens say of a public recipe: apart from what its own kitchen says among itself.</summary>
[Collection(ApiGroup.Name)]
public sealed class PublicCommentTests(ApiFixture api)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_sees_a_public_recipe_reads_what_is_said_there_and_answers_under_the_name_of_their_profile()
    {
        var (cook, soup) = await PublicSoupAsync();
        var (ben, handle) = await api.NewPublicCookAsync("Ben Brewer");

        var first = await SayAsync(ben, soup, "With cream?");
        var answer = await SayAsync(cook, soup, "Without.", first.Id);
        var last = await SayAsync(ben, soup, "Thanks.", answer.Id);

        Assert.Equal(("Ben Brewer", handle, true, true), (first.By, first.Handle, first.Mine, first.MayDelete));
        Assert.Equal((first.Id, first.Id), (answer.ThreadId, last.ThreadId));
        var thread = Assert.Single((await ThreadsAsync(await api.NewCookAsync(), soup)).Items);
        Assert.Equal(("With cream?", "Ben Brewer", handle, false, false), (thread.Comment.Text, thread.Comment.By, thread.Comment.Handle, thread.Comment.Mine, thread.Comment.MayDelete));
        Assert.Equal(["Without.", "Thanks."], thread.Replies.Select(reply => reply.Text));
        var replies = await ben.SendAsync<Page<CommentInfo>>(HttpMethod.Get, $"{Place(soup)}/{first.Id}/replies", null);
        Assert.Equal(["Without.", "Thanks."], replies.Items.Select(reply => reply.Text));
    }

    // Guards IsPublic in RecipeAudience.AllComments.
    [Fact]
    public async Task A_kitchen_and_the_public_never_read_each_others_words()
    {
        var (cook, soup) = await PublicSoupAsync();
        var (ben, _) = await api.NewPublicCookAsync();
        var closed = await cook.CommentAsync(soup, "Granny mustn't know about the cream.");
        var open = await SayAsync(ben, soup, "With cream?");

        Assert.Equal(open.Id, Assert.Single((await ThreadsAsync(cook, soup)).Items).Comment.Id);
        Assert.Equal(closed.Id, Assert.Single((await cook.ThreadsAsync(soup)).Items).Comment.Id);
        foreach (var reader in new[] { ben, cook })
        {
            using (var read = await reader.GetAsync($"/api/v1{Place(soup)}/{closed.Id}", Cancellation))
                await read.AssertProblemAsync(404, "not-found");
            using (var replies = await reader.GetAsync($"/api/v1{Place(soup)}/{closed.Id}/replies", Cancellation))
                await replies.AssertProblemAsync(404, "not-found");
            using (var answered = await TrySayAsync(reader, soup, "So that is why!", closed.Id))
                await answered.AssertProblemAsync(404, "not-found");
            using (var changed = await reader.PatchAsJsonAsync($"/api/v1{Place(soup)}/{closed.Id}", new CommentChange { Text = "Oh." }, Json.Options, Cancellation))
                await changed.AssertProblemAsync(404, "not-found");
            using (var deleted = await reader.DeleteAsync($"/api/v1{Place(soup)}/{closed.Id}", Cancellation))
                await deleted.AssertProblemAsync(404, "not-found");
        }

        using (var kitchen = await cook.TryCommentAsync(soup, "Here?", open.Id))
            await kitchen.AssertProblemAsync(404, "not-found");
        using (var foreign = await ben.TryCommentAsync(soup, "Hello in there."))
            await foreign.AssertProblemAsync(404, "not-found");
        using (var report = await ben.TryReportAsync(TalkClient.ReportOf(soup, closed.Id)))
            await report.AssertProblemAsync(404, "not-found");
    }

    [Fact]
    public async Task It_needs_a_profile_a_public_recipe_and_no_program()
    {
        var (cook, soup) = await PublicSoupAsync();
        var reader = await api.NewCookAsync();
        using (var nameless = await TrySayAsync(reader, soup, "Hello."))
            await nameless.AssertProblemAsync(409, "profile-needed");
        using (var empty = await TrySayAsync(cook, soup, " \n "))
            await empty.AssertProblemAsync(400, "validation");
        var closed = (await cook.CreateAsync("Cake")).Id;
        using (var hidden = await TrySayAsync(cook, closed, "Hello."))
            await hidden.AssertProblemAsync(404, "not-found");
        using (var threads = await reader.GetAsync($"/api/v1{Place(closed)}", Cancellation))
            await threads.AssertProblemAsync(404, "not-found");
    }

    [Fact]
    public async Task Withdrawn_its_words_are_gone_with_it_and_public_again_they_are_back()
    {
        var (cook, soup) = await PublicSoupAsync();
        var (ben, _) = await api.NewPublicCookAsync();
        var said = await SayAsync(ben, soup, "With cream?");

        await cook.DoAsync(HttpMethod.Delete, $"/recipes/{soup}/publication");
        using (var threads = await ben.GetAsync($"/api/v1{Place(soup)}", Cancellation))
            await threads.AssertProblemAsync(404, "not-found");
        using (var own = await ben.GetAsync($"/api/v1{Place(soup)}/{said.Id}", Cancellation))
            await own.AssertProblemAsync(404, "not-found");
        Assert.Empty((await cook.ToldAsync()).Items);

        await cook.PublishAsync(soup);
        Assert.Equal(said.Id, Assert.Single((await ThreadsAsync(ben, soup)).Items).Comment.Id);
    }

    // Guards Blocks.HiddenFrom in RecipeAudience.Comments, and in PublicReadersAsync and NotificationReading.Seen.
    [Fact]
    public async Task A_block_hides_two_people_from_each_other_wherever_they_talk()
    {
        var (cook, soup) = await PublicSoupAsync();
        var (ada, _) = await api.NewPublicCookAsync("Ada");
        var (ben, handle) = await api.NewPublicCookAsync("Ben");
        var before = await SayAsync(ada, soup, "Nice.");
        var said = await SayAsync(ben, soup, "Too salty.", before.Id);
        Assert.Equal(said.Id, Assert.Single((await ada.ToldAsync()).Items).CommentId);

        await ada.BlockAsync(handle);

        Assert.Empty(Assert.Single((await ThreadsAsync(ada, soup)).Items).Replies);
        Assert.Empty((await ada.ToldAsync()).Items);
        var place = Assert.Single((await ThreadsAsync(ben, soup)).Items);
        Assert.Equal((CommentState.Gone, null, null, "Too salty."), (place.Comment.State, place.Comment.By, place.Comment.Text, Assert.Single(place.Replies).Text));
        using (var answered = await TrySayAsync(ben, soup, "Are you there?", before.Id))
            await answered.AssertProblemAsync(404, "not-found");
        await SayAsync(ben, soup, "Much too salty.", said.Id);
        Assert.Empty((await ada.ToldAsync()).Items);
        // Nobody else takes any notice of it.
        Assert.Equal(2, Assert.Single((await ThreadsAsync(cook, soup)).Items).ReplyCount);
    }

    [Fact]
    public async Task Its_author_who_made_the_recipe_public_and_the_owners_of_its_kitchen_delete_a_comment_and_nobody_else()
    {
        var owner = await api.NewCookAsync();
        var cook = await api.NewMemberAsync(owner, "Carl");
        var other = await api.NewMemberAsync(owner, "Other");
        await cook.OpenProfileAsync();
        var soup = await cook.PublishNewAsync("Soup");
        var (ben, _) = await api.NewPublicCookAsync();
        var (stranger, _) = await api.NewPublicCookAsync();
        CommentInfo[] said = [await SayAsync(ben, soup, "1"), await SayAsync(ben, soup, "2"), await SayAsync(ben, soup, "3")];

        foreach (var nobody in new[] { other, stranger })
        {
            using var refused = await nobody.DeleteAsync($"/api/v1{Place(soup)}/{said[0].Id}", Cancellation);
            await refused.AssertProblemAsync(403, "not-your-words");
        }

        foreach (var (who, index) in new[] { ben, cook, owner }.Select((who, index) => (who, index)))
        {
            using var deleted = await who.DeleteAsync($"/api/v1{Place(soup)}/{said[index].Id}", Cancellation);
            Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        }

        Assert.Empty((await ThreadsAsync(ben, soup)).Items);
    }

    [Fact]
    public async Task An_author_changes_their_words_and_nobody_elses()
    {
        var (cook, soup) = await PublicSoupAsync();
        var (ben, _) = await api.NewPublicCookAsync();
        var said = await SayAsync(ben, soup, "Too salty.");

        using (var refused = await cook.PatchAsJsonAsync($"/api/v1{Place(soup)}/{said.Id}", new CommentChange { Text = "Perfect." }, Json.Options, Cancellation))
            await refused.AssertProblemAsync(403, "not-your-words");
        await ben.DoAsync(HttpMethod.Patch, $"{Place(soup)}/{said.Id}", new CommentChange { Text = "Just right." });

        var seen = await cook.SendAsync<CommentInfo>(HttpMethod.Get, $"{Place(soup)}/{said.Id}", null);
        Assert.Equal("Just right.", seen.Text);
        Assert.NotNull(seen.EditedAt);
    }

    [Fact]
    public async Task Who_made_it_public_and_who_is_answered_are_told_and_led_to_the_public_page()
    {
        var (cook, soup) = await PublicSoupAsync();
        var (ben, _) = await api.NewPublicCookAsync("Ben Brewer");

        var first = await SayAsync(ben, soup, "With cream?");
        var answer = await SayAsync(cook, soup, "Without.", first.Id);

        var told = Assert.Single((await cook.ToldAsync()).Items);
        Assert.Equal((NotificationKind.CommentOnRecipe, "Ben Brewer", soup, true, first.Id, false), (told.Kind, told.By, told.Recipe!.Id, told.IsPublic, told.CommentId, told.IsElsewhere));
        told = Assert.Single((await ben.ToldAsync()).Items);
        Assert.Equal((NotificationKind.ReplyToComment, "Ada Baker", "Soup", true, answer.Id, first.Id), (told.Kind, told.By, told.Recipe!.Title, told.IsPublic, told.CommentId, told.ThreadId));
        Assert.Null(told.HouseholdId);
        Assert.Equal(1, (await ben.SendAsync<UserInfo>(HttpMethod.Get, "/users/me", null)).UnreadNotifications);
    }

    [Fact]
    public async Task What_is_said_in_public_is_reported_hidden_and_its_author_told()
    {
        var (cook, soup) = await PublicSoupAsync();
        var (ben, _) = await api.NewPublicCookAsync("Ben Brewer");
        var (reader, _) = await api.NewPublicCookAsync("Reader");
        var said = await SayAsync(ben, soup, "Buy my pans.");
        var moderator = await api.NewCookAsync(AccountRole.Moderator);

        // From outside and from the recipe's own kitchen, where the same address has words of both places.
        var report = await reader.ReportAsync(TalkClient.ReportOf(soup, said.Id, ReportReason.Spam));
        await cook.ReportAsync(TalkClient.ReportOf(soup, said.Id, ReportReason.Spam));
        var seen = await moderator.ReadReportAsync(report.Id);
        Assert.Equal(("Buy my pans.", "Ben Brewer", 2), (seen.Subject.Text, seen.Subject.By, seen.Subject.OpenReports));
        await moderator.DecideAsync(report.Id, ModerationDecision.Hide, "Advertising.");

        Assert.Empty((await ThreadsAsync(cook, soup)).Items);
        var own = Assert.Single((await ThreadsAsync(ben, soup)).Items).Comment;
        Assert.Equal((CommentState.Hidden, "Advertising."), (own.State, own.HiddenBecause));
        var told = Assert.Single((await ben.ToldAsync()).Items);
        Assert.Equal((NotificationKind.WordsHidden, true, said.Id), (told.Kind, told.IsPublic, told.CommentId));
        Assert.Equal(NotificationKind.ReportDecided, Assert.Single((await reader.ToldAsync()).Items).Kind);
    }

    [Fact]
    public async Task Nothing_of_an_account_or_a_kitchen_is_in_it_and_a_closed_profile_leaves_no_name()
    {
        var (cook, soup) = await PublicSoupAsync();
        var ben = await api.NewCookAsync();
        var me = await ben.SendAsync<UserInfo>(HttpMethod.Get, "/users/me", null);
        await ben.OpenProfileAsync(name: "Quiet baker");
        await SayAsync(ben, soup, "Nice.");

        var page = await cook.GetStringAsync($"/api/v1{Place(soup)}", Cancellation);
        Assert.Contains("Quiet baker", page, StringComparison.Ordinal);
        Assert.All([me.Id.ToString(), me.Email, $"\"{me.DisplayName}\""], own => Assert.DoesNotContain(own, page, StringComparison.OrdinalIgnoreCase));

        await ben.DoAsync(HttpMethod.Delete, "/users/me/profile");
        var left = Assert.Single((await ThreadsAsync(cook, soup)).Items).Comment;
        Assert.Equal((null, null, "Nice."), (left.By, left.Handle, left.Text));
    }

    [Fact]
    public async Task The_archive_of_a_kitchen_holds_what_the_kitchen_says_alone()
    {
        var (cook, soup) = await PublicSoupAsync();
        var (ben, _) = await api.NewPublicCookAsync();
        await SayAsync(ben, soup, "Said outside.");
        await cook.CommentAsync(soup, "Said inside.");

        using var archive = ArchiveFiles.Zip(await ArchiveFiles.ArchiveAsync(cook));
        using var lines = new StreamReader(archive.Entries.Single(entry => entry.Name == LibraryLines.Comments.File).Open(), Encoding.UTF8);
        var text = await lines.ReadToEndAsync(Cancellation);

        Assert.Contains("Said inside.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Said outside.", text, StringComparison.Ordinal);
    }

    private async Task<(HttpClient Cook, Guid Soup)> PublicSoupAsync()
    {
        var (cook, _) = await api.NewPublicCookAsync();
        return (cook, await cook.PublishNewAsync("Soup"));
    }

    private static string Place(Guid recipe) => $"/discover/recipes/{recipe}/comments";

    private static Task<CommentInfo> SayAsync(HttpClient cook, Guid recipe, string text, Guid? replyTo = null) =>
        cook.SendAsync<CommentInfo>(HttpMethod.Post, Place(recipe), new CommentInput { Text = text, ReplyTo = replyTo });

    private static Task<HttpResponseMessage> TrySayAsync(HttpClient cook, Guid recipe, string text, Guid? replyTo = null) =>
        cook.PostAsJsonAsync($"/api/v1{Place(recipe)}", new CommentInput { Text = text, ReplyTo = replyTo }, Json.Options, Cancellation);

    private static Task<Page<CommentThread>> ThreadsAsync(HttpClient cook, Guid recipe) => cook.SendAsync<Page<CommentThread>>(HttpMethod.Get, Place(recipe), null);
}

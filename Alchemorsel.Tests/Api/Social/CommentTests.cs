using System.Net;
using System.Net.Http.Json;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Accounts;
using Alchemorsel.Contracts.Households;
using Alchemorsel.Contracts.Social;
using Alchemorsel.Tests.Api.Accounts;
using Alchemorsel.Tests.Api.Exporting;
using Alchemorsel.Tests.Api.Recipes;
using Alchemorsel.Tests.Infrastructure;

namespace Alchemorsel.Tests.Api.Social;

/// <summary>What is said about a recipe: who says, reads, changes and deletes it.</summary>
[Collection(ApiGroup.Name)]
public sealed class CommentTests(ApiFixture api)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everybody_of_the_household_reads_comments_and_writes_them_viewers_too()
    {
        var cook = await api.NewCookAsync();
        var viewer = await api.NewMemberAsync(cook, "Vera", HouseholdRole.Viewer);
        var soup = await cook.CreateAsync("Soup");

        var said = await viewer.CommentAsync(soup.Id, "  More salt,\r\nplease.  ");

        Assert.Equal(("More salt,\nplease.", "Vera", true, true, CommentState.Shown), (said.Text, said.By, said.Mine, said.MayDelete, said.State));
        var seen = Assert.Single((await cook.ThreadsAsync(soup.Id)).Items).Comment;
        Assert.Equal((said.Id, "Vera", false, true), (seen.Id, seen.By, seen.Mine, seen.MayDelete));
    }

    [Fact]
    public async Task An_answer_to_an_answer_joins_the_thread_behind_the_others()
    {
        var cook = await api.NewCookAsync();
        var other = await api.NewMemberAsync(cook);
        var soup = await cook.CreateAsync("Soup");
        var first = await cook.CommentAsync(soup.Id, "With cream?");
        var answer = await other.CommentAsync(soup.Id, "Yes.", first.Id);
        var again = await cook.CommentAsync(soup.Id, "How much?", answer.Id);
        foreach (var text in new[] { "A cup.", "Or two." })
            await other.CommentAsync(soup.Id, text, again.Id);
        await cook.CommentAsync(soup.Id, "Something else.");

        var threads = (await cook.ThreadsAsync(soup.Id)).Items;

        Assert.Equal(["Something else.", "With cream?"], threads.Select(thread => thread.Comment.Text));
        Assert.Equal((first.Id, first.Id), (answer.ThreadId, again.ThreadId));
        Assert.Equal(["Yes.", "How much?", "A cup."], threads[1].Replies.Select(reply => reply.Text));
        Assert.Equal((4, Limits.RepliesShown), (threads[1].ReplyCount, threads[1].Replies.Count));
        Assert.Equal(["Yes.", "How much?", "A cup.", "Or two."], (await cook.RepliesAsync(soup.Id, first.Id)).Items.Select(reply => reply.Text));
    }

    [Fact]
    public async Task Pages_of_threads_and_of_answers_show_each_once()
    {
        var cook = await api.NewCookAsync();
        var soup = await cook.CreateAsync("Soup");
        var first = await cook.CommentAsync(soup.Id, "0");
        for (var number = 1; number < 5; number++)
        {
            await cook.CommentAsync(soup.Id, $"{number}");
            await cook.CommentAsync(soup.Id, $"answer {number}", first.Id);
        }

        var (threads, replies) = (new List<string?>(), new List<string?>());
        for (string? cursor = ""; cursor is not null;)
        {
            var page = await cook.ThreadsAsync(soup.Id, $"limit=2&cursor={cursor}");
            threads.AddRange(page.Items.Select(thread => thread.Comment.Text));
            cursor = page.Next;
        }

        for (string? cursor = ""; cursor is not null;)
        {
            var page = await cook.RepliesAsync(soup.Id, first.Id, $"limit=2&cursor={cursor}");
            replies.AddRange(page.Items.Select(reply => reply.Text));
            cursor = page.Next;
        }

        Assert.Equal(["4", "3", "2", "1", "0"], threads);
        Assert.Equal(["answer 1", "answer 2", "answer 3", "answer 4"], replies);
    }

    [Fact]
    public async Task An_author_changes_a_comment_and_it_says_so()
    {
        var cook = await api.NewCookAsync();
        var other = await api.NewMemberAsync(cook);
        var soup = await cook.CreateAsync("Soup");
        var said = await other.CommentAsync(soup.Id, "Too salty.");

        using var same = await other.TryChangeAsync(soup.Id, said.Id, "Too salty.");
        Assert.Equal(HttpStatusCode.NoContent, same.StatusCode);
        Assert.Null((await ReadAsync(cook, soup.Id, said.Id)).EditedAt);
        using var changed = await other.TryChangeAsync(soup.Id, said.Id, "Just right.");
        Assert.Equal(HttpStatusCode.NoContent, changed.StatusCode);
        var seen = await ReadAsync(cook, soup.Id, said.Id);
        Assert.Equal("Just right.", seen.Text);
        Assert.NotNull(seen.EditedAt);

        // An owner of the kitchen deletes what others wrote, and doesn't write in their name.
        using var refused = await cook.TryChangeAsync(soup.Id, said.Id, "Best soup ever.");
        await refused.AssertProblemAsync(403, "not-your-words");
    }

    [Fact]
    public async Task A_comment_is_deleted_by_its_author_and_by_owners_and_by_nobody_else()
    {
        var cook = await api.NewCookAsync();
        var (author, member) = (await api.NewMemberAsync(cook, "Ada"), await api.NewMemberAsync(cook, "Ben"));
        var soup = await cook.CreateAsync("Soup");
        var (one, two) = (await author.CommentAsync(soup.Id, "One."), await author.CommentAsync(soup.Id, "Two."));

        using var refused = await member.TryDeleteAsync(soup.Id, one.Id);
        await refused.AssertProblemAsync(403, "not-your-words");
        Assert.Equal(HttpStatusCode.NoContent, (await author.TryDeleteAsync(soup.Id, one.Id)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await cook.TryDeleteAsync(soup.Id, two.Id)).StatusCode);

        Assert.Empty((await cook.ThreadsAsync(soup.Id)).Items);
        Assert.Equal(HttpStatusCode.NotFound, (await author.TryDeleteAsync(soup.Id, one.Id)).StatusCode);
    }

    [Fact]
    public async Task A_deleted_comment_that_was_answered_leaves_its_place_until_the_last_answer_goes()
    {
        var cook = await api.NewCookAsync();
        var other = await api.NewMemberAsync(cook);
        var soup = await cook.CreateAsync("Soup");
        var first = await other.CommentAsync(soup.Id, "My secret.");
        var answer = await cook.CommentAsync(soup.Id, "Oh!", first.Id);

        await other.TryDeleteAsync(soup.Id, first.Id);

        var thread = Assert.Single((await cook.ThreadsAsync(soup.Id)).Items);
        Assert.Equal((CommentState.Gone, null, null, false), (thread.Comment.State, thread.Comment.Text, thread.Comment.By, thread.Comment.MayDelete));
        Assert.Equal("Oh!", Assert.Single(thread.Replies).Text);
        using var late = await cook.TryCommentAsync(soup.Id, "What was it?", first.Id);
        Assert.Equal(HttpStatusCode.NotFound, late.StatusCode);
        await other.CommentAsync(soup.Id, "Never mind.", answer.Id);
        Assert.Equal(CommentState.Gone, (await ReadAsync(cook, soup.Id, first.Id)).State);

        foreach (var reply in (await cook.RepliesAsync(soup.Id, first.Id)).Items)
            Assert.Equal(HttpStatusCode.NoContent, (await cook.TryDeleteAsync(soup.Id, reply.Id)).StatusCode);
        Assert.Empty((await cook.ThreadsAsync(soup.Id)).Items);
        Assert.Equal(HttpStatusCode.NotFound, (await cook.GetAsync($"{TalkClient.Comments(soup.Id)}/{first.Id}", Cancellation)).StatusCode);
    }

    // Shown to fail: with the thread not held in Add (HoldThreadAsync), by a broken reference (500) now and then.
    [Fact]
    public async Task An_answer_and_the_deletion_of_what_it_answers_come_one_after_the_other()
    {
        var cook = await api.NewCookAsync();
        var other = await api.NewMemberAsync(cook);
        var soup = await cook.CreateAsync("Soup");
        for (var round = 0; round < 10; round++)
        {
            var first = await cook.CommentAsync(soup.Id, $"Round {round}");
            var (answer, deletion) = (other.TryCommentAsync(soup.Id, "Wait!", first.Id), cook.TryDeleteAsync(soup.Id, first.Id));
            using var answered = await answer;
            using var deleted = await deletion;

            Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
            Assert.Contains(answered.StatusCode, new[] { HttpStatusCode.Created, HttpStatusCode.NotFound });
            var left = (await cook.ThreadsAsync(soup.Id)).Items.Count(thread => thread.Comment.Id == first.Id);
            Assert.Equal(answered.StatusCode == HttpStatusCode.Created ? 1 : 0, left);
        }
    }

    [Fact(DisplayName = "IDOR: a comment is found under its own recipe alone, and by nobody of another household")]
    public async Task A_comment_is_found_under_its_own_recipe_alone()
    {
        var cook = await api.NewCookAsync();
        var (soup, bread) = (await cook.CreateAsync("Soup"), await cook.CreateAsync("Bread"));
        var said = await cook.CommentAsync(soup.Id, "Ours alone.");
        var stranger = await api.NewCookAsync();
        var theirs = await stranger.CreateAsync("Theirs");

        foreach (var (who, recipe) in new[] { (cook, bread.Id), (stranger, soup.Id), (stranger, theirs.Id) })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await who.GetAsync($"{TalkClient.Comments(recipe)}/{said.Id}", Cancellation)).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await who.GetAsync($"{TalkClient.Comments(recipe)}/{said.Id}/replies", Cancellation)).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await who.TryChangeAsync(recipe, said.Id, "Theirs now.")).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await who.TryDeleteAsync(recipe, said.Id)).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await who.TryCommentAsync(recipe, "I answer.", said.Id)).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await who.TryReportAsync(TalkClient.ReportOf(recipe, said.Id))).StatusCode);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(TalkClient.Comments(soup.Id), Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.TryCommentAsync(soup.Id, "Hello?")).StatusCode);
        Assert.Empty((await cook.ThreadsAsync(bread.Id)).Items);
        var thread = Assert.Single((await cook.ThreadsAsync(soup.Id)).Items);
        Assert.Equal(("Ours alone.", 0), (thread.Comment.Text, thread.ReplyCount));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \n\t ")]
    [InlineData("nul \0")]
    public async Task What_says_nothing_is_refused_at_its_field(string? text)
    {
        var cook = await api.NewCookAsync();
        var soup = await cook.CreateAsync("Soup");
        var said = await cook.CommentAsync(soup.Id, "Something.");

        using var added = await cook.TryCommentAsync(soup.Id, text);
        using var changed = await cook.TryChangeAsync(soup.Id, said.Id, text ?? "");

        await added.AssertProblemAsync(400, "validation", "text");
        await changed.AssertProblemAsync(400, "validation", "text");
    }

    [Fact]
    public async Task Two_thousand_characters_are_taken_and_no_more()
    {
        var cook = await api.NewCookAsync();
        var soup = await cook.CreateAsync("Soup");

        Assert.Equal(Limits.CommentMax, (await cook.CommentAsync(soup.Id, new string('ß', Limits.CommentMax))).Text!.Length);
        using var refused = await cook.TryCommentAsync(soup.Id, new string('ß', Limits.CommentMax + 1));

        await refused.AssertProblemAsync(400, "validation", "text");
    }

    [Fact]
    public async Task A_comment_that_is_sent_twice_is_there_once()
    {
        var cook = await api.NewCookAsync();
        var soup = await cook.CreateAsync("Soup");
        for (var time = 0; time < 2; time++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, TalkClient.Comments(soup.Id))
            {
                Content = JsonContent.Create(new CommentInput { Text = "Once." }, options: Json.Options),
            };
            request.Headers.Add("Idempotency-Key", "once");
            using var answer = await cook.SendAsync(request, Cancellation);
            Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        }

        Assert.Single((await cook.ThreadsAsync(soup.Id)).Items);
    }

    [Fact]
    public async Task One_account_says_only_so_much_in_a_minute_and_others_are_not_kept_from_it()
    {
        var cook = await api.NewCookAsync();
        var other = await api.NewMemberAsync(cook);
        var soup = await cook.CreateAsync("Soup");
        await using var replica = api.NewReplica(("ALCHEMORSEL_LIMITS_COMMENT", "2"));
        using var busy = replica.CreateClient();
        using var calm = replica.CreateClient();
        busy.DefaultRequestHeaders.Authorization = cook.DefaultRequestHeaders.Authorization;
        calm.DefaultRequestHeaders.Authorization = other.DefaultRequestHeaders.Authorization;

        foreach (var text in new[] { "One.", "Two." })
            await busy.CommentAsync(soup.Id, text);
        using var refused = await busy.TryCommentAsync(soup.Id, "Three.");

        await refused.AssertProblemAsync(429, "too-many-requests");
        Assert.NotNull(refused.Headers.RetryAfter);
        await calm.CommentAsync(soup.Id, "My turn.");
    }

    [Fact]
    public async Task Who_left_the_household_keeps_their_name_and_who_left_for_good_has_none()
    {
        var cook = await api.NewCookAsync();
        var (leaver, deleted) = (await api.NewMemberAsync(cook, "Lea"), await api.NewMemberAsync(cook, "Dan"));
        var soup = await cook.CreateAsync("Soup");
        await leaver.CommentAsync(soup.Id, "I was here.");
        await deleted.CommentAsync(soup.Id, "So was I.");

        await cook.DoAsync(HttpMethod.Delete, $"/households/current/members/{await leaver.IdAsync()}");
        await deleted.DoAsync(HttpMethod.Post, "/users/me/deletion", new DeleteAccountRequest { Password = "a long enough password" });

        Assert.Equal(
            [(null, "So was I."), ("Lea", "I was here.")],
            (await cook.ThreadsAsync(soup.Id)).Items.Select(thread => (thread.Comment.By, thread.Comment.Text!)));
        using var shut = await leaver.GetAsync(TalkClient.Comments(soup.Id), Cancellation);
        Assert.NotEqual(HttpStatusCode.OK, shut.StatusCode);
    }

    [Fact]
    public async Task Comments_go_with_their_recipe()
    {
        var cook = await api.NewCookAsync();
        var other = await api.NewMemberAsync(cook);
        var soup = await cook.CreateAsync("Soup");
        var first = await other.CommentAsync(soup.Id, "Hm.");
        await cook.CommentAsync(soup.Id, "What?", first.Id);
        await cook.ReportAsync(TalkClient.ReportOf(soup.Id, first.Id));
        Assert.Equal(1, (await cook.ToldAsync()).Unread);

        await cook.DoAsync(HttpMethod.Post, $"/recipes/{soup.Id}/archive");
        await cook.DoAsync(HttpMethod.Delete, $"/recipes/{soup.Id}");

        Assert.Empty((await cook.ToldAsync()).Items);
        Assert.Empty((await other.ToldAsync()).Items);
    }

    private static Task<CommentInfo> ReadAsync(HttpClient cook, Guid recipe, Guid comment) =>
        cook.SendAsync<CommentInfo>(HttpMethod.Get, $"/recipes/{recipe}/comments/{comment}", null);
}

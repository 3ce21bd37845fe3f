using System.Net;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Social;
using Alchemorsel.Tests.Api.Accounts;
using Alchemorsel.Tests.Api.Exporting;
using Alchemorsel.Tests.Api.Importing.Jobs;
using Alchemorsel.Tests.Api.Recipes;
using Alchemorsel.Tests.Infrastructure;

namespace Alchemorsel.Tests.Api.Social;

/// <summary>What a cook says of a recipe beside their stars.</summary>
[Collection(ApiGroup.Name)]
public sealed class ReviewTests(ApiFixture api)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_cook_has_one_review_of_a_recipe_which_says_when_it_was_changed()
    {
        var cook = await api.NewCookAsync();
        var soup = await cook.CreateAsync("Soup");

        await cook.ReviewAsync(soup.Id, 3, "Fine.");
        Assert.Null((await cook.ReviewsAsync(soup.Id)).Mine!.EditedAt);
        await cook.ReviewAsync(soup.Id, 4, "Better than I thought.");

        var list = await cook.ReviewsAsync(soup.Id);
        var review = Assert.Single(list.Items);
        Assert.Equal(("Cook", true, 4, "Better than I thought."), (review.By, review.Mine, review.Stars, review.Text));
        Assert.NotNull(review.EditedAt);
        Assert.Equal(review, list.Mine);
    }

    [Fact]
    public async Task Stars_without_a_review_leave_it_as_it_is_and_count_for_the_mean()
    {
        var cook = await api.NewCookAsync();
        var other = await api.NewMemberAsync(cook);
        var soup = await cook.CreateAsync("Soup");
        await cook.ReviewAsync(soup.Id, 3, "Fine.");

        await cook.ReviewAsync(soup.Id, 5, review: null);
        await other.ReviewAsync(soup.Id, 2, review: null);

        var list = await other.ReviewsAsync(soup.Id);
        Assert.Equal((3.5, 2), (list.Rating, list.RatingCount));
        Assert.Equal((5, "Fine."), (Assert.Single(list.Items).Stars, list.Items[0].Text));
        Assert.Null(list.Items[0].EditedAt);
        Assert.Null(list.Mine);
    }

    [Fact]
    public async Task A_review_is_taken_away_without_the_stars_and_goes_with_them()
    {
        var cook = await api.NewCookAsync();
        var soup = await cook.CreateAsync("Soup");

        await cook.ReviewAsync(soup.Id, 3, "Fine.");
        await cook.DoAsync(HttpMethod.Delete, $"/recipes/{soup.Id}/rating/review");
        Assert.Empty((await cook.ReviewsAsync(soup.Id)).Items);
        Assert.Equal(3, (await cook.ReadRecipeAsync(soup.Id)).Standing.MyRating);

        await cook.ReviewAsync(soup.Id, 3, "Fine again.");
        await cook.ReviewAsync(soup.Id, 3, "  ");
        Assert.Empty((await cook.ReviewsAsync(soup.Id)).Items);

        await cook.ReviewAsync(soup.Id, 3, "And again.");
        await cook.DoAsync(HttpMethod.Delete, $"/recipes/{soup.Id}/rating");
        Assert.Equal((null, 0, 0), ((await cook.ReviewsAsync(soup.Id)) is var none ? none.Rating : 0, none.RatingCount, none.Items.Count));
    }

    [Fact]
    public async Task Reviews_come_newest_first_and_each_once()
    {
        var cook = await api.NewCookAsync();
        var soup = await cook.CreateAsync("Soup");
        for (var number = 0; number < 5; number++)
        {
            using var other = await api.NewMemberAsync(cook, $"Cook {number}");
            await other.ReviewAsync(soup.Id, 4, $"Review {number}");
        }

        var texts = new List<string>();
        for (string? cursor = ""; cursor is not null;)
        {
            var page = await cook.ReviewsAsync(soup.Id, $"limit=2&cursor={cursor}");
            texts.AddRange(page.Items.Select(review => review.Text));
            cursor = page.Next;
        }

        Assert.Equal(["Review 4", "Review 3", "Review 2", "Review 1", "Review 0"], texts);
    }

    [Fact]
    public async Task Reviews_are_closed_to_other_households_and_too_long_ones_are_refused()
    {
        var cook = await api.NewCookAsync();
        var stranger = await api.NewCookAsync();
        var soup = await cook.CreateAsync("Soup");
        await cook.ReviewAsync(soup.Id, 3, "Fine.");

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"{RecipeClient.Root}/{soup.Id}/reviews", Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.DeleteAsync($"{RecipeClient.Root}/{soup.Id}/rating/review", Cancellation)).StatusCode);
        using var body = System.Net.Http.Json.JsonContent.Create(new RatingInput { Stars = 3, Review = new string('x', Limits.ReviewMax + 1) }, options: Json.Options);
        using var refused = await cook.PutAsync($"{RecipeClient.Root}/{soup.Id}/rating", body, Cancellation);
        await refused.AssertProblemAsync(400, "validation", "review");
        Assert.Equal("Fine.", (await cook.ReviewsAsync(soup.Id)).Mine!.Text);
    }

    [Fact]
    public async Task Reviews_and_comments_come_along_in_the_archive_and_back_once()
    {
        var cook = await api.NewCookAsync();
        var other = await api.NewMemberAsync(cook, "Ben");
        var soup = await cook.CreateAsync("Soup");
        await cook.ReviewAsync(soup.Id, 4, "Good.");
        var first = await other.CommentAsync(soup.Id, "With cream?");
        await cook.CommentAsync(soup.Id, "With cream!", first.Id);
        await other.TryDeleteAsync(soup.Id, first.Id);
        await other.CommentAsync(soup.Id, "I said nothing.");
        var archive = await ArchiveFiles.ArchiveAsync(cook);

        var stranger = await api.NewCookAsync();
        foreach (var _ in new[] { 1, 2 })
            await ImportAsync(stranger, archive);

        var copy = Assert.Single((await stranger.ListAsync()).Items);
        var threads = (await stranger.ThreadsAsync(copy.Id)).Items;
        Assert.Equal([("Ben", "I said nothing."), (null, null)], threads.Select(thread => (thread.Comment.By, thread.Comment.Text)));
        Assert.Equal((CommentState.Gone, "With cream!", "Cook"), (threads[1].Comment.State, Assert.Single(threads[1].Replies).Text, threads[1].Replies[0].By));
        // Whoever goes by the name of the one who exported has their stars and review here, too.
        Assert.Equal(("Good.", 4), (await stranger.ReviewsAsync(copy.Id)).Mine is { } own ? (own.Text, own.Stars) : default);
        await cook.DoAsync(HttpMethod.Delete, $"/recipes/{soup.Id}/rating");
        await ImportAsync(cook, archive, "merge");
        Assert.Equal("Good.", (await cook.ReviewsAsync(soup.Id)).Mine!.Text);
        Assert.Equal(2, (await cook.ThreadsAsync(soup.Id)).Items.Count);
        Assert.Empty((await stranger.ToldAsync()).Items);
    }

    private static async Task ImportAsync(HttpClient cook, byte[] archive, string duplicates = "merge")
    {
        var job = await cook.EndAsync(cook.ImportFileAsync(archive, "kitchen.zip", duplicates));
        Assert.Equal((Alchemorsel.Contracts.Importing.ImportJobState.Finished, 0), (job.State, job.Counts.Failed));
    }
}

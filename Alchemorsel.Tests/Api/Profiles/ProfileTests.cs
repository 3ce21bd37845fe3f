using System.Net;
using System.Net.Http.Json;
using Alchemorsel.Api.Auditing;
using Alchemorsel.Api.Profiles;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Accounts;
using Alchemorsel.Contracts.Notifications;
using Alchemorsel.Contracts.Profiles;
using Alchemorsel.Tests.Api.Accounts;
using Alchemorsel.Tests.Api.Exporting;
using Alchemorsel.Tests.Api.Households;
using Alchemorsel.Tests.Api.Social;
using Alchemorsel.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Tests.Api.Profiles;

/// <summary>Profiles that accounts open, and whom they follow.</summary>
[Collection(ApiGroup.Name)]
public sealed class ProfileTests(ApiFixture api)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_account_is_nobody_in_public_until_it_opens_a_profile_and_again_once_it_is_closed()
    {
        var cook = await api.NewCookAsync();
        var other = await api.NewCookAsync();
        using (var none = await cook.GetAsync("/api/v1/users/me/profile", Cancellation))
            await none.AssertProblemAsync(404, "no-profile");

        var handle = await cook.OpenProfileAsync(name: "Ada Baker");
        var seen = await other.SendAsync<ProfileInfo>(HttpMethod.Get, $"/profiles/{handle.ToUpperInvariant()}", null);
        Assert.Equal((handle, "Ada Baker", false, false), (seen.Handle, seen.DisplayName, seen.IsMe, seen.IsFollowed));

        await cook.DoAsync(HttpMethod.Delete, "/users/me/profile");
        using var closed = await other.GetAsync($"/api/v1/profiles/{handle}", Cancellation);
        await closed.AssertProblemAsync(404, "not-found");
        var me = await cook.MeAsync();
        var audited = await api.WithDbAsync(db => db.Set<AuditEntry>().Where(entry => entry.UserId == me.Id).OrderBy(entry => entry.Id).Select(entry => entry.Kind)
            .ToListAsync(Cancellation));
        Assert.Equal([AuditKind.ProfileOpened, AuditKind.ProfileClosed], audited[^2..]);
    }

    [Fact]
    public async Task A_profile_says_nothing_of_the_account_or_its_kitchen()
    {
        using var account = await TestAccount.NewAsync(api, "Augusta Private");
        var handle = await account.Client.OpenProfileAsync(name: "Ada");
        var other = await api.NewCookAsync();

        var text = await other.GetStringAsync($"/api/v1/profiles/{handle}", Cancellation);

        foreach (var secret in new[] { account.Email, "Augusta", $"{account.Id}", $"{account.Tokens.User.HouseholdId}", account.Tokens.User.HouseholdName, "cooks.test" })
            Assert.DoesNotContain(secret, text, StringComparison.OrdinalIgnoreCase);
        // Nor does an e-mail lead to a profile.
        using var byMail = await other.GetAsync($"/api/v1/profiles/{Uri.EscapeDataString(account.Email)}", Cancellation);
        await byMail.AssertProblemAsync(404, "not-found");
    }

    [Theory]
    [InlineData("ab")]
    [InlineData("a-handle-that-is-longer-than-30-chars")]
    [InlineData("under_score")]
    [InlineData("-ada")]
    [InlineData("ada-")]
    [InlineData("ädä")]
    [InlineData("а-cyrillic")]
    [InlineData("Admin")]
    [InlineData("me")]
    [InlineData("the-alchemorsel-team")]
    public async Task A_handle_that_can_be_nobodys_is_refused(string handle)
    {
        var cook = await api.NewCookAsync();

        using var answer = await cook.PutAsJsonAsync("/api/v1/users/me/profile", new ProfileInput { Handle = handle, DisplayName = "Ada" }, Json.Options, Cancellation);

        await answer.AssertProblemAsync(400, "validation", "handle");
    }

    [Fact]
    public async Task A_handle_is_one_cooks_alone_however_it_is_written()
    {
        var (_, handle) = await api.NewPublicCookAsync();
        var other = await api.NewCookAsync();

        using var answer = await TakeAsync(other, handle.ToUpperInvariant());

        await answer.AssertProblemAsync(409, "handle-taken");
    }

    [Fact]
    public async Task Of_many_who_want_a_handle_at_once_one_gets_it()
    {
        var cooks = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => api.NewCookAsync()));
        var handle = ProfileClient.NewHandle();

        var answers = await Task.WhenAll(cooks.Select(cook => TakeAsync(cook, handle)));

        Assert.Equal(1, answers.Count(answer => answer.StatusCode == HttpStatusCode.OK));
        Assert.Equal(5, answers.Count(answer => answer.StatusCode == HttpStatusCode.Conflict));
        foreach (var answer in answers)
            answer.Dispose();
    }

    [Fact]
    public async Task A_handle_that_was_given_up_is_nobody_elses_for_90_days_and_may_be_had_again()
    {
        var (cook, first) = await api.NewPublicCookAsync();
        var second = await cook.OpenProfileAsync();
        var other = await api.NewCookAsync();
        using (var early = await TakeAsync(other, first))
            await early.AssertProblemAsync(409, "handle-taken");
        Assert.Equal(first, await cook.OpenProfileAsync(first));
        await cook.OpenProfileAsync(second);

        await api.WithDbAsync(db => db.Set<ProfileHandle>().Where(row => row.Handle == first)
            .ExecuteUpdateAsync(row => row.SetProperty(held => held.HeldUntil, held => held.HeldUntil!.Value.AddDays(-Limits.HandleHeldDays)), Cancellation));

        Assert.Equal(first, await other.OpenProfileAsync(first));
    }

    [Fact]
    public async Task Nobody_collects_handles_by_changing_theirs()
    {
        var cook = await api.NewCookAsync();
        for (var number = 0; number < Limits.HandlesMax; number++)
            await cook.OpenProfileAsync();

        using var answer = await TakeAsync(cook, ProfileClient.NewHandle());

        await answer.AssertProblemAsync(422, "too-many-handles");
    }

    [Fact]
    public async Task Cooks_follow_each_other_and_stop()
    {
        var (ada, adas) = await api.NewPublicCookAsync("Ada");
        var (ben, bens) = await api.NewPublicCookAsync("Ben");
        await ben.FollowAsync(adas);
        await ben.FollowAsync(adas);

        var seen = await ben.SendAsync<ProfileInfo>(HttpMethod.Get, $"/profiles/{adas}", null);
        Assert.Equal((1, 0, true, false), (seen.Followers, seen.Following, seen.IsFollowed, seen.FollowsMe));
        Assert.True((await ada.SendAsync<ProfileInfo>(HttpMethod.Get, $"/profiles/{bens}", null)).FollowsMe);
        Assert.Equal([adas], await HandlesAsync(ben, "following"));
        Assert.Equal([bens], await HandlesAsync(ada, "followers"));

        await ben.DoAsync(HttpMethod.Delete, $"/profiles/{adas}/follow");
        Assert.Empty(await HandlesAsync(ada, "followers"));
    }

    [Fact]
    public async Task A_cook_is_told_once_who_follows_them_and_by_the_name_of_the_profile_alone()
    {
        var (ada, adas) = await api.NewPublicCookAsync("Ada");
        var (ben, bens) = await api.NewPublicCookAsync("Ben the Baker");

        await ben.FollowAsync(adas);
        await ben.DoAsync(HttpMethod.Delete, $"/profiles/{adas}/follow");
        await ben.FollowAsync(adas);

        var told = Assert.Single((await ada.ToldAsync()).Items);
        Assert.Equal((NotificationKind.Followed, null, bens, "Ben the Baker"), (told.Kind, told.By, told.Details["handle"], told.Details["name"]));
        Assert.Empty((await ben.ToldAsync()).Items);
    }

    [Fact]
    public async Task Following_needs_a_profile_of_ones_own_and_nobody_follows_themselves()
    {
        var (ada, adas) = await api.NewPublicCookAsync();
        var nobody = await api.NewCookAsync();

        using var anonymous = await nobody.PutAsync($"/api/v1/profiles/{adas}/follow", null, Cancellation);
        await anonymous.AssertProblemAsync(409, "profile-needed");
        using var self = await ada.PutAsync($"/api/v1/profiles/{adas}/follow", null, Cancellation);
        await self.AssertProblemAsync(422, "that-is-you");
        using var missing = await nobody.PutAsync("/api/v1/profiles/nobody-at-all/follow", null, Cancellation);
        await missing.AssertProblemAsync(404, "not-found");
    }

    [Fact]
    public async Task The_lists_of_follows_go_on_where_a_page_ends()
    {
        var (ada, adas) = await api.NewPublicCookAsync();
        var names = new List<string>();
        for (var number = 0; number < 3; number++)
        {
            var (fan, fans) = await api.NewPublicCookAsync();
            await fan.FollowAsync(adas);
            names.Insert(0, fans);
        }

        var first = await ada.SendAsync<Page<FollowEntry>>(HttpMethod.Get, "/users/me/followers?limit=2", null);
        var rest = await ada.SendAsync<Page<FollowEntry>>(HttpMethod.Get, $"/users/me/followers?limit=2&cursor={first.Next}", null);

        Assert.Equal(names, first.Items.Concat(rest.Items).Select(entry => entry.Handle));
        Assert.Null(rest.Next);
    }

    [Fact]
    public async Task The_export_has_all_that_is_kept_and_deleting_the_account_leaves_none_of_it()
    {
        using var account = await TestAccount.NewAsync(api);
        var cook = account.Client;
        var first = await cook.OpenProfileAsync();
        var handle = await cook.OpenProfileAsync();
        var (fan, fans) = await api.NewPublicCookAsync();
        var (_, pest) = await api.NewPublicCookAsync();
        await fan.FollowAsync(handle);
        await cook.FollowAsync(fans);
        await cook.BlockAsync(pest);
        var soup = await cook.PublishNewAsync("Exported soup");

        var export = await cook.SendAsync<ProfileExport>(HttpMethod.Get, "/users/me/profile/export", null);
        Assert.Equal((handle, 1, 1, 1), (export.Profile!.Handle, export.Profile.Recipes, export.Profile.Followers, export.Profile.Following));
        Assert.Equal([first], export.Handles.Select(held => held.Handle));
        Assert.Equal([soup], export.Publications.Select(publication => publication.RecipeId));
        Assert.Equal([fans], export.Following.Select(entry => entry.Handle));
        Assert.Equal([fans], export.Followers.Select(entry => entry.Handle));
        Assert.Equal([pest], export.Blocks.Select(entry => entry.Handle));

        await cook.DoAsync(HttpMethod.Post, "/users/me/deletion", new DeleteAccountRequest { Password = TestAccount.FirstPassword });
        Assert.Empty(await HandlesAsync(fan, "followers"));
        Assert.Empty(await HandlesAsync(fan, "following"));
        using (var gone = await fan.OpenPublicAsync(soup))
            await gone.AssertProblemAsync(404, "not-found");
        // Still nobody else's, and no longer said to be anybody's.
        using var taken = await TakeAsync(await api.NewCookAsync(), handle);
        await taken.AssertProblemAsync(409, "handle-taken");
        Assert.Equal([null, null], await api.WithDbAsync(db => db.Set<ProfileHandle>().Where(row => row.Handle == handle || row.Handle == first)
            .Select(row => row.UserId).ToListAsync(Cancellation)));
        Assert.Equal(0, await api.WithDbAsync(db => db.Set<Block>().CountAsync(row => row.UserId == account.Id || row.BlockedId == account.Id, Cancellation)));
    }

    private static Task<HttpResponseMessage> TakeAsync(HttpClient cook, string handle) =>
        cook.PutAsJsonAsync("/api/v1/users/me/profile", new ProfileInput { Handle = handle, DisplayName = "Ada" }, Json.Options, Cancellation);

    private static async Task<string[]> HandlesAsync(HttpClient cook, string list) =>
        [.. (await cook.SendAsync<Page<FollowEntry>>(HttpMethod.Get, $"/users/me/{list}", null)).Items.Select(entry => entry.Handle)];
}

using System.Net;
using Alchemorsel.Api.Auditing;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Accounts;
using Alchemorsel.Contracts.Profiles;
using Alchemorsel.Tests.Api.Accounts;
using Alchemorsel.Tests.Api.Exporting;
using Alchemorsel.Tests.Api.Households;
using Alchemorsel.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Tests.Api.Profiles;

/// <summary>Two cooks who want nothing of each other.</summary>
[Collection(ApiGroup.Name)]
public sealed class BlockTests(ApiFixture api)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    // What it is about: Blocks.HiddenFrom names those whom somebody blocks, and those who block them.
    [Fact]
    public async Task A_block_hides_both_from_each_other_as_if_there_were_no_such_profile()
    {
        var (ada, adas) = await api.NewPublicCookAsync("Ada");
        var (ben, bens) = await api.NewPublicCookAsync("Ben");
        var (adasSoup, bensSoup) = (await ada.PublishNewAsync("Ada's soup"), await ben.PublishNewAsync("Ben's soup"));
        var (adasPicture, bensPicture) = (await ada.AddPictureAsync(adasSoup), await ben.AddPictureAsync(bensSoup));
        await ada.FollowAsync(bens);
        await ben.FollowAsync(adas);

        await ada.BlockAsync(bens);
        await ada.BlockAsync(bens);

        foreach (var (cook, handle, soup, picture, title) in new[] { (ada, bens, bensSoup, bensPicture, "Ben's soup"), (ben, adas, adasSoup, adasPicture, "Ada's soup") })
        {
            foreach (var (method, path, nowhere) in new[]
            {
                ("GET", $"/profiles/{handle}", "/profiles/nobody-at-all"),
                ("PUT", $"/profiles/{handle}/follow", "/profiles/nobody-at-all/follow"),
                ("DELETE", $"/profiles/{handle}/follow", "/profiles/nobody-at-all/follow"),
                ("GET", $"/discover?profile={handle}", "/discover?profile=nobody-at-all"),
                ("GET", $"/discover/recipes/{soup}", $"/discover/recipes/{Guid.CreateVersion7()}"),
                ("POST", $"/discover/recipes/{soup}/copy", $"/discover/recipes/{Guid.CreateVersion7()}/copy"),
                ("GET", $"/discover/media/{picture}/64.webp", $"/discover/media/{Guid.CreateVersion7()}/64.webp"),
            })
            {
                Assert.Equal((path, HttpStatusCode.NotFound), (path, (await AskAsync(cook, method, path)).Status));
                Assert.Equal((await AskAsync(cook, method, nowhere)).Title, (await AskAsync(cook, method, path)).Title);
            }

            Assert.DoesNotContain(title, await cook.DiscoverAsync("limit=100"));
            Assert.DoesNotContain(title, await cook.DiscoverAsync("followed=true"));
            Assert.Empty((await cook.SendAsync<Page<ActivityEntry>>(HttpMethod.Get, "/activity", null)).Items);
            Assert.Empty((await cook.SendAsync<Page<FollowEntry>>(HttpMethod.Get, "/users/me/followers", null)).Items);
            Assert.Empty((await cook.SendAsync<Page<FollowEntry>>(HttpMethod.Get, "/users/me/following", null)).Items);
        }

        // Whoever is blocked learns nothing of it, and can't answer it either.
        Assert.Equal(HttpStatusCode.NotFound, (await AskAsync(ben, "PUT", $"/profiles/{adas}/block")).Status);
        Assert.Empty(await BlockedAsync(ben));
        Assert.Equal([bens], await BlockedAsync(ada));
        var me = (await ada.MeAsync()).Id;
        Assert.Equal(1, await api.WithDbAsync(db => db.Set<AuditEntry>().CountAsync(entry => entry.UserId == me && entry.Kind == AuditKind.CookBlocked, Cancellation)));
    }

    [Fact]
    public async Task After_a_block_ends_both_see_each_other_and_follow_each_other_no_more()
    {
        var (ada, adas) = await api.NewPublicCookAsync();
        var (ben, bens) = await api.NewPublicCookAsync();
        await ben.FollowAsync(adas);
        await ada.BlockAsync(bens);

        await ada.DoAsync(HttpMethod.Delete, $"/profiles/{bens}/block");

        Assert.False((await ben.SendAsync<ProfileInfo>(HttpMethod.Get, $"/profiles/{adas}", null)).IsFollowed);
        Assert.Empty(await BlockedAsync(ada));
        using var again = await ada.DeleteAsync($"/api/v1/profiles/{bens}/block", Cancellation);
        await again.AssertProblemAsync(404, "not-found");
    }

    [Fact]
    public async Task Nobody_gets_round_a_block_with_another_handle_or_a_new_profile()
    {
        var (ada, adas) = await api.NewPublicCookAsync();
        var (ben, bens) = await api.NewPublicCookAsync();
        await ada.BlockAsync(bens);

        var renamed = await ben.OpenProfileAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await AskAsync(ada, "GET", $"/profiles/{renamed}")).Status);
        await ben.DoAsync(HttpMethod.Delete, "/users/me/profile");
        await ben.OpenProfileAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await AskAsync(ben, "GET", $"/profiles/{adas}")).Status);

        // It tells nothing of the new name, and ends by the old one.
        Assert.Equal([bens], await BlockedAsync(ada));
        await ada.DoAsync(HttpMethod.Delete, $"/profiles/{bens}/block");
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(ben, "GET", $"/profiles/{adas}")).Status);
    }

    [Fact]
    public async Task Blocking_needs_no_profile_and_nobody_blocks_themselves()
    {
        var nobody = await api.NewCookAsync();
        var (ben, bens) = await api.NewPublicCookAsync();

        await nobody.BlockAsync(bens);

        Assert.Equal(HttpStatusCode.NotFound, (await AskAsync(nobody, "GET", $"/profiles/{bens}")).Status);
        using var self = await ben.PutAsync($"/api/v1/profiles/{bens}/block", null, Cancellation);
        await self.AssertProblemAsync(422, "that-is-you");
    }

    // What it is about: without Blocks.LockAsync a follow can look before the block and write after it.
    [Fact]
    public async Task A_follow_at_the_moment_of_a_block_does_not_outlive_it()
    {
        for (var round = 0; round < 5; round++)
        {
            var (ada, adas) = await api.NewPublicCookAsync();
            var (ben, bens) = await api.NewPublicCookAsync();

            await Task.WhenAll(AskAsync(ben, "PUT", $"/profiles/{adas}/follow"), ada.BlockAsync(bens), AskAsync(ben, "PUT", $"/profiles/{adas}/follow"));

            await ada.DoAsync(HttpMethod.Delete, $"/profiles/{bens}/block");
            Assert.False((await ben.SendAsync<ProfileInfo>(HttpMethod.Get, $"/profiles/{adas}", null)).IsFollowed);
        }
    }

    private static async Task<string[]> BlockedAsync(HttpClient cook) =>
        [.. (await cook.SendAsync<Page<BlockEntry>>(HttpMethod.Get, "/users/me/blocks", null)).Items.Select(entry => entry.Handle)];

    private static async Task<(HttpStatusCode Status, string? Title)> AskAsync(HttpClient cook, string method, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), $"/api/v1{path}");
        using var answer = await cook.SendAsync(request, Cancellation);
        var text = await answer.Content.ReadAsStringAsync(Cancellation);
        var title = text.StartsWith('{') && System.Text.Json.JsonDocument.Parse(text).RootElement.TryGetProperty("title", out var found) ? found.GetString() : null;
        return (answer.StatusCode, title);
    }
}

using System.Net;
using System.Net.Http.Json;
using Alchemorsel.Contracts.Accounts;
using Alchemorsel.Contracts.Households;
using Alchemorsel.Tests.Api.Social;
using Alchemorsel.Tests.Infrastructure;

namespace Alchemorsel.Tests.Api.Households;

[Collection(ApiGroup.Name)]
public sealed class MemberTests(ApiFixture api)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_owner_changes_roles_and_puts_people_out()
    {
        var owner = await api.NewCookAsync();
        var other = await api.NewMemberAsync(owner);
        var user = (await other.MeAsync()).Id;
        var invitation = await owner.InviteAsync();

        using var changed = await owner.ChangeRoleAsync(user, HouseholdRole.Viewer);
        Assert.Equal(HttpStatusCode.NoContent, changed.StatusCode);
        Assert.Equal(HouseholdRole.Viewer, (await other.MeAsync()).HouseholdRole);
        using var removed = await owner.DeleteAsync($"{HouseholdClient.Current}/members/{user}", Cancellation);
        Assert.Equal(HttpStatusCode.NoContent, removed.StatusCode);

        using var read = await other.GetAsync("/api/v1/recipes", Cancellation);
        Assert.Equal(HttpStatusCode.Forbidden, read.StatusCode);
        Assert.Single((await owner.HouseholdAsync()).Members);
        // The link that they may hold is no way back.
        using var back = await other.AcceptAsync(invitation.Token);
        Assert.Equal(HttpStatusCode.NotFound, back.StatusCode);
    }

    [Fact]
    public async Task Whoever_was_put_out_of_their_only_kitchen_signs_in_to_one_of_their_own()
    {
        var owner = await api.NewCookAsync();
        using var guest = api.NewClient();
        var account = new RegisterRequest { Email = $"{Guid.CreateVersion7():n}@cooks.test", Password = "a long enough password", DisplayName = "Guest" };
        var first = await guest.ContinueAsync(await guest.PostAsJsonAsync("/api/v1/auth/register", account, Json.Options, Cancellation));
        var joined = await guest.ContinueAsync(await guest.AcceptAsync((await owner.InviteAsync()).Token));
        using var removed = await owner.DeleteAsync($"{HouseholdClient.Current}/members/{first.User.Id}", Cancellation);

        var next = await guest.ContinueAsync(await guest.PostAsJsonAsync("/api/v1/auth/refresh", new { joined.RefreshToken }, Json.Options, Cancellation));

        Assert.Equal(first.User.HouseholdId, next.User.HouseholdId);
    }

    [Fact]
    public async Task A_kitchen_keeps_an_owner()
    {
        var owner = await api.NewCookAsync();
        var other = await api.NewMemberAsync(owner);
        var me = (await owner.MeAsync()).Id;

        using var left = await owner.PostAsync($"{HouseholdClient.Current}/leave", null, Cancellation);
        using var lowered = await owner.ChangeRoleAsync(me, HouseholdRole.Member);
        using var removed = await owner.DeleteAsync($"{HouseholdClient.Current}/members/{me}", Cancellation);
        Assert.All(new[] { left, lowered, removed }, answer => Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode));

        using var transferred = await owner.PostAsJsonAsync(
            $"{HouseholdClient.Current}/transfer", new OwnershipTransfer { UserId = (await other.MeAsync()).Id }, Json.Options, Cancellation);
        Assert.Equal(HttpStatusCode.NoContent, transferred.StatusCode);
        Assert.Equal((HouseholdRole.Member, HouseholdRole.Owner), ((await owner.MeAsync()).HouseholdRole, (await other.MeAsync()).HouseholdRole));
        var elsewhere = await owner.ContinueAsync(await owner.PostAsync($"{HouseholdClient.Current}/leave", null, Cancellation));
        Assert.NotEqual((await other.MeAsync()).HouseholdId, elsewhere.User.HouseholdId);
        Assert.Equal(HouseholdRole.Owner, elsewhere.User.HouseholdRole);
    }

    [Fact]
    public async Task Two_owners_who_leave_at_the_same_moment_leave_one_behind()
    {
        for (var round = 0; round < 5; round++)
        {
            var first = await api.NewCookAsync();
            var second = await api.NewMemberAsync(first, role: HouseholdRole.Owner);
            var member = await api.NewMemberAsync(first);

            var answers = await Task.WhenAll(new[] { first, second }.Select(owner => owner.PostAsync($"{HouseholdClient.Current}/leave", null, Cancellation)));

            Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Conflict], answers.Select(answer => answer.StatusCode).Order());
            Assert.Single((await member.HouseholdAsync()).Members, person => person.Role == HouseholdRole.Owner);
            Array.ForEach(answers, answer => answer.Dispose());
        }
    }

    [Fact]
    public async Task Two_owners_who_lower_each_other_at_the_same_moment_leave_one_behind()
    {
        for (var round = 0; round < 5; round++)
        {
            var first = await api.NewCookAsync();
            var second = await api.NewMemberAsync(first, role: HouseholdRole.Owner);
            var (one, two) = ((await first.MeAsync()).Id, (await second.MeAsync()).Id);

            var answers = await Task.WhenAll(first.ChangeRoleAsync(two, HouseholdRole.Member), second.ChangeRoleAsync(one, HouseholdRole.Member));

            // The second finds that they are an owner no more.
            Assert.Equal([HttpStatusCode.NoContent, HttpStatusCode.Forbidden], answers.Select(answer => answer.StatusCode).Order());
            Assert.Single((await first.HouseholdAsync()).Members, person => person.Role == HouseholdRole.Owner);
            Array.ForEach(answers, answer => answer.Dispose());
        }
    }

    [Fact]
    public async Task Members_and_viewers_change_nobody_themselves_included()
    {
        var owner = await api.NewCookAsync();
        foreach (var role in new[] { HouseholdRole.Member, HouseholdRole.Viewer })
        {
            var other = await api.NewMemberAsync(owner, role: role);
            var own = (await other.MeAsync()).Id;
            using var raised = await other.ChangeRoleAsync(own, HouseholdRole.Owner);
            using var removed = await other.DeleteAsync($"{HouseholdClient.Current}/members/{(await owner.MeAsync()).Id}", Cancellation);
            Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (raised.StatusCode, removed.StatusCode));
            Assert.Equal(role, (await other.MeAsync()).HouseholdRole);
        }
    }

    /// <summary>CVE-2024-55070 of a peer: permissions of people of another household could be edited.</summary>
    [Fact]
    public async Task CVE_2024_55070_an_owner_changes_nobody_of_another_household()
    {
        var (owner, stranger) = (await api.NewCookAsync(), await api.NewCookAsync());
        var member = await api.NewMemberAsync(owner);
        // A viewer there, and an owner at home: what they are in one household is nothing in the other.
        await stranger.ContinueAsync(await stranger.AcceptAsync((await owner.InviteAsync(HouseholdRole.Viewer)).Token));
        var home = (await stranger.HouseholdsAsync()).Single(household => household.Role == HouseholdRole.Owner);

        foreach (var household in new[] { home.Id, (await owner.MeAsync()).HouseholdId })
        {
            await stranger.ContinueAsync(await stranger.PostAsync($"/api/v1/households/{household}/switch", null, Cancellation));
            foreach (var victim in new[] { (await member.MeAsync()).Id, (await owner.MeAsync()).Id })
            {
                using var changed = await stranger.ChangeRoleAsync(victim, HouseholdRole.Viewer);
                using var removed = await stranger.DeleteAsync($"{HouseholdClient.Current}/members/{victim}", Cancellation);
                using var given = await stranger.PostAsJsonAsync($"{HouseholdClient.Current}/transfer", new { userId = victim }, Cancellation);
                var expected = household == home.Id ? HttpStatusCode.NotFound : HttpStatusCode.Forbidden;
                Assert.Equal([expected, expected, expected], new[] { changed.StatusCode, removed.StatusCode, given.StatusCode });
            }
        }

        Assert.Equal((HouseholdRole.Owner, HouseholdRole.Member), ((await owner.MeAsync()).HouseholdRole, (await member.MeAsync()).HouseholdRole));
    }
}

using System.Net;
using System.Net.Http.Json;
using System.Text;
using Alchemorsel.Api.Data;
using Alchemorsel.Api.Households;
using Alchemorsel.Contracts.Households;
using Alchemorsel.Tests.Api.Recipes;
using Alchemorsel.Tests.Api.Social;
using Alchemorsel.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alchemorsel.Tests.Api.Households;

[Collection(ApiGroup.Name)]
public sealed class InvitationTests(ApiFixture api)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_follows_a_link_joins_and_sees_the_kitchen()
    {
        var owner = await api.NewCookAsync();
        var soup = await owner.CreateAsync("Soup");
        var invitation = await owner.InviteAsync(HouseholdRole.Viewer);
        Assert.Equal(43, invitation.Token.Length);
        Assert.Equal($"/household/join/{invitation.Token}", invitation.Path);

        using var visitor = api.NewClient();
        var offer = await visitor.GetFromJsonAsync<InvitationOffer>($"/api/v1/invitations/{invitation.Token}", Json.Options, Cancellation);
        Assert.Equal(("Cook's kitchen", "Cook", HouseholdRole.Viewer, false), (offer!.HouseholdName, offer.InvitedBy, offer.Role, offer.IsIn));
        using var refused = await visitor.AcceptAsync(invitation.Token);
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);

        var guest = await api.NewCookAsync();
        var tokens = await guest.ContinueAsync(await guest.AcceptAsync(invitation.Token));
        Assert.Equal(((await owner.MeAsync()).HouseholdId, HouseholdRole.Viewer), (tokens.User.HouseholdId, tokens.User.HouseholdRole));
        Assert.Equal("Soup", (await guest.ReadRecipeAsync(soup.Id)).Title);
        Assert.Equal(2, (await owner.HouseholdAsync()).Members.Count);
    }

    [Fact]
    public async Task A_link_lets_in_as_many_as_it_says_however_they_come()
    {
        var owner = await api.NewCookAsync();
        var invitation = await owner.InviteAsync(maxUses: 2);
        var guests = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => api.NewCookAsync()));

        var answers = await Task.WhenAll(guests.Select(guest => guest.AcceptAsync(invitation.Token)));

        Assert.Equal(2, answers.Count(answer => answer.StatusCode == HttpStatusCode.OK));
        Assert.All(answers.Where(answer => !answer.IsSuccessStatusCode), answer => Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode));
        Assert.Equal(3, (await owner.HouseholdAsync()).Members.Count);
        Array.ForEach(answers, answer => answer.Dispose());
    }

    [Fact]
    public async Task Whoever_is_in_already_stays_what_they_are_and_takes_no_place()
    {
        var owner = await api.NewCookAsync();
        var invitation = await owner.InviteAsync(HouseholdRole.Viewer);

        var tokens = await owner.ContinueAsync(await owner.AcceptAsync(invitation.Token));
        Assert.Equal(HouseholdRole.Owner, tokens.User.HouseholdRole);

        var guest = await api.NewCookAsync();
        await guest.ContinueAsync(await guest.AcceptAsync(invitation.Token));
        await guest.ContinueAsync(await guest.AcceptAsync(invitation.Token));
        Assert.Equal([HouseholdRole.Owner, HouseholdRole.Viewer], (await owner.HouseholdAsync()).Members.Select(member => member.Role));
    }

    [Fact]
    public async Task A_link_that_was_ended_or_has_expired_lets_nobody_in()
    {
        var owner = await api.NewCookAsync();
        var guest = await api.NewCookAsync();
        var (ended, expired) = (await owner.InviteAsync(), await owner.InviteAsync());
        using var deleted = await owner.DeleteAsync($"{HouseholdClient.Invitations}/{ended.Invitation.Id}", Cancellation);
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        await using (var scope = api.NewScope())
        {
            await scope.ServiceProvider.GetRequiredService<AlchemorselDbContext>().Set<Invitation>().IgnoreQueryFilters().Where(row => row.Id == expired.Invitation.Id)
                .ExecuteUpdateAsync(row => row.SetProperty(invitation => invitation.ExpiresAt, DateTimeOffset.UnixEpoch), Cancellation);
        }

        foreach (var token in new[] { ended.Token, expired.Token, "short", new string('x', 43), ended.Invitation.Id.ToString() })
        {
            using var read = await guest.GetAsync($"/api/v1/invitations/{token}", Cancellation);
            using var accepted = await guest.AcceptAsync(token);
            Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (read.StatusCode, accepted.StatusCode));
        }

        var open = await owner.GetFromJsonAsync<InvitationList>(HouseholdClient.Invitations, Json.Options, Cancellation);
        Assert.Empty(open!.Invitations);
    }

    [Fact]
    public async Task The_token_itself_is_kept_nowhere()
    {
        var owner = await api.NewCookAsync();
        var invitation = await owner.InviteAsync();
        await using var scope = api.NewScope();

        var hash = await scope.ServiceProvider.GetRequiredService<AlchemorselDbContext>().Set<Invitation>().IgnoreQueryFilters()
            .Where(row => row.Id == invitation.Invitation.Id).Select(row => row.TokenHash).SingleAsync(Cancellation);

        Assert.Equal(System.Security.Cryptography.SHA256.HashData(Encoding.ASCII.GetBytes(invitation.Token)), hash);
        Assert.DoesNotContain(invitation.Token, await owner.GetStringAsync(HouseholdClient.Invitations, Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_owners_invite_and_nobody_is_invited_as_an_owner()
    {
        var owner = await api.NewCookAsync();
        var member = await api.NewMemberAsync(owner);

        using var asMember = await member.PostAsJsonAsync(HouseholdClient.Invitations, new { role = "viewer" }, Cancellation);
        using var listed = await member.GetAsync(HouseholdClient.Invitations, Cancellation);
        using var asOwner = await owner.PostAsJsonAsync(HouseholdClient.Invitations, new { role = "owner" }, Cancellation);

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden, HttpStatusCode.BadRequest), (asMember.StatusCode, listed.StatusCode, asOwner.StatusCode));
    }

    [Fact]
    public async Task Invitations_of_another_household_are_out_of_reach()
    {
        var (owner, stranger) = (await api.NewCookAsync(), await api.NewCookAsync());
        var invitation = await owner.InviteAsync();

        using var ended = await stranger.DeleteAsync($"{HouseholdClient.Invitations}/{invitation.Invitation.Id}", Cancellation);
        var seen = await stranger.GetFromJsonAsync<InvitationList>(HouseholdClient.Invitations, Json.Options, Cancellation);

        Assert.Equal(HttpStatusCode.NotFound, ended.StatusCode);
        Assert.Empty(seen!.Invitations);
    }

    /// <summary>CVE-2026-33149 of a peer: the Host header of a request went into the link that others were sent.</summary>
    [Theory]
    [InlineData(null)]
    [InlineData("https://kitchen.example")]
    public async Task CVE_2026_33149_a_host_header_does_not_get_into_an_invitation(string? address)
    {
        var owner = await api.NewCookAsync();
        await using var replica = api.NewReplica(("Alchemorsel:Public:Url", address ?? ""));
        using var client = replica.CreateClient();
        client.DefaultRequestHeaders.Authorization = owner.DefaultRequestHeaders.Authorization;
        using var request = new HttpRequestMessage(HttpMethod.Post, HouseholdClient.Invitations) { Content = JsonContent.Create(new { role = "member" }) };
        request.Headers.Host = "evil.example";
        foreach (var header in new[] { "X-Forwarded-Host", "X-Original-Host", "X-Host", "Forwarded" })
            request.Headers.TryAddWithoutValidation(header, header == "Forwarded" ? "host=evil.example" : "evil.example");

        using var answer = await client.SendAsync(request, Cancellation);

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var invitation = await answer.ReadAsync<NewInvitation>();
        Assert.Equal(address is null ? null : $"{address}{invitation.Path}", invitation.Link);
        Assert.DoesNotContain("evil", answer.Headers + await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }
}

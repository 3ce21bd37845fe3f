using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using Alchemorsel.Api.Data;
using Alchemorsel.Api.Households;
using Alchemorsel.Contracts.Households;
using Alchemorsel.Tests.Api.Accounts;
using Alchemorsel.Tests.Api.Mail;
using Alchemorsel.Tests.Api.Recipes;
using Alchemorsel.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;

namespace Alchemorsel.Tests.Api.Households;

[Collection(ApiGroup.Name)]
public sealed class InvitationMailTests(ApiFixture api)
{
    private const string Mail = HouseholdClient.Invitations + "/mail";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_gets_the_letter_joins_by_its_link_once()
    {
        var owner = await ConfirmedAsync();
        var box = Box();

        var invitation = await MailAsync(owner, box.Address, HouseholdRole.Viewer);
        var letter = Assert.Single(await box.Mail.WaitAsync(1));
        var link = MailBox.LinkOf(letter);

        Assert.Equal((box.Address, 1, 0), (invitation.Email, invitation.MaxUses, invitation.Uses));
        Assert.StartsWith("/household/join/", link.AbsolutePath, StringComparison.Ordinal);
        var token = link.Segments[^1];
        var guest = await api.NewCookAsync();
        var joined = await guest.ContinueAsync(await guest.AcceptAsync(token));
        Assert.Equal(((await owner.MeAsync()).HouseholdId, HouseholdRole.Viewer), (joined.User.HouseholdId, joined.User.HouseholdRole));
        using var second = await (await api.NewCookAsync()).AcceptAsync(token);
        Assert.Equal(HttpStatusCode.NotFound, second.StatusCode);
    }

    [Fact]
    public async Task The_letter_names_the_inviter_by_their_address_and_says_nothing_that_they_wrote()
    {
        var owner = await ConfirmedAsync("Win a prize at evil.example");
        var box = Box();
        await MailAsync(owner, box.Address);

        var letter = Assert.Single(await box.Mail.WaitAsync(1));

        Assert.Contains((await owner.MeAsync()).Email, letter.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("evil.example", letter.TextBody + letter.HtmlBody + letter.Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_invites_by_mail_whose_own_e_mail_is_not_confirmed()
    {
        var owner = await api.NewCookAsync();
        using var refused = await owner.PostAsJsonAsync(Mail, Input(Box().Address), Json.Options, Cancellation);

        await refused.AssertProblemAsync(409, "email-not-verified");
        Assert.Empty(await OpenAsync(owner));
    }

    [Theory]
    [InlineData("", "email")]
    [InlineData("no address", "email")]
    public async Task What_is_no_address_is_named(string address, string field)
    {
        var owner = await ConfirmedAsync();
        using var refused = await owner.PostAsJsonAsync(Mail, Input(address), Json.Options, Cancellation);

        await refused.AssertProblemAsync(400, "validation", field);
    }

    [Fact]
    public async Task Nobody_is_made_an_owner_by_mail()
    {
        var owner = await ConfirmedAsync();
        using var refused = await owner.PostAsJsonAsync(Mail, Input(Box().Address, HouseholdRole.Owner), Json.Options, Cancellation);

        await refused.AssertProblemAsync(400, "validation", "role");
    }

    [Fact]
    public async Task An_invitation_that_is_ended_before_its_letter_is_written_sends_none()
    {
        var owner = await ConfirmedAsync();
        var (first, second) = (Box(), Box());
        await using var scope = api.NewScope();
        var writer = ActivatorUtilities.CreateInstance<InvitationLetters>(scope.ServiceProvider);
        var invitation = await MailAsync(owner, first.Address);
        await first.Mail.WaitAsync(1);
        using var ended = await owner.DeleteAsync($"{HouseholdClient.Invitations}/{invitation.Id}", Cancellation);
        ended.EnsureSuccessStatusCode();

        Assert.Null(await writer.WriteAsync(LetterTo(first.Address, invitation.Id), Cancellation));
        // Nor one to an address that the invitation isn't for.
        var other = await MailAsync(owner, second.Address);
        Assert.Null(await writer.WriteAsync(LetterTo(first.Address, other.Id), Cancellation));
        Assert.NotNull(await writer.WriteAsync(LetterTo(second.Address, other.Id), Cancellation));
    }

    [Fact]
    public async Task One_sender_and_one_address_get_only_so_many_in_a_minute()
    {
        await using var replica = api.NewReplica(("Alchemorsel:Limits:SignIn", "2"));
        var owner = await ConfirmedAsync();
        var client = replica.CreateClient();
        client.DefaultRequestHeaders.Authorization = owner.DefaultRequestHeaders.Authorization;
        async Task<HttpStatusCode> TryAsync(string address)
        {
            using var answer = await client.PostAsJsonAsync(Mail, Input(address), Json.Options, Cancellation);
            return answer.StatusCode;
        }

        Assert.Equal(HttpStatusCode.Created, await TryAsync(Box().Address));
        Assert.Equal(HttpStatusCode.Created, await TryAsync(Box().Address));
        Assert.Equal(HttpStatusCode.TooManyRequests, await TryAsync(Box().Address));
        Assert.Equal(2, (await OpenAsync(owner)).Count);
    }

    // By the minute alone 7,200 a day would be mailed in the name of an installation.
    [Fact]
    public async Task A_household_and_whoever_sends_have_only_so_many_in_a_day()
    {
        await using var replica = api.NewReplica(("ALCHEMORSEL_LIMITS_INVITATION_MAILS", "2"));
        var owner = await ConfirmedAsync();
        using var client = replica.CreateClient();
        client.DefaultRequestHeaders.Authorization = owner.DefaultRequestHeaders.Authorization;
        foreach (var _ in Enumerable.Range(0, 2))
        {
            var made = await MailAsync(client, Box().Address);
            // What is ended gives nothing back.
            (await client.DeleteAsync($"{HouseholdClient.Invitations}/{made.Id}", Cancellation)).EnsureSuccessStatusCode();
        }

        using var refused = await client.PostAsJsonAsync(Mail, Input(Box().Address), Json.Options, Cancellation);
        await refused.AssertProblemAsync(429, "too-many-invitation-mails");
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromHours(23), TimeSpan.FromDays(1));
        Assert.Empty(await OpenAsync(owner));

        // When there is room again is told to the hour.
        await MoveBackAsync(owner, TimeSpan.FromHours(20));
        using var later = await client.PostAsJsonAsync(Mail, Input(Box().Address), Json.Options, Cancellation);
        Assert.InRange(later.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromHours(3.9), TimeSpan.FromHours(4));

        // Nor in another household of theirs.
        using var begun = await client.PostAsJsonAsync("/api/v1/households", new HouseholdInput { Name = "The club" }, Json.Options, Cancellation);
        var club = await begun.ReadAsync<OwnHousehold>();
        using var switched = await client.PostAsync($"/api/v1/households/{club.Id}/switch", null, Cancellation);
        client.DefaultRequestHeaders.Authorization = new("Bearer", (await switched.ReadAsync<Alchemorsel.Contracts.Accounts.AuthTokens>()).AccessToken);
        using var elsewhere = await client.PostAsJsonAsync(Mail, Input(Box().Address), Json.Options, Cancellation);
        await elsewhere.AssertProblemAsync(429, "too-many-invitation-mails");
        await MoveBackAsync(owner, TimeSpan.FromHours(5));
        await MailAsync(client, Box().Address);
        // A link is told to nobody by mail.
        using var link = await client.PostAsJsonAsync(HouseholdClient.Invitations, new InvitationInput { Role = HouseholdRole.Member }, Json.Options, Cancellation);
        Assert.Equal(HttpStatusCode.Created, link.StatusCode);
    }

    /// <summary>As if what was counted had been so much earlier.</summary>
    private async Task MoveBackAsync(HttpClient owner, TimeSpan by)
    {
        var me = await owner.MeAsync();
        var redis = api.Services.GetRequiredService<IConnectionMultiplexer>().GetDatabase();
        foreach (var counted in new[] { $"household {me.HouseholdId:n}", $"account {me.Id:n}" })
        {
            var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(counted)).AsSpan(0, 16));
            var key = $"rl:sw:{{alchemorsel:limit:invitation-mail:{hash}}}";
            foreach (var one in await redis.SortedSetRangeByRankAsync(key))
                await redis.SortedSetDecrementAsync(key, one, by.TotalSeconds);
        }
    }

    private static InvitationMailInput Input(string email, HouseholdRole role = HouseholdRole.Member) => new() { Email = email, Role = role };

    private static Alchemorsel.Api.Mail.OutgoingMail LetterTo(string address, Guid about) => new()
    {
        Kind = InvitationLetters.Kind,
        Address = address,
        AboutId = about,
        CreatedAt = DateTimeOffset.UnixEpoch,
        NotBefore = DateTimeOffset.UnixEpoch,
    };

    private static async Task<InvitationInfo> MailAsync(HttpClient owner, string address, HouseholdRole role = HouseholdRole.Member)
    {
        using var answer = await owner.PostAsJsonAsync(Mail, Input(address, role), Json.Options, Cancellation);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return await answer.ReadAsync<InvitationInfo>();
    }

    private static async Task<IReadOnlyList<InvitationInfo>> OpenAsync(HttpClient owner) =>
        (await owner.GetFromJsonAsync<InvitationList>(HouseholdClient.Invitations, Json.Options, Cancellation))!.Invitations;

    private (string Address, MailBox Mail) Box()
    {
        var address = $"{Guid.CreateVersion7():n}@guests.test";
        return (address, new MailBox(api.MailFolder, address));
    }

    private async Task<HttpClient> ConfirmedAsync(string name = "Cook")
    {
        var owner = await api.NewCookAsync();
        var id = (await owner.MeAsync()).Id;
        await using var scope = api.NewScope();
        await scope.ServiceProvider.GetRequiredService<AlchemorselDbContext>().Users.Where(user => user.Id == id)
            .ExecuteUpdateAsync(
                row => row.SetProperty(user => user.EmailConfirmed, true).SetProperty(user => user.DisplayName, name), Cancellation);
        return owner;
    }
}

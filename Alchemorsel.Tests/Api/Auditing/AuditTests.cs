using System.Net;
using System.Net.Http.Json;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Accounts;
using Alchemorsel.Contracts.Exporting;
using Alchemorsel.Contracts.Households;
using Alchemorsel.Tests.Api.Accounts;
using Alchemorsel.Tests.Api.Households;
using Alchemorsel.Tests.Api.Recipes;
using Alchemorsel.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Alchemorsel.Tests.Api.Auditing;

[Collection(ApiGroup.Name)]
public sealed class AuditTests(ApiFixture api)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_happens_to_an_account_is_in_the_log_newest_first()
    {
        using var admin = await api.NewAdminAsync();
        using var ada = await TestAccount.NewAsync(api);
        using var wrong = await ada.TrySignInAsync("some other password");
        await ada.SignInAsync(userAgent: "curl/8.5.0");
        using var export = await ada.Client.PostAsJsonAsync("/api/v1/exports", new ExportRequest(), Json.Options, Cancellation);
        using var others = await ada.Client.PostAsync("/api/v1/users/me/sign-ins/revoke-others", null, Cancellation);
        var change = new ChangePasswordRequest { CurrentPassword = TestAccount.FirstPassword, NewPassword = "another password of mine" };
        using var changed = await ada.Client.PutAsJsonAsync("/api/v1/users/me/password", change, Json.Options, Cancellation);
        changed.EnsureSuccessStatusCode();

        var entries = await ReadAsync(admin, $"user={ada.Id}&limit=100");

        Assert.Equal(
            [AuditKind.PasswordChanged, AuditKind.SignInRevoked, AuditKind.Exported, AuditKind.SignedIn, AuditKind.SignInFailed, AuditKind.Registered],
            entries.Items.Select(entry => entry.Kind));
        var signedIn = entries.Items[3];
        Assert.Equal((ada.Id, "Cook", "curl"), (signedIn.UserId, signedIn.UserName, signedIn.Details));
        Assert.Equal((null, ada.Id, "wrong password"), (entries.Items[4].UserId, entries.Items[4].TargetId, entries.Items[4].Details));
    }

    [Fact]
    public async Task Who_may_do_what_in_a_household_is_in_the_log()
    {
        using var admin = await api.NewAdminAsync();
        using var owner = await api.NewCookAsync();
        using var ben = await TestAccount.NewAsync(api);
        var invitation = await owner.InviteAsync(HouseholdRole.Viewer);
        using var joined = await ben.Client.AcceptAsync(invitation.Token);
        using var changed = await owner.ChangeRoleAsync(ben.Id, HouseholdRole.Member);
        using var removed = await owner.DeleteAsync($"{HouseholdClient.Current}/members/{ben.Id}", Cancellation);
        var recipe = await owner.CreateAsync("Soup");
        var link = await owner.ShareAsync(recipe.Id);
        var household = await owner.MeAsync();

        var done = await ReadAsync(admin, $"user={ben.Id}&limit=100");
        var byOwner = await ReadAsync(admin, $"user={household.Id}&limit=100");

        Assert.Equal([AuditKind.MemberRemoved, AuditKind.MemberRoleChanged, AuditKind.MemberJoined, AuditKind.Registered], done.Items.Select(entry => entry.Kind));
        Assert.Equal((household.Id, ben.Id, "viewer to member"), (done.Items[1].UserId, done.Items[1].TargetId, done.Items[1].Details));
        Assert.Equal((ben.Id, household.HouseholdId, "viewer"), (done.Items[2].UserId, done.Items[2].TargetId, done.Items[2].Details));
        Assert.Equal((AuditKind.ShareLinkMade, link.Link.Id), (byOwner.Items[0].Kind, byOwner.Items[0].TargetId));
        Assert.Contains(byOwner.Items, entry => entry.Kind == AuditKind.InvitationMade && entry.TargetId == invitation.Invitation.Id);
    }

    [Fact]
    public async Task The_log_is_read_page_by_page_and_narrowed()
    {
        using var admin = await api.NewAdminAsync();
        using var ada = await TestAccount.NewAsync(api);
        for (var times = 0; times < 4; times++)
            await ada.SignInAsync();

        var first = await ReadAsync(admin, $"user={ada.Id}&kind=signedIn&limit=3");
        var second = await ReadAsync(admin, $"user={ada.Id}&kind=signedIn&limit=3&cursor={first.Next}");
        var future = await ReadAsync(admin, $"user={ada.Id}&since=2999-01-01T00:00:00Z");
        var past = await ReadAsync(admin, $"user={ada.Id}&until=2000-01-01T00:00:00Z");

        Assert.Equal((3, 1, null), (first.Items.Count, second.Items.Count, second.Next));
        Assert.Empty(first.Items.Select(entry => entry.Id).Intersect(second.Items.Select(entry => entry.Id)));
        Assert.Empty(future.Items);
        Assert.Empty(past.Items);
    }

    [Theory]
    [InlineData("kind=nothing-of-the-kind", "kind")]
    [InlineData("kind=3", "kind")]
    [InlineData("cursor=made-up", "cursor")]
    [InlineData("user=ada", "user")]
    [InlineData("since=yesterday", "since")]
    public async Task What_can_not_be_looked_for_is_named(string query, string field)
    {
        using var admin = await api.NewAdminAsync();

        using var answer = await admin.GetAsync($"/api/v1/admin/audit?{query}", Cancellation);

        await answer.AssertProblemAsync(400, "validation", field);
    }

    [Fact]
    public async Task Nobody_but_an_admin_reads_it_and_reading_is_written_down()
    {
        using var cook = await api.NewCookAsync();
        using var refused = await cook.GetAsync("/api/v1/admin/audit", Cancellation);
        await refused.AssertProblemAsync(403, "not-allowed");

        using var admin = await api.NewAdminAsync();
        await ReadAsync(admin, "");
        Assert.Contains((await ReadAsync(admin, "kind=auditRead")).Items, entry => entry.UserId is not null);
    }

    [Theory]
    [InlineData("UPDATE audit_entries SET details = 'nothing happened'")]
    [InlineData("DELETE FROM audit_entries")]
    [InlineData("TRUNCATE audit_entries")]
    public async Task The_database_itself_lets_nobody_change_what_is_written(string statement)
    {
        using var ada = await TestAccount.NewAsync(api);

        var refusal = await Assert.ThrowsAsync<PostgresException>(() => api.WithDbAsync(db => db.Database.ExecuteSqlRawAsync(statement, Cancellation)));

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refusal.SqlState);
    }

    private static async Task<Page<AuditEntryInfo>> ReadAsync(HttpClient admin, string query)
    {
        using var answer = await admin.GetAsync($"/api/v1/admin/audit?{query}", Cancellation);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<Page<AuditEntryInfo>>(Json.Options, Cancellation))!;
    }
}

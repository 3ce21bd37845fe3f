using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Alchemorsel.Api.Accounts;
using Alchemorsel.Api.Households;
using Alchemorsel.Contracts.Accounts;
using Alchemorsel.Tests.Api.Recipes;
using Alchemorsel.Tests.Infrastructure;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Alchemorsel.Tests.Api.Accounts;

/// <summary>What accounts may do in the installation, and who gets one.</summary>
[Collection(ApiGroup.Name)]
public sealed class RoleTests(ApiFixture api)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_those_who_come_first_at_once_one_becomes_the_admin()
    {
        await WithEmptyInstallationAsync([], async client =>
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => RegisterAsync(client)));

            Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Created, answer.StatusCode));
            var accounts = await Task.WhenAll(answers.Select(answer => answer.ReadAsync<AuthTokens>()));
            var admin = Assert.Single(accounts, account => account.User.Role == AccountRole.Admin);
            Assert.Equal("admin", new JsonWebToken(admin.AccessToken).GetClaim("role").Value);
            using var later = await RegisterAsync(client);
            Assert.Equal(AccountRole.User, (await later.ReadAsync<AuthTokens>()).User.Role);
        });
    }

    [Theory]
    [InlineData("closed", "sign-up-closed", SignUpMode.Closed)]
    [InlineData("invitation", "invitation-needed", SignUpMode.Invitation)]
    public async Task A_closed_installation_takes_its_first_account_and_no_other(string mode, string problem, SignUpMode shown)
    {
        await WithEmptyInstallationAsync([("ALCHEMORSEL_SIGN_UP", mode)], async client =>
        {
            Assert.Equal(SignUpMode.Open, (await InstallationAsync(client)).SignUp);
            using var first = await RegisterAsync(client);
            Assert.Equal(HttpStatusCode.Created, first.StatusCode);

            using var second = await RegisterAsync(client, "an invitation that nobody gave");

            await second.AssertProblemAsync(403, problem);
            Assert.Equal(shown, (await InstallationAsync(client)).SignUp);
        });
    }

    [Fact]
    public async Task Who_was_invited_gets_an_account_where_one_has_to_be()
    {
        await using var replica = api.NewReplica(("ALCHEMORSEL_SIGN_UP", "invitation")).WithWebHostBuilder(host =>
            host.ConfigureTestServices(services => services.AddScoped<IRegistrationGate, Gate>()));
        using var client = replica.CreateClient();

        using var stranger = await RegisterAsync(client, "something else");
        using var guest = await RegisterAsync(client, Gate.Good);

        await stranger.AssertProblemAsync(403, "invitation-needed");
        Assert.Equal(HttpStatusCode.Created, guest.StatusCode);
    }

    /// <summary>CVE-2024-55073 of a peer: whoever updated their own account could send more than the form had, and make themselves an admin.</summary>
    [Fact]
    public async Task CVE_2024_55073_no_body_of_an_account_route_sets_what_is_not_its_own()
    {
        using var victim = await TestAccount.NewAsync(api);
        using var document = JsonDocument.Parse(await victim.Client.GetStringAsync("/api/v1/openapi.json", Cancellation));
        var tried = new List<string>();
        foreach (var path in document.RootElement.GetProperty("paths").EnumerateObject())
        {
            foreach (var operation in path.Value.EnumerateObject())
            {
                if (!operation.Value.GetProperty("tags").EnumerateArray().Any(tag => tag.GetString() == "Accounts")
                    || !operation.Value.TryGetProperty("requestBody", out var body))
                    continue;
                // Each with an account of its own: some of these end it.
                using var ada = await TestAccount.NewAsync(api);
                var sent = JsonNode.Parse(body.GetProperty("content").GetProperty("application/json").GetProperty("example").GetRawText())!.AsObject();
                foreach (var (name, value) in More(victim))
                    sent[name] = value?.DeepClone();
                Fit(sent, ada);
                using var request = new HttpRequestMessage(new HttpMethod(operation.Name.ToUpperInvariant()), path.Name) { Content = JsonContent.Create(sent) };
                using var answer = await ada.Client.SendAsync(request, Cancellation);
                tried.Add($"{operation.Name} {path.Name} {(int)answer.StatusCode}");

                var rows = await api.WithDbAsync(db => db.Users.Where(user => user.Id == ada.Id).ToListAsync(Cancellation));
                Assert.True(rows.All(row => row is { Role: AccountRole.User, EmailConfirmed: false }), tried[^1]);
                var home = victim.Tokens.User.HouseholdId;
                Assert.Equal(1, await api.WithDbAsync(db => db.Set<Membership>().CountAsync(row => row.HouseholdId == home, Cancellation)));
            }
        }

        Assert.True(tried.Count >= 10, string.Join('\n', tried));
        // Not all of them were refused for another reason.
        Assert.Contains(tried, one => one.EndsWith("/users/me 204", StringComparison.Ordinal));
        Assert.Contains(tried, one => one.EndsWith("/users/me/password 200", StringComparison.Ordinal));
        Assert.Contains(tried, one => one.EndsWith("/auth/sign-in 200", StringComparison.Ordinal));
        Assert.Equal("Cook", (await victim.MeAsync()).DisplayName);
    }

    [Fact]
    public async Task A_role_is_given_by_an_admin_and_counts_at_once()
    {
        using var admin = await api.NewAdminAsync();
        using var ada = await TestAccount.NewAsync(api);
        Assert.Equal(HttpStatusCode.Forbidden, (await ada.Client.GetAsync("/api/v1/admin/audit", Cancellation)).StatusCode);
        using var byHerself = await SetRoleAsync(ada.Client, ada.Id, AccountRole.Admin);
        Assert.Equal(HttpStatusCode.Forbidden, byHerself.StatusCode);

        using var raised = await SetRoleAsync(admin, ada.Id, AccountRole.Admin);
        Assert.Equal(HttpStatusCode.NoContent, raised.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await ada.Client.GetAsync("/api/v1/admin/audit", Cancellation)).StatusCode);
        using var lowered = await SetRoleAsync(admin, ada.Id, AccountRole.Moderator);
        Assert.Equal(HttpStatusCode.NoContent, lowered.StatusCode);

        Assert.Equal(HttpStatusCode.Forbidden, (await ada.Client.GetAsync("/api/v1/admin/audit", Cancellation)).StatusCode);
        using var nobody = await SetRoleAsync(admin, Guid.CreateVersion7(), AccountRole.User);
        await nobody.AssertProblemAsync(404, "not-found");
    }

    [Fact]
    public async Task The_last_admin_stays_one()
    {
        await WithEmptyInstallationAsync([], async client =>
        {
            using var first = await RegisterAsync(client);
            var tokens = await first.ReadAsync<AuthTokens>();
            using var other = await RegisterAsync(client);
            client.DefaultRequestHeaders.Authorization = new("Bearer", tokens.AccessToken);

            using var lowered = await SetRoleAsync(client, tokens.User.Id, AccountRole.User);
            using var deleted = await client.PostAsJsonAsync(
                "/api/v1/users/me/deletion", new DeleteAccountRequest { Password = TestAccount.FirstPassword }, Json.Options, Cancellation);

            await lowered.AssertProblemAsync(409, "last-admin");
            await deleted.AssertProblemAsync(409, "last-admin");
        });
    }

    /// <summary>What an attacker would add to a body.</summary>
    private static IEnumerable<(string Name, JsonNode? Value)> More(TestAccount victim) =>
    [
        ("role", "admin"), ("Role", "admin"), ("roles", new JsonArray("admin")), ("isAdmin", true), ("admin", true), ("emailVerified", true),
        ("emailConfirmed", true), ("id", victim.Id.ToString()), ("userId", victim.Id.ToString()), ("householdId", victim.Tokens.User.HouseholdId.ToString()),
        ("household", victim.Tokens.User.HouseholdId.ToString()), ("passwordHash", "AQAAAA=="), ("lockoutEnd", "2000-01-01T00:00:00Z"),
    ];

    /// <summary>Makes the example one that does something.</summary>
    private static void Fit(JsonObject body, TestAccount account)
    {
        foreach (var name in new[] { "password", "currentPassword" }.Where(body.ContainsKey))
            body[name] = TestAccount.FirstPassword;
        if (body.ContainsKey("email"))
            body["email"] = body.ContainsKey("displayName") ? TestAccount.NewEmail() : account.Email;
        if (body.ContainsKey("refreshToken"))
            body["refreshToken"] = account.Tokens.RefreshToken;
    }

    private static Task<HttpResponseMessage> SetRoleAsync(HttpClient client, Guid id, AccountRole role) =>
        client.PutAsJsonAsync($"/api/v1/admin/users/{id}/role", new RoleChange { Role = role }, Json.Options, Cancellation);

    private static async Task<InstallationInfo> InstallationAsync(HttpClient client) =>
        (await client.GetFromJsonAsync<InstallationInfo>("/api/v1/installation", Json.Options, Cancellation))!;

    private static Task<HttpResponseMessage> RegisterAsync(HttpClient client, string? invitation = null)
    {
        var ada = new RegisterRequest { Email = TestAccount.NewEmail(), Password = TestAccount.FirstPassword, DisplayName = "Ada", Invitation = invitation };
        return client.PostAsJsonAsync("/api/v1/auth/register", ada, Json.Options, Cancellation);
    }

    private async Task WithEmptyInstallationAsync((string, string)[] settings, Func<HttpClient, Task> use)
    {
        await using var installation = await EmptyInstallation.CreateAsync(api);
        await using var replica = installation.NewReplica(settings);
        using var client = replica.CreateClient();
        await use(client);
    }

    private sealed class Gate : IRegistrationGate
    {
        public const string Good = "a good invitation";

        public Task<bool> AdmitsAsync(string invitation, string email, CancellationToken cancellation) => Task.FromResult(invitation == Good);
    }
}

using System.Net;
using System.Net.Http.Json;
using Alchemorsel.Api.Administration;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Accounts;
using Alchemorsel.Contracts.Administration;
using Alchemorsel.Contracts.Importing;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Tests.Api.Accounts;
using Alchemorsel.Tests.Api.Households;
using Alchemorsel.Tests.Api.Importing.Jobs;
using Alchemorsel.Tests.Api.Mail;
using Alchemorsel.Tests.Api.Recipes;
using Alchemorsel.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace Alchemorsel.Tests.Api.Administration;

/// <summary>What admins see of an installation, and what they can do to it.</summary>
[Collection(ApiGroup.Name)]
public sealed class AdministrationTests(ApiFixture api)
{
    private const string Root = "/api/v1/admin";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_admin_finds_an_account_by_letters_of_its_name_or_its_email_and_wildcards_are_letters()
    {
        var admin = await api.NewAdminAsync();
        using var ada = await TestAccount.NewAsync(api, "Ada_100%");
        await ada.SignInAsync();

        foreach (var q in new[] { "ada_100%", ada.Email[..20].ToUpperInvariant() })
        {
            var found = Assert.Single((await ReadAsync<Page<AccountSummary>>(admin, $"users?q={Uri.EscapeDataString(q)}")).Items);
            Assert.Equal((ada.Id, ada.Email, false, AccountRole.User, 2, 1), (found.Id, found.Email, found.EmailConfirmed, found.Role, found.SignIns, found.Households));
            Assert.NotNull(found.LastUsedAt);
        }
        Assert.DoesNotContain((await ReadAsync<Page<AccountSummary>>(admin, "users?q=ada_1__%25")).Items, account => account.Id == ada.Id);
    }

    [Fact]
    public async Task Lists_go_on_from_page_to_page_without_losing_or_repeating_anything()
    {
        var admin = await api.NewAdminAsync();
        var name = $"Kitchen {Guid.CreateVersion7():n}"[..30];
        var made = new List<Guid>();
        for (var i = 0; i < 5; i++)
            made.Add((await (await TestAccount.NewAsync(api, name)).MeAsync()).HouseholdId);

        var (seen, cursor) = (new List<HouseholdSummary>(), "");
        do
        {
            var page = await ReadAsync<Page<HouseholdSummary>>(admin, $"households?q={Uri.EscapeDataString(name)}&limit=2&cursor={cursor}");
            Assert.InRange(page.Items.Count, 1, 2);
            seen.AddRange(page.Items);
            cursor = page.Next ?? "";
        }
        while (cursor.Length > 0);

        Assert.Equal(made.AsEnumerable().Reverse(), seen.Select(household => household.Id));
        Assert.All(seen, household => Assert.Equal((1, 0), (household.Members, household.Recipes)));
    }

    [Fact]
    public async Task An_account_that_an_admin_signs_out_is_out_everywhere()
    {
        var admin = await api.NewAdminAsync();
        using var ada = await TestAccount.NewAsync(api);

        using var ended = await admin.PostAsync($"{Root}/users/{ada.Id}/end-sign-ins", null, Cancellation);
        using var nobody = await admin.PostAsync($"{Root}/users/{Guid.CreateVersion7()}/end-sign-ins", null, Cancellation);

        Assert.Equal(HttpStatusCode.NoContent, ended.StatusCode);
        await nobody.AssertProblemAsync(404, "not-found");
        Assert.Equal(HttpStatusCode.Unauthorized, (await ada.Client.GetAsync("/api/v1/users/me", Cancellation)).StatusCode);
        using var refused = await ada.RefreshAsync(ada.Tokens);
        await refused.AssertProblemAsync(401, "session-over");
    }

    [Fact]
    public async Task Sizes_are_told_and_nothing_of_what_a_household_keeps()
    {
        var admin = await api.NewAdminAsync();
        using var ada = await TestAccount.NewAsync(api, "Xanthippe");
        await ada.Client.CreateAsync(new RecipeInput { Title = "Borborygmus soup" });
        var job = await ada.Client.EndAsync(ada.Client.ImportFileAsync(ImportJobClient.ZipOf("Borborygmus cake"), "borborygmus.zip"));

        var household = Assert.Single((await ReadAsync<Page<HouseholdSummary>>(admin, "households?q=xanthippe")).Items);
        Assert.Equal((1, 2), (household.Members, household.Recipes));
        var jobs = await ReadAsync<Page<JobSummary>>(admin, "jobs?state=finished&limit=100");
        var seen = Assert.Single(jobs.Items, one => one.Id == job.Id);
        Assert.Equal((household.Id, ImportJobState.Finished, 1), (seen.HouseholdId, seen.State, seen.Counts.Done));
        foreach (var path in new[] { "users", "households", "jobs?limit=100", "installation", "switches" })
            Assert.DoesNotContain("borborygmus", await admin.GetStringAsync($"{Root}/{path}", Cancellation), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_installation_says_how_it_is()
    {
        var status = await ReadAsync<InstallationStatus>(await api.NewAdminAsync(), "installation");

        Assert.Matches(@"^\d+\.\d+\.\d+", status.Version);
        Assert.Equal("Development", status.Environment);
        Assert.True(status.Database is { Bytes: > 1_000_000, Users: > 0, Households: > 0 });
        Assert.Equal(new StorageStatus("local", IsReachable: true), status.Storage);
        Assert.Equal("folder", status.Mail.Way);
    }

    [Fact]
    public async Task A_test_mail_reaches_the_admin_who_asked()
    {
        var (admin, email) = await AdminAsync(api.NewClient());

        using var sent = await admin.PostAsync($"{Root}/mail-test", null, Cancellation);

        Assert.Equal(HttpStatusCode.NoContent, sent.StatusCode);
        Assert.Contains(await new MailBox(api.MailFolder, email).WaitAsync(2), mail => mail.Subject == "Mail from Alchemorsel works");
    }

    [Fact]
    public async Task A_mail_server_that_is_not_there_is_named_as_the_reason()
    {
        await using var replica = api.NewReplica(("ALCHEMORSEL_MAIL_HOST", "127.0.0.1"), ("ALCHEMORSEL_MAIL_PORT", "1"), ("ALCHEMORSEL_MAIL_FROM", "kitchen@example.org"));
        var (admin, _) = await AdminAsync(replica.CreateClient());

        using var sent = await admin.PostAsync($"{Root}/mail-test", null, Cancellation);

        await sent.AssertProblemAsync(502, "mail-failed");
    }

    [Fact]
    public async Task Switches_count_at_once_where_they_were_set_and_soon_elsewhere()
    {
        // Replicas of their own: other tests sign up and import meanwhile.
        await using var here = api.NewReplica(("x", "here"));
        await using var there = api.NewReplica(("x", "there"));
        var (admin, _) = await AdminAsync(here.CreateClient());
        var recipe = await admin.CreateAsync("Soup");
        var link = await admin.ShareAsync(recipe.Id);
        try
        {
            using var set = await admin.PutAsJsonAsync(
                $"{Root}/switches", new Switches { SignUp = SignUpMode.Closed, ImportFromWeb = false, ShareLinks = false, Discovery = false }, Json.Options, Cancellation);
            Assert.Equal(HttpStatusCode.NoContent, set.StatusCode);
            await there.Services.GetRequiredService<SwitchBoard>().ReadAsync(Cancellation);

            foreach (var replica in new[] { here, there })
            {
                using var nobody = replica.CreateClient();
                Assert.Equal(SignUpMode.Closed, (await nobody.GetFromJsonAsync<InstallationInfo>("/api/v1/installation", Json.Options, Cancellation))!.SignUp);
                using var register = await nobody.PostAsJsonAsync(
                    "/api/v1/auth/register", new RegisterRequest { Email = TestAccount.NewEmail(), Password = TestAccount.FirstPassword, DisplayName = "Ada" }, Json.Options, Cancellation);
                await register.AssertProblemAsync(403, "sign-up-closed");
                using var opened = await nobody.GetAsync($"/api/v1/share/{link.Token}", Cancellation);
                await opened.AssertProblemAsync(404, "link-closed");
                using var cook = replica.CreateClient();
                cook.DefaultRequestHeaders.Authorization = admin.DefaultRequestHeaders.Authorization;
                using var fetched = await cook.PostAsJsonAsync("/api/v1/imports/preview", new { url = "https://recipes.example/soup" }, Cancellation);
                await fetched.AssertProblemAsync(403, "switched-off");
                using var shared = await cook.PostAsJsonAsync("/api/v1/share-links", new { recipeId = recipe.Id }, Cancellation);
                await shared.AssertProblemAsync(403, "switched-off");
                using var discovered = await cook.GetAsync("/api/v1/discover", Cancellation);
                await discovered.AssertProblemAsync(403, "switched-off");
                using var published = await cook.PutAsync($"/api/v1/recipes/{recipe.Id}/publication", null, Cancellation);
                await published.AssertProblemAsync(403, "switched-off");
                // What takes something away from the public works on.
                using var closed = await cook.DeleteAsync("/api/v1/users/me/profile", Cancellation);
                Assert.Equal(HttpStatusCode.NoContent, closed.StatusCode);
            }
            Assert.Equal(new Switches { SignUp = SignUpMode.Closed, ImportFromWeb = false, ShareLinks = false, Discovery = false }, await ReadAsync<Switches>(admin, "switches"));
        }
        finally
        {
            using var restored = await admin.PutAsJsonAsync($"{Root}/switches", new Switches(), Json.Options, Cancellation);
            restored.EnsureSuccessStatusCode();
            // It may have looked meanwhile.
            await api.Services.GetRequiredService<SwitchBoard>().ReadAsync(Cancellation);
        }
        using var again = await admin.GetAsync($"/api/v1/share/{link.Token}", Cancellation);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
    }

    [Theory]
    [InlineData("users?cursor=x", "cursor")]
    [InlineData("households?cursor=x", "cursor")]
    [InlineData("jobs?state=1", "state")]
    [InlineData("jobs?state=lost", "state")]
    public async Task What_makes_no_sense_is_refused_by_its_field(string path, string field)
    {
        using var answer = await (await api.NewAdminAsync()).GetAsync($"{Root}/{path}", Cancellation);
        Assert.Equal(field, Assert.Single((await answer.RefusalAsync()).Errors.Keys));
    }

    private static async Task<T> ReadAsync<T>(HttpClient admin, string path) => (await admin.GetFromJsonAsync<T>($"{Root}/{path}", Json.Options, Cancellation))!;

    /// <summary>An admin whose e-mail is known, signed in with this client.</summary>
    private async Task<(HttpClient Admin, string Email)> AdminAsync(HttpClient client)
    {
        using var account = await TestAccount.NewAsync(api);
        using var promoted = await (await api.NewAdminAsync()).PutAsJsonAsync($"{Root}/users/{account.Id}/role", new RoleChange { Role = AccountRole.Admin }, Json.Options, Cancellation);
        promoted.EnsureSuccessStatusCode();
        client.DefaultRequestHeaders.Authorization = new("Bearer", account.Tokens.AccessToken);
        return (client, account.Email);
    }
}

using System.Net;
using System.Net.Http.Json;
using Alchemorsel.Api.Households;
using Alchemorsel.Api.Recipes;
using Alchemorsel.Contracts.Accounts;
using Alchemorsel.Contracts.Households;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Contracts.Social;
using Alchemorsel.Tests.Api.Media;
using Alchemorsel.Tests.Api.Profiles;
using Alchemorsel.Tests.Api.Recipes;
using Alchemorsel.Tests.Api.Social;
using Alchemorsel.Tests.Api.Webhooks;
using Alchemorsel.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Tests.Api.Accounts;

[Collection(ApiGroup.Name)]
public sealed class AccountDeletionTests(ApiFixture api)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_account_goes_with_all_rows_and_files_of_the_household_that_it_is_alone_in()
    {
        using var ada = await TestAccount.NewAsync(api);
        var image = await FillAsync(ada);
        var household = ada.Tokens.User.HouseholdId;
        var before = await RowsAsync(ada.Id, household);
        Assert.True(before.Values.Count(count => count > 0) > 12, $"Too little to prove anything: {string.Join(", ", before)}");
        Assert.NotEmpty(FilesOf(image));
        var plan = await PlanAsync(ada);
        Assert.Equal((HouseholdFate.Goes, 1, 1), (plan.Single().Fate, plan.Single().Members, plan.Single().Recipes));

        using var deleted = await DeleteAsync(ada);

        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        Assert.All(await RowsAsync(ada.Id, household), table => Assert.True(table.Value == 0, $"{table.Key}: {table.Value}"));
        Assert.Empty(FilesOf(image));
        Assert.Equal(HttpStatusCode.Unauthorized, (await ada.Client.GetAsync("/api/v1/users/me", Cancellation)).StatusCode);
        using var signIn = await ada.TrySignInAsync(TestAccount.FirstPassword);
        await signIn.AssertProblemAsync(401, "wrong-credentials");
    }

    [Fact]
    public async Task A_household_with_other_members_stays_as_they_have_it()
    {
        using var owner = await api.NewCookAsync();
        using var second = await api.NewMemberAsync(owner, "Ben");
        var recipe = await owner.CreateAsync("Shared soup");
        foreach (var (cook, stars) in new[] { (owner, 5), (second, 1) })
        {
            var rating = new RatingInput { Stars = stars };
            using var rated = await cook.PutAsJsonAsync($"{RecipeClient.Root}/{recipe.Id}/rating", rating, Json.Options, Cancellation);
            rated.EnsureSuccessStatusCode();
        }


        using var deleted = await DeleteAsync(second);

        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        var household = await owner.GetFromJsonAsync<HouseholdInfo>("/api/v1/households/current", Json.Options, Cancellation);
        Assert.Single(household!.Members);
        Assert.Equal("Shared soup", (await owner.ReadRecipeAsync(recipe.Id)).Title);
        // Stars of who is gone count no more.
        var mean = await api.WithDbAsync(db => db.Set<RecipeSearchDocument>().IgnoreQueryFilters()
            .Where(row => row.RecipeId == recipe.Id).Select(row => row.Rating).SingleAsync(Cancellation));
        Assert.Equal(5, mean);
    }

    [Fact]
    public async Task The_only_owner_of_a_household_with_others_in_it_stays_until_there_is_another()
    {
        using var ada = await TestAccount.NewAsync(api);
        using var second = await api.NewMemberAsync(ada.Client, "Ben");
        var household = ada.Tokens.User.HouseholdId;
        Assert.Equal(HouseholdFate.NeedsOwner, Assert.Single(await PlanAsync(ada)).Fate);

        using var refused = await DeleteAsync(ada);
        await refused.AssertProblemAsync(409, "household-needs-owner");
        await api.WithDbAsync(db => db.Set<Membership>().Where(row => row.HouseholdId == household && row.UserId != ada.Id)
            .ExecuteUpdateAsync(row => row.SetProperty(membership => membership.Role, HouseholdRole.Owner), Cancellation));
        using var deleted = await DeleteAsync(ada);

        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await second.GetAsync("/api/v1/households/current", Cancellation)).StatusCode);
    }

    [Fact]
    public async Task Without_the_password_nothing_is_deleted()
    {
        using var ada = await TestAccount.NewAsync(api);

        using var refused = await DeleteAsync(ada, "some other password");

        await refused.AssertProblemAsync(400, "validation", "password");
        Assert.Equal(HttpStatusCode.OK, (await ada.Client.GetAsync("/api/v1/users/me", Cancellation)).StatusCode);
    }

    /// <summary>A bit of everything that a household or an account can have; the answer is a picture.</summary>
    private static async Task<Guid> FillAsync(TestAccount account)
    {
        var cook = account.Client;
        var recipe = await cook.CreateAsync(new RecipeInput
        {
            Title = "Soup",
            Ingredients = [new(null, ["1 onion"])],
            Steps = [new(null, ["Cook."])],
        });
        using var form = new MultipartFormDataContent { { new ByteArrayContent(TestImages.Jpeg()), "file", "soup.jpg" } };
        using var picture = await cook.PostAsync($"{RecipeClient.Root}/{recipe.Id}/images", form, Cancellation);
        Assert.True(picture.IsSuccessStatusCode, await picture.Content.ReadAsStringAsync(Cancellation));
        foreach (var (path, body) in new (string, object)[]
        {
            ("/api/v1/collections", new { name = "All" }),
            (WebhookClient.Root, WebhookClient.Input()),
            ("/api/v1/saved-searches", new { name = "Soups", query = new { q = "soup" } }),
            ("/api/v1/meal-plans/entries", new { day = "2026-11-23", slot = "dinner", recipeId = recipe.Id }),
            ("/api/v1/meal-plans/entries", new { day = "2026-11-24", slot = "lunch", text = "Leftovers" }),
            ("/api/v1/foods", new { name = "splarg" }),
            ("/api/v1/units", new { names = new[] { "zorb" }, quantity = "300", unit = "ml" }),
            ($"{RecipeClient.Root}/{recipe.Id}/cooked", new { note = "Good" }),
            ($"{RecipeClient.Root}/{recipe.Id}/comments", new { text = "Good" }),
            ("/api/v1/reports", new { kind = "recipe", recipeId = recipe.Id, reason = "spam" }),
        })
        {
            using var answer = await cook.PostAsJsonAsync(path, body, Json.Options, Cancellation);
            Assert.True(answer.IsSuccessStatusCode, $"{path}: {await answer.Content.ReadAsStringAsync(Cancellation)}");
        }

        foreach (var (path, body) in new (string, object?)[]
        {
            ($"{RecipeClient.Root}/{recipe.Id}/favourite", null),
            ($"{RecipeClient.Root}/{recipe.Id}/rating", new { stars = 4, review = "Good" }),
            ("/api/v1/users/me/profile", new { handle = ProfileClient.NewHandle(), displayName = "Ada" }),
            ($"{RecipeClient.Root}/{recipe.Id}/publication", null),
            ("/api/v1/ingredients/corrections", new { line = "a glug of splarg", language = "en", food = "olive oil" }),
            ($"/api/v1/recipe-drafts/{recipe.Id}", new { fields = new Dictionary<string, string> { ["Form.Title"] = "Changed" } }),
        })
        {
            using var answer = await cook.PutAsJsonAsync(path, body, Json.Options, Cancellation);
            Assert.True(answer.IsSuccessStatusCode, $"{path}: {await answer.Content.ReadAsStringAsync(Cancellation)}");
        }

        using var repeatable = await cook.PostAsync(new RecipeInput { Title = "Soup" }, "once");
        var twin = await repeatable.ReadAsync<RecipeDetails>();
        using var archived = await cook.PostAsync($"{RecipeClient.Root}/{twin.Id}/archive", null, Cancellation);
        using var gone = await cook.DeleteAsync($"{RecipeClient.Root}/{twin.Id}", Cancellation);
        Assert.True(gone.IsSuccessStatusCode);
        return (await cook.ReadRecipeAsync(recipe.Id)).Images[0].Id;
    }

    private IEnumerable<string> FilesOf(Guid image) => Directory.EnumerateFiles(api.MediaFolder, "*", SearchOption.AllDirectories)
        .Where(file => file.Replace("-", "", StringComparison.Ordinal).Contains($"{image:n}", StringComparison.OrdinalIgnoreCase));

    /// <summary>How many rows of each table name the account or the household; the audit log alone may.</summary>
    private Task<Dictionary<string, long>> RowsAsync(Guid user, Guid household) => api.WithDbAsync(async db =>
    {
        var columns = await db.Database.SqlQuery<Column>(
            $"""
            SELECT table_name::text AS "table", column_name::text AS "name" FROM information_schema.columns
            WHERE table_schema = 'public' AND udt_name = 'uuid' AND table_name <> 'audit_entries'
                AND (column_name IN ('user_id', 'household_id', 'author_id', 'about_id', 'follower_id', 'followed_id', 'blocked_id')
                    OR (column_name = 'id' AND table_name IN ('households', 'AspNetUsers')))
            """).ToListAsync(Cancellation);
        var counts = new Dictionary<string, long>();
        foreach (var column in columns)
        {
            // Mail that is on its way may still name the account; whoever writes it finds nobody.
            if (column.Table == "outgoing_mails")
                continue;
            var sql = $"SELECT count(*) AS \"Value\" FROM \"{column.Table}\" WHERE \"{column.Name}\" IN ({{0}}, {{1}})";
            counts[$"{column.Table}.{column.Name}"] = await db.Database.SqlQueryRaw<long>(sql, user, household).SingleAsync(Cancellation);
        }

        return counts;
    });

    private static async Task<IReadOnlyList<HouseholdDeletion>> PlanAsync(TestAccount account) =>
        (await account.Client.GetFromJsonAsync<AccountDeletion>("/api/v1/users/me/deletion", Json.Options, Cancellation))!.Households;

    private static Task<HttpResponseMessage> DeleteAsync(TestAccount account, string password = TestAccount.FirstPassword) =>
        DeleteAsync(account.Client, password);

    private static Task<HttpResponseMessage> DeleteAsync(HttpClient client, string password = TestAccount.FirstPassword) =>
        client.PostAsJsonAsync("/api/v1/users/me/deletion", new DeleteAccountRequest { Password = password }, Json.Options, Cancellation);

    private sealed record Column(string Table, string Name);
}

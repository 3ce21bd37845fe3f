using System.Net.Http.Json;
using Alchemorsel.Api.Auditing;
using Alchemorsel.Api.Data;
using Alchemorsel.Api.Data.RowSecurity;
using Alchemorsel.Api.Http;
using Alchemorsel.Api.Recipes;
using Alchemorsel.Contracts.Accounts;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Tests.Api.Recipes;
using Alchemorsel.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Alchemorsel.Tests.Api.Data;

/// <summary>
/// The second line behind the query filter: statements that forget the filter altogether. Each of the first four was seen to fail with the
/// Api's data source on the owner's connection string (<see cref="DatabaseRoles.Owner"/>) in place of the role's.
/// </summary>
[Collection(ApiGroup.Name)]
public sealed class RowSecurityTests(ApiFixture api)
{
    // Of an account, and read before there is a current household (ModelTests).
    private static readonly string[] OfAccounts = ["memberships", "refresh_tokens", "personal_access_tokens"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Raw_sql_without_any_condition_reads_the_rows_of_the_current_household_alone()
    {
        var (mine, recipe) = await KitchenAsync();
        var (theirs, other) = await KitchenAsync();

        Assert.Equal([recipe], await AllAsync(acting => acting.ActFor(mine)));
        Assert.Equal([other], await AllAsync(acting => acting.ActFor(theirs)));
        Assert.Empty(await AllAsync(_ => { }));
        var all = await AllAsync(acting => acting.ActForEvery());
        Assert.Contains(recipe, all);
        Assert.Contains(other, all);
    }

    [Fact]
    public async Task Raw_sql_neither_changes_nor_deletes_the_rows_of_another_household()
    {
        var (mine, _) = await KitchenAsync();
        var (theirs, other) = await KitchenAsync();
        await using var scope = api.NewScope();
        scope.ServiceProvider.GetRequiredService<CurrentHousehold>().ActFor(mine);
        var db = scope.ServiceProvider.GetRequiredService<AlchemorselDbContext>();

        Assert.Equal(0, await db.Database.ExecuteSqlAsync($"UPDATE recipe SET title = 'Ours now' WHERE id = {other}", Cancellation));
        Assert.Equal(0, await db.Database.ExecuteSqlAsync($"DELETE FROM recipe WHERE id = {other}", Cancellation));
        var refused = await Assert.ThrowsAsync<PostgresException>(() => db.Database.ExecuteSqlAsync(
            $"INSERT INTO favourite (household_id, user_id, recipe_id, since) VALUES ({theirs}, {Guid.CreateVersion7()}, {other}, now())", Cancellation));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        var own = await Assert.ThrowsAsync<PostgresException>(() =>
            db.Database.ExecuteSqlAsync($"UPDATE recipe SET household_id = {theirs}", Cancellation));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, own.SqlState);
        Assert.Equal([other], await AllAsync(acting => acting.ActFor(theirs)));
    }

    [Fact]
    public async Task A_save_for_another_household_is_refused()
    {
        var (mine, _) = await KitchenAsync();
        var (theirs, _) = await KitchenAsync();
        await using var scope = api.NewScope();
        scope.ServiceProvider.GetRequiredService<CurrentHousehold>().ActFor(mine);
        var db = scope.ServiceProvider.GetRequiredService<AlchemorselDbContext>();
        db.Add(new Recipe { HouseholdId = theirs, Title = "Put into your kitchen" });

        var refused = await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync(Cancellation));

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, Assert.IsType<PostgresException>(refused.InnerException).SqlState);
    }

    [Fact]
    public async Task The_role_that_serves_requests_owns_nothing_and_cannot_step_round_a_policy()
    {
        await using var scope = api.NewScope();
        var db = scope.ServiceProvider.GetRequiredService<AlchemorselDbContext>();

        Assert.Empty(await db.Database.SqlQuery<string>(
            $"""
            SELECT rolname::text AS "Value" FROM pg_roles
            WHERE rolname = current_user AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb)
            """).ToListAsync(Cancellation));
        Assert.Empty(await db.Database.SqlQuery<string>(
            $"""SELECT relname::text AS "Value" FROM pg_class WHERE relowner = (SELECT oid FROM pg_roles WHERE rolname = current_user)""")
            .ToListAsync(Cancellation));
        foreach (var statement in (string[])["ALTER TABLE recipe DISABLE ROW LEVEL SECURITY", "DROP POLICY household ON recipe", "SET ROLE postgres"])
            await RefusedAsync(db, statement);
    }

    [Fact]
    public async Task The_audit_log_takes_entries_and_lets_none_be_changed_or_removed()
    {
        await KitchenAsync();
        await using var scope = api.NewScope();
        var db = scope.ServiceProvider.GetRequiredService<AlchemorselDbContext>();
        Assert.True(await db.Set<AuditEntry>().AnyAsync(Cancellation));

        await RefusedAsync(db, "UPDATE audit_entries SET at = now()");
        await RefusedAsync(db, "DELETE FROM audit_entries");
        await RefusedAsync(db, "TRUNCATE audit_entries");
    }

    [Fact]
    public async Task Every_table_with_a_household_has_a_policy_that_holds_for_its_owner_too()
    {
        await using var scope = api.NewScope();
        var db = scope.ServiceProvider.GetRequiredService<AlchemorselDbContext>();
        var open = await db.Database.SqlQuery<string>(
            $"""
            SELECT c.relname::text AS "Value" FROM pg_class c
                JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'household_id' AND NOT a.attisdropped
            WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND NOT (
                c.relrowsecurity AND c.relforcerowsecurity
                AND EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = {HouseholdPolicies.Name} AND p.polcmd = '*'))
            """).ToListAsync(Cancellation);

        var without = HouseholdPolicies.Without.Select(type => db.Model.FindEntityType(type)!.GetTableName()!);
        Assert.Equal(OfAccounts.Concat(without).Order(), open.Order());
    }

    [Fact]
    public async Task A_query_for_every_household_leaves_no_reach_behind_and_an_update_has_none()
    {
        var (mine, recipe) = await KitchenAsync();
        var (_, other) = await KitchenAsync();
        await using var scope = api.NewScope();
        scope.ServiceProvider.GetRequiredService<CurrentHousehold>().ActFor(mine);
        var db = scope.ServiceProvider.GetRequiredService<AlchemorselDbContext>();
        // One connection throughout, so that what one statement may see could be left to the next.
        await db.Database.OpenConnectionAsync(Cancellation);
        var both = db.Set<Recipe>().OfEveryHousehold().Where(row => row.Id == recipe || row.Id == other);

        Assert.Equal(2, await both.CountAsync(Cancellation));
        Assert.Equal([recipe], await IdsAsync(db));
        Assert.Equal(1, await both.ExecuteUpdateAsync(row => row.SetProperty(one => one.Title, "Changed"), Cancellation));
    }

    [Fact]
    public async Task An_owner_who_may_not_make_roles_is_told_so_at_the_start()
    {
        await using var installation = await EmptyInstallation.CreateAsync(api);
        var owner = await installation.MakeOwnerAsync("NOCREATEROLE");
        await using var replica = installation.NewReplica(("ConnectionStrings:alchemorsel", owner));

        var refused = Assert.Throws<InvalidOperationException>(() => replica.CreateClient());

        Assert.Contains("CREATEROLE", refused.Message, StringComparison.Ordinal);
        Assert.Contains("alchemorsel-requests", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_role_that_is_given_serves_requests_beside_an_owner_who_may_do_nothing_else()
    {
        await using var installation = await EmptyInstallation.CreateAsync(api);
        var owner = await installation.MakeOwnerAsync("NOCREATEROLE");
        var given = await installation.MakeRoleAsync("given");
        await using var replica = installation.NewReplica(("ConnectionStrings:alchemorsel", owner), ("ConnectionStrings:alchemorsel-requests", given));
        var client = replica.CreateClient();

        using var registered = await client.PostAsJsonAsync(
            "/api/v1/auth/register",
            new RegisterRequest { Email = "first@cooks.test", Password = "a long enough password", DisplayName = "First" }, Json.Options, Cancellation);

        registered.EnsureSuccessStatusCode();
        await using var scope = replica.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<AlchemorselDbContext>().Database
            .SqlQuery<string>($"""SELECT current_user::text AS "Value" """);
        Assert.Equal(new NpgsqlConnectionStringBuilder(given).Username, Assert.Single(await users.ToListAsync(Cancellation)));
    }

    [Fact]
    public void The_password_of_the_role_follows_the_owners_and_does_not_hold_it()
    {
        var roles = Roles("Host=db;Database=kitchen;Username=owner;Password=first secret");
        var again = Roles("Host=db;Database=kitchen;Username=owner;Password=first secret");
        var later = Roles("Host=db;Database=kitchen;Username=owner;Password=second secret");

        Assert.Equal(roles.Requests, again.Requests);
        Assert.NotEqual(roles.Requests, later.Requests);
        Assert.Equal("kitchen_requests", roles.Name);
        Assert.DoesNotContain("first secret", roles.Requests, StringComparison.Ordinal);
        Assert.Equal(63, Roles($"Host=db;Database={new string('k', 63)};Username=owner").Name.Length);
        Assert.Null(new NpgsqlConnectionStringBuilder(Roles("Host=db;Database=kitchen;Username=owner").Requests).Password);
    }

    private static DatabaseRoles Roles(string owner) =>
        new(new ConfigurationBuilder().AddInMemoryCollection([new("ConnectionStrings:alchemorsel", owner)]).Build());

    private static async Task RefusedAsync(AlchemorselDbContext db, string statement)
    {
        var refused = await Assert.ThrowsAsync<PostgresException>(() => db.Database.ExecuteSqlRawAsync(statement, Cancellation));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    private static Task<List<Guid>> IdsAsync(AlchemorselDbContext db) =>
        db.Database.SqlQuery<Guid>($"""SELECT id AS "Value" FROM recipe""").ToListAsync(Cancellation);

    private async Task<List<Guid>> AllAsync(Action<CurrentHousehold> act)
    {
        await using var scope = api.Services.CreateAsyncScope();
        act(scope.ServiceProvider.GetRequiredService<CurrentHousehold>());
        return await IdsAsync(scope.ServiceProvider.GetRequiredService<AlchemorselDbContext>());
    }

    private async Task<(Guid Household, Guid Recipe)> KitchenAsync()
    {
        var cook = await api.NewCookAsync();
        var me = await cook.GetFromJsonAsync<UserInfo>("/api/v1/users/me", Json.Options, Cancellation);
        using var made = await cook.PostAsJsonAsync("/api/v1/recipes", new RecipeInput { Title = "Lentil soup" }, Json.Options, Cancellation);
        return (me!.HouseholdId, (await made.ReadAsync<RecipeDetails>()).Id);
    }
}

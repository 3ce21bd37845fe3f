using System.Globalization;
using Alchemorsel.Api.Households;
using Alchemorsel.Api.Recipes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Alchemorsel.Api.Data.RowSecurity;

/// <summary>
/// Gives every table of household-owned rows a policy by which PostgreSQL itself shows a session the rows of its household alone, whatever a
/// statement asks. The tables come from the model, so that a new one is covered without anybody thinking of it.
/// </summary>
internal static class HouseholdPolicies
{
    /// <summary>The name of the policy on each table.</summary>
    public const string Name = "household";

    /// <summary>
    /// The tables that a search reads by full text, trigrams and arrays. PostgreSQL evaluates none of these operators before a policy (they are
    /// not marked leakproof), so that with one no index of theirs would serve and a search would read the whole library. They hold words and
    /// ids; what a search shows is joined from tables that have a policy. The query filter covers these two as all others.
    /// </summary>
    public static readonly IReadOnlySet<Type> Without = new HashSet<Type> { typeof(RecipeSearchDocument), typeof(SearchWord) };

    /// <summary>Whether the rows of an entity have a policy.</summary>
    public static bool Covers(IReadOnlyEntityType entity) =>
        typeof(IHouseholdOwned).IsAssignableFrom(entity.ClrType) && !Without.Contains(entity.ClrType);

    /// <summary>
    /// Adds the policies that are missing. What is there is left alone: changing it takes a lock on the table that no reader may hold, and a
    /// replica that starts beside others must not make them wait.
    /// </summary>
    public static async Task EnsureAsync(AlchemorselDbContext db, CancellationToken cancellation)
    {
        var covered = await db.Database.SqlQuery<string>(
            $"""
            SELECT c.relname::text AS "Value" FROM pg_class c JOIN pg_policy p ON p.polrelid = c.oid AND p.polname = {Name}
            WHERE c.relnamespace = current_schema()::regnamespace AND c.relrowsecurity AND c.relforcerowsecurity
            """).ToListAsync(cancellation);
        foreach (var entity in db.Model.GetEntityTypes().Where(Covers))
        {
            var table = entity.GetTableName()!;
            if (covered.Contains(table))
                continue;
            var column = entity.FindProperty(nameof(IHouseholdOwned.HouseholdId))!.GetColumnName();
            // Names come from the model. The sub-select is evaluated once for a statement, and an unset or empty setting shows nothing.
            var sql = string.Create(CultureInfo.InvariantCulture, $"""
                DROP POLICY IF EXISTS {Name} ON "{table}";
                CREATE POLICY {Name} ON "{table}" USING (
                    (SELECT nullif(current_setting('{HouseholdReach.Setting}', true), '')::uuid)
                        IN ("{column}", '00000000-0000-0000-0000-000000000000'::uuid));
                ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
                """);
            await db.Database.ExecuteSqlRawAsync(sql, cancellation);
        }
    }
}

using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Alchemorsel.Api.Data.RowSecurity;

/// <summary>
/// What PostgreSQL's row policies let a statement see: the rows of one household, of every one, or none. It is told with each statement, in a
/// setting of the session, so that neither a pool nor a proxy between can hand one household's reach to the next statement.
/// </summary>
internal static class HouseholdReach
{
    /// <summary>The setting that the policies read.</summary>
    public const string Setting = "alchemorsel.household";

    /// <summary>Stands for every household: the nil UUID of RFC 9562, which none can have.</summary>
    private static readonly Guid Every = Guid.Empty;

    /// <summary>First line of a query that is meant to see every household's rows; see <see cref="OfEveryHousehold"/>.</summary>
    private const string Tag = "Every household";

    /// <summary>
    /// The rows of every household, past the query filter and past the row policies. For what belongs to no household yet (a link's token), to an
    /// account, or to the installation; whoever calls it narrows it down by something that nobody else can guess or owns. For reading: EF Core
    /// leaves the mark out of an <c>ExecuteUpdate</c>, which then finds its own household's rows alone. What changes rows acts for their household,
    /// or for every one (<see cref="Http.CurrentHousehold.ActForEvery"/>).
    /// </summary>
    public static IQueryable<T> OfEveryHousehold<T>(this IQueryable<T> rows)
        where T : class => rows.IgnoreQueryFilters([AlchemorselDbContext.HouseholdFilter]).TagWith(Tag);

    /// <summary>The statement that gives the next ones the reach of a context.</summary>
    public static string StatementFor(AlchemorselDbContext context, DbCommand command) => StatementFor(
        context.ReachesEveryHousehold || command.CommandText.StartsWith($"-- {Tag}", StringComparison.Ordinal) ? Every : context.CurrentHousehold);

    /// <summary>A statement of one household, for those that don't go through the context.</summary>
    public static NpgsqlBatchCommand CommandFor(Guid household) => new(StatementFor(household));

    /// <summary>The statement that lets a whole connection see every household's rows: for changes of the schema, which move rows about.</summary>
    public static string ForMigrations => StatementFor(Every);

    /// <summary>The statement that gives the next ones the reach of one household, or of none.</summary>
    // A setting takes no parameter; a UUID as .NET writes it holds nothing that could end the string.
    public static string StatementFor(Guid? household) => $"SET {Setting} = '{household:D}'";
}

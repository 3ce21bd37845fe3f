using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Alchemorsel.Api.Data.RowSecurity;

/// <summary>
/// Says with every command of a context which household's rows it may see. A query carries it along in its own round trip; a save, whose results
/// are told apart by their place, is preceded by it. Migrations say it once for their connection (<see cref="DatabaseMigrator"/>).
/// </summary>
internal sealed class HouseholdReachInterceptor : DbCommandInterceptor
{
    public override InterceptionResult<DbDataReader> ReaderExecuting(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
    {
        Tell(command, eventData);
        return result;
    }

    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        await TellAsync(command, eventData, cancellationToken);
        return result;
    }

    public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result)
    {
        Tell(command, eventData);
        return result;
    }

    public override async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        await TellAsync(command, eventData, cancellationToken);
        return result;
    }

    public override InterceptionResult<object> ScalarExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<object> result)
    {
        Tell(command, eventData);
        return result;
    }

    public override async ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default)
    {
        await TellAsync(command, eventData, cancellationToken);
        return result;
    }

    private static void Tell(DbCommand command, CommandEventData eventData)
    {
        using var before = Before(command, eventData);
        before?.ExecuteNonQuery();
    }

    private static async Task TellAsync(DbCommand command, CommandEventData eventData, CancellationToken cancellation)
    {
        if (Before(command, eventData) is not { } before)
            return;
        await using (before)
            await before.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Puts the reach before a command's own text; or makes the command that has to go before it.</summary>
    private static DbCommand? Before(DbCommand command, CommandEventData eventData)
    {
        if (eventData.Context is not AlchemorselDbContext context || eventData.CommandSource == CommandSource.Migrations)
            return null;
        var statement = HouseholdReach.StatementFor(context, command);
        if (eventData.CommandSource != CommandSource.SaveChanges)
        {
            command.CommandText = $"{statement};\n{command.CommandText}";
            return null;
        }

        var before = command.Connection!.CreateCommand();
        before.Transaction = command.Transaction;
        before.CommandText = statement;
        return before;
    }
}

using System.Data.Common;
using System.Diagnostics;
using Alchemorsel.Api.Data;
using Alchemorsel.Api.Data.RowSecurity;
using Alchemorsel.Benchmarks.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Alchemorsel.Benchmarks.Search;

/// <summary>A filled database, asked through the Api's own code as one of its cooks.</summary>
internal sealed class SearchLibrary : IAsyncDisposable
{
    private readonly NpgsqlDataSource source;
    private readonly Guid household;
    private readonly DbContextOptions<AlchemorselDbContext> options;
    private readonly StatementRecorder recorder = new();

    private SearchLibrary(NpgsqlDataSource source, Guid household, SearchMix mix, long recipes)
    {
        (this.source, this.household, Mix, Recipes) = (source, household, mix, recipes);
        options = DataCommand.Options(source, recorder);
    }

    public SearchMix Mix { get; }

    /// <summary>Recipes of the household.</summary>
    public long Recipes { get; }

    public static async Task<SearchLibrary> OpenAsync(string target, int seed)
    {
        // As the role that serves requests, behind the row policies.
        var source = new NpgsqlDataSourceBuilder(DataCommand.Roles(target).Requests).Build();
        // The largest household, by the planner's own figures where there are many: any of them will do.
        await using var first = source.CreateCommand("SELECT household_id FROM recipe_search ORDER BY recipe_id LIMIT 1");
        var household = (Guid)(await first.ExecuteScalarAsync() ?? throw new InvalidOperationException("The database holds no recipes: fill it with the command data."));
        await using var count = source.CreateCommand("SELECT count(*) FROM recipe_search WHERE household_id = $1");
        count.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = household });
        count.CommandTimeout = 600;
        var recipes = (long)(await count.ExecuteScalarAsync())!;
        return new SearchLibrary(source, household, await SearchMix.ReadAsync(source, household, seed), recipes);
    }

    /// <summary>Milliseconds of each of some questions, one after the other.</summary>
    public async Task<double[]> TimeAsync(int warmUp, int count, Func<AlchemorselDbContext, SearchMix, Task> ask)
    {
        var times = new double[count];
        for (var i = -warmUp; i < count; i++)
        {
            var watch = Stopwatch.StartNew();
            await using (var db = DataCommand.Context(options, household))
                await ask(db, Mix);
            if (i >= 0)
                times[i] = watch.Elapsed.TotalMilliseconds;
        }
        Array.Sort(times);
        return times;
    }

    /// <summary>The statements of one question with the plan that PostgreSQL took for each.</summary>
    public async Task<IReadOnlyList<(string Statement, string Plan)>> ExplainAsync(Func<AlchemorselDbContext, Task> ask)
    {
        recorder.Recorded = [];
        await using (var db = DataCommand.Context(options, household))
            await ask(db);
        var (statements, plans) = (recorder.Recorded, new List<(string, string)>());
        recorder.Recorded = null;
        foreach (var (text, parameters) in statements)
        {
            await using var command = source.CreateCommand($"{HouseholdReach.StatementFor(household)}; EXPLAIN (ANALYZE, BUFFERS, TIMING OFF, COSTS OFF) {text}");
            command.CommandTimeout = 600;
            foreach (var parameter in parameters)
                command.Parameters.Add(parameter.Clone());
            var lines = new List<string>();
            await using var rows = await command.ExecuteReaderAsync();
            while (await rows.ReadAsync())
                lines.Add(rows.GetString(0));
            plans.Add((text, string.Join('\n', lines)));
        }
        return plans;
    }

    public ValueTask DisposeAsync() => source.DisposeAsync();

    /// <summary>Keeps statements that read, while it is told to.</summary>
    private sealed class StatementRecorder : DbCommandInterceptor
    {
        public List<(string Text, NpgsqlParameter[] Parameters)>? Recorded { get; set; }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Recorded?.Add((command.CommandText, [.. command.Parameters.Cast<NpgsqlParameter>().Select(parameter => parameter.Clone())]));
            return base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
        }
    }
}

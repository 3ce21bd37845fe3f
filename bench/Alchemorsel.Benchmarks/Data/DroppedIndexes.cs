using Npgsql;

namespace Alchemorsel.Benchmarks.Data;

/// <summary>The indexes of the tables that are filled, taken away for a while: all but those that a key or a constraint needs.</summary>
internal sealed class DroppedIndexes
{
    private readonly NpgsqlDataSource source;
    private readonly List<string> definitions = [];

    private DroppedIndexes(NpgsqlDataSource source) => this.source = source;

    public static async Task<DroppedIndexes> DropAsync(NpgsqlDataSource source)
    {
        var dropped = new DroppedIndexes(source);
        var names = new List<string>();
        await using (var command = source.CreateCommand(
            """
            SELECT i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid) FROM pg_index i
            WHERE i.indrelid IN ('recipe'::regclass, 'recipe_search'::regclass) AND NOT i.indisunique
            """))
        await using (var rows = await command.ExecuteReaderAsync())
        {
            while (await rows.ReadAsync())
            {
                names.Add(rows.GetString(0));
                dropped.definitions.Add(rows.GetString(1));
            }
        }

        if (names.Count > 0)
        {
            await using var drop = source.CreateCommand($"DROP INDEX {string.Join(", ", names)}");
            await drop.ExecuteNonQueryAsync();
        }
        return dropped;
    }

    public Task BuildAsync(TextWriter output) => Parallel.ForEachAsync(
        definitions,
        new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount },
        async (definition, cancellation) =>
        {
            await using var connection = await source.OpenConnectionAsync(cancellation);
            await using var build = new NpgsqlCommand($"SET maintenance_work_mem = '512MB'; {definition}", connection) { CommandTimeout = 7_200 };
            await build.ExecuteNonQueryAsync(cancellation);
            output.WriteLine(definition);
        });
}

using System.Diagnostics;
using System.Globalization;
using Alchemorsel.Api.Data;
using Alchemorsel.Api.Data.RowSecurity;
using Alchemorsel.Api.Households;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace Alchemorsel.Benchmarks.Data;

/// <summary>Fills a database with libraries that look like people's: any number of recipes, the same ones for the same seed.</summary>
public static class DataCommand
{
    private const int BatchSize = 20_000;

    /// <param name="arguments"><c>--target CONNECTION --recipes N [--households H] [--seed S]</c>.</param>
    /// <returns>0; 2 for an argument that is not understood.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output)
    {
        var (recipes, households, seed, target) = (10_000, 1, 1, "");
        for (var i = 0; i < arguments.Count; i += 2)
        {
            var value = i + 1 < arguments.Count ? arguments[i + 1] : "";
            var understood = arguments[i] switch
            {
                "--recipes" => Number(value, out recipes),
                "--households" => Number(value, out households) && households > 0,
                "--seed" => Number(value, out seed),
                "--target" => (target = value).Length > 0,
                _ => false,
            };
            if (understood)
                continue;
            output.WriteLine($"not understood: {arguments[i]} {value}");
            return 2;
        }

        if (target.Length == 0)
        {
            output.WriteLine("--target is missing: the connection string of a database");
            return 2;
        }

        var watch = Stopwatch.StartNew();
        var libraries = await FillAsync(target, recipes, households, seed, output);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{recipes:#,0} recipes of {households:#,0} households in {watch.Elapsed.TotalSeconds:#,0} s; the first household is {libraries[0]}"));
        return 0;
    }

    /// <summary>Brings the schema up to date and adds new households, over which the recipes are spread evenly.</summary>
    /// <returns>The households.</returns>
    public static async Task<IReadOnlyList<Guid>> FillAsync(string target, int recipes, int households, int seed, TextWriter output)
    {
        await using var source = NpgsqlDataSource.Create(target);
        await using var db = Context(Options(source), household: null);
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(30));
        await db.Database.MigrateAsync();
        var begun = DateTimeOffset.UnixEpoch.AddYears(55);
        var libraries = Enumerable.Range(0, households).Select(number => Invented.Id(seed, begun.AddSeconds(number), number)).ToList();
        await using (var connection = await source.OpenConnectionAsync())
        {
            await using var writer = await connection.BeginBinaryImportAsync("COPY households (id, name, created_at) FROM STDIN (FORMAT BINARY)");
            for (var number = 0; number < households; number++)
                await writer.WriteRowAsync(default, libraries[number], $"Kitchen {number + 1}", begun.UtcDateTime);
            await writer.CompleteAsync();
        }

        // Into empty tables it is faster to build the indexes at the end.
        var empty = !await db.Set<Alchemorsel.Api.Recipes.Recipe>().IgnoreQueryFilters().AnyAsync();
        var indexes = empty && recipes > BatchSize ? await DroppedIndexes.DropAsync(source) : null;
        var batches = Enumerable.Range(0, (recipes + BatchSize - 1) / BatchSize);
        var done = 0;
        await Parallel.ForEachAsync(batches, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, async (batch, cancellation) =>
        {
            var first = batch * BatchSize;
            var count = Math.Min(BatchSize, recipes - first);
            await RecipeCopy.WriteAsync(source, Enumerable.Range(first, count).Select(index => Invented.Recipe(seed, index, libraries[index % households])), cancellation);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Interlocked.Add(ref done, count):#,0} of {recipes:#,0}"));
        });
        if (indexes is not null)
            await indexes.BuildAsync(output);
        await HouseholdPolicies.EnsureAsync(db, CancellationToken.None);
        await using (var owner = await source.OpenConnectionAsync())
            await Roles(target).EnsureAsync(owner, CancellationToken.None);
        await using var maintenance = source.CreateCommand("VACUUM ANALYZE");
        maintenance.CommandTimeout = 1_800;
        await maintenance.ExecuteNonQueryAsync();
        return libraries;
    }

    /// <summary>The roles that the Api has in that database.</summary>
    internal static DatabaseRoles Roles(string target)
        => new(new ConfigurationBuilder().AddInMemoryCollection([new("ConnectionStrings:alchemorsel", target)]).Build());

    /// <summary>The Api's own context, as a cook of <paramref name="household"/> has it.</summary>
    public static AlchemorselDbContext Context(DbContextOptions<AlchemorselDbContext> options, Guid? household) => new(options, new Household(household));

    /// <summary>The Api's options for that database; other interceptors see a statement before its household is put in front.</summary>
    public static DbContextOptions<AlchemorselDbContext> Options(NpgsqlDataSource source, params IInterceptor[] interceptors)
        => new DbContextOptionsBuilder<AlchemorselDbContext>()
            .UseNpgsql(source, npgsql => npgsql.UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery)).UseSnakeCaseNamingConvention()
            .AddInterceptors([.. interceptors, new HouseholdReachInterceptor()]).Options;

    private static bool Number(string text, out int value) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);

    private sealed record Household(Guid? HouseholdId) : IHouseholdContext;
}

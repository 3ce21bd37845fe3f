using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;
using Alchemorsel.Contracts.Importing;
using Alchemorsel.Tests.Api.Recipes;
using Alchemorsel.Tests.Infrastructure;
using static Alchemorsel.Tests.Api.Importing.Jobs.ImportJobClient;

namespace Alchemorsel.Tests.Api.Importing.Jobs;

/// <summary>One archive of many recipes. ALCHEMORSEL_IMPORT_DRILL names how many; without it a few hundred show that nothing grows.</summary>
[Collection(ApiGroup.Name)]
public sealed class ImportDrillTests(ApiFixture api, ITestOutputHelper output)
{
    private const string Variable = "ALCHEMORSEL_IMPORT_DRILL";
    private const int Usual = 300;

    /// <summary>Bytes that lie beside each recipe unread: a file far larger than what may be in memory.</summary>
    private const int Ballast = 24 * 1024;

    [Fact]
    public async Task An_archive_of_many_recipes_is_brought_in_whole_with_bounded_memory()
    {
        var recipes = int.TryParse(Environment.GetEnvironmentVariable(Variable), CultureInfo.InvariantCulture, out var asked) ? asked : Usual;
        var cancellation = TestContext.Current.CancellationToken;
        using var cook = await api.NewCookAsync();
        await using var file = new FileStream(
            Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
        Write(file, recipes);
        file.Position = 0;
        var before = Settled();
        var started = Stopwatch.GetTimestamp();

        using var content = new StreamContent(file);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/zip");
        using var answer = await cook.PostAsync($"{Root}/file?fileName=many.zip", content, cancellation);
        answer.EnsureSuccessStatusCode();
        var received = Stopwatch.GetElapsedTime(started);
        var most = before;
        using var done = new CancellationTokenSource();
        var watching = WatchAsync(size => most = Math.Max(most, size), done.Token);
        var job = await cook.EndAsync((await answer.ReadAsync<ImportJob>()).Id);
        await done.CancelAsync();
        await watching;

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
            {recipes} recipes in a file of {file.Length / 1e6:F1} MB: received in {received.TotalSeconds:F1} s, read in {(Stopwatch.GetElapsedTime(started) - received).TotalSeconds:F1} s;
            live managed memory {before / 1e6:F1} MB before, {most / 1e6:F1} MB at most.
            """));
        Assert.Equal((ImportJobState.Finished, (recipes, 0, 0, 0, 0, 0, 0)), (job.State, job.Counted()));
        // Pieces of the file, one recipe, and what other parts of the process hold meanwhile; not the file.
        Assert.InRange(most - before, 0, 64_000_000);
    }

    private static void Write(Stream file, int recipes)
    {
        var random = new Random(7);
        var ballast = new byte[Ballast];
        using var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true);
        for (var index = 0; index < recipes; index++)
        {
            using (var recipe = archive.CreateEntry($"{index:d6}/recipe.json", CompressionLevel.Fastest).Open())
                recipe.Write(Encoding.UTF8.GetBytes(JsonOf($"Dish number {index}")));
            random.NextBytes(ballast);
            using var other = archive.CreateEntry($"{index:d6}/cover.jpg", CompressionLevel.NoCompression).Open();
            other.Write(ballast);
        }
    }

    private static async Task WatchAsync(Action<long> seen, CancellationToken cancellation)
    {
        try
        {
            using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(500));
            while (await timer.WaitForNextTickAsync(cancellation))
                seen(GC.GetTotalMemory(forceFullCollection: true));
        }
        catch (OperationCanceledException)
        {
            // The import has ended.
        }
    }

    private static long Settled() => GC.GetTotalMemory(forceFullCollection: true);
}

using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;
using Alchemorsel.Contracts.Importing;
using Alchemorsel.Tests.Api.Media;
using Alchemorsel.Tests.Api.Recipes;
using Alchemorsel.Tests.Infrastructure;
using static Alchemorsel.Tests.Api.Importing.Jobs.ImportJobClient;

namespace Alchemorsel.Tests.Api.Importing.Jobs;

/// <summary>
/// One archive of many recipes. ALCHEMORSEL_IMPORT_DRILL names how many, ALCHEMORSEL_IMPORT_DRILL_PICTURES how many that each have a picture; without
/// them a few show that nothing grows. ALCHEMORSEL_IMPORT_DRILL_BALLAST says how many bytes lie beside each, for a file as large as one may be.
/// What it prints is kept in bench/reports/import.md.
/// </summary>
[Collection(ApiGroup.Name)]
public sealed class ImportDrillTests(ApiFixture api, ITestOutputHelper output)
{
    /// <summary>Bytes that lie beside each recipe unread: a file far larger than what may be in memory.</summary>
    private const int UsualBallast = 24 * 1024;

    /// <summary>Live memory that an import may take: pieces of the file, one recipe, and what other parts of the process hold meanwhile; not the file.</summary>
    private const long LiveMax = 64_000_000;

    /// <summary>Between two looks at the live memory, each of which holds up the process.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);

    [Theory]
    [InlineData("ALCHEMORSEL_IMPORT_DRILL", 300, false)]
    [InlineData("ALCHEMORSEL_IMPORT_DRILL_PICTURES", 12, true)]
    public async Task An_archive_of_many_recipes_is_brought_in_whole_with_bounded_memory(string variable, int usual, bool pictures)
    {
        var recipes = Asked(variable) ?? usual;
        var cancellation = TestContext.Current.CancellationToken;
        using var cook = await api.NewCookAsync();
        using var uploader = api.NewUploader(cook);
        await using var file = new FileStream(
            Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
        Write(file, recipes, Asked("ALCHEMORSEL_IMPORT_DRILL_BALLAST") ?? UsualBallast, pictures);
        file.Position = 0;
        var before = Memory.Now();
        var most = before;
        var started = Stopwatch.GetTimestamp();
        using var done = new CancellationTokenSource();
        var watching = WatchAsync(now => most = most.Or(now), done.Token);

        using var content = new StreamContent(file);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/zip");
        using var answer = await uploader.PostAsync($"{Root}/file?fileName=many.zip", content, cancellation);
        answer.EnsureSuccessStatusCode();
        var received = Stopwatch.GetElapsedTime(started);
        var job = await cook.EndAsync((await answer.ReadAsync<ImportJob>()).Id);
        var read = Stopwatch.GetElapsedTime(started) - received;
        await done.CancelAsync();
        await watching;

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
            {recipes} recipes{(pictures ? ", each with a picture," : "")} in a file of {file.Length / 1e6:F1} MB: received in {received.TotalSeconds:F1} s, read in
            {read.TotalSeconds:F1} s, {recipes / read.TotalSeconds:F1} a second; live managed memory {before.Live / 1e6:F0} MB before, {most.Live / 1e6:F0} MB at most;
            memory of the process {before.Process / 1e6:F0} MB before, {most.Process / 1e6:F0} MB at most.
            """));
        Assert.Equal((ImportJobState.Finished, (recipes, 0, 0, 0, 0, 0, 0)), (job.State, job.Counted()));
        Assert.InRange(most.Live - before.Live, 0, LiveMax);
        var first = Assert.Single(await cook.ItemsAsync(job.Id, "limit=1"));
        Assert.Null(first.Reason);
        Assert.Equal(pictures ? 1 : 0, (await cook.ReadRecipeAsync(first.Recipe!.Id)).Images.Count);
    }

    private static int? Asked(string variable)
        => int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var asked) ? asked : null;

    private static void Write(Stream file, int recipes, int ballastBytes, bool pictures)
    {
        var random = new Random(7);
        var ballast = new byte[ballastBytes];
        var picture = TestImages.Jpeg(1280, 853);
        using var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true);
        for (var index = 0; index < recipes; index++)
        {
            using (var recipe = archive.CreateEntry($"{index:d6}/recipe.json", CompressionLevel.Fastest).Open())
                recipe.Write(Encoding.UTF8.GetBytes(JsonOf($"Dish number {index}")));
            random.NextBytes(ballast);
            using (var other = archive.CreateEntry($"{index:d6}/cover.jpg", CompressionLevel.NoCompression).Open())
                other.Write(ballast);
            if (!pictures)
                continue;
            using var full = archive.CreateEntry($"{index:d6}/full.jpg", CompressionLevel.NoCompression).Open();
            full.Write(picture);
        }
    }

    private static async Task WatchAsync(Action<Memory> seen, CancellationToken cancellation)
    {
        try
        {
            using var timer = new PeriodicTimer(Look);
            do
                seen(Memory.Now());
            while (await timer.WaitForNextTickAsync(cancellation));
        }
        catch (OperationCanceledException)
        {
            // The import has ended.
        }
    }

    /// <param name="Live">Bytes of managed objects that are in use.</param>
    /// <param name="Process">Bytes that the process occupies, with what only waits for being collected and what decoders hold.</param>
    private readonly record struct Memory(long Live, long Process)
    {
        public static Memory Now()
        {
            // First, since the collection would make it smaller.
            var process = Environment.WorkingSet;
            return new Memory(GC.GetTotalMemory(forceFullCollection: true), process);
        }

        public Memory Or(Memory other) => new(Math.Max(Live, other.Live), Math.Max(Process, other.Process));
    }
}

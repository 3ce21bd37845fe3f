using Alchemorsel.Api.Data;
using Alchemorsel.Api.Media;
using Alchemorsel.Api.Recipes;
using Alchemorsel.Api.Social;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.ServiceDefaults;
using Alchemorsel.Tests.Api.Media.Storage;
using Alchemorsel.Tests.Api.Recipes;
using Alchemorsel.Tests.Infrastructure;
using Alchemorsel.Tests.Infrastructure.Servers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Alchemorsel.Tests.Api.Media;

/// <summary>The rows are real, of all the tests of this group; the storage and the clock are the test's own.</summary>
[Collection(ApiGroup.Name)]
public sealed class MediaSweepTests(ApiFixture api, S3Server s3) : IClassFixture<S3Server>
{
    private readonly FakeStorage _storage = new();
    private readonly FakeTimeProvider _time = new(TimeProvider.System.GetUtcNow().AddDays(3));

    [Fact]
    public async Task Only_what_is_old_and_belongs_to_nobody_is_removed()
    {
        using var cook = await api.NewCookAsync();
        var owned = await AddAsync(cook);
        var (orphan, young) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await StoreAsync(owned, TimeSpan.FromDays(2));
        await StoreAsync(orphan, TimeSpan.FromDays(2));
        await StoreAsync(young, TimeSpan.FromHours(23));

        var outcome = await Sweep().SweepAsync(Cancel);

        Assert.Equal((3, 1), (outcome!.Stored, outcome.Removed));
        Assert.Equal([owned, young], _storage.Files.Keys.Select(file => file.ImageId).Distinct().Order());
        // A second time there is nothing left to do, until the young one is old.
        Assert.Equal(0, (await Sweep().SweepAsync(Cancel))!.Removed);
        _time.Advance(TimeSpan.FromHours(2));
        Assert.Equal(1, (await Sweep().SweepAsync(Cancel))!.Removed);
    }

    [Fact]
    public async Task A_row_whose_files_are_gone_is_counted_and_left_alone()
    {
        using var cook = await api.NewCookAsync();
        var image = await AddAsync(cook);
        await StoreAsync(image, TimeSpan.FromDays(2));
        var whole = (await Sweep().SweepAsync(Cancel))!.Missing;
        await _storage.DeleteAsync(image, Cancel);

        Assert.Equal(whole + 1, (await Sweep().SweepAsync(Cancel))!.Missing);
        using var shown = await cook.GetAsync($"/media/{image}/64.webp", Cancel);
        shown.EnsureSuccessStatusCode();
    }

    [Fact]
    public async Task A_shard_of_many_batches_keeps_what_is_named_or_young_wherever_it_lies()
    {
        using var cook = await api.NewCookAsync();
        var named = await AddAsync(cook);
        var shard = named.ToByteArray()[15];
        var (old, young) = (Many(700, shard), Many(700, shard));
        foreach (var image in old.Append(named))
            await StoreAsync(image, TimeSpan.FromDays(2));
        foreach (var image in young)
            await StoreAsync(image, TimeSpan.FromHours(1));

        var outcome = await Sweep().SweepAsync(Cancel);

        Assert.Equal((1401, 700), (outcome!.Stored, outcome.Removed));
        Assert.Equal(young.Append(named).Order(), _storage.Files.Keys.Select(file => file.ImageId).Distinct().Order());
    }

    [Fact]
    public async Task A_bucket_that_is_listed_in_pages_is_swept_to_its_end_while_images_are_taken_out_of_it()
    {
        Assert.SkipWhen(NodeServer.WhyNot is not null, NodeServer.WhyNot ?? "");
        using var cook = await api.NewCookAsync();
        var named = await AddAsync(cook);
        // Where a page ends the next one goes on by name, however many of the names before it are gone by then.
        using var storage = new S3MediaStorage(s3.Options(options => options.S3.Prefix = $"sweep-{Guid.CreateVersion7():N}"), pageSize: 5);
        var orphans = Many(20, named.ToByteArray()[15]);
        foreach (var file in orphans.Append(named).SelectMany(id => ((int[])[320, 640]).Select(width => new MediaFile(id, width, MediaFormat.Webp))))
            await storage.WriteAsync(file, new byte[1], Cancel);

        var early = await Sweep(storage, grace: TimeSpan.FromDays(4)).SweepAsync(Cancel);
        var late = await Sweep(storage).SweepAsync(Cancel);

        Assert.Equal((21, 0), (early!.Stored, early.Removed));
        Assert.Equal((21, 20), (late!.Stored, late.Removed));
        Assert.Equal(1, (await Sweep(storage).SweepAsync(Cancel))!.Stored);
        await using var kept = await storage.OpenAsync(new(named, 320, MediaFormat.Webp), Cancel);
        Assert.NotNull(kept);
    }

    [Fact]
    public void Every_table_whose_rows_name_files_is_asked_before_any_is_removed()
    {
        using var scope = api.NewScope();
        var tables = scope.ServiceProvider.GetRequiredService<AlchemorselDbContext>().Model.GetEntityTypes()
            .Where(entity => entity.FindProperty(nameof(IStoredPicture.Widths)) is not null).Select(entity => entity.ClrType).ToHashSet();

        // Whoever adds a table adds it to StoredPictures too, or its pictures are swept away.
        Assert.Equal([typeof(CookedPhoto), typeof(RecipeImage)], tables.OrderBy(type => type.Name));
        Assert.All(tables, type => Assert.True(type.IsAssignableTo(typeof(IStoredPicture))));
    }

    [Fact]
    public async Task One_replica_sweeps_at_a_time()
    {
        var (begun, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        _storage.Listing = _ =>
        {
            begun.TrySetResult();
            return go.Task;
        };

        var first = Sweep().SweepAsync(Cancel);
        await begun.Task.WaitAsync(Cancel);
        Assert.Null(await Sweep().SweepAsync(Cancel));
        go.SetResult();
        Assert.NotNull(await first);
        Assert.NotNull(await Sweep().SweepAsync(Cancel));
    }

    [Fact]
    public async Task It_runs_at_its_interval_and_a_failure_does_not_end_it()
    {
        var sweeps = new SemaphoreSlim(0);
        _storage.Listing = shard =>
        {
            if (shard == "00")
                sweeps.Release();
            throw new MediaStorageException("Broken on purpose.", new IOException());
        };
        using var sweep = Sweep();
        await sweep.StartAsync(Cancel);

        await PassAsync(TimeSpan.FromMinutes(30));
        await PassAsync(TimeSpan.FromDays(1));
        await sweep.StopAsync(Cancel);

        // The clock moves only here, and perhaps before the sweep has begun to wait: it is moved until the sweep has noticed.
        async Task PassAsync(TimeSpan time)
        {
            Assert.Equal(0, sweeps.CurrentCount);
            do
                _time.Advance(time);
            while (!await sweeps.WaitAsync(TimeSpan.FromSeconds(1), Cancel));
        }
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private MediaSweep Sweep(IMediaStorage? storage = null, TimeSpan? grace = null) => new(
        api.Services.GetRequiredService<IServiceScopeFactory>(),
        storage ?? _storage,
        Options.Create(new MediaOptions { LocalPath = "unused", SweepGrace = grace ?? TimeSpan.FromDays(1) }),
        _time,
        api.Services.GetRequiredService<AlchemorselMetrics>(),
        NullLogger<MediaSweep>.Instance);

    private static List<Guid> Many(int count, byte shard) => [.. Enumerable.Range(0, count).Select(_ =>
    {
        Span<byte> bytes = stackalloc byte[16];
        Guid.CreateVersion7().TryWriteBytes(bytes);
        bytes[15] = shard;
        return new Guid(bytes);
    })];

    private async Task StoreAsync(Guid image, TimeSpan age)
    {
        await _storage.WriteAsync(new(image, 320, MediaFormat.Webp), new byte[1], Cancel);
        await _storage.WriteAsync(new(image, 320, MediaFormat.Jpg), new byte[1], Cancel);
        _storage.Written[image] = _time.GetUtcNow() - age;
    }

    private static async Task<Guid> AddAsync(HttpClient cook)
    {
        var recipe = await cook.CreateAsync("Soup");
        using var form = new MultipartFormDataContent { { new ByteArrayContent(TestImages.Jpeg()), "file", "soup.jpg" } };
        using var answer = await cook.PostAsync($"/api/v1/recipes/{recipe.Id}/images", form, Cancel);
        return (await answer.EnsureSuccessStatusCode().ReadAsync<RecipeImageInfo>()).Id;
    }
}

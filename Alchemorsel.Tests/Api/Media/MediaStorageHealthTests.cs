using Alchemorsel.Api.Media;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Time.Testing;

namespace Alchemorsel.Tests.Api.Media;

public sealed class MediaStorageHealthTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly FakeStorage _storage = new();

    [Fact]
    public async Task A_storage_that_fails_degrades_and_never_takes_the_replica_out()
    {
        var health = new MediaStorageHealth(_storage, _time);
        _storage.Check = () => throw new MediaStorageException("gone", new IOException());

        Assert.Equal(HealthStatus.Degraded, (await CheckAsync(health)).Status);
    }

    [Fact]
    public async Task The_storage_is_asked_again_only_after_a_while()
    {
        var health = new MediaStorageHealth(_storage, _time);

        await CheckAsync(health);
        await CheckAsync(health);
        Assert.Equal(1, _storage.Checks);

        _time.Advance(MediaStorageHealth.GoodFor);
        Assert.Equal(HealthStatus.Healthy, (await CheckAsync(health)).Status);
        Assert.Equal(2, _storage.Checks);
    }

    [Fact]
    public async Task A_storage_that_hangs_is_not_waited_for()
    {
        var health = new MediaStorageHealth(_storage, _time);
        var answer = new TaskCompletionSource();
        _storage.Check = () => answer.Task;

        var first = CheckAsync(health);
        _time.Advance(MediaStorageHealth.Patience);
        Assert.Equal(HealthStatus.Degraded, (await first).Status);

        answer.SetResult();
        Assert.Equal(HealthStatus.Healthy, (await CheckAsync(health)).Status);
        Assert.Equal(1, _storage.Checks);
    }

    private static Task<HealthCheckResult> CheckAsync(MediaStorageHealth health) =>
        health.CheckHealthAsync(new HealthCheckContext(), TestContext.Current.CancellationToken);
}

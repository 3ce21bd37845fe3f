using Alchemorsel.Api.Data;
using Alchemorsel.Api.Importing.Archives;
using Alchemorsel.Api.Importing.Jobs;
using Alchemorsel.Contracts.Accounts;
using Alchemorsel.Contracts.Importing;
using Alchemorsel.Tests.Api.Recipes;
using Alchemorsel.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alchemorsel.Tests.Api.Importing.Jobs;

/// <summary>A worker that a test stops where it likes. One that dies leaves what a killed process leaves: open transactions gone, its lease held, nothing tidied up.</summary>
internal sealed class TestWorker(ApiFixture api)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>A job of <paramref name="archive"/> that this worker has taken, before any other could.</summary>
    public async Task<(Guid Job, ImportLease Lease)> TakenAsync(HttpClient cook, byte[] archive)
    {
        using var answer = await cook.GetAsync("/api/v1/users/me", Cancellation);
        answer.EnsureSuccessStatusCode();
        var me = await answer.ReadAsync<UserInfo>();
        await using var scope = api.NewScope();
        var db = scope.ServiceProvider.GetRequiredService<AlchemorselDbContext>();
        var now = TimeProvider.System.GetUtcNow();
        var lease = new ImportLease(Guid.CreateVersion7(), Guid.CreateVersion7(), me.HouseholdId, me.Id);
        db.Add(new ImportJobRow
        {
            Id = lease.JobId,
            HouseholdId = me.HouseholdId,
            UserId = me.Id,
            Kind = ImportKind.File,
            Duplicates = DuplicatePolicy.Ask,
            Name = "cakes.zip",
            State = ImportJobState.Running,
            IsComplete = true,
            HasFile = true,
            FileBytes = archive.Length,
            LeaseId = lease.Id,
            LeasedUntil = now.AddHours(1),
            CreatedAt = now,
            UpdatedAt = now,
        });
        foreach (var (index, piece) in archive.Chunk(ImportChunk.Size).Index())
            db.Add(new ImportChunk { JobId = lease.JobId, Index = index, HouseholdId = me.HouseholdId, Content = piece });
        await db.SaveChangesAsync(Cancellation);
        return (lease.JobId, lease);
    }

    public async Task RunAsync(ImportLease lease, ImportCheckpoint checkpoint)
    {
        var run = ActivatorUtilities.CreateInstance<ImportRun>(api.Services, new CheckedScopes(api.Services, checkpoint));
        await run.RunAsync(lease, Cancellation);
    }

    /// <summary>Runs until <paramref name="dies"/> says that this is the place.</summary>
    public Task DieAsync(ImportLease lease, Func<ImportStep, int?, bool> dies) => Assert.ThrowsAsync<OperationCanceledException>(() => RunAsync(
        lease, (step, position) => dies(step, position) ? throw new OperationCanceledException("Killed.") : Task.CompletedTask));

    /// <summary>Lets the Api's own worker take over.</summary>
    public async Task LoseAsync(Guid job)
    {
        await using var scope = api.NewScope();
        var db = scope.ServiceProvider.GetRequiredService<AlchemorselDbContext>();
        await db.Set<ImportJobRow>().IgnoreQueryFilters().Where(row => row.Id == job)
            .ExecuteUpdateAsync(row => row.SetProperty(taken => taken.LeasedUntil, DateTimeOffset.UnixEpoch), Cancellation);
        api.Services.GetRequiredService<ImportSignal>().Set();
    }

    /// <summary>The Api's scopes, where what works in steps calls the test's checkpoint.</summary>
    private sealed class CheckedScopes(IServiceProvider services, ImportCheckpoint checkpoint) : IServiceScopeFactory
    {
        public IServiceScope CreateScope() => new Scope(services.CreateScope(), checkpoint);

        private sealed class Scope(IServiceScope inner, ImportCheckpoint checkpoint) : IServiceScope, IServiceProvider, IAsyncDisposable
        {
            public IServiceProvider ServiceProvider => this;

            public object? GetService(Type serviceType) => serviceType == typeof(ImportStepper) || serviceType == typeof(LibraryImport)
                ? ActivatorUtilities.CreateInstance(inner.ServiceProvider, serviceType, checkpoint)
                : inner.ServiceProvider.GetService(serviceType);

            public void Dispose() => inner.Dispose();

            public ValueTask DisposeAsync() => ((IAsyncDisposable)inner).DisposeAsync();
        }
    }
}

using Alchemorsel.Api.Data;
using Alchemorsel.Contracts.Administration;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Administration;

/// <summary>The switches as this replica knows them: at once after a change here, within <see cref="Period"/> after one elsewhere.</summary>
public sealed partial class SwitchBoard(IServiceScopeFactory scopes, TimeProvider time, ILogger<SwitchBoard> logger) : BackgroundService
{
    public static readonly TimeSpan Period = TimeSpan.FromSeconds(20);

    private readonly SemaphoreSlim turn = new(1, 1);

    /// <summary>Until they are read everything is as configured.</summary>
    public Switches Current { get; private set; } = new();

    /// <summary>Looks once. One look after the other: an older one must not be the last to be believed.</summary>
    public async Task ReadAsync(CancellationToken cancellation)
    {
        await turn.WaitAsync(cancellation);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var row = await scope.ServiceProvider.GetRequiredService<AlchemorselDbContext>().Set<SwitchesRow>().AsNoTracking().SingleOrDefaultAsync(cancellation);
            Current = row?.ToSwitches() ?? new Switches();
        }
        finally
        {
            turn.Release();
        }
    }

    public override void Dispose()
    {
        turn.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        do
        {
            try
            {
                await ReadAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // They stay as they were: a database that is away is no reason to turn something on.
                LogUnread(exception);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The switches could not be read.")]
    private partial void LogUnread(Exception exception);
}

using Alchemorsel.Api.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Alchemorsel.Api.Households;

/// <summary>
/// A transaction in which nobody else changes what the household has one of: a row for a food or a unit, a word that means one of them. Who looks
/// whether it is there before adding it waits here for who does the same, and then finds it.
/// </summary>
internal sealed class HouseholdTurn : IAsyncDisposable
{
    private readonly IDbContextTransaction? own;

    private HouseholdTurn(IDbContextTransaction? own) => this.own = own;

    /// <summary>Waits for the turn before anything is read. Within a transaction that is open already, the turn ends with that.</summary>
    public static async Task<HouseholdTurn> BeginAsync(AlchemorselDbContext db, CancellationToken cancellation)
    {
        var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancellation) : null;
        // Rows that only belong to the household take no notice of this lock.
        await db.Database.ExecuteSqlAsync($"SELECT FROM households WHERE id = {db.CurrentHousehold} FOR NO KEY UPDATE", cancellation);
        return new HouseholdTurn(own);
    }

    public Task CommitAsync(CancellationToken cancellation) => own?.CommitAsync(cancellation) ?? Task.CompletedTask;

    public ValueTask DisposeAsync() => own?.DisposeAsync() ?? ValueTask.CompletedTask;
}

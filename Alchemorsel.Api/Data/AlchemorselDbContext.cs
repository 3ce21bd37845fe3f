using System.Linq.Expressions;
using Alchemorsel.Api.Accounts;
using Alchemorsel.Api.Households;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Data;

/// <summary>
/// The one model. Features add their entities by an <see cref="IEntityTypeConfiguration{T}"/> beside each entity; sets are reached
/// with <see cref="DbContext.Set{TEntity}()"/>. Every <see cref="IHouseholdOwned"/> entity is filtered by the current household,
/// here and once more by PostgreSQL (<see cref="RowSecurity.HouseholdPolicies"/>).
/// </summary>
public sealed class AlchemorselDbContext(DbContextOptions<AlchemorselDbContext> options, IHouseholdContext household)
    : IdentityDbContext<User, IdentityRole<Guid>, Guid>(options)
{
    /// <summary>Name of the filter that hides other households' rows.</summary>
    public const string HouseholdFilter = "household";

    public Guid? CurrentHousehold => household.HouseholdId;

    /// <summary>Who saves; null for a job that nobody asked for.</summary>
    public Guid? CurrentUser => household.UserId;

    /// <summary>Whether row policies let this context see every household's rows; the query filter stays as it is.</summary>
    internal bool ReachesEveryHousehold => household.ReachesEveryHousehold;

    public DbSet<Household> Households => Set<Household>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(AlchemorselDbContext).Assembly);
        foreach (var entity in builder.Model.GetEntityTypes().Where(entity => typeof(IHouseholdOwned).IsAssignableFrom(entity.ClrType)).ToList())
            builder.Entity(entity.ClrType).HasQueryFilter(HouseholdFilter, OwnedByCurrentHousehold(entity.ClrType));
    }

    private LambdaExpression OwnedByCurrentHousehold(Type entity)
    {
        var row = Expression.Parameter(entity, "row");
        var owner = Expression.Convert(Expression.Property(row, nameof(IHouseholdOwned.HouseholdId)), typeof(Guid?));
        var current = Expression.Property(Expression.Constant(this), nameof(CurrentHousehold));
        return Expression.Lambda(Expression.Equal(owner, current), row);
    }
}

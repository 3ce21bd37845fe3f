using Alchemorsel.Api.Data;
using Alchemorsel.Api.Households;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Units;
using Alchemorsel.Cooking.Quantities;
using Alchemorsel.Cooking.Units;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alchemorsel.Api.Units;

/// <summary>A measure that only this household knows.</summary>
public sealed class HouseholdUnit : IHouseholdOwned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid HouseholdId { get; init; }

    /// <summary>The first is what it is called.</summary>
    public List<string> Names { get; set; } = [];

    /// <summary>An exact number.</summary>
    public string Quantity { get; set; } = "1";

    /// <summary>Code in the catalogue.</summary>
    public string Unit { get; set; } = "";

    public OwnUnitInfo ToInfo() => new(Id, Names, Quantity, Unit);
}

internal sealed class HouseholdUnitConfiguration : IEntityTypeConfiguration<HouseholdUnit>
{
    public void Configure(EntityTypeBuilder<HouseholdUnit> builder)
    {
        builder.ToTable("household_unit");
        builder.Property(unit => unit.Id).ValueGeneratedNever();
        builder.Property(unit => unit.Quantity).HasMaxLength(80);
        builder.Property(unit => unit.Unit).HasMaxLength(40);
        builder.HasOne<Household>().WithMany().HasForeignKey(unit => unit.HouseholdId).OnDelete(DeleteBehavior.Cascade);
        // All of a household's, whenever lines are read.
        builder.HasIndex(unit => unit.HouseholdId);
    }
}

internal static class HouseholdUnits
{
    /// <summary>The current household's units; null when it has none.</summary>
    public static async Task<OwnUnits?> LoadAsync(AlchemorselDbContext db, CancellationToken cancellation)
    {
        var units = await db.Set<HouseholdUnit>().AsNoTracking().OrderBy(unit => unit.Id).Take(Limits.UnitsMax).ToListAsync(cancellation);
        return units.Count == 0 ? null : new OwnUnits(units.Select(Read).OfType<OwnUnit>());
    }

    private static OwnUnit? Read(HouseholdUnit unit) => Rational.TryParse(unit.Quantity, out var quantity) && Unit.FromCode(unit.Unit) is { } known
        ? new OwnUnit(unit.Names, quantity, known) : null;
}

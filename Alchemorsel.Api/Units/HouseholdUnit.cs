using Alchemorsel.Api.Households;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Units;
using Alchemorsel.Cooking.Quantities;
using Alchemorsel.Cooking.Units;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alchemorsel.Api.Units;

/// <summary>
/// A measure that only this household knows; or, with <see cref="IsNaming"/>, what it calls one that everybody has. One table, so that
/// reading lines costs one look for both.
/// </summary>
public sealed class HouseholdUnit : IHouseholdOwned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid HouseholdId { get; init; }

    /// <summary>Whether it is about everybody's <see cref="Unit"/> itself: then one of it.</summary>
    public bool IsNaming { get; init; }

    /// <summary>Words that are read as it; of a measure of its own the first is what it is called.</summary>
    public List<string> Names { get; set; } = [];

    /// <summary>An exact number.</summary>
    public string Quantity { get; set; } = "1";

    /// <summary>Code in the catalogue.</summary>
    public string Unit { get; set; } = "";

    /// <summary>What everybody's unit is shown as after one; null keeps its name.</summary>
    public string? Shown { get; set; }

    /// <summary>What everybody's unit is shown as after more; null for the same as after one.</summary>
    public string? ShownPlural { get; set; }

    public OwnUnitInfo ToInfo() => new(Id, Names, Quantity, Unit);

    public UnitNamesInput ToNames() => new() { Name = Shown, Plural = ShownPlural, Words = Names };

    /// <summary>
    /// The words that lines are read with beside the catalogue's. A name that is shown is read too, unless the catalogue reads it so already:
    /// that tells "T" from "t", which here would be one.
    /// </summary>
    public IReadOnlyList<string> Words() => !IsNaming
        ? Names
        : [.. Names.Append(Shown).Append(ShownPlural).OfType<string>().Distinct().Where(word => UnitCatalogue.FromWord(word)?.Code != Unit)];

    public OwnUnit? ToOwnUnit() => Rational.TryParse(Quantity, out var quantity) && Cooking.Units.Unit.FromCode(Unit) is { } known
        ? new OwnUnit(Words(), quantity, known) : null;
}

internal sealed class HouseholdUnitConfiguration : IEntityTypeConfiguration<HouseholdUnit>
{
    public void Configure(EntityTypeBuilder<HouseholdUnit> builder)
    {
        builder.ToTable("household_unit");
        builder.Property(unit => unit.Id).ValueGeneratedNever();
        builder.Property(unit => unit.Quantity).HasMaxLength(80);
        builder.Property(unit => unit.Unit).HasMaxLength(40);
        builder.Property(unit => unit.Shown).HasMaxLength(Limits.UnitNameMax);
        builder.Property(unit => unit.ShownPlural).HasMaxLength(Limits.UnitNameMax);
        builder.HasOne<Household>().WithMany().HasForeignKey(unit => unit.HouseholdId).OnDelete(DeleteBehavior.Cascade);
        // All of a household's, whenever lines are read.
        builder.HasIndex(unit => unit.HouseholdId);
        // What everybody's unit is called is said once.
        builder.HasIndex(unit => new { unit.HouseholdId, unit.Unit }).IsUnique().HasFilter("is_naming");
    }
}

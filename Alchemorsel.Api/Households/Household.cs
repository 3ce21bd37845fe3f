using Alchemorsel.Contracts.Households;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alchemorsel.Api.Households;

/// <summary>The unit of ownership: every row a cook makes belongs to exactly one household.</summary>
public sealed class Household
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string Name { get; set; }
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Decides what is in season in which month.</summary>
    public Hemisphere Hemisphere { get; set; }

    /// <summary>ISO 4217: what a new price is in unless it says otherwise; null as long as nobody has said.</summary>
    public string? Currency { get; set; }
}

internal sealed class HouseholdConfiguration : IEntityTypeConfiguration<Household>
{
    public void Configure(EntityTypeBuilder<Household> builder)
    {
        builder.Property(household => household.Name).HasMaxLength(120);
        builder.Property(household => household.Currency).HasMaxLength(3);
    }
}

/// <summary>A row that belongs to a household; the global query filter hides it from every other one.</summary>
public interface IHouseholdOwned
{
    Guid HouseholdId { get; }
}

/// <summary>The household whose rows this request or job may see.</summary>
public interface IHouseholdContext
{
    /// <summary>Null when nobody is signed in: then no owned row is visible.</summary>
    Guid? HouseholdId { get; }

    /// <summary>Who works in it; null for a job that nobody asked for.</summary>
    Guid? UserId => null;
}

using Alchemorsel.Contracts.Households;
using Alchemorsel.Cooking.Foods;
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

    /// <summary>Recipes that hold one of them, or may, are left out (<see cref="HouseholdNeeds"/>).</summary>
    public Allergens SevereAllergies { get; set; }

    /// <summary>Recipes that hold one of them say so; none of <see cref="SevereAllergies"/>.</summary>
    public Allergens MildAllergies { get; set; }

    /// <summary>What is suggested fits all of them.</summary>
    public Diets Diets { get; set; }

    public MeasureUnits Units { get; set; }

    /// <summary>A language tag (BCP 47); null for the one that whoever asks prefers.</summary>
    public string? Locale { get; set; }

    public DayOfWeek FirstDayOfWeek { get; set; } = DayOfWeek.Monday;
}

internal sealed class HouseholdConfiguration : IEntityTypeConfiguration<Household>
{
    public void Configure(EntityTypeBuilder<Household> builder)
    {
        builder.Property(household => household.Name).HasMaxLength(120);
        builder.Property(household => household.Currency).HasMaxLength(3);
        builder.Property(household => household.Locale).HasMaxLength(35);
        builder.Property(household => household.FirstDayOfWeek).HasDefaultValue(DayOfWeek.Monday).HasSentinel((DayOfWeek)(-1));
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

    /// <summary>Whether row policies let this request or job see every household's rows.</summary>
    bool ReachesEveryHousehold => false;
}

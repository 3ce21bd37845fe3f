using Alchemorsel.Api.Accounts;
using Alchemorsel.Contracts.Households;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alchemorsel.Api.Households;

/// <summary>A user's place in a household.</summary>
public sealed class Membership
{
    public required Guid HouseholdId { get; init; }
    public required Guid UserId { get; init; }
    public required HouseholdRole Role { get; set; }
    public required DateTimeOffset Since { get; init; }

    /// <summary>When the user switched to it last; the newest is where the next sign-in begins.</summary>
    public DateTimeOffset? LastUsedAt { get; set; }
    public Household? Household { get; init; }
    public User? User { get; init; }
}

internal sealed class MembershipConfiguration : IEntityTypeConfiguration<Membership>
{
    public void Configure(EntityTypeBuilder<Membership> builder)
    {
        builder.ToTable("memberships");
        builder.HasKey(membership => new { membership.HouseholdId, membership.UserId });
        // Finds a user's household at sign-in. Read before there is a current household, hence not IHouseholdOwned.
        builder.HasIndex(membership => membership.UserId);
        builder.HasOne(membership => membership.Household).WithMany().HasForeignKey(membership => membership.HouseholdId);
        builder.HasOne(membership => membership.User).WithMany().HasForeignKey(membership => membership.UserId);
    }
}

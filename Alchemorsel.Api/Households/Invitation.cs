using Alchemorsel.Api.Accounts;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Households;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alchemorsel.Api.Households;

/// <summary>A link that lets so many people into a household for so long.</summary>
internal sealed class Invitation : IHouseholdOwned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid HouseholdId { get; init; }
    public required Guid CreatedById { get; init; }

    /// <summary>What they become; never an owner.</summary>
    public required HouseholdRole Role { get; init; }

    /// <summary>SHA-256 of the link's token, which is nowhere but in the link. Of a link that is mailed it is made when the letter is written.</summary>
    public required byte[] TokenHash { get; init; }

    /// <summary>Where the link was mailed; null for one that was told to whoever made it.</summary>
    public string? Email { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }
    public required int MaxUses { get; init; }
    public int Uses { get; set; }
    public Household? Household { get; init; }
    public User? CreatedBy { get; init; }
}

internal sealed class InvitationConfiguration : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> builder)
    {
        builder.ToTable("invitation");
        builder.Property(invitation => invitation.Id).ValueGeneratedNever();
        builder.Property(invitation => invitation.Email).HasMaxLength(Limits.EmailMax);
        // Finds the invitation of a link.
        builder.HasIndex(invitation => invitation.TokenHash).IsUnique();
        // The household's invitations, newest first.
        builder.HasIndex(invitation => new { invitation.HouseholdId, invitation.Id });
        builder.HasOne(invitation => invitation.Household).WithMany().HasForeignKey(invitation => invitation.HouseholdId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(invitation => invitation.CreatedBy).WithMany().HasForeignKey(invitation => invitation.CreatedById).OnDelete(DeleteBehavior.Cascade);
    }
}

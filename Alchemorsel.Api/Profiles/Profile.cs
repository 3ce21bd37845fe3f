using Alchemorsel.Api.Accounts;
using Alchemorsel.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alchemorsel.Api.Profiles;

/// <summary>
/// An account as others see it, opened by the account itself. All that is public hangs on this row: deleting it takes everything away at once.
/// </summary>
public sealed class Profile
{
    public required Guid UserId { get; init; }

    /// <summary>In small letters, so that no two differ by capitals alone. Given out by <see cref="ProfileHandles"/>.</summary>
    public required string Handle { get; set; }

    public required string DisplayName { get; set; }
    public string? Bio { get; set; }

    /// <summary>Whether it is shown to whoever looks round; otherwise to followers and to whoever knows the handle.</summary>
    public bool Discoverable { get; set; }

    public required DateTimeOffset Since { get; init; }
}

internal sealed class ProfileConfiguration : IEntityTypeConfiguration<Profile>
{
    public void Configure(EntityTypeBuilder<Profile> builder)
    {
        builder.HasKey(profile => profile.UserId);
        builder.Property(profile => profile.UserId).ValueGeneratedNever();
        // Compared byte by byte, as what it may hold is ASCII alone.
        builder.Property(profile => profile.Handle).HasMaxLength(Limits.HandleMax).UseCollation("C");
        builder.Property(profile => profile.DisplayName).HasMaxLength(Limits.DisplayNameMax);
        builder.Property(profile => profile.Bio).HasMaxLength(Limits.BioMax);
        // Finds a profile by its address.
        builder.HasIndex(profile => profile.Handle).IsUnique();
        builder.HasOne<User>().WithOne().HasForeignKey<Profile>(profile => profile.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}

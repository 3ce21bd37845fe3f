using Alchemorsel.Api.Accounts;
using Alchemorsel.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alchemorsel.Api.Profiles;

/// <summary>A handle that somebody has, or had a short while ago: links to it must not lead to somebody else at once.</summary>
internal sealed class ProfileHandle
{
    public required string Handle { get; init; }

    /// <summary>Who has it or gave it up, and may have it again; null when the account is gone.</summary>
    public Guid? UserId { get; init; }

    /// <summary>Until when nobody else can have it; null as long as a profile has it.</summary>
    public DateTimeOffset? HeldUntil { get; init; }
}

internal sealed class ProfileHandleConfiguration : IEntityTypeConfiguration<ProfileHandle>
{
    public void Configure(EntityTypeBuilder<ProfileHandle> builder)
    {
        // The key is what keeps a handle from being given to two: whoever takes one writes its row (ProfileHandles).
        builder.HasKey(handle => handle.Handle);
        builder.Property(handle => handle.Handle).HasMaxLength(Limits.HandleMax).UseCollation("C");
        // An account's handles.
        builder.HasIndex(handle => handle.UserId);
        // Those that are free again.
        builder.HasIndex(handle => handle.HeldUntil);
        builder.HasOne<User>().WithMany().HasForeignKey(handle => handle.UserId).OnDelete(DeleteBehavior.SetNull);
    }
}

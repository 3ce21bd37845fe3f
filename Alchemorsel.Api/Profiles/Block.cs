using Alchemorsel.Api.Accounts;
using Alchemorsel.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alchemorsel.Api.Profiles;

/// <summary>
/// An account doesn't want to have to do with another one. Between accounts and not profiles: whoever closes theirs and opens another is still blocked.
/// </summary>
internal sealed class Block
{
    /// <summary>In the order of time, so that it is also the place in the list.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid UserId { get; init; }
    public required Guid BlockedId { get; init; }

    /// <summary>What the blocked one was called then: the list tells nothing that happened since, and this ends the block.</summary>
    public required string Handle { get; init; }
    public required DateTimeOffset Since { get; init; }
}

internal sealed class BlockConfiguration : IEntityTypeConfiguration<Block>
{
    public void Configure(EntityTypeBuilder<Block> builder)
    {
        // Whether somebody blocks somebody; read with every list of what others made (Blocks).
        builder.HasKey(block => new { block.UserId, block.BlockedId });
        // The same from the other side.
        builder.HasIndex(block => new { block.BlockedId, block.UserId });
        // The account's list, newest first.
        builder.HasIndex(block => new { block.UserId, block.Id });
        builder.Property(block => block.Handle).HasMaxLength(Limits.HandleMax).UseCollation("C");
        builder.HasOne<User>().WithMany().HasForeignKey(block => block.UserId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<User>().WithMany().HasForeignKey(block => block.BlockedId).OnDelete(DeleteBehavior.Cascade);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alchemorsel.Api.Profiles;

/// <summary>One profile follows another; gone with either.</summary>
internal sealed class Follow
{
    /// <summary>In the order of time, so that it is also the place in the lists.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid FollowerId { get; init; }
    public required Guid FollowedId { get; init; }
    public required DateTimeOffset Since { get; init; }

    public Profile? Follower { get; init; }
    public Profile? Followed { get; init; }
}

internal sealed class FollowConfiguration : IEntityTypeConfiguration<Follow>
{
    public void Configure(EntityTypeBuilder<Follow> builder)
    {
        // Whether one follows the other, and all whom one follows.
        builder.HasKey(follow => new { follow.FollowerId, follow.FollowedId });
        // The two lists, newest first.
        builder.HasIndex(follow => new { follow.FollowerId, follow.Id });
        builder.HasIndex(follow => new { follow.FollowedId, follow.Id });
        builder.HasOne(follow => follow.Follower).WithMany().HasForeignKey(follow => follow.FollowerId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(follow => follow.Followed).WithMany().HasForeignKey(follow => follow.FollowedId).OnDelete(DeleteBehavior.Cascade);
    }
}

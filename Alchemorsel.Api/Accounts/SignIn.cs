using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alchemorsel.Api.Accounts;

/// <summary>One sign-in on one device: the family of its refresh tokens, and what its access tokens are checked against.</summary>
internal sealed class SignIn
{
    public const int DeviceMax = 80;

    /// <summary>The claim <c>sid</c> of its access tokens.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid UserId { get; init; }

    /// <summary>Browser and system in words ("Firefox on Windows"); what the browser sent is not kept.</summary>
    public required string Device { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When its tokens were exchanged last, which a browser in use does every quarter of an hour.</summary>
    public required DateTimeOffset LastUsedAt { get; set; }
    public DateTimeOffset? RevokedAt { get; set; }

    /// <summary>When its owner, whose account has no password, last showed at a provider that it is them.</summary>
    public DateTimeOffset? ConfirmedAt { get; set; }
}

internal sealed class SignInConfiguration : IEntityTypeConfiguration<SignIn>
{
    public void Configure(EntityTypeBuilder<SignIn> builder)
    {
        builder.ToTable("sign_ins");
        builder.Property(signIn => signIn.Device).HasMaxLength(SignIn.DeviceMax);
        // Lists those of an account, the last used first.
        builder.HasIndex(signIn => new { signIn.UserId, signIn.LastUsedAt });
        builder.HasOne<User>().WithMany().HasForeignKey(signIn => signIn.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}

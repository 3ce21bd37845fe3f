using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alchemorsel.Api.Accounts;

/// <summary>
/// One link of a sign-in's chain. Each is usable once; using a used one means that somebody else holds a copy, so the whole
/// family, which is one sign-in on one device (<see cref="SignIn"/>), is over.
/// </summary>
internal sealed class RefreshToken
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid UserId { get; init; }

    /// <summary>The <see cref="SignIn"/>.</summary>
    public required Guid FamilyId { get; init; }

    /// <summary>The household of the sign-in, which goes on in it; null for one of old.</summary>
    public Guid? HouseholdId { get; init; }

    /// <summary>SHA-256 of the token; the token itself is nowhere but with the client.</summary>
    public required byte[] Hash { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }
    public DateTimeOffset? UsedAt { get; set; }
}

internal sealed class RefreshTokenConfiguration : IEntityTypeConfiguration<RefreshToken>
{
    public void Configure(EntityTypeBuilder<RefreshToken> builder)
    {
        builder.ToTable("refresh_tokens");
        // Finds the token that a client presents.
        builder.HasIndex(token => token.Hash).IsUnique();
        // Revokes a family.
        builder.HasIndex(token => token.FamilyId);
        builder.HasOne<SignIn>().WithMany().HasForeignKey(token => token.FamilyId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<User>().WithMany().HasForeignKey(token => token.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}

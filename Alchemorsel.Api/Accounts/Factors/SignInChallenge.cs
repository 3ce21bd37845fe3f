using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alchemorsel.Api.Accounts.Factors;

/// <summary>A sign-in whose password (or provider) was right and whose second factor is still to come.</summary>
internal sealed class SignInChallenge
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid UserId { get; init; }

    /// <summary>SHA-256 of the challenge; the challenge itself is nowhere but with the client.</summary>
    public required byte[] Hash { get; init; }

    /// <summary>The account's security stamp, which a new password or e-mail changes: then the challenge is over.</summary>
    public required string Stamp { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Codes that were tried so far.</summary>
    public int Tries { get; set; }
}

internal sealed class SignInChallengeConfiguration : IEntityTypeConfiguration<SignInChallenge>
{
    public void Configure(EntityTypeBuilder<SignInChallenge> builder)
    {
        builder.ToTable("sign_in_challenges");
        builder.Property(challenge => challenge.Stamp).HasMaxLength(64);
        // Finds the one that a client presents.
        builder.HasIndex(challenge => challenge.Hash).IsUnique();
        // Removes those of an account that are over.
        builder.HasIndex(challenge => challenge.UserId);
        builder.HasOne<User>().WithMany().HasForeignKey(challenge => challenge.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}

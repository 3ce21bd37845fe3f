using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alchemorsel.Api.Accounts.Passkeys;

/// <summary>A passkey: a key of somebody's device that signs in to one account. Only its public half is here.</summary>
internal sealed class Passkey
{
    public const int CredentialIdMax = 1_023;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid UserId { get; init; }

    /// <summary>What the device calls it.</summary>
    public required byte[] CredentialId { get; init; }

    /// <summary>As COSE writes it.</summary>
    public required byte[] PublicKey { get; init; }

    /// <summary>How often the device says that it has signed; many always say 0.</summary>
    public required long SignCount { get; init; }

    public required string Name { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? LastUsedAt { get; init; }

    /// <summary>Whether its owner's other devices have it too.</summary>
    public required bool IsSynced { get; init; }

    public PasskeyInfo ToInfo() => new(Id, Name, CreatedAt, LastUsedAt, IsSynced);
}

internal sealed class PasskeyConfiguration : IEntityTypeConfiguration<Passkey>
{
    public void Configure(EntityTypeBuilder<Passkey> builder)
    {
        builder.ToTable("passkeys");
        builder.Property(passkey => passkey.CredentialId).HasMaxLength(Passkey.CredentialIdMax);
        builder.Property(passkey => passkey.Name).HasMaxLength(Limits.PasskeyNameMax);
        // Finds the one that somebody signs in with; no two accounts have the same.
        builder.HasIndex(passkey => passkey.CredentialId).IsUnique();
        // Lists those of an account.
        builder.HasIndex(passkey => passkey.UserId);
        builder.HasOne<User>().WithMany().HasForeignKey(passkey => passkey.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}

/// <summary>A challenge that has done its work, kept until it would have been over anyway.</summary>
internal sealed class SpentPasskeyChallenge
{
    public required byte[] Hash { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }
}

internal sealed class SpentPasskeyChallengeConfiguration : IEntityTypeConfiguration<SpentPasskeyChallenge>
{
    public void Configure(EntityTypeBuilder<SpentPasskeyChallenge> builder)
    {
        builder.ToTable("spent_passkey_challenges");
        builder.HasKey(challenge => challenge.Hash);
        // Removes those that are over.
        builder.HasIndex(challenge => challenge.ExpiresAt);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alchemorsel.Api.Accounts.Factors;

/// <summary>The authenticator app of an account, or one that is being set up.</summary>
internal sealed class TotpFactor
{
    public required Guid UserId { get; init; }

    /// <summary>The secret, encrypted with a key made from the signing secret (<see cref="SigningSecret.Seal"/>), for this account alone.</summary>
    public required byte[] Protected { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When a right code was entered; it counts from then on.</summary>
    public DateTimeOffset? ConfirmedAt { get; init; }

    /// <summary>The time step of the last code that was taken: none of it or before it is taken again.</summary>
    public long? LastStep { get; init; }
}

internal sealed class TotpFactorConfiguration : IEntityTypeConfiguration<TotpFactor>
{
    public void Configure(EntityTypeBuilder<TotpFactor> builder)
    {
        builder.ToTable("totp_factors");
        builder.HasKey(factor => factor.UserId);
        builder.HasOne<User>().WithMany().HasForeignKey(factor => factor.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}

/// <summary>A code that opens the account in place of the app, once: using it removes it.</summary>
internal sealed class RecoveryCode
{
    public required Guid UserId { get; init; }

    /// <summary>Of the code, by <see cref="RecoveryCodeHashing"/>; the code itself is nowhere but with its owner.</summary>
    public required byte[] Hash { get; init; }

    /// <summary>The same for all codes that were made at once.</summary>
    public required byte[] Salt { get; init; }

    /// <summary>How often it was hashed: what new ones are hashed with may be raised.</summary>
    public required int Iterations { get; init; }
}

internal sealed class RecoveryCodeConfiguration : IEntityTypeConfiguration<RecoveryCode>
{
    public void Configure(EntityTypeBuilder<RecoveryCode> builder)
    {
        builder.ToTable("recovery_codes");
        // Finds the one that somebody presents, and counts those of an account.
        builder.HasKey(code => new { code.UserId, code.Hash });
        builder.HasOne<User>().WithMany().HasForeignKey(code => code.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}

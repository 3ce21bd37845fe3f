using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alchemorsel.Api.Accounts;

/// <summary>What a link in a mail lets its reader do.</summary>
internal enum AccountTokenPurpose
{
    VerifyEmail,
    ResetPassword,
    ChangeEmail,
}

/// <summary>A link that was sent by mail. Works once, for a while, and only as long as no newer one for the same purpose was sent.</summary>
internal sealed class AccountToken
{
    public required Guid UserId { get; init; }
    public required AccountTokenPurpose Purpose { get; init; }

    /// <summary>SHA-256 of the token; the token itself is nowhere but in the mail. Null for one that is still to be sent.</summary>
    public byte[]? Hash { get; set; }

    /// <summary>The address that it was sent to.</summary>
    public required string Email { get; set; }
    public required DateTimeOffset ExpiresAt { get; set; }
}

internal sealed class AccountTokenConfiguration : IEntityTypeConfiguration<AccountToken>
{
    public void Configure(EntityTypeBuilder<AccountToken> builder)
    {
        builder.ToTable("account_tokens");
        // One of a purpose: a newer one takes the place of the older.
        builder.HasKey(token => new { token.UserId, token.Purpose });
        // Finds the token that somebody presents.
        builder.HasIndex(token => token.Hash).IsUnique();
        builder.Property(token => token.Email).HasMaxLength(254);
        builder.HasOne<User>().WithMany().HasForeignKey(token => token.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alchemorsel.Api.Accounts;

/// <summary>A key that signs tokens, shared by all replicas; its private half is encrypted with a key made from the signing secret.</summary>
internal sealed class SigningKeyRow
{
    /// <summary>The <c>kid</c> of the tokens it signs.</summary>
    public required string Id { get; init; }

    /// <summary>AES-256-GCM over the PKCS#8 form: 12 bytes of nonce, 16 of tag, then the ciphertext.</summary>
    public required byte[] Protected { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
}

internal sealed class SigningKeyConfiguration : IEntityTypeConfiguration<SigningKeyRow>
{
    public void Configure(EntityTypeBuilder<SigningKeyRow> builder)
    {
        builder.ToTable("signing_keys");
        builder.Property(key => key.Id).HasMaxLength(64);
    }
}

using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alchemorsel.Api.Accounts.OpenId;

/// <summary>A person at a provider who opens an account. What names them is the issuer and the subject together, and nothing else: an e-mail may change hands.</summary>
internal sealed class OpenIdLink
{
    public const int IssuerMax = 512;
    public const int SubjectMax = 255;
    public const int ProviderMax = 32;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid UserId { get; init; }
    public required string Issuer { get; init; }
    public required string Subject { get; init; }

    /// <summary>The key of the provider when it was used last.</summary>
    public required string Provider { get; init; }

    /// <summary>What the provider knew last, to show to the owner.</summary>
    public string? Email { get; init; }

    public required DateTimeOffset LinkedAt { get; init; }
    public DateTimeOffset? LastUsedAt { get; init; }

    public OpenIdLinkInfo ToInfo(OpenIdProviders providers)
    {
        var provider = providers.Find(Provider);
        return new OpenIdLinkInfo(Id, provider?.Key, provider?.DisplayName ?? Provider, Email, LinkedAt, LastUsedAt);
    }
}

internal sealed class OpenIdLinkConfiguration : IEntityTypeConfiguration<OpenIdLink>
{
    public void Configure(EntityTypeBuilder<OpenIdLink> builder)
    {
        builder.ToTable("openid_links");
        builder.Property(link => link.Issuer).HasMaxLength(OpenIdLink.IssuerMax);
        builder.Property(link => link.Subject).HasMaxLength(OpenIdLink.SubjectMax);
        builder.Property(link => link.Provider).HasMaxLength(OpenIdLink.ProviderMax);
        builder.Property(link => link.Email).HasMaxLength(Limits.EmailMax);
        // Finds whom a sign-in is for; nobody opens two accounts.
        builder.HasIndex(link => new { link.Issuer, link.Subject }).IsUnique();
        // Lists those of an account.
        builder.HasIndex(link => link.UserId);
        builder.HasOne<User>().WithMany().HasForeignKey(link => link.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}

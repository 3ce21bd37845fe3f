using Alchemorsel.Api.Households;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alchemorsel.Api.Accounts.Tokens;

/// <summary>What a program signs its requests with, for one household of one account. Revoking it deletes the row.</summary>
internal sealed class PersonalAccessToken
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid UserId { get; init; }

    /// <summary>Where it works. Read before there is a current household, hence not IHouseholdOwned.</summary>
    public required Guid HouseholdId { get; init; }
    public required string Name { get; init; }
    public required List<TokenScope> Scopes { get; init; }

    /// <summary>SHA-256 of the token, which is nowhere but with its program.</summary>
    public required byte[] Hash { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>To within a quarter of an hour, so that a busy program doesn't write a row with every request.</summary>
    public DateTimeOffset? LastUsedAt { get; init; }
}

internal sealed class PersonalAccessTokenConfiguration : IEntityTypeConfiguration<PersonalAccessToken>
{
    public void Configure(EntityTypeBuilder<PersonalAccessToken> builder)
    {
        builder.ToTable("personal_access_tokens");
        builder.Property(token => token.Name).HasMaxLength(Limits.TokenNameMax);
        // Finds the token that a program presents.
        builder.HasIndex(token => token.Hash).IsUnique();
        // Lists those of an account, the newest first.
        builder.HasIndex(token => new { token.UserId, token.Id });
        // It goes with the place in the household that it is for, whoever takes that away, and with that goes account and household.
        builder.HasOne<Membership>().WithMany().HasForeignKey(token => new { token.HouseholdId, token.UserId }).OnDelete(DeleteBehavior.Cascade);
    }
}

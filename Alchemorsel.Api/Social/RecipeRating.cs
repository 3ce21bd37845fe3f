using Alchemorsel.Api.Accounts;
using Alchemorsel.Api.Households;
using Alchemorsel.Api.Recipes;
using Alchemorsel.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alchemorsel.Api.Social;

/// <summary>One cook's stars for a recipe, whole ones from 1 to 5, and what they say of it.</summary>
public sealed class RecipeRating : IHouseholdOwned
{
    public required Guid HouseholdId { get; init; }
    public required Guid UserId { get; init; }
    public required Guid RecipeId { get; init; }
    public required int Stars { get; set; }
    public required DateTimeOffset RatedAt { get; set; }

    /// <summary>What the cook says beside the stars; null when nothing.</summary>
    public string? Review { get; init; }
    public DateTimeOffset? ReviewedAt { get; init; }
    public DateTimeOffset? ReviewEditedAt { get; init; }

    /// <summary>When a moderator hid the review, and why; its author sees both. The stars count on.</summary>
    public DateTimeOffset? ReviewHiddenAt { get; init; }
    public string? ReviewHiddenBecause { get; init; }

    public User? User { get; init; }
}

internal sealed class RecipeRatingConfiguration : IEntityTypeConfiguration<RecipeRating>
{
    public void Configure(EntityTypeBuilder<RecipeRating> builder)
    {
        builder.Property(rating => rating.Review).HasMaxLength(Limits.ReviewMax);
        builder.Property(rating => rating.ReviewHiddenBecause).HasMaxLength(Limits.ReportNoteMax);
        // The mean of a recipe, and one cook's own stars.
        builder.HasKey(rating => new { rating.RecipeId, rating.UserId });
        // The reviews of a recipe, newest first; most ratings have none.
        builder.HasIndex(rating => new { rating.RecipeId, rating.ReviewedAt, rating.UserId }).IsDescending(false, true, true).HasFilter("review IS NOT NULL");
        // The deletion of an account.
        builder.HasIndex(rating => rating.UserId);
        builder.HasOne<Recipe>().WithMany().HasForeignKey(rating => rating.RecipeId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(rating => rating.User).WithMany().HasForeignKey(rating => rating.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}

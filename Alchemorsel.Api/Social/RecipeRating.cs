using Alchemorsel.Api.Accounts;
using Alchemorsel.Api.Households;
using Alchemorsel.Api.Recipes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alchemorsel.Api.Social;

/// <summary>One cook's stars for a recipe, whole ones from 1 to 5.</summary>
public sealed class RecipeRating : IHouseholdOwned
{
    public required Guid HouseholdId { get; init; }
    public required Guid UserId { get; init; }
    public required Guid RecipeId { get; init; }
    public required int Stars { get; set; }
    public required DateTimeOffset RatedAt { get; set; }
}

internal sealed class RecipeRatingConfiguration : IEntityTypeConfiguration<RecipeRating>
{
    public void Configure(EntityTypeBuilder<RecipeRating> builder)
    {
        // The mean of a recipe, and one cook's own stars.
        builder.HasKey(rating => new { rating.RecipeId, rating.UserId });
        // The deletion of an account.
        builder.HasIndex(rating => rating.UserId);
        builder.HasOne<Recipe>().WithMany().HasForeignKey(rating => rating.RecipeId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<User>().WithMany().HasForeignKey(rating => rating.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}

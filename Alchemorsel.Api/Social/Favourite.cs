using Alchemorsel.Api.Accounts;
using Alchemorsel.Api.Households;
using Alchemorsel.Api.Recipes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alchemorsel.Api.Social;

/// <summary>A recipe that one cook keeps close; the other members of the household have their own.</summary>
public sealed class Favourite : IHouseholdOwned
{
    public required Guid HouseholdId { get; init; }
    public required Guid UserId { get; init; }
    public required Guid RecipeId { get; init; }
    public required DateTimeOffset Since { get; init; }
}

internal sealed class FavouriteConfiguration : IEntityTypeConfiguration<Favourite>
{
    public void Configure(EntityTypeBuilder<Favourite> builder)
    {
        // A cook's favourites, and whether one recipe is among them.
        builder.HasKey(favourite => new { favourite.HouseholdId, favourite.UserId, favourite.RecipeId });
        // The deletion of a recipe, and of an account.
        builder.HasIndex(favourite => favourite.RecipeId);
        builder.HasIndex(favourite => favourite.UserId);
        builder.HasOne<Recipe>().WithMany().HasForeignKey(favourite => favourite.RecipeId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<User>().WithMany().HasForeignKey(favourite => favourite.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}

using Alchemorsel.Api.Households;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alchemorsel.Api.Recipes;

/// <summary>
/// A recipe whose search document could not be derived anew. A place apart, so that it neither holds others back nor is tried all the time:
/// <see cref="RecipeSearchRefresh"/> passes over it until <see cref="RetryAt"/>, and removes the row when it is well again.
/// </summary>
public sealed class RecipeSearchFailure : IHouseholdOwned
{
    public required Guid RecipeId { get; init; }
    public required Guid HouseholdId { get; init; }

    /// <summary>How often it failed in a row.</summary>
    public required int Attempts { get; init; }

    public required DateTimeOffset RetryAt { get; init; }
}

internal sealed class RecipeSearchFailureConfiguration : IEntityTypeConfiguration<RecipeSearchFailure>
{
    public void Configure(EntityTypeBuilder<RecipeSearchFailure> builder)
    {
        // Looked up by recipe; there are few of them, if any.
        builder.ToTable("recipe_search_failure");
        builder.HasKey(failure => failure.RecipeId);
        builder.HasOne<Recipe>().WithOne().HasForeignKey<RecipeSearchFailure>(failure => failure.RecipeId).OnDelete(DeleteBehavior.Cascade);
    }
}

using Alchemorsel.Api.Households;
using Alchemorsel.Api.Recipes;
using Alchemorsel.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alchemorsel.Api.Collections;

/// <summary>Recipes that belong together, in an order of the household's own ("Christmas", "Lunch boxes").</summary>
internal sealed class Collection : IHouseholdOwned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid HouseholdId { get; init; }
    public required string Name { get; set; }

    /// <summary>The folded name, by which the list is ordered.</summary>
    public required string SortName { get; set; }

    public string? Description { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset UpdatedAt { get; set; }
    public List<CollectionRecipe> Recipes { get; } = [];
}

/// <summary>A recipe's place in a collection; a recipe may be in many.</summary>
public sealed class CollectionRecipe : IHouseholdOwned
{
    /// <summary>Between two neighbours when they are numbered anew, so that a move writes one row and seldom more.</summary>
    public const long Step = 1L << 20;

    public required Guid CollectionId { get; init; }
    public required Guid RecipeId { get; init; }
    public required Guid HouseholdId { get; init; }
    public required long Position { get; set; }
    public required DateTimeOffset AddedAt { get; init; }
    public Recipe? Recipe { get; init; }
}

internal sealed class CollectionConfiguration : IEntityTypeConfiguration<Collection>
{
    public void Configure(EntityTypeBuilder<Collection> builder)
    {
        builder.Property(collection => collection.Id).ValueGeneratedNever();
        builder.Property(collection => collection.Name).HasMaxLength(Limits.NameMax);
        builder.Property(collection => collection.Description).HasMaxLength(Limits.CollectionTextMax);
        // Compared byte by byte: the order of a keyset must not change with the server's collation version.
        builder.Property(collection => collection.SortName).UseCollation("C");

        builder.HasOne<Household>().WithMany().HasForeignKey(collection => collection.HouseholdId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(collection => collection.Recipes).WithOne().HasForeignKey(place => place.CollectionId).OnDelete(DeleteBehavior.Cascade);
        // The household's collections by name.
        builder.HasIndex(collection => new { collection.HouseholdId, collection.SortName, collection.Id });
    }
}

internal sealed class CollectionRecipeConfiguration : IEntityTypeConfiguration<CollectionRecipe>
{
    public void Configure(EntityTypeBuilder<CollectionRecipe> builder)
    {
        // Whether a recipe is in a collection.
        builder.HasKey(place => new { place.CollectionId, place.RecipeId });
        builder.HasOne(place => place.Recipe).WithMany().HasForeignKey(place => place.RecipeId).OnDelete(DeleteBehavior.Cascade);
        // A collection's recipes in their order.
        builder.HasIndex(place => new { place.CollectionId, place.Position, place.RecipeId });
        // The collections that a recipe is in, and its deletion.
        builder.HasIndex(place => place.RecipeId);
    }
}

using Alchemorsel.Api.Households;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NpgsqlTypes;

namespace Alchemorsel.Api.Recipes;

/// <summary>
/// What a recipe is found by; written by <see cref="RecipeSearchIndex"/> in the transaction that saves the recipe. A table of its own, so
/// that reading recipes never drags it along and re-indexing changes no recipe's version.
/// </summary>
public sealed class RecipeSearchDocument : IHouseholdOwned
{
    public required Guid RecipeId { get; init; }
    public required Guid HouseholdId { get; init; }

    /// <summary>Weighted words: title A, tags, cuisine and category B, ingredients C, description and steps D.</summary>
    public required NpgsqlTsVector Vector { get; init; }

    /// <summary>Folded words of title, tags and foods, for what is misspelt.</summary>
    public required string Words { get; init; }
}

internal sealed class RecipeSearchDocumentConfiguration : IEntityTypeConfiguration<RecipeSearchDocument>
{
    public void Configure(EntityTypeBuilder<RecipeSearchDocument> builder)
    {
        builder.ToTable("recipe_search");
        builder.HasKey(search => search.RecipeId);

        builder.Metadata.Model.GetOrAddPostgresExtension(null, "pg_trgm", null);
        builder.Metadata.Model.GetOrAddPostgresExtension(null, "btree_gin", null);

        // Both begin with the household (btree_gin), so a search costs what the household's matches cost, not everybody's.
        // The search itself: vector @@ query.
        builder.HasIndex(search => new { search.HouseholdId, search.Vector }).HasMethod("gin");
        // The search for misspelt words, when nothing is found as written: word <% words.
        builder.HasIndex(search => new { search.HouseholdId, search.Words }).HasMethod("gin").HasOperators("uuid_ops", "gin_trgm_ops");
    }
}

using Alchemorsel.Api.Households;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Cooking.Foods;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NpgsqlTypes;

namespace Alchemorsel.Api.Recipes;

/// <summary>
/// What a recipe is found, narrowed and sorted by; written by <see cref="RecipeSearchIndex"/> in the transaction that saves the recipe. A table of its own, so
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

    /// <summary>
    /// The foods of its ingredients, each once: the code of the catalogue's food, or the folded name where the catalogue knows none.
    /// </summary>
    public List<string> Foods { get; init; } = [];

    /// <summary>The recipes that it uses, directly or through others.</summary>
    public List<Guid> Uses { get; init; } = [];

    /// <summary>Allergens that are in it.</summary>
    public Allergens Allergens { get; init; }

    /// <summary>Allergens that may be in it and are not among <see cref="Allergens"/>.</summary>
    public Allergens MayContain { get; init; }

    /// <summary>Ingredient lines whose food is not known: they may hold any allergen.</summary>
    public int UnknownLines { get; init; }

    /// <summary>Diets that it fits for sure.</summary>
    public Diets Diets { get; init; }

    public string SortTitle { get; init; } = "";
    public string? CuisineKey { get; init; }
    public string? CategoryKey { get; init; }
    public List<string> TagKeys { get; init; } = [];

    /// <summary>As <see cref="Recipe.SortMinutes"/>.</summary>
    public int Minutes { get; init; } = Recipe.UnknownMinutes;

    public Difficulty? Difficulty { get; init; }
    public bool IsDraft { get; init; }
    public DateTimeOffset? ArchivedAt { get; init; }

    // What the household does with it changes far more often than the recipe; it changes no recipe's version.

    /// <summary>Mean of the members' ratings, from 1 to 5; null without any.</summary>
    public double? Rating { get; init; }

    public int CookedCount { get; init; }
    public DateTimeOffset? LastCookedAt { get; init; }

    /// <summary>Where it stands in the random order: looks random, never changes, and is PostgreSQL's to compute.</summary>
    public int Shuffle { get; init; }

    /// <summary>
    /// Which <see cref="RecipeSearchIndex.Version"/> wrote the row. What is older, or set to 0 because something that the row is derived from has
    /// changed, is written anew by <see cref="RecipeSearchRefresh"/>.
    /// </summary>
    public short DerivedBy { get; init; }
}

internal sealed class RecipeSearchDocumentConfiguration : IEntityTypeConfiguration<RecipeSearchDocument>
{
    public void Configure(EntityTypeBuilder<RecipeSearchDocument> builder)
    {
        builder.ToTable("recipe_search");
        builder.HasKey(search => search.RecipeId);

        builder.Metadata.Model.GetOrAddPostgresExtension(null, "pg_trgm", null);
        builder.Metadata.Model.GetOrAddPostgresExtension(null, "btree_gin", null);

        builder.Property(search => search.SortTitle).UseCollation("C").HasDefaultValue("");
        builder.Property(search => search.Foods).HasDefaultValueSql("'{}'");
        builder.Property(search => search.TagKeys).HasDefaultValueSql("'{}'");
        builder.Property(search => search.Uses).HasDefaultValueSql("'{}'");
        builder.Property(search => search.Minutes).HasDefaultValue(Recipe.UnknownMinutes);

        builder.Property(search => search.Shuffle).HasComputedColumnSql("uuid_hash(recipe_id)", stored: true);
        builder.Property(search => search.DerivedBy).HasDefaultValue((short)0);

        // Every index of a list begins with the household and ends with the id: an order of RecipeOrder, continued by a row comparison.
        // Newest first, and any other order's filters checked along the way.
        builder.HasIndex(search => new { search.HouseholdId, search.RecipeId }).IsDescending(false, true);
        // By title; also the titles that begin with what is being typed (suggestions).
        builder.HasIndex(search => new { search.HouseholdId, search.SortTitle, search.RecipeId });
        // Quickest first, and "at most n minutes".
        builder.HasIndex(search => new { search.HouseholdId, search.Minutes, search.RecipeId });
        // Best rated first, and "at least n stars".
        builder.HasIndex(search => new { search.HouseholdId, search.Rating, search.RecipeId });
        // Most cooked first.
        builder.HasIndex(search => new { search.HouseholdId, search.CookedCount, search.RecipeId });
        // Last cooked first, and what was not cooked for long.
        builder.HasIndex(search => new { search.HouseholdId, search.LastCookedAt, search.RecipeId });
        // The random order, which begins elsewhere every day.
        builder.HasIndex(search => new { search.HouseholdId, search.Shuffle, search.RecipeId });
        // One cuisine, one category, newest first.
        builder.HasIndex(search => new { search.HouseholdId, search.CuisineKey, search.RecipeId });
        builder.HasIndex(search => new { search.HouseholdId, search.CategoryKey, search.RecipeId });
        // All of some tags, all or any of some foods: tag_keys @> {...}, foods && {...}.
        builder.HasIndex(search => new { search.HouseholdId, search.TagKeys }).HasMethod("gin");
        builder.HasIndex(search => new { search.HouseholdId, search.Foods }).HasMethod("gin");
        // The next rows to be derived anew, of all households.
        builder.HasIndex(search => search.DerivedBy);

        // Both begin with the household (btree_gin), so a search costs what the household's matches cost, not everybody's.
        // The search itself: vector @@ query.
        builder.HasIndex(search => new { search.HouseholdId, search.Vector }).HasMethod("gin");
        // The search for misspelt words, when nothing is found as written: word <% words.
        builder.HasIndex(search => new { search.HouseholdId, search.Words }).HasMethod("gin").HasOperators("uuid_ops", "gin_trgm_ops");
        // The recipes that use one that was saved (RecipeRefresh): uses && ids.
        builder.HasIndex(search => new { search.HouseholdId, search.Uses }).HasMethod("gin");
    }
}

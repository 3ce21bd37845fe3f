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

    /// <summary>What <see cref="Vector"/> has of the title; PostgreSQL's to compute.</summary>
    public NpgsqlTsVector TitleVector { get; init; } = null!;

    /// <summary>
    /// The foods of its ingredients, each once and the rarest first (<see cref="FoodRarity"/>): the code of the catalogue's food, or the folded
    /// name where the catalogue knows none.
    /// </summary>
    public List<string> Foods { get; init; } = [];

    /// <summary>
    /// The first four of <see cref="Foods"/>, each with its place ("1:saffron"; "4:" where there is no fourth); PostgreSQL's to compute. A recipe
    /// that lacks n of its foods has at least 4 - n of these, so few recipes need to be looked at (<see cref="Search.Makeable"/>).
    /// </summary>
    public List<string> Rarest { get; init; } = [];

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

    /// <summary>In the order in which all households' rows came, with gaps; for <see cref="RecipeEras"/>.</summary>
    public long Place { get; init; }

    /// <summary>All that lists are narrowed by, in words (<see cref="RecipeTraits"/>); PostgreSQL's to compute.</summary>
    public List<string> Traits { get; init; } = [];

    /// <summary>Where it stands in the random order: looks random, never changes, and is PostgreSQL's to compute.</summary>
    public int Shuffle { get; init; }

    /// <summary>
    /// Which <see cref="RecipeSearchIndex.Version"/> wrote the row. What is older, or marked because something that the row is derived from has
    /// changed (<see cref="RecipeSearchIndex.Stale"/>, <see cref="RecipeSearchIndex.Unread"/>), is written anew by <see cref="RecipeSearchRefresh"/>.
    /// </summary>
    public short DerivedBy { get; init; }
}

internal sealed class RecipeSearchDocumentConfiguration : IEntityTypeConfiguration<RecipeSearchDocument>
{
    private const string PlaceSequence = "recipe_search_place";

    public void Configure(EntityTypeBuilder<RecipeSearchDocument> builder)
    {
        builder.ToTable("recipe_search");
        builder.HasKey(search => search.RecipeId);

        builder.Metadata.Model.GetOrAddPostgresExtension(null, "btree_gin", null);

        builder.Property(search => search.SortTitle).UseCollation("C").HasDefaultValue("");
        builder.Property(search => search.Foods).HasDefaultValueSql("'{}'");
        builder.Property(search => search.TagKeys).HasDefaultValueSql("'{}'");
        builder.Property(search => search.Uses).HasDefaultValueSql("'{}'");
        builder.Property(search => search.Minutes).HasDefaultValue(Recipe.UnknownMinutes);

        builder.Property(search => search.TitleVector).HasComputedColumnSql("ts_filter(vector, '{a}')", stored: true);
        builder.Property(search => search.Rarest).HasComputedColumnSql(
            "ARRAY['1:' || coalesce(foods[1], ''), '2:' || coalesce(foods[2], ''), '3:' || coalesce(foods[3], ''), '4:' || coalesce(foods[4], '')]",
            stored: true);
        builder.Metadata.Model.AddSequence(PlaceSequence);
        builder.Property(search => search.Place).HasDefaultValueSql($"nextval('{PlaceSequence}')");
        builder.Property(search => search.Traits).HasComputedColumnSql(RecipeTraits.Sql, stored: true);
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
        // The next rows to be derived anew, of all households.
        builder.HasIndex(search => search.DerivedBy);

        // One index for the words of a search, all or any of some foods, what can be made (rarest && {1:...}) and all that narrows them. What is
        // asked of several of its columns is intersected within it, from the rarest on: a search costs what matches all of it, and not what
        // matches its most common word. The traits have the household's mark; ask for one with whatever else is asked (RecipeTraits.In).
        builder.HasIndex(search => new { search.Vector, search.TitleVector, search.Foods, search.Rarest, search.Traits })
            .HasMethod("gin").HasDatabaseName("ix_recipe_search_found_by");
        // The recipes that use one that was saved (RecipeRefresh): uses && ids.
        builder.HasIndex(search => new { search.HouseholdId, search.Uses }).HasMethod("gin");
    }
}

using Alchemorsel.Api.Households;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Recipes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alchemorsel.Api.Recipes;

/// <summary>
/// A recipe of a household. Ingredients and steps are read and written only as a whole, so they live in the row as documents: one recipe
/// is one row, and reading it is one lookup by key.
/// </summary>
public sealed class Recipe : IHouseholdOwned
{
    /// <summary>What <see cref="SortMinutes"/> holds when no time is known: sorts last, and no upper bound on the time lets it in.</summary>
    public const int UnknownMinutes = int.MaxValue;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid HouseholdId { get; init; }

    public required string Title { get; set; }
    public string? Description { get; set; }
    public int? Servings { get; set; }
    public string? YieldText { get; set; }
    public int? PrepMinutes { get; set; }
    public int? CookMinutes { get; set; }
    public int? TotalMinutes { get; set; }
    public string? Cuisine { get; set; }
    public string? Category { get; set; }
    public Difficulty? Difficulty { get; set; }
    public string? Author { get; set; }
    public string? Language { get; set; }
    public string? SourceUrl { get; set; }
    public string? Notes { get; set; }
    public Nutrition? Nutrition { get; set; }
    public AllergenOverride? Allergens { get; set; }
    public List<string> Tags { get; set; } = [];
    public List<string> Equipment { get; set; } = [];
    public List<IngredientGroup> Ingredients { get; set; } = [];
    public List<StepGroup> Steps { get; set; } = [];

    /// <summary>The recipe that this one began as a copy of, and its title then; the title stays when the original goes.</summary>
    public Guid? ForkedFromId { get; set; }
    public string? ForkedFromTitle { get; set; }

    public bool IsDraft { get; set; }
    public DateTimeOffset? ArchivedAt { get; set; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; set; }

    // What lists filter and sort by, derived on every save; the keys are folded (see Folding), so "Crème" and "creme" are one.
    public string Slug { get; set; } = "";
    public string SortTitle { get; set; } = "";
    public string? CuisineKey { get; set; }
    public string? CategoryKey { get; set; }
    public List<string> TagKeys { get; set; } = [];

    /// <summary>The page that it comes from, however its address is spelt; null without one.</summary>
    public string? SourceKey { get; set; }

    public int SortMinutes { get; set; } = UnknownMinutes;

    /// <summary>The image of lists; kept here so that a list joins it by key instead of ranking every recipe's images.</summary>
    public Guid? CoverImageId { get; private set; }

    public List<RecipeImage> Images { get; } = [];
    public RecipeSearchDocument? Search { get; }

    /// <summary>PostgreSQL's <c>xmin</c>: changes with every update of the row, and is the ETag.</summary>
    public uint Version { get; private set; }

    public RecipeStatus Status => ArchivedAt is not null ? RecipeStatus.Archived : IsDraft ? RecipeStatus.Draft : RecipeStatus.Published;

    /// <summary>Adds <paramref name="image"/> after the others. <see cref="Images"/> must be loaded. Changes the version.</summary>
    public void AddImage(RecipeImage image, DateTimeOffset now)
    {
        image.Position = Images.Count == 0 ? 0 : Images.Max(other => other.Position) + 1;
        Images.Add(image);
        CoverImageId ??= image.Id;
        UpdatedAt = now;
    }

    /// <summary>Puts the images into the order of <paramref name="ids"/>, which names each once; the first becomes the cover. Changes the version.</summary>
    public void ArrangeImages(IReadOnlyList<Guid> ids, DateTimeOffset now)
    {
        foreach (var image in Images)
            image.Position = ids.TakeWhile(id => id != image.Id).Count();
        CoverImageId = ids.Count == 0 ? null : ids[0];
        UpdatedAt = now;
    }

    /// <summary>Removes <paramref name="image"/>; the next one becomes the cover. <see cref="Images"/> must be loaded. Changes the version.</summary>
    public void RemoveImage(RecipeImage image, DateTimeOffset now)
    {
        Images.Remove(image);
        CoverImageId = Images.OrderBy(other => other.Position).FirstOrDefault()?.Id;
        UpdatedAt = now;
    }
}

internal sealed class RecipeConfiguration : IEntityTypeConfiguration<Recipe>
{
    public void Configure(EntityTypeBuilder<Recipe> builder)
    {
        builder.Ignore(recipe => recipe.Status);
        builder.Property(recipe => recipe.Id).ValueGeneratedNever();
        builder.Property(recipe => recipe.Version).IsRowVersion();
        builder.Property(recipe => recipe.Title).HasMaxLength(Limits.TitleMax);
        builder.Property(recipe => recipe.Slug).HasMaxLength(RecipeSlug.MaxLength);
        // Compared byte by byte: the order of a keyset must not change with the server's collation version.
        builder.Property(recipe => recipe.SortTitle).UseCollation("C");
        builder.Property(recipe => recipe.SourceKey).HasMaxLength(Duplicates.SourceKey.Length);
        builder.Property(recipe => recipe.Ingredients).HasJsonDocument();
        builder.Property(recipe => recipe.Steps).HasJsonDocument();
        builder.Property(recipe => recipe.Nutrition).HasJsonDocument();
        builder.Property(recipe => recipe.Allergens).HasJsonDocument();
        builder.Property(recipe => recipe.Equipment).HasDefaultValueSql("'{}'");
        builder.Property(recipe => recipe.ForkedFromTitle).HasMaxLength(Limits.TitleMax);

        builder.HasOne<Household>().WithMany().HasForeignKey(recipe => recipe.HouseholdId).OnDelete(DeleteBehavior.Cascade);
        // The index that comes with it finds the copies of a recipe that is being deleted.
        builder.HasOne<Recipe>().WithMany().HasForeignKey(recipe => recipe.ForkedFromId).OnDelete(DeleteBehavior.SetNull);
        builder.HasMany(recipe => recipe.Images).WithOne().HasForeignKey(image => image.RecipeId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(recipe => recipe.Search).WithOne().HasForeignKey<RecipeSearchDocument>(search => search.RecipeId)
            .OnDelete(DeleteBehavior.Cascade);

        // The list in its default order (newest first) and any page of it; filters on cuisine, category and time are checked along the way.
        builder.HasIndex(recipe => new { recipe.HouseholdId, recipe.Id }).IsDescending(false, true);
        // The list by title, and the recipes that an ingredient's food names (links to sub-recipes).
        builder.HasIndex(recipe => new { recipe.HouseholdId, recipe.SortTitle, recipe.Id });
        // The list by time, and "at most n minutes".
        builder.HasIndex(recipe => new { recipe.HouseholdId, recipe.SortMinutes, recipe.Id });
        // Recipes from the same page as one about to be saved; most name none.
        builder.HasIndex(recipe => new { recipe.HouseholdId, recipe.SourceKey }).HasFilter("source_key IS NOT NULL");
        // The list narrowed by a tag.
        builder.HasIndex(recipe => new { recipe.HouseholdId, recipe.TagKeys }).HasMethod("gin");
    }
}

using System.Linq.Expressions;
using Alchemorsel.Api.Households;
using Alchemorsel.Api.Media;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Recipes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alchemorsel.Api.Recipes;

/// <summary>
/// An image of a recipe; its files are in the media storage. Added and removed only through <see cref="Recipe.AddImage"/> and
/// <see cref="Recipe.RemoveImage"/>, which keep the cover and the recipe's version right.
/// </summary>
public sealed class RecipeImage : IHouseholdOwned, IStoredPicture
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid HouseholdId { get; init; }
    public required Guid RecipeId { get; init; }
    public int Position { get; set; }
    public required int Width { get; init; }
    public required int Height { get; init; }

    /// <summary>Widths in pixels that the storage holds, ascending.</summary>
    public required int[] Widths { get; init; }

    /// <summary>Formats that every width comes in, by their extensions.</summary>
    public required string[] Formats { get; init; }

    /// <summary>A blurred impression as a data URI; none for an image that can be seen through, or of old.</summary>
    public string? Preview { get; init; }

    /// <summary>Average colour, <c>#rrggbb</c>.</summary>
    public required string Placeholder { get; init; }

    public string? Alt { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The one shape of an image on the wire, for queries.</summary>
    public static Expression<Func<RecipeImage, RecipeImageInfo>> Info { get; } = image =>
        new RecipeImageInfo(
            image.Id, $"/media/{image.Id}/{{width}}.webp", image.Widths, image.Width, image.Height, image.Placeholder, image.Alt)
        {
            Formats = image.Formats,
            Preview = image.Preview,
        };

    private static readonly Func<RecipeImage, RecipeImageInfo> CompiledInfo = Info.Compile();

    /// <summary>The same shape, for an image in memory.</summary>
    public RecipeImageInfo ToInfo() => CompiledInfo(this);
}

internal sealed class RecipeImageConfiguration : IEntityTypeConfiguration<RecipeImage>
{
    /// <summary>A preview of 16 pixels comes to some 160 characters.</summary>
    public const int PreviewMax = 1000;

    public void Configure(EntityTypeBuilder<RecipeImage> builder)
    {
        builder.Property(image => image.Id).ValueGeneratedNever();
        builder.Property(image => image.Placeholder).HasMaxLength(7);
        // Images of old are WebP alone, and have no preview.
        builder.Property(image => image.Formats).HasDefaultValueSql("'{webp}'");
        builder.Property(image => image.Preview).HasMaxLength(PreviewMax);
        builder.Property(image => image.Alt).HasMaxLength(Limits.NameMax);

        // A recipe's images in their order.
        builder.HasIndex(image => new { image.RecipeId, image.Position });
    }
}

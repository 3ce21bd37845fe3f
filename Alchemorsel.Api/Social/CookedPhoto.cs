using Alchemorsel.Api.Households;
using Alchemorsel.Api.Media;
using Alchemorsel.Api.Recipes;
using Alchemorsel.Contracts.Recipes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alchemorsel.Api.Social;

/// <summary>A photo of one time that a recipe was cooked; its files are in the media storage.</summary>
public sealed class CookedPhoto : IHouseholdOwned, IStoredPicture
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid HouseholdId { get; init; }
    public required Guid EntryId { get; init; }
    public required int Width { get; init; }
    public required int Height { get; init; }

    /// <summary>Widths in pixels that the storage holds, ascending.</summary>
    public required int[] Widths { get; init; }

    /// <summary>Formats that every width comes in, by their extensions.</summary>
    public required string[] Formats { get; init; }

    /// <summary>A blurred impression as a data URI; none for a photo that can be seen through, or of old.</summary>
    public string? Preview { get; init; }

    /// <summary>Average colour, <c>#rrggbb</c>.</summary>
    public required string Placeholder { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public RecipeImageInfo ToInfo() =>
        new(Id, $"/media/{Id}/{{width}}.webp", Widths, Width, Height, Placeholder, Alt: null) { Formats = Formats, Preview = Preview };
}

internal sealed class CookedPhotoConfiguration : IEntityTypeConfiguration<CookedPhoto>
{
    public void Configure(EntityTypeBuilder<CookedPhoto> builder)
    {
        builder.Property(photo => photo.Id).ValueGeneratedNever();
        builder.Property(photo => photo.Placeholder).HasMaxLength(7);
        builder.Property(photo => photo.Formats).HasDefaultValueSql("'{webp}'");
        builder.Property(photo => photo.Preview).HasMaxLength(RecipeImageConfiguration.PreviewMax);

        // An entry's photos, in the order that they were added in.
        builder.HasIndex(photo => new { photo.EntryId, photo.Id });
    }
}

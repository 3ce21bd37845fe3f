using Alchemorsel.Api.Households;
using Alchemorsel.Api.Profiles;
using Alchemorsel.Api.Recipes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alchemorsel.Api.Publishing;

/// <summary>
/// A recipe that everybody with an account may read. It hangs on the recipe, on the profile that it is under and on the membership of whoever made it public:
/// the database ends it with any of them.
/// </summary>
public sealed class Publication : IHouseholdOwned
{
    /// <summary>In the order of time, so that it is also the place in the lists.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid HouseholdId { get; init; }
    public required Guid RecipeId { get; init; }

    /// <summary>Whose profile it is under.</summary>
    public required Guid UserId { get; init; }
    public required DateTimeOffset Since { get; init; }

    public Recipe? Recipe { get; init; }
    public Profile? Profile { get; init; }
}

internal sealed class PublicationConfiguration : IEntityTypeConfiguration<Publication>
{
    public void Configure(EntityTypeBuilder<Publication> builder)
    {
        // All of them, newest first, are read along the key.
        builder.Property(publication => publication.Id).ValueGeneratedNever();
        // Whether a recipe is public; it is so under one profile.
        builder.HasIndex(publication => publication.RecipeId).IsUnique();
        // A profile's, newest first; also a few of each profile that is followed (PublicRecipes.OfFollowed).
        builder.HasIndex(publication => new { publication.UserId, publication.Id });
        builder.HasOne(publication => publication.Recipe).WithMany().HasForeignKey(publication => publication.RecipeId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(publication => publication.Profile).WithMany().HasForeignKey(publication => publication.UserId).OnDelete(DeleteBehavior.Cascade);
        // Whoever leaves the household takes their name off its recipes; the index that comes with it finds them.
        builder.HasOne<Membership>().WithMany().HasForeignKey(publication => new { publication.HouseholdId, publication.UserId })
            .OnDelete(DeleteBehavior.Cascade);
    }
}

using Alchemorsel.Api.Accounts;
using Alchemorsel.Api.Collections;
using Alchemorsel.Api.Households;
using Alchemorsel.Api.Recipes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alchemorsel.Api.Sharing;

/// <summary>A link that shows one recipe, or one collection, to whoever holds it. Deleting the row closes it.</summary>
internal sealed class ShareLink : IHouseholdOwned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid HouseholdId { get; init; }

    /// <summary>Null when their account is gone.</summary>
    public Guid? CreatedById { get; init; }

    /// <summary>What it shows: one of the two.</summary>
    public Guid? RecipeId { get; init; }
    public Guid? CollectionId { get; init; }

    /// <summary>SHA-256 of the link's token, which is nowhere but in the link.</summary>
    public required byte[] TokenHash { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>The day alone: enough to tell a link that nobody uses, and too little to follow anybody.</summary>
    public DateOnly? LastOpenedOn { get; set; }

    public User? CreatedBy { get; init; }
    public Recipe? Recipe { get; init; }
    public Collection? Collection { get; init; }
}

internal sealed class ShareLinkConfiguration : IEntityTypeConfiguration<ShareLink>
{
    public void Configure(EntityTypeBuilder<ShareLink> builder)
    {
        builder.ToTable("share_link", table => table.HasCheckConstraint("ck_share_link_one", "num_nonnulls(recipe_id, collection_id) = 1"));
        builder.Property(link => link.Id).ValueGeneratedNever();
        // Finds what a link shows.
        builder.HasIndex(link => link.TokenHash).IsUnique();
        // The household's links, newest first.
        builder.HasIndex(link => new { link.HouseholdId, link.Id });
        builder.HasOne<Household>().WithMany().HasForeignKey(link => link.HouseholdId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(link => link.CreatedBy).WithMany().HasForeignKey(link => link.CreatedById).OnDelete(DeleteBehavior.SetNull);
        builder.HasOne(link => link.Recipe).WithMany().HasForeignKey(link => link.RecipeId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(link => link.Collection).WithMany().HasForeignKey(link => link.CollectionId).OnDelete(DeleteBehavior.Cascade);
    }
}

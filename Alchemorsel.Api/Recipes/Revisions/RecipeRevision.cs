using Alchemorsel.Api.Accounts;
using Alchemorsel.Api.Households;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Recipes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alchemorsel.Api.Recipes.Revisions;

/// <summary>One state of a recipe, kept for good; written only by <see cref="RevisionWriting"/>.</summary>
public sealed class RecipeRevision : IHouseholdOwned
{
    /// <summary>Characters of <see cref="Summary"/>, at most.</summary>
    public const int SummaryMax = 200;

    public required Guid RecipeId { get; init; }
    public required int Number { get; init; }
    public required Guid HouseholdId { get; init; }

    /// <summary>Null when nobody asked for the save, when it is not known who did, or when the account is gone.</summary>
    public Guid? AuthorId { get; init; }

    /// <summary>The name of somebody who saved it in another kitchen and is not in this one; else null.</summary>
    public string? AuthorName { get; init; }

    public required DateTimeOffset SavedAt { get; init; }
    public required RevisionKind Kind { get; init; }
    public required string Summary { get; init; }

    /// <summary>The recipe as <see cref="RevisionDocument"/> packs it.</summary>
    public required byte[] Document { get; init; }

    /// <summary>SHA-256 of the document before it was packed: equal states have equal hashes.</summary>
    public required byte[] Hash { get; init; }
}

internal sealed class RecipeRevisionConfiguration : IEntityTypeConfiguration<RecipeRevision>
{
    public void Configure(EntityTypeBuilder<RecipeRevision> builder)
    {
        // A recipe's revisions, newest first; and one of them by its number.
        builder.HasKey(revision => new { revision.RecipeId, revision.Number });
        builder.Property(revision => revision.AuthorName).HasMaxLength(Limits.NameMax);
        builder.Property(revision => revision.Summary).HasMaxLength(RecipeRevision.SummaryMax);
        builder.HasOne<Recipe>().WithMany().HasForeignKey(revision => revision.RecipeId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Household>().WithMany().HasForeignKey(revision => revision.HouseholdId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<User>().WithMany().HasForeignKey(revision => revision.AuthorId).OnDelete(DeleteBehavior.SetNull);
        // The revisions that lose their author, or go, with an account or a household.
        builder.HasIndex(revision => revision.AuthorId);
        builder.HasIndex(revision => revision.HouseholdId);
    }
}

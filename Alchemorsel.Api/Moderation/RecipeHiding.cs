using Alchemorsel.Api.Households;
using Alchemorsel.Api.Recipes;
using Alchemorsel.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alchemorsel.Api.Moderation;

/// <summary>
/// A recipe that a moderator keeps from everybody outside of its household, which goes on with it and sees why. A row beside the recipe, whose version
/// stays as it is.
/// </summary>
internal sealed class RecipeHiding : IHouseholdOwned
{
    public required Guid RecipeId { get; init; }
    public required Guid HouseholdId { get; init; }
    public required string Reason { get; init; }
    public required DateTimeOffset HiddenAt { get; init; }
}

internal sealed class RecipeHidingConfiguration : IEntityTypeConfiguration<RecipeHiding>
{
    public void Configure(EntityTypeBuilder<RecipeHiding> builder)
    {
        builder.HasKey(hiding => hiding.RecipeId);
        builder.Property(hiding => hiding.Reason).HasMaxLength(Limits.ReportNoteMax);
        builder.HasOne<Recipe>().WithMany().HasForeignKey(hiding => hiding.RecipeId).OnDelete(DeleteBehavior.Cascade);
    }
}

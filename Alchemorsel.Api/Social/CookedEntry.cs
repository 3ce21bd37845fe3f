using Alchemorsel.Api.Accounts;
using Alchemorsel.Api.Households;
using Alchemorsel.Api.Recipes;
using Alchemorsel.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alchemorsel.Api.Social;

/// <summary>One time that a recipe was cooked. The household reads it; who wrote it may change it.</summary>
public sealed class CookedEntry : IHouseholdOwned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid HouseholdId { get; init; }
    public required Guid RecipeId { get; init; }

    /// <summary>Who wrote it; null when the account is gone: what the household ate stays true.</summary>
    public Guid? UserId { get; init; }

    /// <summary>The name of somebody who wrote it in another kitchen and is not in this one; else null.</summary>
    public string? ByName { get; init; }

    public required DateOnly CookedOn { get; set; }
    public int? Servings { get; set; }
    public int? Rating { get; set; }
    public string? Note { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public Recipe? Recipe { get; init; }
    public User? User { get; init; }
    public List<CookedPhoto> Photos { get; } = [];
}

internal sealed class CookedEntryConfiguration : IEntityTypeConfiguration<CookedEntry>
{
    public void Configure(EntityTypeBuilder<CookedEntry> builder)
    {
        builder.Property(entry => entry.Id).ValueGeneratedNever();
        builder.Property(entry => entry.ByName).HasMaxLength(Limits.NameMax);
        builder.Property(entry => entry.Note).HasMaxLength(Limits.CookedNoteMax);

        // The log of a recipe, latest first, and how often and when it was cooked.
        builder.HasIndex(entry => new { entry.RecipeId, entry.CookedOn, entry.Id }).IsDescending(false, true, true);
        // The log of the household, latest first.
        builder.HasIndex(entry => new { entry.HouseholdId, entry.CookedOn, entry.Id }).IsDescending(false, true, true);
        // The deletion of an account.
        builder.HasIndex(entry => entry.UserId);
        builder.HasOne(entry => entry.Recipe).WithMany().HasForeignKey(entry => entry.RecipeId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(entry => entry.User).WithMany().HasForeignKey(entry => entry.UserId).OnDelete(DeleteBehavior.SetNull);
        builder.HasMany(entry => entry.Photos).WithOne().HasForeignKey(photo => photo.EntryId).OnDelete(DeleteBehavior.Cascade);
    }
}

using Alchemorsel.Api.Accounts;
using Alchemorsel.Api.Households;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alchemorsel.Api.Recipes.Drafts;

/// <summary>A recipe form that was typed in and not saved yet: one cook's own, for one recipe or for a new one.</summary>
public sealed class RecipeFormDraft : IHouseholdOwned
{
    /// <summary>Begins the <see cref="Key"/> of a recipe that isn't there yet; a UUID of the form's own follows, as 32 digits.</summary>
    public const string NewPrefix = "new-";

    /// <summary>Whether a key is one of a new recipe's form, in the one form that it has.</summary>
    public static bool IsNew(string key) => key.StartsWith(NewPrefix, StringComparison.Ordinal)
        && Guid.TryParseExact(key.AsSpan(NewPrefix.Length), "N", out var id) && key.AsSpan(NewPrefix.Length).SequenceEqual(id.ToString("n"));

    /// <summary>How long one is kept after the last change.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public required Guid HouseholdId { get; init; }
    public required Guid UserId { get; init; }

    /// <summary>The recipe's id, or <see cref="NewPrefix"/> and the id of a form for a new one.</summary>
    public required string Key { get; init; }

    /// <summary>Goes with its recipe.</summary>
    public Guid? RecipeId { get; init; }

    public required string? Title { get; init; }

    /// <summary>The fields by name, as JSON.</summary>
    public required string Content { get; init; }

    public string? BaseVersion { get; init; }
    public required DateTimeOffset UpdatedAt { get; init; }
}

internal sealed class RecipeFormDraftConfiguration : IEntityTypeConfiguration<RecipeFormDraft>
{
    public void Configure(EntityTypeBuilder<RecipeFormDraft> builder)
    {
        builder.ToTable("recipe_form_drafts");
        // Also serves the list of a cook's drafts.
        builder.HasKey(draft => new { draft.HouseholdId, draft.UserId, draft.Key });
        builder.Property(draft => draft.Key).HasMaxLength(36);
        builder.Property(draft => draft.Title).HasMaxLength(200);
        builder.Property(draft => draft.BaseVersion).HasMaxLength(40);
        builder.Property(draft => draft.Content).HasColumnType("jsonb");
        builder.HasOne<Household>().WithMany().HasForeignKey(draft => draft.HouseholdId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<User>().WithMany().HasForeignKey(draft => draft.UserId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Recipe>().WithMany().HasForeignKey(draft => draft.RecipeId).OnDelete(DeleteBehavior.Cascade);
        // Finds what is old enough to forget.
        builder.HasIndex(draft => draft.UpdatedAt);
    }
}

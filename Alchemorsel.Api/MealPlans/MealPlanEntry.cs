using Alchemorsel.Api.Accounts;
using Alchemorsel.Api.Households;
using Alchemorsel.Api.Recipes;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.MealPlans;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alchemorsel.Api.MealPlans;

/// <summary>What the household means to eat at a meal: a recipe of its own, or a text.</summary>
internal sealed class MealPlanEntry : IHouseholdOwned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid HouseholdId { get; init; }
    public required DateOnly Day { get; set; }
    public required MealSlot Slot { get; set; }

    /// <summary>The place among the entries of the slot, from 0; changed only within a <see cref="HouseholdTurn"/>.</summary>
    public int Position { get; set; }

    public Guid? RecipeId { get; set; }

    /// <summary>Instead of a recipe; also what a recipe was called that is gone (<see cref="MealPlanPlaces.KeepTitleAsync"/>).</summary>
    public string? Text { get; set; }

    public int? Servings { get; set; }

    /// <summary>Who planned it; null when the account is gone.</summary>
    public Guid? UserId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
    public Recipe? Recipe { get; init; }
    public User? User { get; init; }
}

internal sealed class MealPlanEntryConfiguration : IEntityTypeConfiguration<MealPlanEntry>
{
    public void Configure(EntityTypeBuilder<MealPlanEntry> builder)
    {
        builder.ToTable("meal_plan_entry", table => table.HasCheckConstraint("ck_meal_plan_entry_what", "(recipe_id IS NULL) <> (text IS NULL)"));
        builder.Property(entry => entry.Id).ValueGeneratedNever();
        builder.Property(entry => entry.Text).HasMaxLength(Limits.PlanTextMax);

        builder.HasOne<Household>().WithMany().HasForeignKey(entry => entry.HouseholdId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(entry => entry.Recipe).WithMany().HasForeignKey(entry => entry.RecipeId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(entry => entry.User).WithMany().HasForeignKey(entry => entry.UserId).OnDelete(DeleteBehavior.SetNull);
        // Some days of the household, in order.
        builder.HasIndex(entry => new { entry.HouseholdId, entry.Day, entry.Slot, entry.Position });
        // The deletion of a recipe.
        builder.HasIndex(entry => entry.RecipeId);
        // The deletion of an account.
        builder.HasIndex(entry => entry.UserId);
    }
}

using Alchemorsel.Api.Households;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Ingredients;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alchemorsel.Api.Ingredients;

/// <summary>How a household wants an ingredient line to be read.</summary>
public sealed class IngredientCorrection : IHouseholdOwned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid HouseholdId { get; init; }

    /// <summary><see cref="LineKey.Of"/> the line, or the folded line itself where <see cref="AnyAmount"/> is false.</summary>
    public required string Key { get; init; }

    public required string Line { get; init; }
    public required bool AnyAmount { get; init; }
    public string? Quantity { get; init; }
    public string? Unit { get; init; }
    public required string Food { get; init; }
    public string? Preparation { get; init; }
    public string? Comment { get; init; }
    public required DateTimeOffset UpdatedAt { get; init; }

    public IngredientCorrectionInfo ToInfo() => new(Id, Line, AnyAmount, Quantity, Unit, Food, Preparation, Comment, UpdatedAt);
}

internal sealed class IngredientCorrectionConfiguration : IEntityTypeConfiguration<IngredientCorrection>
{
    public void Configure(EntityTypeBuilder<IngredientCorrection> builder)
    {
        builder.Property(correction => correction.Id).ValueGeneratedNever();
        builder.Property(correction => correction.Key).UseCollation("C");
        builder.Property(correction => correction.Line).HasMaxLength(Limits.IngredientLineMax);
        builder.Property(correction => correction.Quantity).HasMaxLength(80);
        builder.Property(correction => correction.Unit).HasMaxLength(40);
        builder.Property(correction => correction.Food).HasMaxLength(Limits.NameMax);
        builder.Property(correction => correction.Preparation).HasMaxLength(Limits.NameMax);
        builder.Property(correction => correction.Comment).HasMaxLength(Limits.NameMax);
        builder.HasOne<Household>().WithMany().HasForeignKey(correction => correction.HouseholdId).OnDelete(DeleteBehavior.Cascade);
        // The corrections of a recipe's lines, with every save: one query for all lines. One correction for each key.
        builder.HasIndex(correction => new { correction.HouseholdId, correction.Key }).IsUnique();
        // The list, newest first.
        builder.HasIndex(correction => new { correction.HouseholdId, correction.Id }).IsDescending(false, true);
    }
}

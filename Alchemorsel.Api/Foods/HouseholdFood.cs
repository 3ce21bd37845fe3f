using Alchemorsel.Api.Households;
using Alchemorsel.Api.Recipes;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Foods;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Cooking.Costs;
using Alchemorsel.Cooking.Foods;
using Alchemorsel.Cooking.Nutrition;
using Alchemorsel.Cooking.Units;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alchemorsel.Api.Foods;

/// <summary>What a household knows better of a food of the catalogue, or a food of its own; the fields are those of <see cref="FoodEntry"/>.</summary>
public sealed class HouseholdFood : IHouseholdOwned
{
    /// <summary>How codes of a household's own foods begin.</summary>
    public const string OwnPrefix = "own:";

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid HouseholdId { get; init; }
    public required string Code { get; init; }

    public string? Name { get; set; }
    public List<string> Aliases { get; set; } = [];
    public Aisle? Aisle { get; set; }
    public double? GramsPerMillilitre { get; set; }
    public double? GramsPerPiece { get; set; }
    public Allergens AllergensAdded { get; set; }
    public Allergens AllergensRemoved { get; set; }
    public Diets? Diets { get; set; }

    /// <summary>In 100 g, of a food of its own; energy in kcal, sodium and cholesterol in mg.</summary>
    public Nutrition? Per100Grams { get; set; }

    /// <summary>What the household pays for it; null when nobody said.</summary>
    public FoodPriceInfo? Price { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }

    public bool IsOwn => Code.StartsWith(OwnPrefix, StringComparison.Ordinal);

    public FoodEntry ToEntry() => new(Code)
    {
        Name = Name,
        Aliases = Aliases,
        Aisle = Aisle,
        GramsPerMillilitre = GramsPerMillilitre,
        GramsPerPiece = GramsPerPiece,
        Added = AllergensAdded,
        Removed = AllergensRemoved,
        Diets = Diets,
        Per100Grams = Per100Grams is not { } figures ? null : new Nutrients
        {
            Energy = (double?)figures.Calories,
            Fat = (double?)figures.Fat,
            SaturatedFat = (double?)figures.SaturatedFat,
            // Packages in the EU count fibre apart; the catalogue counts it among the carbohydrates.
            Carbohydrate = (double?)(figures.Carbohydrate + (figures.Fiber ?? 0)),
            Sugars = (double?)figures.Sugar,
            Fibre = (double?)figures.Fiber,
            Protein = (double?)figures.Protein,
            Sodium = (double?)figures.Sodium,
            Cholesterol = (double?)figures.Cholesterol,
        },
        Price = Price is not { } price ? null : new FoodPrice(new Money(price.Currency, price.Amount), price.Quantity, Unit.FromCode(price.Unit)),
    };
}

internal sealed class HouseholdFoodConfiguration : IEntityTypeConfiguration<HouseholdFood>
{
    public void Configure(EntityTypeBuilder<HouseholdFood> builder)
    {
        builder.ToTable("household_food");
        builder.Ignore(food => food.IsOwn);
        builder.Property(food => food.Id).ValueGeneratedNever();
        builder.Property(food => food.Code).HasMaxLength(Limits.NameMax + 20);
        builder.Property(food => food.Name).HasMaxLength(Limits.NameMax);
        builder.Property(food => food.Per100Grams).HasJsonDocument();
        builder.Property(food => food.Price).HasJsonDocument();
        builder.HasOne<Household>().WithMany().HasForeignKey(food => food.HouseholdId).OnDelete(DeleteBehavior.Cascade);
        // All of a household's (HouseholdFoods), and one by its code.
        builder.HasIndex(food => new { food.HouseholdId, food.Code }).IsUnique();
    }
}

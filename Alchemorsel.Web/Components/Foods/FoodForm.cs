using System.Globalization;
using Alchemorsel.Contracts.Foods;
using Alchemorsel.Contracts.Recipes;

namespace Alchemorsel.Web.Components.Foods;

/// <summary>The form for what a household says of a food. Numbers as typed, so that what can't be read comes back as it was.</summary>
public sealed class FoodForm
{
    public string? Name { get; set; }
    public string? Aliases { get; set; }
    public string? Aisle { get; set; }
    public string? GramsPerMillilitre { get; set; }
    public string? GramsPerPiece { get; set; }

    // A form without a choice binds as null.
    public Dictionary<string, string> Allergen { get; set => field = value ?? []; } = [];
    public List<string> Diets { get; set => field = value ?? []; } = [];

    public string? Energy { get; set; }
    public string? Fat { get; set; }
    public string? Saturates { get; set; }
    public string? Carbohydrate { get; set; }
    public string? Sugars { get; set; }
    public string? Fibre { get; set; }
    public string? Protein { get; set; }
    public string? Salt { get; set; }
    public string? Price { get; set; }
    public string? Currency { get; set; }
    public string? PriceQuantity { get; set; }
    public string? PriceUnit { get; set; }

    public static FoodForm Of(FoodInput? said)
    {
        if (said is null)
            return new FoodForm();
        var figures = said.Per100Grams;
        return new FoodForm
        {
            Name = said.Name,
            Aliases = string.Join('\n', said.Aliases),
            Aisle = said.Aisle,
            GramsPerMillilitre = Text((decimal?)said.GramsPerMillilitre),
            GramsPerPiece = Text((decimal?)said.GramsPerPiece),
            Allergen = said.AllergensAdded.Select(name => (name, "contains")).Concat(said.AllergensRemoved.Select(name => (name, "free")))
                .ToDictionary(choice => choice.name, choice => choice.Item2),
            Diets = [.. said.Diets ?? []],
            Energy = Text(figures?.Calories),
            Fat = Text(figures?.Fat),
            Saturates = Text(figures?.SaturatedFat),
            Carbohydrate = Text(figures?.Carbohydrate),
            Sugars = Text(figures?.Sugar),
            Fibre = Text(figures?.Fiber),
            Protein = Text(figures?.Protein),
            Salt = Text(figures?.Sodium * 2.5m / 1_000),
            Price = Text(said.Price?.Amount),
            Currency = said.Price?.Currency,
            PriceQuantity = Text(said.Price?.Quantity),
            PriceUnit = said.Price?.Unit,
        };
    }

    /// <summary>What is said; or null, with a message for each field that is no number.</summary>
    public FoodInput? ToInput(bool isOwn, out Dictionary<string, string[]> errors)
    {
        var wrong = new Dictionary<string, string[]>();
        errors = wrong;
        var figures = !isOwn || new[] { Energy, Fat, Saturates, Carbohydrate, Sugars, Fibre, Protein, Salt }.All(string.IsNullOrWhiteSpace)
            ? null
            : new Nutrition
            {
                Calories = Read(Energy, "per100Grams.calories"),
                Fat = Read(Fat, "per100Grams.fat"),
                SaturatedFat = Read(Saturates, "per100Grams.saturatedFat"),
                Carbohydrate = Read(Carbohydrate, "per100Grams.carbohydrate"),
                Sugar = Read(Sugars, "per100Grams.sugar"),
                Fiber = Read(Fibre, "per100Grams.fiber"),
                Protein = Read(Protein, "per100Grams.protein"),
                Sodium = Read(Salt, "per100Grams.sodium") * 1_000 / 2.5m,
            };
        var input = new FoodInput
        {
            Name = Name,
            Aliases = [.. (Aliases ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)],
            Aisle = string.IsNullOrEmpty(Aisle) ? null : Aisle,
            GramsPerMillilitre = (double?)Read(GramsPerMillilitre, "gramsPerMillilitre"),
            GramsPerPiece = (double?)Read(GramsPerPiece, "gramsPerPiece"),
            AllergensAdded = Chosen("contains"),
            AllergensRemoved = Chosen("free"),
            Diets = isOwn && Diets.Count > 0 ? Diets : null,
            Per100Grams = figures,
            Price = Read(Price, "price.amount") is { } amount
                ? new FoodPriceInfo(
                    amount,
                    (Currency ?? "").Trim().ToUpperInvariant(),
                    string.IsNullOrWhiteSpace(PriceQuantity) ? 1 : Read(PriceQuantity, "price.quantity") ?? 1,
                    string.IsNullOrEmpty(PriceUnit) ? null : PriceUnit)
                : null,
        };
        return wrong.Count == 0 ? input : null;

        decimal? Read(string? text, string field)
        {
            if (string.IsNullOrWhiteSpace(text))
                return null;
            if (decimal.TryParse(text.Trim().Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value))
                return value;
            wrong[field] = ["A number, such as 12.5, or nothing."];
            return null;
        }
    }

    private List<string> Chosen(string choice) => [.. Allergen.Where(entry => entry.Value == choice).Select(entry => entry.Key)];

    private static string? Text(decimal? value) => value?.ToString("0.####", CultureInfo.InvariantCulture);
}

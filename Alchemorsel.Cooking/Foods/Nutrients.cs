namespace Alchemorsel.Cooking.Foods;

/// <summary>
/// Amounts of nutrients. Null says that the source has no value, which is not zero: a sum with an unknown part keeps what is known.
/// Names and units are those of the USDA National Nutrient Database for Standard Reference, release 26.
/// </summary>
public sealed record Nutrients
{
    /// <summary>Energy in kcal.</summary>
    public double? Energy { get; init; }

    /// <summary>Protein in g.</summary>
    public double? Protein { get; init; }

    /// <summary>Total fat in g.</summary>
    public double? Fat { get; init; }

    /// <summary>Saturated fatty acids in g.</summary>
    public double? SaturatedFat { get; init; }

    /// <summary>Monounsaturated fatty acids in g.</summary>
    public double? MonounsaturatedFat { get; init; }

    /// <summary>Polyunsaturated fatty acids in g.</summary>
    public double? PolyunsaturatedFat { get; init; }

    /// <summary>Carbohydrate by difference in g, fibre included (as in the USA; labels in the EU leave it out).</summary>
    public double? Carbohydrate { get; init; }

    /// <summary>Total sugars in g.</summary>
    public double? Sugars { get; init; }

    /// <summary>Dietary fibre in g.</summary>
    public double? Fibre { get; init; }

    /// <summary>Cholesterol in mg.</summary>
    public double? Cholesterol { get; init; }

    /// <summary>Sodium in mg; salt is 2.5 times as much (Regulation (EU) No 1169/2011, Annex I).</summary>
    public double? Sodium { get; init; }

    /// <summary>Potassium in mg.</summary>
    public double? Potassium { get; init; }

    /// <summary>Calcium in mg.</summary>
    public double? Calcium { get; init; }

    /// <summary>Iron in mg.</summary>
    public double? Iron { get; init; }

    /// <summary>Magnesium in mg.</summary>
    public double? Magnesium { get; init; }

    /// <summary>Zinc in mg.</summary>
    public double? Zinc { get; init; }

    /// <summary>Vitamin A in µg of retinol activity equivalents.</summary>
    public double? VitaminA { get; init; }

    /// <summary>Vitamin C in mg.</summary>
    public double? VitaminC { get; init; }

    /// <summary>Vitamin D in µg.</summary>
    public double? VitaminD { get; init; }

    /// <summary>Vitamin B12 in µg.</summary>
    public double? VitaminB12 { get; init; }

    /// <summary>Folate in µg of dietary folate equivalents.</summary>
    public double? Folate { get; init; }

    /// <summary>Water in g.</summary>
    public double? Water { get; init; }

    /// <summary>Number of values.</summary>
    public const int Count = 22;

    /// <summary>None at all: every value 0.</summary>
    public static Nutrients Zero { get; } = From(new double?[Count].Select(_ => (double?)0).ToArray());

    /// <summary>Adds nutrient by nutrient; where one side is unknown the other counts.</summary>
    public static Nutrients operator +(Nutrients left, Nutrients right) => Add(left, right);

    /// <summary>Multiplies every known value.</summary>
    public static Nutrients operator *(Nutrients nutrients, double factor) => Multiply(nutrients, factor);

    /// <summary>Named form of <c>+</c>.</summary>
    public static Nutrients Add(Nutrients left, Nutrients right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return From([.. left.Values().Zip(right.Values(), (one, other) => one is null ? other : other is null ? one : one + other)]);
    }

    /// <summary>Named form of <c>*</c>.</summary>
    public static Nutrients Multiply(Nutrients nutrients, double factor)
    {
        ArgumentNullException.ThrowIfNull(nutrients);
        return From([.. nutrients.Values().Select(value => value * factor)]);
    }

    /// <summary>The values in the order in which they are declared; <see cref="Count"/> of them.</summary>
    public double?[] Values() =>
    [
        Energy, Protein, Fat, SaturatedFat, MonounsaturatedFat, PolyunsaturatedFat, Carbohydrate, Sugars, Fibre, Cholesterol, Sodium,
        Potassium, Calcium,
        Iron, Magnesium, Zinc, VitaminA, VitaminC, VitaminD, VitaminB12, Folate, Water,
    ];

    /// <summary>From values in the order of <see cref="Values"/>.</summary>
    /// <exception cref="ArgumentException">They are not <see cref="Count"/>.</exception>
    public static Nutrients From(IReadOnlyList<double?> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Count != Count)
            throw new ArgumentException($"{Count} values are needed.", nameof(values));
        return new Nutrients
        {
            Energy = values[0],
            Protein = values[1],
            Fat = values[2],
            SaturatedFat = values[3],
            MonounsaturatedFat = values[4],
            PolyunsaturatedFat = values[5],
            Carbohydrate = values[6],
            Sugars = values[7],
            Fibre = values[8],
            Cholesterol = values[9],
            Sodium = values[10],
            Potassium = values[11],
            Calcium = values[12],
            Iron = values[13],
            Magnesium = values[14],
            Zinc = values[15],
            VitaminA = values[16],
            VitaminC = values[17],
            VitaminD = values[18],
            VitaminB12 = values[19],
            Folate = values[20],
            Water = values[21],
        };
    }
}

using Alchemorsel.Cooking.Foods;
using Alchemorsel.Cooking.Ingredients;
using Alchemorsel.Cooking.Quantities;
using Alchemorsel.Cooking.Units;

namespace Alchemorsel.Cooking.Nutrition;

/// <summary>How the mass of a line was found.</summary>
public enum MassSource
{
    /// <summary>The line says it.</summary>
    Written,

    /// <summary>A volume and what the food weighs in cups and spoons.</summary>
    Volume,

    /// <summary>A count and what a piece of the food weighs.</summary>
    Pieces,

    /// <summary>An amount that no one measures, by convention ("a pinch").</summary>
    Convention,

    /// <summary>The caller said it.</summary>
    Given,
}

/// <summary>What a line weighs.</summary>
/// <param name="Grams">In grams; 0 or more. Of a range the middle.</param>
/// <param name="Source">How it was found.</param>
public sealed record LineMass(double Grams, MassSource Source)
{
    /// <summary>
    /// The drained part of a package whose whole content is given: the 240 g of a 400 g tin of beans.
    /// </summary>
    public const double DrainedShare = 0.6;

    /// <summary>Mass of a line; null when it names no amount or nobody knows what that weighs.</summary>
    /// <param name="line">The line.</param>
    /// <param name="food">What it asks for; null when unknown, then only a written mass counts.</param>
    public static LineMass? Of(IngredientLine line, Food? food)
    {
        ArgumentNullException.ThrowIfNull(line);
        var amounts = line.Amounts;
        if (amounts.Count == 0)
            return null;
        if (Package(line, food) is { } package)
            return package;

        // "10g/½oz", "1 cup (120 g)": a written mass counts before others, and a metric one before one that was converted from it.
        LineMass? best = null;
        var rank = 0;
        for (var i = 0; i < amounts.Count; i++)
        {
            if (amounts[i].Role is not (AmountRole.Main or AmountRole.Same) || Sum(amounts, i, line, food) is not { } mass)
                continue;
            var worth = mass.Source != MassSource.Written ? 1 : amounts[i].Unit?.System == UnitSystem.Metric ? 3 : 2;
            if (worth > rank)
                (best, rank) = (mass, worth);
        }

        return best is { Source: MassSource.Written } && amounts[0].UnitText?.Contains(' ', StringComparison.Ordinal) == true
            && line.Unit?.Dimension == Dimension.Count ? Drained(line, best) : best;
    }

    /// <summary>"2 x 400g tins": a count of packages whose size is written.</summary>
    private static LineMass? Package(IngredientLine line, Food? food)
    {
        LineMass? each = null;
        foreach (var amount in line.Amounts)
        {
            if (amount.Role != AmountRole.Each || amount.Unit is not { Size: > 0, Dimension: Dimension.Mass or Dimension.Volume })
                continue;
            if (Single(amount, line, food) is { } mass && (each is null || amount.Unit.System == UnitSystem.Metric))
                each = mass;
        }

        if (each is null || line.Amounts[0].Role != AmountRole.Main || line.Amounts[0].Unit is { Size: > 0 })
            return null;
        return Drained(line, each with { Grams = each.Grams * Middle(line.Amounts[0].Quantity) });
    }

    private static LineMass Drained(IngredientLine line, LineMass mass) =>
        line.Original.Contains("drained", StringComparison.OrdinalIgnoreCase)
        && !line.Original.Contains("undrained", StringComparison.OrdinalIgnoreCase)
        && !line.Original.Contains("drained weight", StringComparison.OrdinalIgnoreCase)
            ? mass with { Grams = mass.Grams * DrainedShare } : mass;

    /// <summary>An amount with those that add to it ("1 lb 2 oz"); null when one of them is unknown.</summary>
    private static LineMass? Sum(IReadOnlyList<Amount> amounts, int first, IngredientLine line, Food? food)
    {
        if (Single(amounts[first], line, food) is not { } sum)
            return null;
        for (var i = first + 1; i < amounts.Count && amounts[i].Role == AmountRole.Added; i++)
        {
            if (Single(amounts[i], line, food) is not { } more)
                return null;
            sum = sum with { Grams = sum.Grams + more.Grams };
        }

        return sum;
    }

    private static LineMass? Single(Amount amount, IngredientLine line, Food? food)
    {
        // "few", "some": no number.
        if (amount is { Quantity: null, Unit: null })
            return null;
        var count = Middle(amount.Quantity);
        if (amount.Unit is { Dimension: Dimension.Mass, Size: > 0 } mass)
            return new LineMass(count * (double)mass.Size, MassSource.Written);
        if (amount.Unit is { Dimension: Dimension.Volume, Size: > 0 } volume)
            return food is not null && Density(line, food) is { } density
                ? new LineMass(count * (double)volume.Size * density, MassSource.Volume) : null;
        if (food is not null && PieceWeights.Of(line, amount, food) is { } grams)
            return new LineMass(count * grams, MassSource.Pieces);
        return amount.Unit is { } unit && PieceWeights.Convention(unit) is { } millilitres
            ? new LineMass(count * millilitres * ((food is null ? null : Density(line, food)) ?? 1), MassSource.Convention) : null;
    }

    /// <summary>Grams per millilitre: of a measure that the line names ("1 cup walnuts, chopped"), else the food's own.</summary>
    private static double? Density(IngredientLine line, Food food)
    {
        double? named = null, plain = null;
        foreach (var measure in food.Measures)
        {
            if (Unit.FromCode(measure.UnitCode) is not { Dimension: Dimension.Volume, Size: > 0 } unit)
                continue;
            var density = measure.Grams / (double)unit.Size;
            plain ??= density;
            if (measure.Note is { } note && PieceWeights.Says(line, note))
                named ??= density;
        }

        return named ?? food.GramsPerMillilitre ?? plain;
    }

    private static double Middle(Quantity? quantity) => quantity is not { } amount ? 1
        : (amount.Min.ToDouble() + amount.Max.ToDouble()) / 2;
}

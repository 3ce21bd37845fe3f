using System.Collections.Immutable;
using Alchemorsel.Cooking.Quantities;
using Alchemorsel.Cooking.Units;

namespace Alchemorsel.Cooking.Shopping;

/// <summary>
/// How much of one food is to be bought, summed from any number of recipes. Sums are kept per unit as whole numbers, so that adding is
/// exactly associative and commutative: lists merged on several devices come out equal. Units are chosen only when the line is shown.
/// </summary>
public sealed class ShoppingLine : IEquatable<ShoppingLine>
{
    private readonly ImmutableSortedDictionary<string, ExactRange> sums;

    private ShoppingLine(string key, string name, bool some, ImmutableSortedDictionary<string, ExactRange> sums) =>
        (Key, Name, Some, this.sums) = (key, name, some, sums);

    /// <summary>Which food it is; lines with the same key merge.</summary>
    public string Key { get; }

    /// <summary>As shown; of several the shortest, and of those the first in ordinal order.</summary>
    public string Name { get; }

    /// <summary>Whether some of it is needed besides that nobody measured ("salt").</summary>
    public bool Some { get; }

    /// <summary>
    /// A line with these amounts, added up. An amount without a quantity, or a temperature, counts as <see cref="Some"/>.
    /// </summary>
    /// <param name="key">Which food; compared ordinally.</param>
    /// <param name="name">As shown.</param>
    /// <param name="amounts">How much; none for a food without an amount.</param>
    public static ShoppingLine Of(string key, string name, params IEnumerable<(Quantity? Quantity, Unit? Unit)> amounts)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(amounts);
        var sums = ImmutableSortedDictionary.CreateBuilder<string, ExactRange>(StringComparer.Ordinal);
        var (some, any) = (false, false);
        foreach (var (quantity, unit) in amounts)
        {
            any = true;
            if (quantity is not { } amount || unit is { Dimension: Dimension.Temperature })
            {
                some = true;
                continue;
            }

            var code = unit?.Code ?? "";
            sums[code] = sums.GetValueOrDefault(code) + ExactRange.Of(amount);
        }

        return new ShoppingLine(key, name, some || !any, sums.ToImmutable());
    }

    /// <summary>Both together.</summary>
    /// <exception cref="ArgumentException">They are different foods.</exception>
    public static ShoppingLine Add(ShoppingLine left, ShoppingLine right) => left + right;

    /// <summary>Both together; a named form is <see cref="Add"/>.</summary>
    /// <exception cref="ArgumentException">They are different foods.</exception>
    public static ShoppingLine operator +(ShoppingLine left, ShoppingLine right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        if (left.Key != right.Key)
            throw new ArgumentException("Only lines of one food add up.", nameof(right));
        var sums = left.sums.ToBuilder();
        foreach (var (code, sum) in right.sums)
            sums[code] = sums.GetValueOrDefault(code) + sum;
        return new ShoppingLine(left.Key, Shorter(left.Name, right.Name), left.Some || right.Some, sums.ToImmutable());
    }

    /// <summary>
    /// What to buy: one amount for mass, one for volume, one for length, and one for each unit of count. Mass and volume are one mass when
    /// the density is known. Counts are rounded up: nobody sells half an egg.
    /// </summary>
    /// <param name="density">Of the food in grams per millilitre, from 0.01 to 100; null when unknown.</param>
    /// <param name="system">In which units; null for those that the recipes use.</param>
    public IReadOnlyList<KitchenAmount> Amounts(Rational? density = null, UnitSystem? system = null)
    {
        var amounts = new List<KitchenAmount>();
        var mass = Total(Dimension.Mass, null);
        var volume = Total(Dimension.Volume, null);
        // A density that no food has joins nothing.
        if (mass is not null && volume is not null
            && UnitConversion.Factor(Base(Dimension.Volume), Base(Dimension.Mass), density) is not null)
            (mass, volume) = (Total(Dimension.Mass, density), null);
        foreach (var total in new[] { mass, volume, Total(Dimension.Length, null) })
        {
            if (total is not null)
                amounts.Add(KitchenAmount.Of(total.Value.Quantity, total.Value.Unit, system ?? total.Value.System));
        }

        foreach (var (code, sum) in sums)
        {
            var unit = Unit.FromCode(code);
            if (unit is null or { Size: 0 })
                amounts.Add(ToBuy(sum.ToQuantity(), unit));
        }

        return amounts;
    }

    /// <summary>The sum of all units of a dimension, volumes included in the mass where a density is given.</summary>
    private (Quantity Quantity, Unit Unit, UnitSystem System)? Total(Dimension dimension, Rational? density)
    {
        Unit? into = null;
        var system = UnitSystem.Any;
        var sum = default(Quantity);
        foreach (var (code, part) in sums)
        {
            if (Unit.FromCode(code) is not { Size: > 0 } unit)
                continue;
            // One unit stays as it is; several meet in that of the dimension.
            var meeting = into is null && unit.Dimension == dimension && density is null ? unit : Base(dimension);
            if (UnitConversion.Factor(unit, meeting, density) is not { } factor)
                continue;
            if (into is not null && into != meeting)
                sum *= UnitConversion.Factor(into, meeting)!.Value;
            sum += part.ToQuantity() * factor;
            into = meeting;
            system = unit.System == UnitSystem.Metric || system == UnitSystem.Metric ? UnitSystem.Metric
                : system == UnitSystem.Any ? unit.System : system;
        }

        return into is null ? null : (sum, into, system);
    }

    private static Unit Base(Dimension dimension) =>
        Unit.FromCode(dimension switch { Dimension.Mass => "g", Dimension.Volume => "ml", _ => "mm" })!;

    private static KitchenAmount ToBuy(Quantity exact, Unit? unit)
    {
        var whole = Quantity.Between(Up(exact.Min), Up(exact.Max));
        return new KitchenAmount(whole, unit, exact, whole == exact ? RoundedHow.Not : RoundedHow.Up);
    }

    private static Rational Up(Rational value) => new((value.Numerator / value.Denominator) + (value.IsWhole ? 0 : 1));

    private static string Shorter(string one, string other) =>
        one.Length != other.Length ? (one.Length < other.Length ? one : other) : string.CompareOrdinal(one, other) <= 0 ? one : other;

    /// <summary>Whether food, name and all sums are the same.</summary>
    public bool Equals(ShoppingLine? other) =>
        other is not null && Key == other.Key && Name == other.Name && Some == other.Some && sums.SequenceEqual(other.sums);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ShoppingLine);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Key, Name, Some, sums.Count);

    /// <summary>"flour: 1.5 kg + 2 cups".</summary>
    public override string ToString() =>
        $"{Name}: {string.Join(" + ", Amounts().Select(amount => amount.ToDisplay()))}{(Some ? " + some" : "")}";
}

using Alchemorsel.Cooking.Quantities;

namespace Alchemorsel.Cooking.Costs;

/// <summary>An amount of one currency.</summary>
/// <param name="Currency">ISO 4217, upper case ("EUR").</param>
/// <param name="Amount">In its main unit; not rounded.</param>
public readonly record struct Money(string Currency, decimal Amount)
{
    // A mistyped amount costs a lot, and overflows nothing.
    private const decimal Most = 1_000_000_000_000_000;
    private const decimal FactorMost = 1_000_000_000;

    /// <summary>Sums by currency, the greatest part first: money of two currencies has no sum without a rate.</summary>
    public static IReadOnlyList<Money> Sum(IEnumerable<Money> amounts) =>
    [
        .. amounts.GroupBy(money => money.Currency, StringComparer.Ordinal)
            .Select(group => new Money(group.Key, group.Sum(money => money.Amount)))
            .OrderByDescending(money => money.Amount).ThenBy(money => money.Currency, StringComparer.Ordinal),
    ];

    /// <summary>That many times as much; at most 10^15.</summary>
    /// <param name="factor">0 or more; counts up to 10^9.</param>
    public Money Times(Rational factor) =>
        this with { Amount = Math.Min(Amount * Math.Min((decimal)factor.Numerator / factor.Denominator, FactorMost), Most) };
}

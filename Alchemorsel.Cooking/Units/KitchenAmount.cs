using System.Globalization;
using Alchemorsel.Cooking.Quantities;

namespace Alchemorsel.Cooking.Units;

/// <summary>How a shown amount came from the exact one.</summary>
public enum RoundedHow
{
    /// <summary>It is exact.</summary>
    Not,

    /// <summary>To what a scale or spoon can tell apart; nobody tastes it.</summary>
    Slightly,

    /// <summary>To a lesser whole or part of a thing that is counted.</summary>
    Down,

    /// <summary>To a greater whole or part of a thing that is counted.</summary>
    Up,
}

/// <summary>An amount as a cook can measure it, and what it is exactly.</summary>
/// <param name="Quantity">To be shown.</param>
/// <param name="Unit">Of what unit; null for a count.</param>
/// <param name="Exact">The amount before rounding, in the same unit.</param>
/// <param name="How">How the one came from the other; of a range, its greater end.</param>
public sealed record KitchenAmount(Quantity Quantity, Unit? Unit, Quantity Exact, RoundedHow How)
{
    /// <summary>"2½ rounded up" where a count was rounded; null where nobody needs to know.</summary>
    public string? Note => How switch
    {
        RoundedHow.Up => $"{Exact.ToDisplay()} rounded up",
        RoundedHow.Down => $"{Exact.ToDisplay()} rounded down",
        _ => null,
    };

    /// <summary>The amount in the unit in which a cook of a system would measure it, rounded to what can be measured.</summary>
    /// <param name="quantity">How much.</param>
    /// <param name="unit">Of what; null for a count.</param>
    /// <param name="system">Into which units; null leaves the system as it is.</param>
    public static KitchenAmount Of(Quantity quantity, Unit? unit, UnitSystem? system = null)
    {
        if (unit is { Size: > 0 })
            (quantity, unit) = UnitChoice.For(quantity, unit, system ?? unit.System);
        var shown = Rounding.Round(quantity, unit);
        var how = shown == quantity ? RoundedHow.Not
            : unit is { Size: > 0 } ? RoundedHow.Slightly
            : shown.Max > quantity.Max || (shown.Max == quantity.Max && shown.Min > quantity.Min) ? RoundedHow.Up : RoundedHow.Down;
        return new KitchenAmount(shown, unit, quantity, how);
    }

    /// <summary>"1½ cups", "1.5 kg", "3", "2 EL".</summary>
    /// <param name="language">BCP 47, for the unit's name and the decimal sign; null for English.</param>
    /// <param name="naming">What the household calls units; null for nothing of its own.</param>
    public string ToDisplay(string? language = null, UnitNaming? naming = null)
    {
        if (Unit is null)
            return Quantity.ToDisplay();
        var culture = CultureInfo.GetCultureInfo(UnitNames.Language(language) ?? "en");
        var decimals = Unit.Code is "g" or "kg" or "mg" or "ml" or "l" or "cl" or "cm" or "mm";
        var number = decimals ? Quantity.ToDecimals(culture) : Quantity.ToDisplay(culture);
        return $"{number} {(naming ?? UnitNaming.None).NameOf(Unit, language, Quantity)}";
    }
}

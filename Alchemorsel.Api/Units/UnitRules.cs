using Alchemorsel.Api.Recipes;
using Alchemorsel.Contracts.Units;
using Alchemorsel.Cooking.Quantities;
using Alchemorsel.Cooking.Units;

namespace Alchemorsel.Api.Units;

/// <summary>What a unit of a household must keep to, and taking over one that does.</summary>
internal static class UnitRules
{
    /// <summary>What is wrong beside what annotations say; null when nothing is.</summary>
    public static (string Field, string Message)? Check(OwnUnitInput input, IEnumerable<HouseholdUnit> others)
    {
        foreach (var (index, name) in input.Names.Index())
        {
            if (HouseholdUnits.Check(name, others) is { } message)
                return ($"names[{index}]", $"\"{name}\": {message}");
        }

        if (!Quantity.TryParse(input.Quantity, out var quantity) || quantity.IsRange || quantity.Min == Rational.Zero)
            return ("quantity", "A number or a fraction above 0: 300, 1.5, 3/2.");
        return Unit.FromCode(input.Unit) is { Size: > 0, Dimension: Dimension.Mass or Dimension.Volume }
            ? null : ("unit", "A unit of mass or volume: g, ml, cup, …");
    }

    /// <inheritdoc cref="Check(OwnUnitInput, IEnumerable{HouseholdUnit})"/>
    public static (string Field, string Message)? Check(UnitNamesInput input, IReadOnlyList<HouseholdUnit> others)
    {
        var (name, plural) = (RecipeText.CleanLine(input.Name), RecipeText.CleanLine(input.Plural));
        if (name is not null && HouseholdUnits.Check(name, others) is { } wrongName)
            return ("name", wrongName);
        if (plural is not null && HouseholdUnits.Check(plural, others) is { } wrongPlural)
            return ("plural", wrongPlural);
        if (plural is not null && name is null)
            return ("plural", "A name after more than one needs a name after one.");
        foreach (var (index, word) in (input.Words ?? []).Index())
        {
            if (HouseholdUnits.Check(word, others) is { } message)
                return ($"words[{index}]", $"\"{word}\": {message}");
        }

        return name is null && input.Words is not { Count: > 0 } ? ("name", "Give it a name, or words that mean it.") : null;
    }

    /// <summary>Takes over a measure of its own that has passed the check.</summary>
    public static void Apply(this HouseholdUnit unit, OwnUnitInput input)
    {
        unit.Names = [.. input.Names.Select(RecipeText.CleanLine).OfType<string>().DistinctBy(Folding.Fold)];
        unit.Quantity = Rational.TryParse(input.Quantity.Trim(), out var exact) ? exact.ToString() : Quantity.TryParse(input.Quantity, out var said) ? said.Min.ToString() : "1";
        unit.Unit = input.Unit;
    }

    /// <summary>Takes over what everybody's unit is called, which has passed the check.</summary>
    public static void Apply(this HouseholdUnit unit, UnitNamesInput input)
    {
        unit.Names = [.. RecipeText.CleanAll(input.Words, RecipeText.CleanLine).DistinctBy(Folding.Fold)];
        unit.Shown = RecipeText.CleanLine(input.Name);
        unit.ShownPlural = RecipeText.CleanLine(input.Plural);
    }
}

using Alchemorsel.Contracts.Units;

namespace Alchemorsel.Web.Components.Units;

/// <summary>The form for a unit of the household's own.</summary>
public sealed class UnitForm
{
    public string? Names { get; set; }
    public string? Quantity { get; set; }
    public string? Unit { get; set; }

    public static UnitForm Of(OwnUnitInfo? unit) => unit is null
        ? new UnitForm { Unit = "ml" }
        : new UnitForm { Names = string.Join(", ", unit.Names), Quantity = unit.Quantity, Unit = unit.Unit };

    public OwnUnitInput ToInput() => new()
    {
        Names = UnitWords.Split(Names),
        Quantity = Quantity ?? "",
        Unit = Unit ?? "",
    };
}

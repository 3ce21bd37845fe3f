namespace Alchemorsel.Cooking.Units;

public enum Dimension { Count, Mass, Volume, Length, Temperature }

/// <summary>Which system a unit belongs to; <see cref="Any"/> for counts, pinches and spoons used everywhere.</summary>
public enum UnitSystem { Any, Metric, UsCustomary, Imperial }

/// <summary>A unit of measure. <see cref="Code"/> is stable and stored.</summary>
public sealed record Unit(string Code, Dimension Dimension, UnitSystem System)
{
    public static Unit? FromCode(string? code) => throw new NotImplementedException();
}

namespace Alchemorsel.Cooking.Quantities;

/// <summary>An exact amount or a range of amounts. Text form: <c>3/2</c>, <c>2-3</c>.</summary>
public readonly record struct Quantity
{
    public Rational Min { get; private init; }
    public Rational Max { get; private init; }
    public bool IsRange => Min != Max;
    public static bool TryParse(string? text, out Quantity quantity) => throw new NotImplementedException();
    public override string ToString() => throw new NotImplementedException();
}

namespace Alchemorsel.Cooking.Quantities;

/// <summary>An exact non-negative fraction in lowest terms. Text form: <c>3</c>, <c>3/2</c>.</summary>
public readonly record struct Rational(long Numerator, long Denominator);

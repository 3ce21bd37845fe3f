using Alchemorsel.Cooking.Planning;

namespace Alchemorsel.Tests.Cooking.Planning;

public sealed class NutritionTargetsTests
{
    [Theory]
    [InlineData(1800.0, 2200.0, TargetVerdict.Within, 1000.0, 1000.0)]
    [InlineData(1800.0, 2200.0, TargetVerdict.Below, 500.0, 1000.0)]
    [InlineData(1800.0, 2200.0, TargetVerdict.Above, 1500.0, 1000.0)]
    [InlineData(1800.0, 2200.0, TargetVerdict.Unknown, 1000.0, null)]
    [InlineData(1800.0, 2200.0, TargetVerdict.Above, 2500.0, null)]
    [InlineData(1800.0, 2200.0, TargetVerdict.Unknown, 1000.0, double.NaN)]
    [InlineData(null, 2200.0, TargetVerdict.Within, 0.0, 0.0)]
    [InlineData(1800.0, null, TargetVerdict.Within, 9000.0, 0.0)]
    public void A_day_is_held_against_its_target(double? min, double? max, TargetVerdict verdict, double? one, double? other)
    {
        var result = Assert.Single(NutritionTargets.Check([Meal(one), Meal(other)], [new NutritionTarget("energy", min, max)]));
        Assert.Equal((verdict, 2), (result.Verdict, result.Meals));
    }

    [Fact]
    public void A_day_without_meals_is_below_what_is_wanted()
    {
        var result = Assert.Single(NutritionTargets.Check([], [new NutritionTarget("energy", 1_800, null)]));
        Assert.Equal((TargetVerdict.Below, 0.0), (result.Verdict, result.Amount));
    }

    private static Dictionary<string, double>? Meal(double? energy) => energy is { } known ? new() { ["energy"] = known } : null;
}

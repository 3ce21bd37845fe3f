namespace Alchemorsel.Cooking.Planning;

/// <summary>How a day stands to a target.</summary>
public enum TargetVerdict
{
    /// <summary>Within the target.</summary>
    Within,

    /// <summary>Less than the least, and every meal's figure is known.</summary>
    Below,

    /// <summary>More than the most; meals without figures could only add to it.</summary>
    Above,

    /// <summary>Not above so far, but some meal's figure is not known.</summary>
    Unknown,
}

/// <summary>What one person is to eat in a day.</summary>
/// <param name="Nutrient">Name of the figure ("energy"), as in the meals' figures.</param>
/// <param name="Min">The least, in the figures' unit; null for no limit.</param>
/// <param name="Max">The most, in the figures' unit; null for no limit.</param>
public sealed record NutritionTarget(string Nutrient, double? Min, double? Max);

/// <summary>A target, and what a day comes to.</summary>
/// <param name="Target">The target.</param>
/// <param name="Amount">Sum of the figures that are known, one serving of each meal.</param>
/// <param name="Known">Meals whose figure is known.</param>
/// <param name="Meals">Meals of the day.</param>
/// <param name="Verdict">How the sum stands to the target.</param>
public sealed record TargetResult(NutritionTarget Target, double Amount, int Known, int Meals, TargetVerdict Verdict);

/// <summary>Checks a day's meals against targets.</summary>
public static class NutritionTargets
{
    /// <summary>One result for each target, in their order.</summary>
    /// <param name="meals">Of each meal of the day the figures per serving; null for a meal without any. Negative figures and those
    /// that are no number count as unknown.</param>
    /// <param name="targets">What is wanted.</param>
    public static IReadOnlyList<TargetResult> Check(IReadOnlyList<IReadOnlyDictionary<string, double>?> meals,
        IReadOnlyList<NutritionTarget> targets)
    {
        ArgumentNullException.ThrowIfNull(meals);
        ArgumentNullException.ThrowIfNull(targets);
        return [.. targets.Select(target => Check(meals, target))];
    }

    private static TargetResult Check(IReadOnlyList<IReadOnlyDictionary<string, double>?> meals, NutritionTarget target)
    {
        var (sum, known) = (0.0, 0);
        foreach (var meal in meals)
        {
            if (meal is null || !meal.TryGetValue(target.Nutrient, out var figure) || !double.IsFinite(figure) || figure < 0)
                continue;
            sum += figure;
            known++;
        }

        var verdict = sum > target.Max ? TargetVerdict.Above
            : known < meals.Count ? TargetVerdict.Unknown
            : sum < target.Min ? TargetVerdict.Below : TargetVerdict.Within;
        return new TargetResult(target, sum, known, meals.Count, verdict);
    }
}

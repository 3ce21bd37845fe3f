using Alchemorsel.Cooking.Units;

namespace Alchemorsel.Cooking.Scaling;

/// <summary>What was found in a step.</summary>
public enum StepFindingKind
{
    /// <summary>How long something takes.</summary>
    Time,

    /// <summary>How hot something is.</summary>
    Temperature,
}

/// <summary>A time or a temperature in the text of a step.</summary>
/// <param name="Start">First character, in UTF-16 units.</param>
/// <param name="Length">In UTF-16 units; at least 1.</param>
/// <param name="Kind">Which of the two.</param>
/// <param name="Min">In seconds, or in degrees or marks of <paramref name="Scale"/>.</param>
/// <param name="Max">Never less than <paramref name="Min"/>; the same unless a range is given.</param>
/// <param name="Scale">Of a temperature; null for a time, and where the text does not tell ("200 degrees").</param>
/// <param name="Group">Temperatures with the same number say the same in several scales ("180°C/350°F/gas mark 4"); times have one
/// each.</param>
public sealed record StepFinding(int Start, int Length, StepFindingKind Kind, double Min, double Max, TemperatureScale? Scale, int Group)
{
    /// <summary>One past the last character.</summary>
    public int End => Start + Length;
}

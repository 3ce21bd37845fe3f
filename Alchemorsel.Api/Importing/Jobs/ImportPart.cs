using Alchemorsel.Api.Importing.Archives;
using Alchemorsel.Contracts.Importing;

namespace Alchemorsel.Api.Importing.Jobs;

/// <summary>What came of one kind of thing beside the recipes, and how far its document was read.</summary>
/// <param name="Lines">The last line whose outcome is counted.</param>
/// <param name="Done">Whether the document was read to its end, or can't be read at all.</param>
public sealed record ImportPart(
    ImportedKind Kind, int Added = 0, int Kept = 0, string? Problem = null, int LeftOut = 0, int FirstLeftOut = 0, int Lines = 0, bool Done = false,
    int Lacking = 0, int FirstLacking = 0)
{
    internal ImportPart With(LineOutcome outcome, int number, string document)
    {
        var part = this with
        {
            Lines = number,
            Added = Added + (outcome is LineOutcome.Added or LineOutcome.Lacking ? 1 : 0),
            Kept = Kept + (outcome == LineOutcome.Kept ? 1 : 0),
            LeftOut = LeftOut + (outcome == LineOutcome.LeftOut ? 1 : 0),
            FirstLeftOut = FirstLeftOut == 0 && outcome == LineOutcome.LeftOut ? number : FirstLeftOut,
            Lacking = Lacking + (outcome == LineOutcome.Lacking ? 1 : 0),
            FirstLacking = FirstLacking == 0 && outcome == LineOutcome.Lacking ? number : FirstLacking,
        };
        return part is { LeftOut: 0, Lacking: 0 } ? part : part with { Problem = $"{document}: {string.Join(" ", part.Said())}" };
    }

    private IEnumerable<string> Said()
    {
        if (LeftOut > 0)
        {
            yield return LeftOut == 1
                ? $"line {FirstLeftOut} could not be taken over."
                : $"{LeftOut} lines could not be taken over, the first is line {FirstLeftOut}.";
        }

        if (Lacking > 0 && Kind == ImportedKind.MealPlan)
        {
            yield return Lacking == 1
                ? $"The recipe of line {FirstLacking} is not here: it is planned by its title."
                : $"The recipes of {Lacking} lines are not here, the first is line {FirstLacking}: they are planned by their titles.";
        }
        else if (Lacking > 0)
        {
            yield return Lacking == 1
                ? $"Line {FirstLacking} names a collection or food that is not here: look at that search before you rely on it."
                : $"{Lacking} lines name collections or foods that are not here, the first is line {FirstLacking}: look at those searches before you rely on them.";
        }
    }
}

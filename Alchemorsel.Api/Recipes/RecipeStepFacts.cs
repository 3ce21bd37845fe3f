using System.Text.Json;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Cooking.Scaling;

namespace Alchemorsel.Api.Recipes;

/// <summary>Reads durations, temperatures and used ingredients out of the steps' words, so that they are right after every edit.</summary>
internal static class RecipeStepFacts
{
    public static IReadOnlyList<StepSection> ReadSteps(this Recipe recipe)
    {
        if (recipe.Steps.Count == 0)
            return [];
        var references = StepReferences.Of(
            [.. recipe.Ingredients.SelectMany(group => group.Lines.Select(line => (group.Name, line.Food)))], recipe.Language);
        return
        [
            .. recipe.Steps.Select(group => new StepSection(group.Name, group.Steps)
            {
                Facts = [.. group.Steps.Select(step => Read(step, group.Name, references, recipe.Language))],
            }),
        ];
    }

    private static StepFacts Read(string step, string? section, StepReferences references, string? language)
    {
        var findings = StepText.Find(step, language);
        return new StepFacts(
            [
                .. findings.Where(found => found.Kind == StepFindingKind.Time)
                    .Select(found => new StepDuration(found.Start, found.Length, Seconds(found.Min), Seconds(found.Max))),
            ],
            [
                .. findings.Where(found => found.Kind == StepFindingKind.Temperature)
                    .Select(found => new StepTemperature(
                        found.Start, found.Length, found.Min, found.Max,
                        found.Scale is { } scale ? JsonNamingPolicy.CamelCase.ConvertName(scale.ToString()) : null)),
            ],
            [.. references.Find(step, section).Select(reference => reference.Line)]);
    }

    private static int Seconds(double seconds) => (int)Math.Round(seconds);
}

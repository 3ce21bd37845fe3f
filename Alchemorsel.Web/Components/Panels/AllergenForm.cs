using Alchemorsel.Contracts.Recipes;

namespace Alchemorsel.Web.Components.Panels;

/// <summary>A choice for each allergen: as the ingredients say, contained, or not.</summary>
public sealed class AllergenForm
{
    public string? Version { get; set; }
    public Dictionary<string, string> Choice { get; set => field = value ?? []; } = [];

    public AllergenOverride ToOverride() => new(Chosen("contains"), Chosen("free"));

    private List<string> Chosen(string choice) => [.. Choice.Where(entry => entry.Value == choice).Select(entry => entry.Key)];
}

using Alchemorsel.Contracts.Units;

namespace Alchemorsel.Web.Components.Units;

/// <summary>The form for what a household calls a unit that everybody has.</summary>
public sealed class UnitNamesForm
{
    public string? Name { get; set; }
    public string? Plural { get; set; }
    public string? Words { get; set; }

    public static UnitNamesForm Of(UnitNamesInput? names) => names is null
        ? new UnitNamesForm()
        : new UnitNamesForm { Name = names.Name, Plural = names.Plural, Words = string.Join(", ", names.Words ?? []) };

    public UnitNamesInput ToInput() => new() { Name = Name, Plural = Plural, Words = UnitWords.Split(Words) };
}

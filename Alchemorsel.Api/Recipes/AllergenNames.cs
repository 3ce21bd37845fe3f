using System.Text.Json;
using Alchemorsel.Cooking.Foods;

namespace Alchemorsel.Api.Recipes;

/// <summary>The 14 allergens of the EU by their names on the wire: <c>gluten</c>, <c>milk</c>, <c>sulphites</c> …</summary>
public static class AllergenNames
{
    private static readonly Dictionary<string, Allergens> ByName = Enum.GetValues<Allergens>()
        .Where(allergen => allergen != Allergens.None)
        .ToDictionary(allergen => JsonNamingPolicy.CamelCase.ConvertName(allergen.ToString()), StringComparer.OrdinalIgnoreCase);

    /// <summary>All names, in the order of the regulation's list as <see cref="Allergens"/> has it.</summary>
    public static IReadOnlyList<string> All { get; } = [.. ByName.Keys];

    public static bool IsKnown(string? name) => name is not null && ByName.ContainsKey(name);

    /// <summary>The flags of the names; what is unknown counts for nothing.</summary>
    public static Allergens Read(IEnumerable<string?>? names) => (names ?? [])
        .Aggregate(Allergens.None, (sum, name) => name is null ? sum : sum | ByName.GetValueOrDefault(name));

    /// <summary>The names of the flags that are set.</summary>
    public static IReadOnlyList<string> Write(Allergens allergens) => [.. ByName.Where(known => (allergens & known.Value) != 0).Select(known => known.Key)];
}

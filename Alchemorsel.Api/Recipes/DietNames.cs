using System.Text.Json;
using Alchemorsel.Cooking.Foods;

namespace Alchemorsel.Api.Recipes;

/// <summary>The diets by their names on the wire: <c>vegan</c>, <c>glutenFree</c> …</summary>
internal static class DietNames
{
    private static readonly Dictionary<string, Diets> ByName = Enum.GetValues<Diets>()
        .Where(diet => diet != Diets.None)
        .ToDictionary(diet => JsonNamingPolicy.CamelCase.ConvertName(diet.ToString()), StringComparer.OrdinalIgnoreCase);

    public static IReadOnlyDictionary<string, Diets> All => ByName;

    public static bool IsKnown(string name) => ByName.ContainsKey(name);

    /// <summary>The flags of the names; what is unknown counts for nothing.</summary>
    public static Diets Read(IEnumerable<string> names) => names.Aggregate(Diets.None, (sum, name) => sum | ByName.GetValueOrDefault(name));
}

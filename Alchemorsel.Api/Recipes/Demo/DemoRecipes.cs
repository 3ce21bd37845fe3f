using System.Text.Json;
using System.Text.Json.Serialization;
using Alchemorsel.Contracts.Recipes;

namespace Alchemorsel.Api.Recipes.Demo;

/// <summary>The demo recipes: the JSON files of this folder, each one recipe or an array of them, shaped as <see cref="RecipeInput"/>.</summary>
public static class DemoRecipes
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <exception cref="InvalidDataException">A file is not what it should be; names it.</exception>
    public static IReadOnlyList<RecipeInput> Read()
    {
        var assembly = typeof(DemoRecipes).Assembly;
        var names = assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(typeof(DemoRecipes).Namespace!, StringComparison.Ordinal) && name.EndsWith(".json", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);
        return [.. names.SelectMany(name => Read(name, assembly.GetManifestResourceStream(name)!))];
    }

    private static List<RecipeInput> Read(string name, Stream stream)
    {
        using (stream)
        {
            try
            {
                using var document = JsonDocument.Parse(stream);
                var recipes = document.RootElement.ValueKind == JsonValueKind.Array
                    ? document.Deserialize<List<RecipeInput>>(Json)!
                    : [document.Deserialize<RecipeInput>(Json)!];
                foreach (var recipe in recipes)
                {
                    if (RecipeRules.Check(recipe) is { Count: > 0 } errors)
                        throw new InvalidDataException($"{name}, {recipe.Title}: {errors.First().Key}: {errors.First().Value[0]}");
                }
                return recipes;
            }
            catch (JsonException exception)
            {
                throw new InvalidDataException($"{name}: {exception.Message}", exception);
            }
        }
    }
}

using System.Globalization;
using System.Numerics;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Cooking.Foods;

namespace Alchemorsel.Api.Recipes;

/// <summary>
/// What a recipe can be narrowed by, as words of one column (<see cref="RecipeSearchDocument.Traits"/>): the index that finds the words of a
/// search finds them in the same look, so that recipes with the words and without the traits are never read. PostgreSQL computes the column
/// with <c>recipe_traits</c>, which spells them as they are spelt here.
/// </summary>
/// <remarks>
/// Each begins with a mark of the household, and the mark alone is one too: a search stays within its household without going through all that
/// the household has. Two households may share a mark, so it saves work and keeps nothing apart: <see cref="RecipeSearchDocument.HouseholdId"/> does.
/// </remarks>
internal static class RecipeTraits
{
    /// <summary>The column's expression; the function is made by the migration PublicCommentsAndEras.</summary>
    public const string Sql =
        "recipe_traits(household_id, tag_keys, cuisine_key, category_key, diets, allergens | may_contain, unknown_lines, difficulty, minutes, rating, place)";

    /// <summary>Every ingredient line is understood.</summary>
    public const string Known = "known";

    // The bounds that cooks choose from; another one is looked up by the next of these and compared.
    private static readonly int[] Bounds = [15, 30, 45, 60, 90, 120];

    /// <summary>The traits as the household's recipes have them; without any, what all of them have.</summary>
    public static string[] In(Guid? household, params IEnumerable<string> traits)
    {
        // The end of a UUIDv7 is random.
        var mark = household.GetValueOrDefault().ToString()[^8..];
        string[] marked = [.. traits.Select(trait => $"{mark} {trait}")];
        return marked.Length > 0 ? marked : [mark];
    }

    /// <param name="key">Folded.</param>
    public static string Tag(string key) => "tag:" + key;

    /// <inheritdoc cref="Tag"/>
    public static string Cuisine(string key) => "cuisine:" + key;

    /// <inheritdoc cref="Tag"/>
    public static string Category(string key) => "category:" + key;

    public static string Of(Difficulty difficulty) => "difficulty:" + Text((int)difficulty);

    /// <summary>One for each of the diets.</summary>
    public static IEnumerable<string> Fitting(Diets diets) => Bits((int)diets).Select(bit => "diet:" + Text(bit));

    /// <summary>One for each of the allergens: it is not in it, and may not be in it either as far as its lines are understood.</summary>
    public static IEnumerable<string> Free(Allergens allergens) => Bits((int)allergens).Select(bit => "free:" + Text(bit));

    /// <summary>Recipes of at most so many minutes have it, and if it is not <c>Exact</c> some that take longer; null where no trait narrows it.</summary>
    public static (string Trait, bool Exact)? Within(int minutes)
        => Bounds.FirstOrDefault(bound => bound >= minutes) is > 0 and var bound ? ("within:" + Text(bound), bound == minutes) : null;

    /// <summary>Recipes of at least so many stars have it, and if it is not <c>Exact</c> some with fewer; null where no trait narrows it.</summary>
    public static (string Trait, bool Exact)? Stars(double rating)
        => (int)Math.Floor(Math.Min(rating, 5)) is > 0 and var stars ? ("stars:" + Text(stars), stars >= rating) : null;

    /// <summary>Recipes of the same age have it (<see cref="RecipeEras"/>).</summary>
    public static string Era(long place) => string.Create(CultureInfo.InvariantCulture, $"era:{place >> RecipeEras.Bits}");

    private static IEnumerable<int> Bits(int flags)
    {
        for (; flags != 0; flags &= flags - 1)
            yield return BitOperations.TrailingZeroCount(flags);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

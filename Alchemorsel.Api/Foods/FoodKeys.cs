using Alchemorsel.Api.Data;
using Alchemorsel.Api.Recipes;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Cooking.Nutrition;

namespace Alchemorsel.Api.Foods;

/// <summary>
/// What a food is known by in <see cref="RecipeSearchDocument.Foods"/>: the code of the food that a name means to the household, or the name
/// folded where nobody knows it. The one way from a name to a key, so that recipes are kept and asked for by the same one. A food stands for
/// itself only: "cheese" doesn't find cheddar.
/// </summary>
/// <param name="Book">The foods as the household knows them.</param>
internal sealed record FoodKeys(FoodBook Book)
{
    /// <summary>Of the catalogue alone.</summary>
    public static FoodKeys Shipped { get; } = new(FoodBook.Shipped);

    /// <summary>As the current household knows foods; one statement.</summary>
    public static async Task<FoodKeys> LoadAsync(AlchemorselDbContext db, CancellationToken cancellation)
        => new(await HouseholdFoods.LoadAsync(db, cancellation));

    /// <summary>For what a query asks; no statement when it names no food.</summary>
    public static Task<FoodKeys> LoadForAsync(AlchemorselDbContext db, RecipeQuery query, CancellationToken cancellation)
        => query.Foods.Count == 0 && query.WithoutFoods.Count == 0 ? Task.FromResult(Shipped) : LoadAsync(db, cancellation);

    /// <param name="name">As written, or as somebody asks.</param>
    public string Of(string name) => Of(Book.Find(name, null), name);

    /// <summary>Each key once; what is blank has none.</summary>
    public string[] Of(IEnumerable<string> names) => [.. names.Where(name => !string.IsNullOrWhiteSpace(name)).Select(Of).Distinct()];

    /// <param name="found">What the name was found to mean.</param>
    /// <param name="name">As written.</param>
    public static string Of(FoundFood? found, string name) => found is { Confidence: >= FoundFood.Likely } ? found.Food.Code : Folding.Fold(name);
}

using Alchemorsel.Api.Data;
using Alchemorsel.Api.Foods;
using Alchemorsel.Api.Panels;
using Alchemorsel.Api.Recipes.Nested;
using Alchemorsel.Cooking.Costs;
using Alchemorsel.Cooking.Dietary;
using Alchemorsel.Cooking.Nutrition;
using Alchemorsel.Cooking.Scaling;

namespace Alchemorsel.Api.Recipes;

/// <summary>
/// What is in a recipe by its ingredients as the household knows them, with what is in the recipes that it uses: their allergens, foods and
/// nutrients are the recipe's own. What a line uses is worked out before the line (<see cref="NestedRecipes.DeepestFirst"/>), each once.
/// </summary>
internal sealed class RecipeContents(Recipe recipe, NestedRecipes nested, FoodBook foods)
{
    /// <summary>The recipes that it uses, directly or through others.</summary>
    public IReadOnlyList<Guid> Uses { get; } = [.. nested.DeepestFirst.Select(used => used.Id).Where(id => id != recipe.Id)];

    public static async Task<RecipeContents> LoadAsync(AlchemorselDbContext db, Recipe recipe, CancellationToken cancellation)
        => new(recipe, await NestedRecipes.LoadAsync(db, recipe, cancellation), await HouseholdFoods.LoadAsync(db, cancellation));

    /// <summary>The recipe that an ingredient line uses, or null.</summary>
    public Recipe? UsedBy(StoredIngredient line) => nested.Find(recipe, line);

    /// <summary>The recipe that a line of one of <see cref="Uses"/> uses, or null.</summary>
    public Recipe? UsedBy(Recipe other, StoredIngredient line) => nested.Find(other, line);

    /// <summary>Allergens and diets, line by line, with the cooks' corrections of each recipe.</summary>
    public CorrectedDiets Diets() => Each<CorrectedDiets>((other, known) =>
    {
        var stored = Lines(other);
        var read = RecipeDiets.Of([.. stored.Select(line => line.ToLine())], foods.Find, other.Language);
        return new CorrectedDiets(
            read with
            {
                Lines =
                [
                    .. read.Lines.Select((line, index) =>
                        nested.Find(other, stored[index]) is { } used ? RecipeAsFood.Diets(line.Line, known[used.Id]) : line),
                ],
            },
            AllergenNames.Read(other.Allergens?.Contains),
            AllergenNames.Read(other.Allergens?.FreeFrom));
    });

    /// <summary>Each food once, of the recipes used too: its code, or the folded name where nobody knows it.</summary>
    public IReadOnlyCollection<string> Foods() => Each<HashSet<string>>((other, known) =>
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var line in Lines(other))
        {
            if (nested.Find(other, line) is { } used)
                keys.UnionWith(known[used.Id]);
            else if (Key(line, other.Language) is { Length: > 0 } key)
                keys.Add(key);
        }

        return keys;
    });

    /// <summary>Nutrients; a recipe that a line uses counts as a food (<see cref="RecipeAsFood"/>).</summary>
    public RecipeNutrition Nutrition() => Sums()[recipe.Id];

    /// <summary>What the ingredients of the recipe and of each that it uses weigh in g, where that is known.</summary>
    public IReadOnlyDictionary<Guid, double> Weights() => Sums().ToDictionary(sum => sum.Key, sum => sum.Value.Grams);

    /// <summary>What it costs by the household's prices; of a recipe that a line uses, the line's share.</summary>
    public RecipeCost Cost()
    {
        var sums = Sums();
        return Each<RecipeCost>((other, known) => new RecipeCost(
        [
            .. Lines(other).Zip(sums[other.Id].Lines, (stored, line) => nested.Find(other, stored) is { } used
                ? RecipeCost.Of(line.Line.Optional, known[used.Id], RecipeShare.Of(line.Line, used.Servings, used.YieldText, sums[used.Id].Grams))
                : RecipeCost.Of(line, foods.PriceOf(line.Food?.Code))),
        ]));
    }

    private Dictionary<Guid, RecipeNutrition> Sums() => All<RecipeNutrition>((other, known) =>
    {
        var stored = Lines(other);
        var overrides = new Dictionary<int, LineOverride>();
        foreach (var (index, line) in stored.Index())
        {
            if (nested.Find(other, line) is not { } used)
                continue;
            var food = RecipeAsFood.Of($"recipe:{used.Id}", used.Title, known[used.Id], used.Servings, used.YieldText);
            overrides[index] = new LineOverride(food, line is { Quantity: null, Unit: null } ? RecipeAsFood.WholeGrams(food) : null);
        }

        return RecipeNutrition.Calculate(
            [.. stored.Select(line => line.Measured(other.Language))], other.Servings ?? 0, foods.Find, other.Language, overrides);
    });

    private T Each<T>(Func<Recipe, Dictionary<Guid, T>, T> read) => All(read)[recipe.Id];

    private Dictionary<Guid, T> All<T>(Func<Recipe, Dictionary<Guid, T>, T> read)
    {
        var known = new Dictionary<Guid, T>();
        foreach (var other in nested.DeepestFirst)
            known[other.Id] = read(other, known);
        return known;
    }

    private string Key(StoredIngredient line, string? language)
        => FoodKeys.Of(FoundFood.Of(line.ToLine(), foods.Find, language), line.Food);

    private static List<StoredIngredient> Lines(Recipe recipe) => [.. recipe.Ingredients.SelectMany(group => group.Lines)];
}

using System.Globalization;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Cooking.Ingredients;
using Alchemorsel.Cooking.Quantities;
using Alchemorsel.Cooking.Scaling;
using Alchemorsel.Cooking.Units;

namespace Alchemorsel.Web.Components.Recipes;

/// <summary>A recipe at the size and in the units that the cook asked for.</summary>
internal sealed class RecipeView
{
    private readonly RecipeDetails recipe;
    private readonly string? units;

    private RecipeView(RecipeDetails recipe, string? servings, string? units)
    {
        this.recipe = recipe;
        this.units = units;
        Servings = int.TryParse(servings, NumberStyles.None, CultureInfo.InvariantCulture, out var asked) && asked is >= 1 and <= Limits.ServingsMax && CanScale
            ? asked
            : recipe.Servings ?? 1;
        System = units switch { "metric" => UnitSystem.Metric, "us" => UnitSystem.UsCustomary, _ => null };
        var factor = CanScale ? new Rational(Servings, recipe.Servings!.Value) : Rational.One;
        Ingredients = [.. recipe.Ingredients.Select(section => new Section(section.Name, [.. section.Lines.Select(line => Show(line, factor, System))]))];
        Steps = [.. recipe.Steps.Select(section => section with { Steps = [.. section.Steps.Select(step => RecipeScaling.ConvertStep(step, System))] })];
    }

    public bool CanScale => recipe.Servings is > 0;

    public int Servings { get; }

    public UnitSystem? System { get; }

    public IReadOnlyList<Section> Ingredients { get; }

    public IReadOnlyList<StepSection> Steps { get; }

    public static RecipeView Of(RecipeDetails recipe, string? servings, string? units) => new(recipe, servings, units);

    /// <summary>The page at another size.</summary>
    public string LinkTo(int servings) => string.Create(
        CultureInfo.InvariantCulture,
        $"/recipes/{recipe.Id}/{recipe.Slug}?servings={Math.Clamp(servings, 1, Limits.ServingsMax)}{(System is null ? "" : $"&units={units}")}#ingredients");

    private static Line Show(Ingredient wire, Rational factor, UnitSystem? system)
    {
        // As the cook wrote it, unless something is to be changed in it.
        if (factor == Rational.One && system is null)
            return new Line("", wire.Text, null, wire.Recipe);
        var shown = RecipeScaling.Display(
            new IngredientLine
            {
                Original = wire.Text,
                Quantity = Quantity.TryParse(wire.Quantity, out var quantity) ? quantity : null,
                Unit = Unit.FromCode(wire.Unit),
                Size = wire.Size,
                Food = wire.Food,
                Preparation = wire.Preparation,
                Comment = wire.Comment,
                Purpose = wire.Purpose,
                Optional = wire.Optional,
            },
            factor,
            system);
        return new Line(shown.Amount, shown.Rest, shown.Note, wire.Recipe);
    }

    internal sealed record Section(string? Name, IReadOnlyList<Line> Lines);

    internal sealed record Line(string Amount, string Rest, string? Note, RecipeLink? Recipe);
}

using System.Globalization;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Cooking.Ingredients;
using Alchemorsel.Cooking.Quantities;
using Alchemorsel.Cooking.Scaling;
using Alchemorsel.Cooking.Units;

namespace Alchemorsel.Web.Components.Recipes;

/// <summary>A recipe at the size and in the units that the cook asked for.</summary>
public sealed class RecipeView
{
    private const int TimerSecondsMax = 24 * 3_600;

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
        var lines = recipe.Ingredients.SelectMany(section => section.Lines).ToList();
        Steps =
        [
            .. recipe.Steps.Select(section => new StepGroup(
                section.Name, [.. section.Steps.Select((step, index) => Show(step, section.Facts.ElementAtOrDefault(index), lines, factor))])),
        ];
    }

    public bool CanScale => recipe.Servings is > 0;

    public int Servings { get; }

    public UnitSystem? System { get; }

    public IReadOnlyList<Section> Ingredients { get; }

    public IReadOnlyList<StepGroup> Steps { get; }

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
        var shown = RecipeScaling.Display(Read(wire), factor, system);
        return new Line(shown.Amount, shown.Rest, shown.Note, wire.Recipe);
    }

    private static IngredientLine Read(Ingredient wire) => new()
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
    };

    private Instruction Show(string step, StepFacts? facts, List<Ingredient> lines, Rational factor)
    {
        // What has no amount is said by the step itself.
        var uses = (facts?.Ingredients ?? [])
            .Where(index => index >= 0 && index < lines.Count)
            .Select(index => new Use(RecipeScaling.Display(Read(lines[index]), factor, System).Amount, lines[index].Food))
            .Where(use => use.Amount.Length > 0);
        return new Instruction([.. Pieces(RecipeScaling.ConvertStep(step, System), recipe.Language)], [.. uses]);
    }

    /// <summary>The step's words with its times apart. They are looked for in what is shown: converted temperatures move the places.</summary>
    private static IEnumerable<Piece> Pieces(string text, string? language)
    {
        var at = 0;
        foreach (var time in StepText.Find(text, language))
        {
            // Of a range the beginning is when to look; what takes longer than a day needs no timer.
            if (time is not { Kind: StepFindingKind.Time, Min: >= 1 and <= TimerSecondsMax })
                continue;
            if (time.Start > at)
                yield return new Piece(text[at..time.Start], null);
            yield return new Piece(text[time.Start..time.End], (int)time.Min);
            at = time.End;
        }

        if (at < text.Length)
            yield return new Piece(text[at..], null);
    }

    public sealed record StepGroup(string? Name, IReadOnlyList<Instruction> Steps);

    public sealed record Instruction(IReadOnlyList<Piece> Words, IReadOnlyList<Use> Uses);

    /// <param name="Seconds">How long, where the words are a time.</param>
    public sealed record Piece(string Text, int? Seconds);

    public sealed record Use(string Amount, string Food);

    public sealed record Section(string? Name, IReadOnlyList<Line> Lines);

    public sealed record Line(string Amount, string Rest, string? Note, RecipeLink? Recipe);
}

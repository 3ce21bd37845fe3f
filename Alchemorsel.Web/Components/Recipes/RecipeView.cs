using System.Globalization;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Households;
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

    // As the address says it, where that is not what the kitchen has anyway.
    private readonly string? units;

    private readonly UnitNaming naming;
    private readonly string page;
    private readonly List<Section> ingredients = [];

    private RecipeView(RecipeDetails recipe, string? servings, string? units, string? times, UnitNaming naming, string? page, MeasureUnits usual)
    {
        this.recipe = recipe;
        this.naming = naming;
        this.page = page ?? $"/recipes/{recipe.Id}/{recipe.Slug}";
        var isAsked = int.TryParse(servings, NumberStyles.None, CultureInfo.InvariantCulture, out var asked) && asked is >= 1 and <= Limits.ServingsMax && CanScale;
        // A part of a recipe that another one needs is seldom a whole number of servings.
        Times = isAsked || ScaleFactor.Read(times) is not { } factor || factor == Rational.One ? null : factor;
        var whole = recipe.Servings ?? 1;
        Servings = isAsked ? asked : Times is { } part ? (int)Math.Clamp(Math.Round(whole * part.ToDouble()), 1, Limits.ServingsMax) : whole;
        var shown = units switch { "metric" => MeasureUnits.Metric, "us" => MeasureUnits.UsCustomary, "written" => MeasureUnits.Written, _ => usual };
        System = shown switch { MeasureUnits.Metric => UnitSystem.Metric, MeasureUnits.UsCustomary => UnitSystem.UsCustomary, _ => null };
        this.units = shown == usual ? null : units;
        Factor = Times ?? (CanScale ? new Rational(Servings, recipe.Servings!.Value) : Rational.One);
        var first = 0;
        foreach (var section in recipe.Ingredients)
        {
            ingredients.Add(new Section(section.Name, first, [.. section.Lines.Select(line => Show(line, Factor, System))]));
            first += section.Lines.Count;
        }

        var lines = recipe.Ingredients.SelectMany(section => section.Lines).ToList();
        Steps =
        [
            .. recipe.Steps.Select(section => new StepGroup(
                section.Name, [.. section.Steps.Select((step, index) => Show(step, section.Facts.ElementAtOrDefault(index), lines, Factor))])),
        ];
    }

    public bool CanScale => recipe.Servings is > 0;

    public int Servings { get; }

    /// <summary>How much of the recipe is shown, where the address says that and not servings ("3/8"); else null.</summary>
    public Rational? Times { get; }

    /// <summary>By how much amounts are multiplied.</summary>
    public Rational Factor { get; }

    public UnitSystem? System { get; }

    public IReadOnlyList<Section> Ingredients => ingredients;

    public IReadOnlyList<StepGroup> Steps { get; }

    /// <param name="naming">What the household calls units; null for nothing of its own.</param>
    /// <param name="page">The address of the page that shows it; null for the recipe's own.</param>
    /// <param name="usual">The units where the address doesn't say.</param>
    public static RecipeView Of(
        RecipeDetails recipe, string? servings, string? units, string? times = null, UnitNaming? naming = null, string? page = null,
        MeasureUnits usual = MeasureUnits.Written)
        => new(recipe, servings, units, times, naming ?? UnitNaming.None, page, usual);

    /// <summary>The page at another size.</summary>
    public string LinkTo(int servings) => string.Create(
        CultureInfo.InvariantCulture,
        $"{page}?servings={Math.Clamp(servings, 1, Limits.ServingsMax)}{(units is null ? "" : $"&units={units}")}#ingredients");

    /// <summary>The page of a recipe that this one uses, at the size that is needed of it here.</summary>
    public string LinkTo(RecipeLink link, Rational? share)
    {
        var needed = share * Factor;
        var asked = new[]
        {
            needed is { } times && times != Rational.One && times >= ScaleFactor.Min && times <= ScaleFactor.Max
                ? $"times={Uri.EscapeDataString(times.ToString())}" : null,
            units is null ? null : $"units={units}",
        }.OfType<string>();
        return $"/recipes/{link.Id}/{link.Slug}" + (asked.Any() ? $"?{string.Join('&', asked)}" : "");
    }

    /// <summary>A line of a recipe that this one uses, at the size that is needed of it here.</summary>
    public Line ShowNested(Ingredient wire, Rational share) => Show(wire, share * Factor, System);

    private Line Show(Ingredient wire, Rational factor, UnitSystem? system)
    {
        // As the cook wrote it, unless something is to be changed in it.
        if (factor == Rational.One && system is null)
            return new Line("", wire.Text, null, wire.Recipe);
        var shown = RecipeScaling.Display(Read(wire), factor, system, null, naming);
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
            .Select(index => new Use(RecipeScaling.Display(Read(lines[index]), factor, System, null, naming).Amount, lines[index].Food))
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

    /// <param name="First">Index of its first line, counted over all sections.</param>
    public sealed record Section(string? Name, int First, IReadOnlyList<Line> Lines);

    public sealed record Line(string Amount, string Rest, string? Note, RecipeLink? Recipe);
}

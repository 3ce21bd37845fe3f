using Alchemorsel.Cooking.Foods;
using Alchemorsel.Cooking.Ingredients;
using Alchemorsel.Cooking.Nutrition;

namespace Alchemorsel.Cooking.Dietary;

/// <summary>What is known of an allergen in a recipe. None of them says that a dish is free from it.</summary>
public enum AllergenState
{
    /// <summary>No line that is understood names it.</summary>
    NoneFound,

    /// <summary>A line may contain it.</summary>
    MayContain,

    /// <summary>A line contains it.</summary>
    Contains,
}

/// <summary>Whether a recipe fits a diet.</summary>
public enum DietVerdict
{
    /// <summary>A line may not fit, or is not understood.</summary>
    Unknown,

    /// <summary>Every line is understood and fits.</summary>
    Yes,

    /// <summary>A line does not fit.</summary>
    No,
}

/// <summary>
/// Allergens and diets of a recipe, line by line. A missed allergen is worse than a false one: every word of a line counts, in six
/// languages,
/// and what is not understood keeps diets from being promised. What traces a factory leaves is not known.
/// </summary>
public sealed record RecipeDiets
{
    /// <summary>Line by line, in the order given; at most <see cref="RecipeNutrition.LinesMax"/>.</summary>
    public required IReadOnlyList<LineDiets> Lines { get; init; }

    /// <summary>Whether there were more lines than are looked at; then no diet is promised.</summary>
    public bool IsCut { get; init; }

    /// <summary>Allergens that a line contains.</summary>
    public Allergens Contains => Lines.Aggregate(Allergens.None, (sum, line) => sum | line.Contains);

    /// <summary>Allergens that a line may contain and none surely does.</summary>
    public Allergens MayContain => Lines.Aggregate(Allergens.None, (sum, line) => sum | line.MayContain) & ~Contains;

    /// <summary>Lines whose food is not known; they may contain anything.</summary>
    public IEnumerable<LineDiets> NotUnderstood => Lines.Where(line => !line.IsUnderstood);

    /// <summary>Reads a recipe.</summary>
    /// <param name="lines">Its ingredients, optional ones included.</param>
    /// <param name="foods">Where foods are found; null leaves it at the words, and then no line counts as understood.</param>
    /// <param name="language">BCP 47; null when unknown.</param>
    public static RecipeDiets Of(IReadOnlyList<IngredientLine> lines, FoodLookup? foods, string? language = null)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var read = new LineDiets[Math.Min(lines.Count, RecipeNutrition.LinesMax)];
        for (var i = 0; i < read.Length; i++)
            read[i] = LineDiets.Of(lines[i], foods, language);
        return new RecipeDiets { Lines = read, IsCut = lines.Count > read.Length };
    }

    /// <summary>State of one allergen, and the lines that it comes from.</summary>
    /// <param name="allergen">One or more; the worst state of them counts.</param>
    public (AllergenState State, IReadOnlyList<LineDiets> Because) StateOf(Allergens allergen)
    {
        var state = (Contains & allergen) != 0 ? AllergenState.Contains
            : (MayContain & allergen) != 0 ? AllergenState.MayContain : AllergenState.NoneFound;
        return (state, [.. Lines.Where(line => ((line.Contains | line.MayContain) & allergen) != 0)]);
    }

    /// <summary>Whether it fits a diet, and the lines that keep it from that.</summary>
    /// <param name="diet">One or more; it has to fit all of them. Pork-free and alcohol-free together are the opposite of
    /// halal-unsafe.</param>
    public (DietVerdict Verdict, IReadOnlyList<LineDiets> Because) Fits(Diets diet)
    {
        LineDiets[] against = [.. Lines.Where(line => (line.Breaks & diet) != 0)];
        if (against.Length > 0)
            return (DietVerdict.No, against);
        LineDiets[] unsure = [.. Lines.Where(line => (line.MayBreak & diet) != 0 || !line.IsUnderstood)];
        return (unsure.Length > 0 || IsCut || Lines.Count == 0 ? DietVerdict.Unknown : DietVerdict.Yes, unsure);
    }
}

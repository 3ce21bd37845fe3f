using System.Text;
using Alchemorsel.Cooking.Formats.FrontMatter;
using Alchemorsel.Cooking.Reading;

namespace Alchemorsel.Cooking.Formats.Cooklang;

/// <summary>
/// Makes a draft of a Cooklang file: each mention of an ingredient becomes a line ("200 g flour, sifted"), each paragraph a step
/// as a cook reads it. A paragraph of nothing but mentions is a list of ingredients rather than a step. Never throws.
/// </summary>
public static class CooklangReader
{
    /// <param name="text">A <c>.cook</c> file; see <see cref="CooklangParser.TextMax"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static RecipeDraft Read(string text) => ToDraft(CooklangParser.Parse(text));

    /// <summary>
    /// The recipe as a draft. Where a step of words mentions an ingredient of its section again without an amount, it is not listed
    /// again. Whether an amount is fixed, and where another recipe lies that is an ingredient here, is not kept.
    /// </summary>
    public static RecipeDraft ToDraft(CooklangRecipe recipe)
    {
        var ingredients = new List<DraftSection>();
        var steps = new List<DraftSection>();
        var draft = FrontMatterDraft.Read(recipe.Metadata);
        var notes = new List<string>(draft.Notes);
        foreach (var section in recipe.Sections)
        {
            var lines = IngredientLines(section);
            if (lines.Count > 0)
                ingredients.Add(new DraftSection(Name(section), lines));
            var texts = section.Steps.Where(step => !IsList(step))
                .Select(step => PlainText.Fold(step.ToPlainText())).Where(text => text.Length > 0).ToList();
            if (texts.Count > 0)
                steps.Add(new DraftSection(Name(section), texts));
            notes.AddRange(section.Notes.Select(PlainText.Fold).Where(note => note.Length > 0));
        }

        return draft with { Ingredients = ingredients, Steps = steps, Notes = notes };
    }

    /// <summary>The mention as a line of a list of ingredients.</summary>
    internal static string Line(CooklangIngredient ingredient)
    {
        var line = new StringBuilder(ingredient.Amount?.PlainText ?? "");
        if (line.Length > 0)
            line.Append(' ');
        line.Append(ingredient.Name);
        if (ingredient.Preparation is { } preparation)
            line.Append(", ").Append(preparation);
        if (ingredient.Optional)
            line.Append(" (optional)");
        return PlainText.Fold(line.ToString());
    }

    /// <summary>Nothing but mentions of ingredients, with punctuation between them.</summary>
    internal static bool IsList(CooklangStep step) =>
        step.Items.Any(item => item is CooklangIngredient)
        && step.Items.All(item => item is CooklangIngredient || (item is CooklangText text && !text.Value.Any(char.IsLetterOrDigit)));

    /// <summary>Names an ingredient and says nothing more of it.</summary>
    internal static bool IsBare(CooklangIngredient ingredient) => ingredient is { Amount: null, Preparation: null, Optional: false };

    private static string? Name(CooklangSection section) =>
        section.Name is { } name && PlainText.Fold(name) is { Length: > 0 } folded ? folded : null;

    private static List<string> IngredientLines(CooklangSection section)
    {
        var lines = new List<string>();
        var listed = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var step in section.Steps)
        {
            var isList = IsList(step);
            foreach (var ingredient in step.Items.OfType<CooklangIngredient>().Where(ingredient => !ingredient.Unlisted))
            {
                var again = !listed.Add(ingredient.Name);
                if ((isList || !again || !IsBare(ingredient)) && Line(ingredient) is { Length: > 0 } line)
                    lines.Add(line);
            }
        }

        return lines;
    }
}

using Alchemorsel.Cooking.Dietary;
using Alchemorsel.Cooking.Foods;
using Alchemorsel.Cooking.Formats;
using Alchemorsel.Cooking.Formats.Cooklang;
using Alchemorsel.Cooking.Formats.Exports;
using Alchemorsel.Cooking.Formats.Markdown;
using Alchemorsel.Cooking.Ingredients;
using Alchemorsel.Cooking.Nutrition;
using Alchemorsel.Cooking.Quantities;
using Alchemorsel.Cooking.Reading;
using Alchemorsel.Cooking.Reading.Text;
using Alchemorsel.Cooking.Scaling;
using Alchemorsel.Cooking.Units;

namespace Alchemorsel.Benchmarks.Fuzz;

/// <summary>Every door of the cooking core that text or files from outside come in by.</summary>
public static class FuzzReaders
{
    private static readonly string[] Languages = ["de", "fr", "es", "it", "nl", "pt", "sv", "da", "nb", "pl", "ja"];

    /// <summary>Small enough that a zip which unpacks to more is noticed.</summary>
    private static readonly ExportLimits Limits = new() { EntryBytesMax = 4 * 1024 * 1024, UnpackedBytesMax = 16 * 1024 * 1024 };

    /// <summary>All readers, the doors for whole documents first.</summary>
    public static IReadOnlyList<FuzzReader> All { get; } =
    [
        FuzzReader.OfText("page", text => RecipeReader.Read(text, new Uri("https://example.org/a/b")).Draft is not null, FuzzSamples.Pages),
        FuzzReader.OfText("json", text => RecipeReader.ReadJson(text).Draft is not null, FuzzSamples.Json),
        FuzzReader.OfText("text", text => RecipeTextReader.Read(text).Draft is not null, FuzzSamples.Texts),
        FuzzReader.OfText("markdown", text => MarkdownReader.Read(text).Ingredients.Count > 0, FuzzSamples.Markdown),
        FuzzReader.OfText("cooklang", text => CooklangReader.Read(text).Ingredients.Count > 0, FuzzSamples.Cooklang),
        FuzzReader.OfText(
            "pasted",
            text => PastedRecipe.Read(text).Draft is not null,
            [.. FuzzSamples.Pages, .. FuzzSamples.Json, .. FuzzSamples.Texts, .. FuzzSamples.Markdown, .. FuzzSamples.Cooklang]),
        // An archive may unpack to all that the limits allow, whatever its length.
        new FuzzReader("export", ExportSamples.All(), ReadExport, length => (6 * Limits.UnpackedBytesMax) + (256L * length)),
        FuzzReader.OfText("line", text => IngredientParser.Parse(text, "en").Amounts.Count > 0, FuzzSamples.Lines),
        FuzzReader.OfText("line-of-any-language", ReadLines, FuzzSamples.LinesOfOtherLanguages),
        FuzzReader.OfText("quantity", text => Quantity.TryParse(text, out _), FuzzSamples.Quantities),
        FuzzReader.OfText("unit", ReadUnit, FuzzSamples.Units),
        FuzzReader.OfText("step", text => StepText.Find(text).Count > 0, FuzzSamples.Steps),
        FuzzReader.OfText("food", text => FoodCatalogue.Default.Match(text) is not null, FuzzSamples.Foods),
        FuzzReader.OfText("diet-and-nutrition", ReadRecipe, FuzzSamples.Lines),
    ];

    private static bool ReadExport(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        return ReadAsync(stream).GetAwaiter().GetResult();

        static async Task<bool> ReadAsync(Stream stream)
        {
            ExportSummary? summary = null;
            await foreach (var item in ExportReader.ReadAsync(stream, null, Limits))
                summary = item as ExportSummary;
            return (summary ?? throw new InvalidOperationException("An export ends in a summary.")).Recipes > 0;
        }
    }

    private static bool ReadLines(string text)
    {
        var found = IngredientParser.Parse(text, Languages[text.Length % Languages.Length]).Amounts.Count > 0;
        return IngredientParser.Parse(text).Amounts.Count > 0 || found;
    }

    private static bool ReadUnit(string text)
    {
        var at = 0;
        return UnitCatalogue.TryReadAt(text, ref at, out _, Languages[text.Length % Languages.Length]) || UnitCatalogue.FromWord(text) is not null;
    }

    private static bool ReadRecipe(string text)
    {
        var lines = text.Split('\n').Take(200).Select(line => IngredientParser.Parse(line)).ToList();
        var diets = RecipeDiets.Of(lines, FoundFood.InCatalogue);
        return RecipeNutrition.Calculate(lines, 4, FoundFood.InCatalogue) is not null && diets is not null;
    }
}

using Alchemorsel.Api.Data;
using Alchemorsel.Api.Recipes;
using Alchemorsel.Api.Units;
using Alchemorsel.Cooking.Ingredients;
using Alchemorsel.Cooking.Units;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Ingredients;

/// <summary>The household's corrections of a set of lines. One for a line as it stands goes before one for any amount.</summary>
internal sealed class IngredientCorrections
{
    private readonly Dictionary<string, IngredientCorrection> byKey;

    private readonly OwnUnits? units;

    private IngredientCorrections(Dictionary<string, IngredientCorrection> byKey, OwnUnits? units)
    {
        this.byKey = byKey;
        this.units = units;
    }

    /// <summary>Loads what is remembered of the lines, and the household's units.</summary>
    public static async Task<IngredientCorrections> LoadAsync(
        AlchemorselDbContext db, IEnumerable<string> lines, CancellationToken cancellation)
    {
        var keys = lines.SelectMany(line => new[] { LineKey.Of(line), Folding.Fold(line) }).Distinct().ToArray();
        if (keys.Length == 0)
            return new IngredientCorrections([], null);
        var units = await HouseholdUnits.LoadAsync(db, cancellation);
        return new IngredientCorrections(await db.Set<IngredientCorrection>().AsNoTracking()
            .Where(correction => keys.Contains(correction.Key))
            .ToDictionaryAsync(correction => correction.Key, StringComparer.Ordinal, cancellation), units);
    }

    /// <summary>Corrects the lines of a recipe about to be saved.</summary>
    public static async Task ApplyAsync(Recipe recipe, AlchemorselDbContext db, CancellationToken cancellation)
    {
        var corrections = await LoadAsync(db, recipe.Ingredients.SelectMany(group => group.Lines).Select(line => line.Text), cancellation);
        if (corrections.byKey.Count == 0 && corrections.units is null)
            return;
        recipe.Ingredients =
        [
            .. recipe.Ingredients.Select(group => group with
            {
                Lines = [.. group.Lines.Select(line => corrections.Correct(corrections.Measure(line, recipe.Language)))],
            }),
        ];
    }

    /// <summary>The correction of a line; null when there is none.</summary>
    public IngredientCorrection? Of(string line)
        => byKey.Count == 0 ? null : byKey.GetValueOrDefault(Folding.Fold(line)) ?? byKey.GetValueOrDefault(LineKey.Of(line));

    /// <summary>The line as read, with the household's units, then as corrected.</summary>
    public StoredIngredient Read(string text, string? language) => Correct(Measure(AsRead(text, language), language));

    // A choice of recipe stays with its line.
    private StoredIngredient Measure(StoredIngredient line, string? language) => units?.Read(line.Text, language) is not { } read
        ? line
        : AsRead(line.Text, read) with { RecipeId = line.RecipeId, LinkChosen = line.LinkChosen };

    /// <summary>A line that was read without corrections, with them.</summary>
    public StoredIngredient Correct(StoredIngredient line) => Of(line.Text) is not { } correction
        ? line
        : line with
        {
            // For any amount the line's own holds.
            Quantity = correction.AnyAmount ? line.Quantity : correction.Quantity,
            Unit = correction.Unit,
            Food = correction.Food,
            Preparation = correction.Preparation,
            Comment = correction.Comment,
        };

    /// <summary>The line as it reads without any correction.</summary>
    public static StoredIngredient AsRead(string text, string? language) => AsRead(text, IngredientParser.Parse(text, language));

    private static StoredIngredient AsRead(string text, IngredientLine line) => new()
    {
        Text = text,
        Quantity = line.Quantity?.ToString(),
        Unit = line.Unit?.Code,
        Size = line.Size,
        Food = line.Food,
        Preparation = line.Preparation,
        Comment = line.Comment,
        Purpose = line.Purpose,
        Optional = line.Optional,
    };
}

using System.Text;
using Alchemorsel.Api.Data;
using Alchemorsel.Api.Recipes;
using Alchemorsel.Contracts.Ingredients;
using Alchemorsel.Cooking.Quantities;
using Alchemorsel.Cooking.Units;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Ingredients;

internal static class CorrectionWriting
{
    private const int KeyBytesMax = 2_000;

    /// <summary>What annotations can't say; null when nothing is wrong.</summary>
    public static (string Field, string Message)? Check(CorrectionInput input)
    {
        if (RecipeText.CleanLine(input.Line) is null)
            return ("line", "Say which line is meant.");
        // An index holds no longer keys; only exotic characters get there, by falling apart when folded.
        if (Encoding.UTF8.GetByteCount(Folding.Fold(input.Line)) > KeyBytesMax)
            return ("line", "This line is too long to be remembered.");
        if (RecipeText.CleanLine(input.Food) is null)
            return ("food", "Every line has a food; what is left of the line otherwise.");
        if (!string.IsNullOrWhiteSpace(input.Quantity) && !Quantity.TryParse(input.Quantity, out _))
            return ("quantity", "A number, a fraction or a range: 2, 1.5, 3/2, 2-3.");
        if (!string.IsNullOrWhiteSpace(input.Unit) && Unit.FromCode(input.Unit) is null)
            return ("unit", "No unit has this code.");
        return null;
    }

    /// <summary>
    /// Remembers the correction in place of an earlier one, and reads again what it concerns. <paramref name="input"/> has passed
    /// <see cref="Check"/>.
    /// </summary>
    public static async Task<CorrectionSaved> SaveAsync(
        AlchemorselDbContext db, CorrectionInput input, DateTimeOffset now, CancellationToken cancellation)
    {
        var line = RecipeText.CleanLine(input.Line)!;
        var read = IngredientCorrections.AsRead(line, input.Language);
        var known = await IngredientCorrections.LoadAsync(db, [line], cancellation);
        var quantity = Quantity.TryParse(input.Quantity, out var given) ? given.ToString() : null;
        var (food, preparation, comment) = (
            RecipeText.CleanLine(input.Food)!, RecipeText.CleanLine(input.Preparation), RecipeText.CleanLine(input.Comment));
        // "1 14-oz can": what names the 14 is wrong for a can of 28.
        var anyAmount = quantity == read.Quantity && !new[] { food, preparation, comment }.Any(LineKey.HasNumber);
        var correction = new IngredientCorrection
        {
            HouseholdId = db.CurrentHousehold!.Value,
            Key = anyAmount ? LineKey.Of(line) : Folding.Fold(line),
            Line = line,
            AnyAmount = anyAmount,
            Quantity = anyAmount ? null : quantity,
            Unit = string.IsNullOrWhiteSpace(input.Unit) ? null : input.Unit,
            Food = food,
            Preparation = preparation,
            Comment = comment,
            UpdatedAt = now,
        };

        string[] foods = [.. read.FoodKeys(input.Language), .. known.Correct(read).FoodKeys(input.Language)];
        IReadOnlyList<MarkedRecipe> concerned;
        await using (var transaction = await db.Database.BeginTransactionAsync(cancellation))
        {
            // The last word counts: an earlier one for this very line would go before it.
            var folded = Folding.Fold(line);
            await db.Set<IngredientCorrection>().Where(row => row.Key == correction.Key || row.Key == folded).ExecuteDeleteAsync(cancellation);
            await db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO ingredient_correction
                    (id, household_id, key, line, any_amount, quantity, unit, food, preparation, comment, updated_at)
                VALUES ({correction.Id}, {correction.HouseholdId}, {correction.Key}, {line}, {anyAmount}, {correction.Quantity},
                    {correction.Unit}, {food}, {preparation}, {comment}, {now})
                ON CONFLICT (household_id, key) DO UPDATE SET id = excluded.id, line = excluded.line, any_amount = excluded.any_amount,
                    quantity = excluded.quantity, unit = excluded.unit, food = excluded.food, preparation = excluded.preparation,
                    comment = excluded.comment, updated_at = excluded.updated_at
                """,
                cancellation);
            concerned = await Rereading.MarkLineAsync(db, line, foods, cancellation);
            await transaction.CommitAsync(cancellation);
        }
        return new CorrectionSaved(correction.ToInfo(), await Rereading.ReadAsync(db, concerned, cancellation));
    }

    /// <summary>Forgets the correction, and reads again what it concerned.</summary>
    public static async Task RemoveAsync(AlchemorselDbContext db, IngredientCorrection correction, CancellationToken cancellation)
    {
        var line = IngredientCorrections.AsRead(correction.Line, null) with { Food = correction.Food, Preparation = correction.Preparation };
        IReadOnlyList<MarkedRecipe> concerned;
        await using (var transaction = await db.Database.BeginTransactionAsync(cancellation))
        {
            await db.Set<IngredientCorrection>().Where(row => row.Id == correction.Id).ExecuteDeleteAsync(cancellation);
            concerned = await Rereading.MarkLineAsync(db, correction.Line, [.. line.FoodKeys(null)], cancellation);
            await transaction.CommitAsync(cancellation);
        }
        await Rereading.ReadAsync(db, concerned, cancellation);
    }
}

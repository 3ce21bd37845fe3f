using Alchemorsel.Api.Data;
using Alchemorsel.Api.Exporting;
using Alchemorsel.Api.Foods;
using Alchemorsel.Api.Households;
using Alchemorsel.Api.Ingredients;
using Alchemorsel.Api.Recipes;
using Alchemorsel.Api.Units;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Ingredients;
using Alchemorsel.Cooking.Foods;
using Alchemorsel.Cooking.Quantities;
using Alchemorsel.Cooking.Units;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Importing.Archives;

/// <summary>
/// Takes over a household's units, foods and corrected lines, each within an open transaction. What this household says of the same thing stays.
/// </summary>
internal sealed class LibraryLineImport(AlchemorselDbContext db, TimeProvider time)
{
    public async Task<LineOutcome> UnitAsync(LibraryUnit line, CancellationToken cancellation)
    {
        await using var turn = await HouseholdTurn.BeginAsync(db, cancellation);
        var all = await HouseholdUnits.AllAsync(db.Set<HouseholdUnit>(), cancellation);
        if (line is { Code: { } code, Names: { } said })
        {
            said = said with { Words = said.Words ?? [] };
            if (all.Exists(known => known.IsNaming && known.Unit == code))
                return LineOutcome.Kept;
            if (Unit.FromCode(code) is null || said.Words.Count > Limits.UnitNamesMax || UnitRules.Check(said, all) is not null)
                return LineOutcome.LeftOut;
            var named = new HouseholdUnit { HouseholdId = db.CurrentHousehold!.Value, IsNaming = true, Unit = code };
            named.Apply(said);
            return await AddAsync(named, cancellation);
        }

        if (line.Unit is not { Names: { Count: > 0 and <= Limits.UnitNamesMax } names, Quantity.Length: <= 40, Unit: not null } input)
            return LineOutcome.LeftOut;
        var folded = names.Select(name => Folding.Fold(name ?? "")).ToHashSet();
        if (all.Exists(known => !known.IsNaming && known.Names.Exists(name => folded.Contains(Folding.Fold(name)))))
            return LineOutcome.Kept;
        if (all.Count(known => !known.IsNaming) >= Limits.UnitsMax || UnitRules.Check(input, all) is not null)
            return LineOutcome.LeftOut;
        var unit = new HouseholdUnit { HouseholdId = db.CurrentHousehold!.Value };
        unit.Apply(input);
        return await AddAsync(unit, cancellation);
    }

    // Recipes that are here already are read again in the background.
    private async Task<LineOutcome> AddAsync(HouseholdUnit unit, CancellationToken cancellation)
    {
        db.Add(unit);
        await db.SaveChangesAsync(cancellation);
        await Rereading.MarkWordsAsync(db, unit.Words(), cancellation);
        return LineOutcome.Added;
    }

    public async Task<LineOutcome> FoodAsync(LibraryFood line, CancellationToken cancellation)
    {
        if (line is not { Food: { } input, Code: { Length: > 0 and <= Limits.NameMax + 20 } code } || code.Any(char.IsControl))
            return LineOutcome.LeftOut;
        input = input with { Aliases = input.Aliases ?? [], AllergensAdded = input.AllergensAdded ?? [], AllergensRemoved = input.AllergensRemoved ?? [] };
        var isOwn = code.StartsWith(HouseholdFood.OwnPrefix, StringComparison.Ordinal);
        if (input.Aliases.Any(alias => alias is null) || FoodRules.Check(input, isOwn).Count > 0 || (!isOwn && FoodCatalogue.Default.FromCode(code) is null))
            return LineOutcome.LeftOut;
        await using var turn = await HouseholdTurn.BeginAsync(db, cancellation);
        var (household, now) = (db.CurrentHousehold!.Value, ArchiveIds.Time(line.UpdatedAt, time.GetStorableNow()));
        var known = await db.Set<HouseholdFood>().Where(food => food.Code == code || (isOwn && food.Code.StartsWith(HouseholdFood.OwnPrefix)))
            .Select(food => new { food.Code, food.Name }).ToListAsync(cancellation);
        var name = Folding.Fold(RecipeText.CleanLine(input.Name) ?? "");
        if (known.Exists(food => !isOwn || Folding.Fold(food.Name ?? "") == name))
            return LineOutcome.Kept;
        var change = known.Exists(food => food.Code == code)
            ? await FoodWriting.CreateAsync(db, household, input, now, cancellation)
            : await FoodWriting.ChangeAsync(db, household, code, input, now, cancellation);
        return change is null ? LineOutcome.LeftOut : LineOutcome.Added;
    }

    public async Task<LineOutcome> CorrectionAsync(LibraryCorrection said, Guid job, CancellationToken cancellation)
    {
        if (said is not { Line.Length: > 0 and <= Limits.IngredientLineMax, Food.Length: > 0 and <= Limits.NameMax } || TooLong(said.Preparation) || TooLong(said.Comment))
            return LineOutcome.LeftOut;
        var input = new CorrectionInput { Line = said.Line, Quantity = said.Quantity, Unit = said.Unit, Food = said.Food };
        if (CorrectionWriting.Check(input) is not null || said.Quantity?.Length > 40)
            return LineOutcome.LeftOut;
        var line = RecipeText.CleanLine(said.Line)!;
        var correction = new IngredientCorrection
        {
            Id = ArchiveIds.Derive(job, said.Id),
            HouseholdId = db.CurrentHousehold!.Value,
            Key = said.AnyAmount ? LineKey.Of(line) : Folding.Fold(line),
            Line = line,
            AnyAmount = said.AnyAmount,
            Quantity = said.AnyAmount ? null : Quantity.TryParse(said.Quantity, out var quantity) ? quantity.ToString() : null,
            Unit = string.IsNullOrWhiteSpace(said.Unit) ? null : said.Unit,
            Food = RecipeText.CleanLine(said.Food)!,
            Preparation = RecipeText.CleanLine(said.Preparation),
            Comment = RecipeText.CleanLine(said.Comment),
            UpdatedAt = ArchiveIds.Time(said.UpdatedAt, time.GetStorableNow()),
        };
        if (await db.Set<IngredientCorrection>().AnyAsync(row => row.Key == correction.Key || row.Id == correction.Id, cancellation))
            return LineOutcome.Kept;
        db.Add(correction);
        await db.SaveChangesAsync(cancellation);
        await Rereading.MarkLineAsync(db, line, [.. IngredientCorrections.AsRead(line, null).FoodKeys(null)], cancellation);
        return LineOutcome.Added;
    }

    private static bool TooLong(string? text) => text?.Length > Limits.NameMax;
}

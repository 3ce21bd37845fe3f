using Alchemorsel.Api.Data;
using Alchemorsel.Api.Households;
using Alchemorsel.Api.Ingredients;
using Alchemorsel.Api.Recipes;
using Alchemorsel.Contracts;
using Alchemorsel.Cooking.Units;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Units;

internal static class HouseholdUnits
{
    /// <summary>What a household can have: measures of its own, and a name for each of everybody's.</summary>
    private static readonly int Max = Limits.UnitsMax + UnitCatalogue.All.Count;

    /// <summary>What lines are read with in the current household; null when it has nothing of its own.</summary>
    public static async Task<OwnUnits?> LoadAsync(AlchemorselDbContext db, CancellationToken cancellation)
    {
        var units = await AllAsync(db.Set<HouseholdUnit>().AsNoTracking(), cancellation);
        return units.Count == 0 ? null : new OwnUnits(units.Select(unit => unit.ToOwnUnit()).OfType<OwnUnit>());
    }

    public static Task<List<HouseholdUnit>> AllAsync(IQueryable<HouseholdUnit> units, CancellationToken cancellation)
        => units.OrderBy(unit => unit.Id).Take(Max).ToListAsync(cancellation);

    /// <summary>Saves what was changed of units in this turn, ends it, and lets the recipes that have one of the words be read again.</summary>
    /// <returns>How many recipes are different now, and how many follow in the background.</returns>
    public static async Task<(int Recipes, int Waiting)> SaveAsync(
        AlchemorselDbContext db, HouseholdTurn turn, IEnumerable<string> words, CancellationToken cancellation)
    {
        await db.SaveChangesAsync(cancellation);
        var marked = await Rereading.MarkWordsAsync(db, words, cancellation);
        await turn.CommitAsync(cancellation);
        return (await Rereading.ReadAsync(db, marked, cancellation), Math.Max(0, marked.Count - Rereading.AtOnceMax));
    }

    /// <summary>What is wrong with a word for a unit; null when nothing. Of two units with one word lines could mean either.</summary>
    public static string? Check(string? word, IEnumerable<HouseholdUnit> others)
    {
        var name = RecipeText.CleanLine(word);
        if (name is null || name.Length > Limits.UnitNameMax || LineKey.HasNumber(name))
            return $"A name of at most {Limits.UnitNameMax} characters without numbers.";
        return others.Any(unit => unit.Words().Any(other => Folding.Fold(other) == Folding.Fold(name))) ? "Another unit of yours has this name." : null;
    }
}

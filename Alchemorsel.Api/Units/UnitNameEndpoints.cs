using Alchemorsel.Api.Data;
using Alchemorsel.Api.Households;
using Alchemorsel.Api.Http;
using Alchemorsel.Contracts.Units;
using Alchemorsel.Cooking.Units;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Units;

/// <summary>What a household calls the units that everybody has.</summary>
internal static class UnitNameEndpoints
{
    public static void MapUnitNames(this RouteGroupBuilder units)
    {
        units.MapGet("/names", List).WithName("ListUnitNames").WithSummary("The units that the household writes in its own way");
        units.MapPut("/{code}/names", Put).Validate<UnitNamesInput>().WithName("PutUnitNames").WithSummary("What the household calls a unit");
        units.MapDelete("/{code}/names", Remove).WithName("RemoveUnitNames").WithSummary("Back to what everybody calls it");
    }

    private static async Task<Ok<IReadOnlyList<ShownUnit>>> List(AlchemorselDbContext db, CancellationToken cancellation)
        => TypedResults.Ok<IReadOnlyList<ShownUnit>>(await db.Set<HouseholdUnit>().AsNoTracking()
            .Where(unit => unit.IsNaming && unit.Shown != null)
            .OrderBy(unit => unit.Unit).Take(UnitCatalogue.All.Count)
            .Select(unit => new ShownUnit(unit.Unit, unit.Shown!, unit.ShownPlural ?? unit.Shown!))
            .ToListAsync(cancellation));

    private static async Task<Results<Ok<UnitNamesChange>, ValidationProblem, ProblemHttpResult>> Put(
        string code, UnitNamesInput input, AlchemorselDbContext db, CancellationToken cancellation)
    {
        if (Unit.FromCode(code) is null)
            return NoSuchUnit();
        await using var turn = await HouseholdTurn.BeginAsync(db, cancellation);
        var all = await HouseholdUnits.AllAsync(db.Set<HouseholdUnit>(), cancellation);
        var known = all.Find(unit => unit.IsNaming && unit.Unit == code);
        if (UnitRules.Check(input, [.. all.Where(unit => unit != known)]) is { } error)
            return Problems.Invalid(error.Field, error.Message);

        var unit = known ?? new HouseholdUnit { HouseholdId = db.CurrentHousehold!.Value, IsNaming = true, Unit = code };
        if (known is null)
            db.Add(unit);
        var before = unit.Words();
        unit.Apply(input);
        // Only what is read otherwise from now on; a name that is only shown changes no recipe.
        var words = unit.Words();
        var (recipes, waiting) = await HouseholdUnits.SaveAsync(db, turn, before.Except(words).Union(words.Except(before)), cancellation);
        return TypedResults.Ok(new UnitNamesChange(code, recipes, waiting));
    }

    private static async Task<Results<Ok<UnitNamesChange>, ProblemHttpResult>> Remove(string code, AlchemorselDbContext db, CancellationToken cancellation)
    {
        await using var turn = await HouseholdTurn.BeginAsync(db, cancellation);
        if (Unit.FromCode(code) is null
            || await db.Set<HouseholdUnit>().SingleOrDefaultAsync(unit => unit.IsNaming && unit.Unit == code, cancellation) is not { } known)
            return NoSuchUnit();
        db.Remove(known);
        var (recipes, waiting) = await HouseholdUnits.SaveAsync(db, turn, known.Words(), cancellation);
        return TypedResults.Ok(new UnitNamesChange(code, recipes, waiting));
    }

    private static ProblemHttpResult NoSuchUnit() => Problems.Problem(404, "not-found", "There is no such unit, or it has no names of yours.");
}

using System.Text.Json;
using Alchemorsel.Api.Data;
using Alchemorsel.Api.Households;
using Alchemorsel.Api.Http;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Units;
using Alchemorsel.Cooking.Units;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Units;

/// <summary>The units that lines are read with: everybody's, with what the household calls them, and the household's own.</summary>
internal static class UnitEndpoints
{
    // As people look for them: what is weighed and poured first, the small before the large, counted things by name.
    private static readonly IReadOnlyList<UnitInfo> Everybodys =
    [
        .. UnitCatalogue.All.OrderBy(unit => unit.Dimension switch { Dimension.Mass => 0, Dimension.Volume => 1, Dimension.Length => 2, _ => 3 })
            .ThenBy(unit => unit.Dimension).ThenBy(unit => unit.Size).ThenBy(unit => unit.Plural, StringComparer.OrdinalIgnoreCase).Select(ToInfo),
    ];

    public static void MapUnits(this IEndpointRouteBuilder app)
    {
        var units = app.MapGroup("/api/v1/units").RequireAuthorization().WithTags("Units");

        units.MapGet("/", List).WithName("ListUnits").WithSummary("Every unit that is understood, and the household's own");
        units.MapPost("/", Create).Validate<OwnUnitInput>().WithName("CreateUnit").WithSummary("A unit of the household's own");
        units.MapPut("/{id:guid}", Change).Validate<OwnUnitInput>().WithName("ChangeUnit").WithSummary("Changes a unit of the household's own");
        units.MapDelete("/{id:guid}", Remove).WithName("RemoveUnit").WithSummary("Removes a unit of the household's own");
        units.MapUnitNames();
    }

    private static async Task<Ok<UnitList>> List(AlchemorselDbContext db, CancellationToken cancellation)
    {
        var all = await AllAsync(db, cancellation);
        var named = all.Where(unit => unit.IsNaming).ToDictionary(unit => unit.Unit, unit => unit.ToNames());
        return TypedResults.Ok(new UnitList(
            [.. Everybodys.Select(unit => named.TryGetValue(unit.Code, out var names) ? unit with { Household = names } : unit)],
            [.. all.Where(unit => !unit.IsNaming).OrderBy(unit => unit.Names[0], StringComparer.OrdinalIgnoreCase).Select(unit => unit.ToInfo())]));
    }

    private static async Task<Results<Created<UnitChange>, ValidationProblem, ProblemHttpResult>> Create(
        OwnUnitInput input, AlchemorselDbContext db, CancellationToken cancellation)
    {
        await using var turn = await HouseholdTurn.BeginAsync(db, cancellation);
        var all = await AllAsync(db, cancellation);
        if (UnitRules.Check(input, all) is { } error)
            return Problems.Invalid(error.Field, error.Message);
        if (all.Count(unit => !unit.IsNaming) >= Limits.UnitsMax)
            return Problems.Problem(422, "too-many-units", "This household has all the units that it can have.", $"At most {Limits.UnitsMax}; remove some first.");
        var unit = new HouseholdUnit { HouseholdId = db.CurrentHousehold!.Value };
        db.Add(unit);
        return TypedResults.Created($"/api/v1/units/{unit.Id}", await SaveAsync(db, turn, unit, input, cancellation));
    }

    private static async Task<Results<Ok<UnitChange>, ValidationProblem, ProblemHttpResult>> Change(
        Guid id, OwnUnitInput input, AlchemorselDbContext db, CancellationToken cancellation)
    {
        await using var turn = await HouseholdTurn.BeginAsync(db, cancellation);
        var all = await AllAsync(db, cancellation);
        if (all.Find(unit => unit.Id == id && !unit.IsNaming) is not { } known)
            return NoSuchUnit();
        if (UnitRules.Check(input, all.Where(unit => unit != known)) is { } error)
            return Problems.Invalid(error.Field, error.Message);
        return TypedResults.Ok(await SaveAsync(db, turn, known, input, cancellation));
    }

    private static async Task<Results<Ok<UnitChange>, ProblemHttpResult>> Remove(Guid id, AlchemorselDbContext db, CancellationToken cancellation)
    {
        await using var turn = await HouseholdTurn.BeginAsync(db, cancellation);
        if (await db.Set<HouseholdUnit>().SingleOrDefaultAsync(unit => unit.Id == id && !unit.IsNaming, cancellation) is not { } known)
            return NoSuchUnit();
        db.Remove(known);
        var (recipes, waiting) = await HouseholdUnits.SaveAsync(db, turn, known.Names, cancellation);
        return TypedResults.Ok(new UnitChange(id, recipes, waiting));
    }

    private static async Task<UnitChange> SaveAsync(
        AlchemorselDbContext db, HouseholdTurn turn, HouseholdUnit unit, OwnUnitInput input, CancellationToken cancellation)
    {
        var before = unit.Names;
        unit.Apply(input);
        var (recipes, waiting) = await HouseholdUnits.SaveAsync(db, turn, before.Union(unit.Names), cancellation);
        return new UnitChange(unit.Id, recipes, waiting);
    }

    private static Task<List<HouseholdUnit>> AllAsync(AlchemorselDbContext db, CancellationToken cancellation)
        => HouseholdUnits.AllAsync(db.Set<HouseholdUnit>(), cancellation);

    private static UnitInfo ToInfo(Unit unit) => new(
        unit.Code, unit.Singular, unit.Plural, Name(unit.Dimension.ToString()), Name(unit.System.ToString()), unit.Size > 0 ? unit.Size : null,
        unit.Size <= 0 ? null : unit.Dimension switch { Dimension.Mass => "g", Dimension.Volume => "ml", _ => "mm" }, UnitCatalogue.WordsOf(unit));

    private static string Name(string value) => JsonNamingPolicy.CamelCase.ConvertName(value);

    private static ProblemHttpResult NoSuchUnit() => Problems.Problem(404, "not-found", "There is no such unit of yours.");
}

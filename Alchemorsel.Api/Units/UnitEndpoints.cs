using System.Text.Json;
using Alchemorsel.Api.Data;
using Alchemorsel.Api.Http;
using Alchemorsel.Api.Ingredients;
using Alchemorsel.Api.Recipes;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Units;
using Alchemorsel.Cooking.Quantities;
using Alchemorsel.Cooking.Units;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Units;

/// <summary>The units that lines are read with: everybody's, and the household's own.</summary>
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
    }

    private static async Task<Ok<UnitList>> List(AlchemorselDbContext db, CancellationToken cancellation)
        => TypedResults.Ok(new UnitList(
            Everybodys, [.. (await OwnAsync(db, cancellation)).OrderBy(unit => unit.Names[0], StringComparer.OrdinalIgnoreCase).Select(unit => unit.ToInfo())]));

    private static async Task<Results<Created<UnitChange>, ValidationProblem, ProblemHttpResult>> Create(
        OwnUnitInput input, AlchemorselDbContext db, CancellationToken cancellation)
    {
        var own = await OwnAsync(db, cancellation);
        if (Check(input, own, null) is { } error)
            return Problems.Invalid(error.Field, error.Message);
        if (own.Count >= Limits.UnitsMax)
            return Problems.Problem(422, "too-many-units", "This household has all the units that it can have.", $"At most {Limits.UnitsMax}; remove some first.");
        var unit = new HouseholdUnit { HouseholdId = db.CurrentHousehold!.Value };
        db.Add(unit);
        return TypedResults.Created($"/api/v1/units/{unit.Id}", await SaveAsync(db, unit, input, cancellation));
    }

    private static async Task<Results<Ok<UnitChange>, ValidationProblem, ProblemHttpResult>> Change(
        Guid id, OwnUnitInput input, AlchemorselDbContext db, CancellationToken cancellation)
    {
        var own = await OwnAsync(db, cancellation);
        if (own.Find(unit => unit.Id == id) is not { } known)
            return NoSuchUnit();
        if (Check(input, own, id) is { } error)
            return Problems.Invalid(error.Field, error.Message);
        return TypedResults.Ok(await SaveAsync(db, known, input, cancellation));
    }

    private static async Task<Results<Ok<UnitChange>, ProblemHttpResult>> Remove(Guid id, AlchemorselDbContext db, CancellationToken cancellation)
    {
        if (await db.Set<HouseholdUnit>().SingleOrDefaultAsync(unit => unit.Id == id, cancellation) is not { } known)
            return NoSuchUnit();
        db.Remove(known);
        await db.SaveChangesAsync(cancellation);
        return TypedResults.Ok(new UnitChange(id, await Rereading.OfWordsAsync(db, known.Names, cancellation)));
    }

    private static async Task<UnitChange> SaveAsync(AlchemorselDbContext db, HouseholdUnit unit, OwnUnitInput input, CancellationToken cancellation)
    {
        var before = unit.Names;
        unit.Names = [.. input.Names.Select(RecipeText.CleanLine).OfType<string>().DistinctBy(Folding.Fold)];
        unit.Quantity = Rational.TryParse(input.Quantity.Trim(), out var exact) ? exact.ToString() : Quantity.TryParse(input.Quantity, out var said) ? said.Min.ToString() : "1";
        unit.Unit = input.Unit;
        await db.SaveChangesAsync(cancellation);
        return new UnitChange(unit.Id, await Rereading.OfWordsAsync(db, before.Union(unit.Names), cancellation));
    }

    private static (string Field, string Message)? Check(OwnUnitInput input, List<HouseholdUnit> own, Guid? id)
    {
        for (var index = 0; index < input.Names.Count; index++)
        {
            var name = RecipeText.CleanLine(input.Names[index]);
            if (name is null || name.Length > Limits.UnitNameMax || LineKey.HasNumber(name))
                return ($"names[{index}]", $"A name of at most {Limits.UnitNameMax} characters without numbers.");
            if (own.Exists(unit => unit.Id != id && unit.Names.Exists(other => Folding.Fold(other) == Folding.Fold(name))))
                return ($"names[{index}]", "Another unit of yours has this name.");
        }

        if (!Quantity.TryParse(input.Quantity, out var quantity) || quantity.IsRange || quantity.Min == Rational.Zero)
            return ("quantity", "A number or a fraction above 0: 300, 1.5, 3/2.");
        return Unit.FromCode(input.Unit) is { Size: > 0, Dimension: Dimension.Mass or Dimension.Volume }
            ? null : ("unit", "A unit of mass or volume: g, ml, cup, …");
    }

    private static Task<List<HouseholdUnit>> OwnAsync(AlchemorselDbContext db, CancellationToken cancellation)
        => db.Set<HouseholdUnit>().OrderBy(unit => unit.Id).Take(Limits.UnitsMax).ToListAsync(cancellation);

    private static UnitInfo ToInfo(Unit unit) => new(
        unit.Code, unit.Singular, unit.Plural, Name(unit.Dimension.ToString()), Name(unit.System.ToString()), unit.Size > 0 ? unit.Size : null,
        unit.Size <= 0 ? null : unit.Dimension switch { Dimension.Mass => "g", Dimension.Volume => "ml", _ => "mm" }, UnitCatalogue.WordsOf(unit));

    private static string Name(string value) => JsonNamingPolicy.CamelCase.ConvertName(value);

    private static ProblemHttpResult NoSuchUnit() => Problems.Problem(404, "not-found", "There is no such unit of yours.");
}

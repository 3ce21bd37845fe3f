using Alchemorsel.Api.Data;
using Alchemorsel.Api.Households;
using Alchemorsel.Api.Http;
using Alchemorsel.Api.Recipes;
using Alchemorsel.Api.Units;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Foods;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Alchemorsel.Api.Foods;

/// <summary>The foods that ingredients are made of: the catalogue's, with what a household knows better, and its own.</summary>
internal static class FoodEndpoints
{
    public static void MapFoods(this IEndpointRouteBuilder app)
    {
        var foods = app.MapGroup("/api/v1/foods").RequireAuthorization().WithTags("Foods");

        foods.MapGet("/", List).WithName("ListFoods").WithSummary("The catalogue and the household's own foods, by name");
        foods.MapGet("/unknown", Unknown).WithName("ListUnknownFoods").WithSummary("Names on ingredient lines that nobody knows");
        foods.MapGet("/{code}", Read).WithName("ReadFood").WithSummary("A food as the household has it");
        foods.MapPost("/", Create).WithName("CreateFood").WithSummary("A food of the household's own");
        foods.MapPut("/{code}", Change).WithName("ChangeFood").WithSummary("What the household knows better of a food");
        foods.MapDelete("/{code}", Remove).WithName("RemoveFood").WithSummary("Back to the catalogue; removes a food of its own");
        foods.MapPost("/merge", Merge).Validate<FoodMerge>().WithName("MergeFoods").WithSummary("Makes names mean a food");
        app.MapUnits();
    }

    private static async Task<Results<Ok<Page<FoodSummary>>, ValidationProblem>> List(
        string? q, string? aisle, bool? changed, string? cursor, int? limit, AlchemorselDbContext db, CancellationToken cancellation)
    {
        if (q?.Length > Limits.QueryMax)
            return Problems.Invalid("q", $"At most {Limits.QueryMax} characters.");
        if (limit is < 1 or > Limits.PageMax)
            return Problems.Invalid("limit", $"Between 1 and {Limits.PageMax}.");
        var shelf = FoodRules.ReadAisle(aisle);
        if (!string.IsNullOrEmpty(aisle) && shelf is null)
            return Problems.Invalid("aisle", "There is no such aisle.");
        FoodPosition? after = null;
        if (cursor is not null && (!Cursor.TryDecode(cursor, out after) || after is not { Name: not null, Code: not null }))
            return Problems.Invalid("cursor", "This cursor is not one of this query. Start again without it.");
        return TypedResults.Ok(await FoodReading.ListAsync(
            db, Folding.FoldOrNull(q), shelf, changed == true, after, limit ?? Limits.PageDefault, cancellation));
    }

    private static async Task<Ok<IReadOnlyList<UnknownFood>>> Unknown(AlchemorselDbContext db, CancellationToken cancellation)
        => TypedResults.Ok(await FoodReading.UnknownAsync(db, cancellation));

    private static async Task<Results<Ok<FoodDetails>, ProblemHttpResult>> Read(string code, AlchemorselDbContext db, CancellationToken cancellation)
        => !IsCode(code) || await FoodReading.FindAsync(db, code, cancellation) is not { } food ? NoSuchFood() : TypedResults.Ok(food);

    private static async Task<Results<Created<FoodChange>, ValidationProblem, ProblemHttpResult>> Create(
        FoodInput input, AlchemorselDbContext db, IHouseholdContext household, TimeProvider clock, CancellationToken cancellation)
    {
        var errors = FoodRules.Check(input, isOwn: true);
        if (errors.Count > 0)
            return TypedResults.ValidationProblem(errors, title: "Some fields need another look.", type: Problems.Prefix + "validation");
        var change = await FoodWriting.CreateAsync(db, household.HouseholdId!.Value, input, clock.GetStorableNow(), cancellation);
        return change is null ? TooMany() : TypedResults.Created($"/api/v1/foods/{Uri.EscapeDataString(change.Code)}", change);
    }

    private static async Task<Results<Ok<FoodChange>, ValidationProblem, ProblemHttpResult>> Change(
        string code, FoodInput input, AlchemorselDbContext db, IHouseholdContext household, TimeProvider clock, CancellationToken cancellation)
    {
        var isOwn = code.StartsWith(HouseholdFood.OwnPrefix, StringComparison.Ordinal);
        if (!IsCode(code) || !await FoodWriting.ExistsAsync(db, code, cancellation))
            return NoSuchFood();
        var errors = FoodRules.Check(input, isOwn);
        if (errors.Count > 0)
            return TypedResults.ValidationProblem(errors, title: "Some fields need another look.", type: Problems.Prefix + "validation");
        var change = await FoodWriting.ChangeAsync(db, household.HouseholdId!.Value, code, input, clock.GetStorableNow(), cancellation);
        return change is null ? TooMany() : TypedResults.Ok(change);
    }

    private static async Task<Results<Ok<FoodChange>, ProblemHttpResult>> Remove(string code, AlchemorselDbContext db, CancellationToken cancellation)
        => IsCode(code) && await FoodWriting.RemoveAsync(db, code, cancellation) is { } change ? TypedResults.Ok(change) : NoSuchFood();

    private static async Task<Results<Ok<FoodChange>, ValidationProblem, ProblemHttpResult>> Merge(
        FoodMerge request, AlchemorselDbContext db, IHouseholdContext household, TimeProvider clock, CancellationToken cancellation)
    {
        for (var index = 0; index < request.Names.Count; index++)
        {
            if (RecipeText.CleanLine(request.Names[index]) is null || request.Names[index].Length > Limits.NameMax)
                return Problems.Invalid($"names[{index}]", $"A name of at most {Limits.NameMax} characters is needed.");
        }
        request = request with { Names = RecipeText.CleanAll(request.Names, RecipeText.CleanLine) };

        if (request.Names.Contains(request.Into))
            return Problems.Invalid("into", "A food can't be merged into itself.");
        if (!await FoodWriting.ExistsAsync(db, request.Into, cancellation))
            return Problems.Invalid("into", "There is no food with this code.");
        var change = await FoodWriting.MergeAsync(db, household.HouseholdId!.Value, request, clock.GetStorableNow(), cancellation);
        return change is null
            ? Problems.Invalid("names", $"A food has at most {Limits.FoodAliasesMax} names of the household's own.")
            : TypedResults.Ok(change);
    }

    private static bool IsCode(string code) => code.Length <= Limits.NameMax + 20 && !code.Contains('\0', StringComparison.Ordinal);

    private static ProblemHttpResult NoSuchFood() => Problems.Problem(404, "not-found", "There is no such food.");

    private static ProblemHttpResult TooMany() => Problems.Problem(
        422, "too-many-foods", "This household has all the foods of its own that it can have.", $"At most {HouseholdFoods.Max}; remove some first.");
}

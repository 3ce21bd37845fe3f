using Alchemorsel.Api.Data;
using Alchemorsel.Api.Households;
using Alchemorsel.Api.Http;
using Alchemorsel.Api.Recipes;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Accounts;
using Alchemorsel.Contracts.Ingredients;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Ingredients;

/// <summary>How ingredient lines are read, and how a household wants them read.</summary>
internal static class IngredientEndpoints
{
    public static void MapIngredients(this IEndpointRouteBuilder app)
    {
        var ingredients = app.MapGroup("/api/v1/ingredients").RequireAuthorization().WithTags("Ingredients");
        ingredients.MapPost("/parse", Parse).ForViewers().ForTokens(TokenScope.Read)
            .WithName("ParseIngredients").WithSummary("Shows how ingredient lines are read");
        ingredients.MapGet("/corrections", List).WithName("ListIngredientCorrections")
            .WithSummary("What the household corrected in how lines are read, the newest first");
        ingredients.MapPut("/corrections", Put).Validate<CorrectionInput>().WithName("PutIngredientCorrection")
            .WithSummary("Says how a line is to be read from now on");
        ingredients.MapDelete("/corrections/{id:guid}", Delete).WithName("DeleteIngredientCorrection")
            .WithSummary("Forgets a correction: the line is read by the rules again");

        var lines = app.MapGroup("/api/v1/recipes/{id:guid}/ingredients").RequireAuthorization().WithTags("Ingredients");
        lines.MapGet("/", Read).WithName("ReadRecipeIngredients").WithSummary("How a recipe's lines were read, and which recipes they use");
        lines.MapPut("/{section:int}/{line:int}/link", Link).WithName("LinkIngredient")
            .WithSummary("Chooses the recipe that a line uses; needs If-Match");
    }

    private static async Task<Results<Ok<IReadOnlyList<IngredientReading>>, ValidationProblem>> Parse(
        ParseRequest request, AlchemorselDbContext db, CancellationToken cancellation)
    {
        if (request.Lines is not { Count: > 0 and <= Limits.IngredientsMax })
            return Problems.Invalid("lines", $"Between 1 and {Limits.IngredientsMax} lines.");
        for (var index = 0; index < request.Lines.Count; index++)
        {
            if (request.Lines[index] is null or { Length: > Limits.IngredientLineMax })
                return Problems.Invalid($"lines[{index}]", $"At most {Limits.IngredientLineMax} characters.");
        }
        if (request.Language?.Length > 35)
            return Problems.Invalid("language", "A BCP 47 tag such as 'en' or 'de-AT'.");
        var lines = request.Lines.Select(line => RecipeText.CleanLine(line) ?? "").ToList();
        var corrections = await IngredientCorrections.LoadAsync(db, lines, cancellation);
        return TypedResults.Ok<IReadOnlyList<IngredientReading>>(
            [.. lines.Select(line => corrections.Read(line, request.Language).ToReading(corrections.Of(line)?.Id, request.Language))]);
    }

    private static async Task<Results<Ok<Page<IngredientCorrectionInfo>>, ValidationProblem>> List(
        string? cursor, int? limit, AlchemorselDbContext db, CancellationToken cancellation)
    {
        if (limit is < 1 or > Limits.PageMax)
            return Problems.Invalid("limit", $"Between 1 and {Limits.PageMax}.");
        Position? position = null;
        if (!string.IsNullOrEmpty(cursor) && !Cursor.TryDecode(cursor, out position))
            return Problems.Invalid("cursor", "This cursor is not one of this list. Start again without it.");
        var size = limit ?? Limits.PageDefault;
        var rows = await db.Set<IngredientCorrection>().AsNoTracking()
            .Where(correction => position == null || correction.Id < position.Id)
            .OrderByDescending(correction => correction.Id)
            .Take(size + 1)
            .ToListAsync(cancellation);
        return TypedResults.Ok(new Page<IngredientCorrectionInfo>(
            [.. rows.Take(size).Select(row => row.ToInfo())], rows.Count > size ? Cursor.Encode(new Position(rows[size - 1].Id)) : null));
    }

    private static async Task<Results<Ok<CorrectionSaved>, ValidationProblem>> Put(
        CorrectionInput input, AlchemorselDbContext db, TimeProvider clock, CancellationToken cancellation)
    {
        if (CorrectionWriting.Check(input) is { } error)
            return Problems.Invalid(error.Field, error.Message);
        return TypedResults.Ok(await CorrectionWriting.SaveAsync(db, input, clock.GetStorableNow(), cancellation));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Delete(Guid id, AlchemorselDbContext db, CancellationToken cancellation)
    {
        if (await db.Set<IngredientCorrection>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellation) is not { } correction)
            return Problems.Problem(404, "not-found", "There is no such correction.");
        await CorrectionWriting.RemoveAsync(db, correction, cancellation);
        return TypedResults.NoContent();
    }

    private static async Task<Results<Ok<RecipeReadings>, ProblemHttpResult>> Read(
        Guid id, AlchemorselDbContext db, HttpResponse response, CancellationToken cancellation)
    {
        if (await db.FindRecipeAsync(id, cancellation) is not { } recipe)
            return NoSuchRecipe();
        response.SetVersion(recipe.Version);
        return TypedResults.Ok(await Readings.OfAsync(recipe, db, cancellation));
    }

    private static async Task<Results<Ok<RecipeReadings>, ValidationProblem, ProblemHttpResult>> Link(
        Guid id, int section, int line, LineLinkRequest link, AlchemorselDbContext db, TimeProvider clock, HttpRequest request,
        CancellationToken cancellation)
    {
        if (await db.Set<Recipe>().SingleOrDefaultAsync(row => row.Id == id, cancellation) is not { } recipe)
            return NoSuchRecipe();
        if (section < 0 || section >= recipe.Ingredients.Count || line < 0 || line >= recipe.Ingredients[section].Lines.Count)
            return Problems.Problem(404, "not-found", "There is no such ingredient line.");
        if (!request.TryGetExpectedVersion(out var expected))
            return Problems.PreconditionRequired();
        if (recipe.Version != expected)
            return Problems.PreconditionFailed();

        var chosen = recipe.Ingredients[section].Lines[line] with { RecipeId = link.ByTitle ? null : link.RecipeId, LinkChosen = !link.ByTitle };
        recipe.Ingredients =
        [
            .. recipe.Ingredients.Select((group, index) => index != section
                ? group
                : group with { Lines = [.. group.Lines.Select((other, place) => place == line ? chosen : other)] }),
        ];
        recipe.UpdatedAt = clock.GetStorableNow();
        var errors = await recipe.LinkSubRecipesAsync(db, cancellation);
        // Of this line only: what another line chose earlier and no longer holds is not what is asked.
        if (errors.TryGetValue($"ingredients[{section}].lines[{line}]", out var messages))
            return Problems.Invalid($"ingredients[{section}].lines[{line}]", messages[0]);
        try
        {
            await recipe.SaveAsync(db, cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Problems.PreconditionFailed();
        }
        request.HttpContext.Response.SetVersion(recipe.Version);
        return TypedResults.Ok(await Readings.OfAsync(recipe, db, cancellation));
    }

    private static ProblemHttpResult NoSuchRecipe() => Problems.Problem(404, "not-found", "There is no such recipe.");

    private sealed record Position(Guid Id);
}

using Alchemorsel.Api.Data;
using Alchemorsel.Api.Http;
using Alchemorsel.Api.Recipes;
using Alchemorsel.Api.Recipes.Nested;
using Alchemorsel.Contracts.Panels;
using Alchemorsel.Contracts.Recipes;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Panels;

/// <summary>What a recipe's ingredients say of its nutrition, allergens and diets, and what its cook knows better.</summary>
internal static class PanelEndpoints
{
    public static void MapPanels(this IEndpointRouteBuilder app)
    {
        var panels = app.MapGroup("/api/v1/recipes/{id:guid}").RequireAuthorization().WithTags("Nutrition and allergens");

        panels.MapGet("/nutrition", ReadNutrition).WithName("ReadRecipeNutrition").WithSummary("What a recipe gives, with how much of it is known");
        panels.MapPut("/nutrition", StateNutrition).WithName("StateRecipeNutrition").WithSummary("States figures of one serving; needs If-Match");
        panels.MapDelete("/nutrition", ClearNutrition).WithName("ClearRecipeNutrition").WithSummary("Takes stated figures back; needs If-Match");
        panels.MapGet("/allergens", ReadAllergens).WithName("ReadRecipeAllergens").WithSummary("Allergens and diets of a recipe, with the lines that say so");
        panels.MapGet("/cost", ReadCost).WithName("ReadRecipeCost").WithSummary("What a recipe costs by the household's prices");
        panels.MapGet("/nested", ReadNested).WithName("ReadNestedRecipes").WithSummary("The recipes that its lines use, and how much of each");
        panels.MapPut("/allergens", CorrectAllergens).WithName("CorrectRecipeAllergens").WithSummary("Corrects the allergens of a recipe; needs If-Match");
    }

    private static async Task<Results<Ok<NutritionPanel>, ProblemHttpResult>> ReadNutrition(
        Guid id, AlchemorselDbContext db, HttpResponse response, CancellationToken cancellation)
    {
        if (await FindAsync(id, db, cancellation) is not { } recipe)
            return NoSuchRecipe();
        response.SetVersion(recipe.Version);
        return TypedResults.Ok(NutritionPanels.Of(recipe, await RecipeContents.LoadAsync(db, recipe, cancellation)));
    }

    private static async Task<Results<Ok<AllergenPanel>, ProblemHttpResult>> ReadAllergens(
        Guid id, AlchemorselDbContext db, HttpResponse response, CancellationToken cancellation)
    {
        if (await FindAsync(id, db, cancellation) is not { } recipe)
            return NoSuchRecipe();
        response.SetVersion(recipe.Version);
        return TypedResults.Ok(AllergenPanels.Of(recipe, await RecipeContents.LoadAsync(db, recipe, cancellation)));
    }

    private static async Task<Results<Ok<CostPanel>, ProblemHttpResult>> ReadCost(
        Guid id, AlchemorselDbContext db, CancellationToken cancellation)
        => await FindAsync(id, db, cancellation) is not { } recipe
            ? NoSuchRecipe()
            : TypedResults.Ok(CostPanels.Of(recipe, await RecipeContents.LoadAsync(db, recipe, cancellation)));

    private static async Task<Results<Ok<IReadOnlyList<NestedUse>>, ProblemHttpResult>> ReadNested(
        Guid id, AlchemorselDbContext db, CancellationToken cancellation)
        => await FindAsync(id, db, cancellation) is not { } recipe
            ? NoSuchRecipe()
            : TypedResults.Ok(await NestedUses.ReadAsync(db, recipe, cancellation));

    private static async Task<Results<NoContent, ValidationProblem, ProblemHttpResult>> StateNutrition(
        Guid id, Nutrition figures, AlchemorselDbContext db, TimeProvider clock, HttpRequest request, CancellationToken cancellation)
    {
        var errors = RecipeRules.Check(figures);
        return errors.Count > 0
            ? TypedResults.ValidationProblem(errors, title: "Some fields need another look.", type: Problems.Prefix + "validation")
            : Widen(await ChangeAsync(id, recipe => recipe.Nutrition = RecipeText.Clean(figures), db, clock, request, cancellation));
    }

    private static Task<Results<NoContent, ProblemHttpResult>> ClearNutrition(
        Guid id, AlchemorselDbContext db, TimeProvider clock, HttpRequest request, CancellationToken cancellation)
        => ChangeAsync(id, recipe => recipe.Nutrition = null, db, clock, request, cancellation);

    private static async Task<Results<NoContent, ValidationProblem, ProblemHttpResult>> CorrectAllergens(
        Guid id, AllergenOverride corrections, AlchemorselDbContext db, TimeProvider clock, HttpRequest request, CancellationToken cancellation)
    {
        var errors = RecipeRules.Check(corrections);
        return errors.Count > 0
            ? TypedResults.ValidationProblem(errors, title: "Some fields need another look.", type: Problems.Prefix + "validation")
            : Widen(await ChangeAsync(id, recipe => recipe.Correct(corrections), db, clock, request, cancellation));
    }

    /// <summary>Saves a recipe with one change, as every save of a recipe is done.</summary>
    private static async Task<Results<NoContent, ProblemHttpResult>> ChangeAsync(
        Guid id, Action<Recipe> change, AlchemorselDbContext db, TimeProvider clock, HttpRequest request, CancellationToken cancellation)
    {
        if (await db.Set<Recipe>().SingleOrDefaultAsync(recipe => recipe.Id == id, cancellation) is not { } recipe)
            return NoSuchRecipe();
        if (!request.TryGetExpectedVersion(out var expected))
            return Problems.PreconditionRequired();
        if (recipe.Version != expected)
            return Problems.PreconditionFailed();
        change(recipe);
        recipe.UpdatedAt = clock.GetStorableNow();
        try
        {
            await recipe.SaveAsync(db, cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Problems.PreconditionFailed();
        }

        request.HttpContext.Response.SetVersion(recipe.Version);
        return TypedResults.NoContent();
    }

    private static Task<Recipe?> FindAsync(Guid id, AlchemorselDbContext db, CancellationToken cancellation)
        => db.Set<Recipe>().AsNoTracking().SingleOrDefaultAsync(recipe => recipe.Id == id, cancellation);

    private static Results<NoContent, ValidationProblem, ProblemHttpResult> Widen(Results<NoContent, ProblemHttpResult> result)
        => result.Result is ProblemHttpResult problem ? problem : (NoContent)result.Result;

    private static ProblemHttpResult NoSuchRecipe() => Problems.Problem(404, "not-found", "There is no such recipe.");
}

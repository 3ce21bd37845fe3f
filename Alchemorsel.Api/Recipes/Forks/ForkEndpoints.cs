using Alchemorsel.Api.Data;
using Alchemorsel.Api.Http;
using Alchemorsel.Api.Http.Idempotency;
using Alchemorsel.Api.Media;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Alchemorsel.Api.Recipes.Forks;

/// <summary>A variation of a recipe begins as a copy that says where it comes from.</summary>
internal static class ForkEndpoints
{
    private const string Copy = " (copy)";

    /// <summary><paramref name="recipes"/> is the group of the recipes.</summary>
    public static void MapForks(this RouteGroupBuilder recipes) => recipes.MapPost("/{id:guid}/fork", Fork)
        .Validate<ForkRequest>()
        .WithMetadata(new IdempotentAttribute())
        .WithTags("Recipes").WithName("ForkRecipe").WithSummary("Makes a draft that begins as a copy of a recipe, pictures included");

    private static async Task<Results<Created<RecipeDetails>, ValidationProblem, ProblemHttpResult>> Fork(
        Guid id, ForkRequest request, AlchemorselDbContext db, RecipeImageFiles files, TimeProvider clock, AlchemorselMetrics metrics,
        HttpResponse response, CancellationToken cancellation)
    {
        if (await db.FindRecipeAsync(id, cancellation) is not { } origin)
            return Problems.Problem(404, "not-found", "There is no such recipe.");
        if (request.Title is not null && RecipeText.CleanLine(request.Title)?.Length is null or < Limits.TitleMin)
            return Problems.Invalid("title", $"A title needs at least {Limits.TitleMin} characters.");

        var now = clock.GetStorableNow();
        var title = request.Title ?? TitleOfCopy(origin.Title);
        var copy = new Recipe
        {
            HouseholdId = origin.HouseholdId,
            Title = title,
            CreatedAt = now,
            ForkedFromId = origin.Id,
            ForkedFromTitle = origin.Title,
        };
        copy.Apply(origin.ToInput() with { Title = title, Status = RecipeStatus.Draft }, now);
        await copy.LinkSubRecipesAsync(db, cancellation);
        // Files before rows and outside a transaction, as with an upload.
        var notice = await files.CopyAllAsync(origin, copy, cancellation) ? null : "Not all pictures could be copied: their storage is not available.";
        db.Add(copy);
        await copy.SaveAsync(db, RevisionKind.Forked, cancellation);
        metrics.RecipesCreated.Add(1);
        response.SetVersion(copy.Version);
        return TypedResults.Created($"/api/v1/recipes/{copy.Id}", await copy.ToDetailsAsync(db, cancellation, notice is null ? [] : [notice]));
    }

    // The end of a title may go, its mark as a copy may not.
    private static string TitleOfCopy(string title)
    {
        var room = Limits.TitleMax - Copy.Length;
        if (title.Length <= room)
            return title + Copy;
        return title[..(char.IsLowSurrogate(title[room]) ? room - 1 : room)] + Copy;
    }
}

using Alchemorsel.Api.Data;
using Alchemorsel.Api.Http;
using Alchemorsel.Api.Http.Idempotency;
using Alchemorsel.Api.Media;
using Alchemorsel.Api.Recipes;
using Alchemorsel.Api.Sharing;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Alchemorsel.Api.Publishing;

/// <summary>Keeps a public recipe in the library of whoever asks, with the name of whom it is from.</summary>
internal static class PublicCopyEndpoint
{
    public static void MapPublicCopy(this RouteGroupBuilder discover) => discover.MapPost("/recipes/{id:guid}/copy", Copy)
        .RequireAuthorization().WithMetadata(new IdempotentAttribute())
        .WithName("CopyPublicRecipe").WithSummary("Puts a copy of a public recipe into your household's library, pictures included");

    private static async Task<Results<Created<RecipeDetails>, ProblemHttpResult>> Copy(
        Guid id, AlchemorselDbContext db, CurrentHousehold acting, RecipeImageFiles files, PublicAddress addresses, TimeProvider clock, AlchemorselMetrics metrics,
        HttpResponse response, CancellationToken cancellation)
    {
        var (own, user) = (db.CurrentHousehold!.Value, db.CurrentUser);
        if (await PublicRecipes.OpenAsync(db, acting, id, cancellation) is not { } opened
            || await db.FindRecipeAsync(id, cancellation) is not { Status: RecipeStatus.Published } origin)
            return DiscoverEndpoints.NoSuchRecipe();

        acting.ActFor(own, user);
        var input = origin.ToInput();
        input = input with
        {
            // What isn't shown isn't copied.
            Notes = null,
            Author = input.Author ?? $"{opened.DisplayName} (@{opened.Handle})",
            SourceUrl = input.SourceUrl ?? addresses.ToPassOn($"/discover/recipes/{id}"),
        };
        return await RecipeCopying.CopyAsync(origin, input, own, db, files, clock, metrics, response, cancellation);
    }
}

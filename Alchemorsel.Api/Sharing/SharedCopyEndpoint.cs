using Alchemorsel.Api.Data;
using Alchemorsel.Api.Http;
using Alchemorsel.Api.Http.Idempotency;
using Alchemorsel.Api.Media;
using Alchemorsel.Api.Recipes;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Sharing;

/// <summary>Keeps what a link shows in the library of whoever is signed in: the link opens the one household, the token the other.</summary>
internal static class SharedCopyEndpoint
{
    public static void MapSharedCopy(this IEndpointRouteBuilder app) => app.MapPost("/api/v1/share/{token}/recipes/{id:guid}/copy", Copy)
        .RequireAuthorization().AddEndpointFilter(SharedEndpoints.WhileOn).WithMetadata(new IdempotentAttribute()).WithTags("Sharing")
        .WithName("CopySharedRecipe").WithSummary("Puts a copy of a recipe that a link shows into your household's library, pictures included");

    private static async Task<Results<Created<RecipeDetails>, ProblemHttpResult>> Copy(
        string token, Guid id, AlchemorselDbContext db, CurrentHousehold acting, RecipeImageFiles files, TimeProvider clock, AlchemorselMetrics metrics,
        HttpResponse response, CancellationToken cancellation)
    {
        var (own, user) = (db.CurrentHousehold!.Value, db.CurrentUser);
        if (await SharedEndpoints.OpenAsync(token, db, acting, clock, cancellation) is not { } link
            || !await SharedEndpoints.Shown(db, link).AnyAsync(shown => shown == id, cancellation)
            || await db.FindRecipeAsync(id, cancellation) is not { } origin)
            return SharedEndpoints.Closed();

        acting.ActFor(own, user);
        return await RecipeCopying.CopyAsync(origin, origin.ToInput(), own, db, files, clock, metrics, response, cancellation);
    }
}

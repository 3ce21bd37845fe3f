using Alchemorsel.Api.Data;
using Alchemorsel.Api.Http;
using Alchemorsel.Api.Media;
using Alchemorsel.Api.Recipes;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Contracts.Social;
using Alchemorsel.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Alchemorsel.Api.Sharing;

/// <summary>A recipe of another household becomes one of one's own: what was let in has been read already, and this writes as oneself.</summary>
internal static class RecipeCopying
{
    /// <param name="origin">The other household's recipe, with its images.</param>
    /// <param name="input">What of it the copy says.</param>
    /// <param name="own">The household that gets the copy, which the request acts for again.</param>
    public static async Task<Created<RecipeDetails>> CopyAsync(
        Recipe origin, RecipeInput input, Guid own, AlchemorselDbContext db, RecipeImageFiles files, TimeProvider clock, AlchemorselMetrics metrics,
        HttpResponse response, CancellationToken cancellation)
    {
        var now = clock.GetStorableNow();
        var copy = new Recipe { HouseholdId = own, Title = origin.Title, CreatedAt = now };
        // Lines that use another recipe find it among the new household's own, or nowhere.
        copy.Apply(input with { Status = RecipeStatus.Published, Links = null }, now);
        await copy.LinkSubRecipesAsync(db, cancellation);
        // Files before rows and outside a transaction, as with an upload.
        var notice = await files.CopyAllAsync(origin, copy, cancellation) ? null : "Not all pictures could be copied: their storage is not available.";
        db.Add(copy);
        await copy.SaveAsync(db, cancellation);
        metrics.RecipesCreated.Add(1);
        response.SetVersion(copy.Version);
        var details = await copy.ToDetailsAsync(db, cancellation, notice is null ? [] : [notice], RecipeStanding.None);
        return TypedResults.Created($"/api/v1/recipes/{copy.Id}", details);
    }
}

using Alchemorsel.Api.Data;
using Alchemorsel.Api.Households;
using Alchemorsel.Api.Http;
using Alchemorsel.Api.Moderation;
using Alchemorsel.Api.Notifications;
using Alchemorsel.Api.Recipes;
using Alchemorsel.Contracts.Social;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Social;

/// <summary>What cooks make of their household's recipes: favourites, ratings, the log of what was cooked, and what is said of them.</summary>
internal static class SocialEndpoints
{
    public static void MapSocial(this IEndpointRouteBuilder app)
    {
        // Of each cook alone, and so a viewer's as well.
        var recipe = app.MapGroup("/api/v1/recipes/{id:guid}").RequireAuthorization().ForViewers();

        var favourites = recipe.MapGroup("/favourite").WithTags("Favourites and ratings");
        favourites.MapPut("/", Keep).WithName("AddFavourite").WithSummary("Makes a recipe one of your favourites");
        favourites.MapDelete("/", LetGo).WithName("RemoveFavourite").WithSummary("Takes a recipe out of your favourites");

        var ratings = recipe.MapGroup("/rating").WithTags("Favourites and ratings");
        ratings.MapPut("/", Rate).Validate<RatingInput>().WithName("RateRecipe").WithSummary("Gives a recipe your stars, from 1 to 5, and a review if you like");
        ratings.MapDelete("/", Unrate).WithName("UnrateRecipe").WithSummary("Takes your stars back, and your review with them");

        app.MapCooked();
        app.MapCookedPhotos();
        app.MapComments();
        app.MapReviews();
        app.MapModeration();
        app.MapNotifications();
    }

    /// <summary>404 in the words of the recipe routes.</summary>
    public static ProblemHttpResult NoSuchRecipe() => Problems.Problem(404, "not-found", "There is no such recipe.");

    private static async Task<Results<NoContent, ProblemHttpResult>> Keep(
        Guid id, AlchemorselDbContext db, IHouseholdContext household, HttpContext context, TimeProvider clock, CancellationToken cancellation)
    {
        if (!await db.Set<Recipe>().AnyAsync(recipe => recipe.Id == id, cancellation))
            return NoSuchRecipe();
        // Kept twice, it stays as it is; a recipe that is deleted at this very moment adds nothing.
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO favourite (household_id, user_id, recipe_id, since)
            SELECT {household.HouseholdId}, {context.User.GetUserId()}, id, {clock.GetUtcNow()}
            FROM recipe WHERE id = {id} AND household_id = {household.HouseholdId} FOR KEY SHARE
            ON CONFLICT DO NOTHING
            """,
            cancellation);
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> LetGo(
        Guid id, AlchemorselDbContext db, HttpContext context, CancellationToken cancellation)
    {
        var user = context.User.GetUserId();
        var deleted = await db.Set<Favourite>().Where(favourite => favourite.UserId == user && favourite.RecipeId == id)
            .ExecuteDeleteAsync(cancellation);
        return deleted > 0 || await db.Set<Recipe>().AnyAsync(recipe => recipe.Id == id, cancellation)
            ? TypedResults.NoContent()
            : NoSuchRecipe();
    }

    private static async Task<Results<NoContent, ValidationProblem, ProblemHttpResult>> Rate(
        Guid id, RatingInput input, AlchemorselDbContext db, IHouseholdContext household, WordsThrottle throttle, HttpContext context, TimeProvider clock,
        CancellationToken cancellation)
    {
        if (input.Review is not null && await throttle.RefuseReviewAsync(context) is { } refusal)
            return refusal;
        var (user, now) = (context.User.GetUserId(), clock.GetStorableNow());
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (!await RecipeStandings.TryLockAsync(db, id, cancellation))
            return NoSuchRecipe();
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO recipe_rating (recipe_id, user_id, household_id, stars, rated_at)
            VALUES ({id}, {user}, {household.HouseholdId}, {input.Stars}, {now})
            ON CONFLICT (recipe_id, user_id) DO UPDATE SET stars = excluded.stars, rated_at = excluded.rated_at
            """,
            cancellation);
        if (input.Review is not null)
        {
            var review = RecipeText.Clean(input.Review);
            // What a moderator hid can be taken away, and not be written over.
            if (review is not null && await db.Set<RecipeRating>().AnyAsync(
                rating => rating.RecipeId == id && rating.UserId == user && rating.ReviewHiddenAt != null && rating.Review != review, cancellation))
                return CommentEndpoints.HiddenWords();
            await ReviewEndpoints.WriteAsync(db, id, user, review, now, cancellation);
        }

        await RecipeStandings.RecountAsync(db, id, cancellation);
        await transaction.CommitAsync(cancellation);
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Unrate(
        Guid id, AlchemorselDbContext db, HttpContext context, CancellationToken cancellation)
    {
        var user = context.User.GetUserId();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (!await RecipeStandings.TryLockAsync(db, id, cancellation))
            return NoSuchRecipe();
        await db.Set<RecipeRating>().Where(rating => rating.RecipeId == id && rating.UserId == user).ExecuteDeleteAsync(cancellation);
        await RecipeStandings.RecountAsync(db, id, cancellation);
        await transaction.CommitAsync(cancellation);
        return TypedResults.NoContent();
    }
}

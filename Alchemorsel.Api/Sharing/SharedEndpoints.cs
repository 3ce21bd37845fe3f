using Alchemorsel.Api.Administration;
using Alchemorsel.Api.Collections;
using Alchemorsel.Api.Data;
using Alchemorsel.Api.Data.RowSecurity;
using Alchemorsel.Api.Http;
using Alchemorsel.Api.Media;
using Alchemorsel.Api.Moderation;
using Alchemorsel.Api.Recipes;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Contracts.Sharing;
using Alchemorsel.Contracts.Social;
using Alchemorsel.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Sharing;

/// <summary>What a link shows to whoever holds it. Nothing here changes anything but the day on which a link was opened last.</summary>
internal static class SharedEndpoints
{
    private const string Root = "/api/v1/share";

    public static void MapShared(this IEndpointRouteBuilder app)
    {
        var shared = app.MapGroup(Root + "/{token}").AllowAnonymous().WithTags("Sharing").AddEndpointFilter(Unseen).AddEndpointFilter(WhileOn);
        shared.MapGet("/", Read).WithName("ReadShared").WithSummary("What a link shows: a recipe or a collection");
        shared.MapGet("/recipes", ListRecipes).WithName("ListSharedRecipes").WithSummary("The recipes of a shared collection, in their order");
        shared.MapGet("/recipes/{id:guid}", ReadRecipe).WithName("ReadSharedRecipe").WithSummary("A recipe of a shared collection");
        shared.MapGet("/media/{imageId:guid}/{width:int}.{format:alpha}", ShowImage)
            .WithName("ShowSharedImage").WithSummary("An image of what a link shows");
        app.MapSharedCopy();
    }

    private static async Task<Results<Ok<SharedContent>, ProblemHttpResult>> Read(
        string token, AlchemorselDbContext db, CurrentHousehold acting, TimeProvider time, CancellationToken cancellation)
    {
        if (await OpenAsync(token, db, acting, time, cancellation) is not { } link)
            return Closed();
        var content = link.RecipeId is { } recipe
            ? new SharedContent(await ReadAsync(db, recipe, token, cancellation), null)
            : new SharedContent(null, await db.Set<Collection>().Where(row => row.Id == link.CollectionId)
                .Select(row => new SharedCollectionInfo(row.Name, row.Description)).SingleOrDefaultAsync(cancellation));
        if (content is { Recipe: null, Collection: null })
            return Closed();
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        if (link.LastOpenedOn != today)
        {
            await db.Set<ShareLink>().Where(row => row.Id == link.Id)
                .ExecuteUpdateAsync(row => row.SetProperty(opened => opened.LastOpenedOn, today), cancellation);
        }

        return TypedResults.Ok(content);
    }

    private static async Task<Results<Ok<Page<SharedRecipe>>, ValidationProblem, ProblemHttpResult>> ListRecipes(
        string token, AlchemorselDbContext db, CurrentHousehold acting, TimeProvider time, string? cursor, int? limit, CancellationToken cancellation)
    {
        if (limit is < 1 or > Limits.PageMax)
            return Problems.Invalid("limit", $"Between 1 and {Limits.PageMax}.");
        if (await OpenAsync(token, db, acting, time, cancellation) is not { CollectionId: { } collection })
            return Closed();
        if (await CollectionList.ReadRecipesAsync(db, collection, cursor, limit ?? Limits.PageDefault, cancellation) is not { } page)
            return Problems.Invalid("cursor", "This cursor is not one of this list. Start again without it.");
        var ids = page.Items.Select(recipe => recipe.Id).ToList();
        var hidden = await db.Set<RecipeHiding>().Where(hiding => ids.Contains(hiding.RecipeId)).Select(hiding => hiding.RecipeId).ToListAsync(cancellation);
        // What the household hasn't finished, or a moderator hid, is not for visitors; such a page is a little shorter.
        return TypedResults.Ok(new Page<SharedRecipe>(
            [
                .. page.Items.Where(recipe => recipe.Status == RecipeStatus.Published && !hidden.Contains(recipe.Id)).Select(recipe => new SharedRecipe(
                    recipe.Id, recipe.Title, recipe.Description, recipe.TotalMinutes, recipe.Servings,
                    recipe.Image is { } image ? Through(image, token) : null)),
            ],
            page.Next));
    }

    private static async Task<Results<Ok<RecipeDetails>, ProblemHttpResult>> ReadRecipe(
        string token, Guid id, AlchemorselDbContext db, CurrentHousehold acting, TimeProvider time, CancellationToken cancellation) =>
        await OpenAsync(token, db, acting, time, cancellation) is { CollectionId: not null } link
            && await Shown(db, link).AnyAsync(shown => shown == id, cancellation)
            && await ReadAsync(db, id, token, cancellation) is { } recipe
            ? TypedResults.Ok(recipe)
            : Closed();

    private static async Task<Results<FileStreamHttpResult, NotFound, StatusCodeHttpResult, ProblemHttpResult>> ShowImage(
        string token, Guid imageId, int width, string format, AlchemorselDbContext db, CurrentHousehold acting, IMediaStorage storage,
        AlchemorselMetrics metrics, ILoggerFactory logs, TimeProvider time, HttpContext context, CancellationToken cancellation) =>
        await OpenAsync(token, db, acting, time, cancellation) is { } link
            && await db.Set<RecipeImage>().AnyAsync(image => image.Id == imageId && Shown(db, link).Contains(image.RecipeId), cancellation)
            ? await MediaEndpoints.ShowAsync(imageId, width, format, db, storage, metrics, logs, context, cancellation)
            : Closed();

    /// <summary>
    /// The link of a token as long as it is open. From then on this request reads as the household of the link does, and so nothing of another's.
    /// </summary>
    internal static async Task<ShareLink?> OpenAsync(
        string token, AlchemorselDbContext db, CurrentHousehold acting, TimeProvider time, CancellationToken cancellation)
    {
        if (LinkToken.HashOf(token) is not { } hash)
            return null;
        var now = time.GetUtcNow();
        var link = await db.Set<ShareLink>().AsNoTracking().OfEveryHousehold()
            .SingleOrDefaultAsync(row => row.TokenHash == hash && (row.ExpiresAt == null || row.ExpiresAt > now), cancellation);
        if (link is not null)
            acting.ActFor(link.HouseholdId);
        return link;
    }

    /// <summary>The ids of all recipes that a link shows.</summary>
    internal static IQueryable<Guid> Shown(AlchemorselDbContext db, ShareLink link) => link.RecipeId is { } recipe
        ? db.Set<Recipe>().Where(row => row.Id == recipe && row.ArchivedAt == null && !db.Set<RecipeHiding>().Any(hiding => hiding.RecipeId == row.Id))
            .Select(row => row.Id)
        : db.Set<CollectionRecipe>().Where(place => place.CollectionId == link.CollectionId && place.Recipe!.ArchivedAt == null && !place.Recipe.IsDraft
                && !db.Set<RecipeHiding>().Any(hiding => hiding.RecipeId == place.RecipeId))
            .Select(place => place.RecipeId);

    private static async Task<RecipeDetails?> ReadAsync(AlchemorselDbContext db, Guid id, string token, CancellationToken cancellation)
    {
        if (await db.FindRecipeAsync(id, cancellation) is not { ArchivedAt: null } recipe
            || await db.Set<RecipeHiding>().AnyAsync(hiding => hiding.RecipeId == id, cancellation))
            return null;
        return (await recipe.ToDetailsAsync(db, cancellation, standing: RecipeStanding.None)).ForVisitors(image => Through(image, token));
    }

    private static RecipeImageInfo Through(RecipeImageInfo image, string token) => image with { Url = $"{Root}/{token}{image.Url}" };

    /// <summary>Neither kept by anybody between, nor found by a search engine that was given the link.</summary>
    private static ValueTask<object?> Unseen(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var headers = context.HttpContext.Response.Headers;
        headers.CacheControl = "no-store";
        headers["X-Robots-Tag"] = "noindex, nofollow";
        return next(context);
    }

    /// <summary>Links that were handed out show nothing while an admin has them turned off.</summary>
    internal static async ValueTask<object?> WhileOn(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
        => context.HttpContext.RequestServices.GetRequiredService<SwitchBoard>().Current.ShareLinks ? await next(context) : Closed();

    internal static ProblemHttpResult Closed() =>
        Problems.Problem(404, "link-closed", "This link shows nothing any more.", "Ask whoever sent it for a new one.");
}

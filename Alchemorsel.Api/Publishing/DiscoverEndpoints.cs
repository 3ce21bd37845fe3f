using Alchemorsel.Api.Data;
using Alchemorsel.Api.Data.RowSecurity;
using Alchemorsel.Api.Households;
using Alchemorsel.Api.Http;
using Alchemorsel.Api.Media;
using Alchemorsel.Api.Profiles;
using Alchemorsel.Api.Recipes;
using Alchemorsel.Api.Sharing;
using Alchemorsel.Api.Social;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Profiles;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Contracts.Social;
using Alchemorsel.Cooking.Foods;
using Alchemorsel.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Publishing;

/// <summary>Public recipes, for whoever has an account here. Nothing in it changes a recipe.</summary>
internal static class DiscoverEndpoints
{
    public static void MapDiscover(this IEndpointRouteBuilder app)
    {
        var discover = app.MapGroup(PublicRecipes.Root).WithTags("Public recipes").AddEndpointFilter(ProfileReading.WhileOn);
        discover.MapGet("/", List).RequireAuthorization()
            .WithName("ListPublicRecipes").WithSummary("Public recipes, the newest first: all, those of cooks you follow, or of one cook");
        discover.MapGet("/recipes/{id:guid}", Read).RequireAuthorization().WithName("ReadPublicRecipe").WithSummary("A public recipe");
        discover.MapGet("/media/{imageId:guid}/{width:int}.{format:alpha}", ShowImage).RequireAuthorization(MediaEndpoints.Policy)
            .WithName("ShowPublicImage").WithSummary("An image of a public recipe");
        discover.MapPublicCopy();
        discover.MapPublicComments();
    }

    private static async Task<Results<Ok<Page<PublicRecipe>>, ValidationProblem, ProblemHttpResult>> List(
        bool? followed, string? profile, string? q, bool? ignoreAllergies, string? cursor, int? limit, AlchemorselDbContext db, HttpRequest request,
        CancellationToken cancellation)
    {
        if (limit is < 1 or > Limits.PageMax)
            return Problems.Invalid("limit", $"Between 1 and {Limits.PageMax}.");
        if (q is { Length: > Limits.QueryMax } || q?.Contains('\0', StringComparison.Ordinal) == true)
            return Problems.Invalid("q", $"At most {Limits.QueryMax} characters.");
        if (followed == true && !string.IsNullOrWhiteSpace(q))
            return Problems.Invalid("q", "Words are looked for in all public recipes, or in those of one cook.");
        Position? after = null;
        if (!string.IsNullOrEmpty(cursor) && !Cursor.TryDecode(cursor, out after))
            return Problems.Invalid("cursor", "This cursor is not one of this list. Start again without it.");

        var (size, needs) = (limit ?? Limits.PageDefault, await HouseholdNeeds.ReadAsync(db, cancellation));
        var never = ignoreAllergies == true ? Allergens.None : needs.Never;
        IQueryable<Publication> rows;
        if (!string.IsNullOrEmpty(profile))
        {
            if (await ProfileReading.FindAsync(db, profile, cancellation) is not { } found)
                return ProfileReading.NoSuchProfile();
            rows = Titled(db, db.Set<Publication>().Where(row => row.UserId == found.UserId), q, RecipeEndpoints.SearchLanguage(needs, request)).Without(never);
        }
        else if (followed == true)
        {
            rows = PublicRecipes.OfFollowed(db, never, after?.Id, Guid.Empty, size + 1);
        }
        else
        {
            // Passed over along the way: whoever isn't shown to all is a row that is read and not told of.
            rows = Titled(db, db.Set<Publication>(), q, RecipeEndpoints.SearchLanguage(needs, request)).Without(never).Where(row => row.Profile!.Discoverable);
        }

        if (after is not null)
            rows = rows.Where(row => row.Id < after.Id);
        var read = await PublicRecipes.ReadAsync(db, rows, size + 1, cancellation);
        return TypedResults.Ok(new Page<PublicRecipe>(
            [.. read.Take(size).Select(row => row.Recipe)], read.Count > size ? Cursor.Encode(new Position(read[size - 1].Id)) : null));
    }

    /// <summary>
    /// Those that whoever asks may see and whose title has the words, among the newest. Titles alone: what else a kitchen finds its recipes by has its notes in
    /// it. The index of that is made for one household at a time, so this looks at no more than <see cref="Limits.DiscoverSearchedMax"/> publications, which are
    /// taken along the key before anything else is asked of them.
    /// </summary>
    private static IQueryable<Publication> Titled(AlchemorselDbContext db, IQueryable<Publication> some, string? q, string language)
    {
        if (string.IsNullOrWhiteSpace(q))
            return PublicRecipes.Visible(db, some);
        var words = Folding.Fold(q);
        return PublicRecipes.Visible(db, some.OrderByDescending(row => row.Id).Take(Limits.DiscoverSearchedMax)).Where(row => row.Recipe!.Search!.TitleVector.Matches(
            EF.Functions.WebSearchToTsQuery("simple", words).Or(EF.Functions.WebSearchToTsQuery(language, words))));
    }

    private static async Task<Results<Ok<PublicRecipeDetails>, ProblemHttpResult>> Read(
        Guid id, AlchemorselDbContext db, CurrentHousehold acting, AlchemorselMetrics metrics, CancellationToken cancellation)
    {
        if (await PublicRecipes.OpenAsync(db, acting, id, cancellation) is not { } opened
            || await db.FindRecipeAsync(id, cancellation) is not { Status: RecipeStatus.Published } recipe)
            return NoSuchRecipe();
        metrics.RecipesViewed.Add(1);
        var shown = (await recipe.ToDetailsAsync(db, cancellation, standing: RecipeStanding.None)).ForVisitors(PublicRecipes.Through);
        // A link goes to somebody whom the kitchen knows; this goes to everybody, and notes are what a kitchen tells itself.
        return TypedResults.Ok(new PublicRecipeDetails(shown with { Notes = null }, opened.By, opened.Since, opened.Mine));
    }

    private static async Task<Results<FileStreamHttpResult, NotFound, StatusCodeHttpResult, ProblemHttpResult>> ShowImage(
        Guid imageId, int width, string format, AlchemorselDbContext db, CurrentHousehold acting, IMediaStorage storage, AlchemorselMetrics metrics,
        ILoggerFactory logs, HttpContext context, CancellationToken cancellation)
    {
        var recipe = await db.Set<RecipeImage>().OfEveryHousehold().Where(image => image.Id == imageId)
            .Select(image => (Guid?)image.RecipeId).SingleOrDefaultAsync(cancellation);
        return recipe is { } id && await PublicRecipes.OpenAsync(db, acting, id, cancellation) is not null
            ? await MediaEndpoints.ShowAsync(imageId, width, format, db, storage, metrics, logs, context, cancellation)
            : NoSuchRecipe();
    }

    /// <summary>404 for a recipe that doesn't exist, isn't public, or is hidden by a block: nobody learns which.</summary>
    internal static ProblemHttpResult NoSuchRecipe() => Problems.Problem(404, "not-found", "There is no such public recipe.");

    private sealed record Position(Guid Id);
}

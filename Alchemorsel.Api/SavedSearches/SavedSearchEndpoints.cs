using System.Security.Claims;
using Alchemorsel.Api.Collections;
using Alchemorsel.Api.Data;
using Alchemorsel.Api.Households;
using Alchemorsel.Api.Http;
using Alchemorsel.Api.Http.Idempotency;
using Alchemorsel.Api.Recipes;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.SavedSearches;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Alchemorsel.Api.SavedSearches;

/// <summary>Searches that the household keeps. To run one is to ask the list for its <c>href</c>.</summary>
internal static class SavedSearchEndpoints
{
    public static void MapSavedSearches(this IEndpointRouteBuilder app)
    {
        var searches = app.MapGroup("/api/v1/saved-searches").RequireAuthorization().WithTags("Saved searches");
        searches.MapGet("/", List).WithName("ListSavedSearches").WithSummary("All searches that the household keeps, by name");
        searches.MapPost("/", Create).Validate<SavedSearchInput>().WithMetadata(new IdempotentAttribute())
            .WithName("CreateSavedSearch").WithSummary("Saves a search under a name");
        searches.MapGet("/{id:guid}", Read).WithName("ReadSavedSearch").WithSummary("Reads a saved search");
        searches.MapPut("/{id:guid}", Replace).Validate<SavedSearchInput>()
            .WithName("ReplaceSavedSearch").WithSummary("Gives a saved search another name or query; needs If-Match");
        searches.MapDelete("/{id:guid}", Delete).WithName("DeleteSavedSearch").WithSummary("Forgets a saved search; the recipes stay");
    }

    private static async Task<Ok<SavedSearchList>> List(AlchemorselDbContext db, CancellationToken cancellation)
        => TypedResults.Ok(new SavedSearchList(await SavedSearchReading.ListAsync(db, cancellation)));

    private static async Task<Results<Created<SavedSearchInfo>, ValidationProblem, ProblemHttpResult>> Create(
        SavedSearchInput input, AlchemorselDbContext db, IHouseholdContext household, ClaimsPrincipal user, TimeProvider clock, HttpResponse response,
        CancellationToken cancellation)
    {
        if (Refusal(input) is { } refusal)
            return refusal;
        var (name, query) = (SavedSearchRules.CleanName(input)!, SavedSearchRules.Clean(input.Query));
        if (query.Collection is { } collection && !await ExistsAsync(db, collection, cancellation))
            return NoSuchCollection();
        // A bound against runaway scripts: two requests at once may pass it by one, which does no harm.
        if (await db.Set<SavedSearch>().CountAsync(cancellation) >= Limits.SavedSearchesMax)
        {
            return Problems.Problem(
                422, "too-many-saved-searches", "There are as many saved searches as a household can have.", "Delete one first, or save over one.");
        }
        var now = clock.GetStorableNow();
        var search = new SavedSearch
        {
            HouseholdId = household.HouseholdId!.Value,
            UserId = user.GetUserId(),
            Name = name,
            SortName = Folding.Fold(name),
            Query = query,
            CollectionId = query.Collection,
            CreatedAt = now,
            UpdatedAt = now,
        };
        db.Add(search);
        if (!await TrySaveAsync(db, cancellation))
            return NameTaken(name);
        if (await SavedSearchReading.FindAsync(db, search.Id, cancellation) is not { } saved)
            return NoSuchSearch();
        response.SetVersion(saved.Version);
        return TypedResults.Created($"/api/v1/saved-searches/{search.Id}", saved.Info);
    }

    private static async Task<Results<Ok<SavedSearchInfo>, ProblemHttpResult>> Read(
        Guid id, AlchemorselDbContext db, HttpResponse response, CancellationToken cancellation)
    {
        if (await SavedSearchReading.FindAsync(db, id, cancellation) is not { } found)
            return NoSuchSearch();
        response.SetVersion(found.Version);
        return TypedResults.Ok(found.Info);
    }

    private static async Task<Results<NoContent, ValidationProblem, ProblemHttpResult>> Replace(
        Guid id, SavedSearchInput input, AlchemorselDbContext db, TimeProvider clock, HttpRequest request, CancellationToken cancellation)
    {
        if (Refusal(input) is { } refusal)
            return refusal;
        if (await db.Set<SavedSearch>().SingleOrDefaultAsync(row => row.Id == id, cancellation) is not { } search)
            return NoSuchSearch();
        if (!request.TryGetExpectedVersion(out var expected))
            return Problems.PreconditionRequired();
        if (search.Version != expected)
            return Problems.PreconditionFailed();
        var (name, query) = (SavedSearchRules.CleanName(input)!, SavedSearchRules.Clean(input.Query));
        // One that it names already may be gone: the search can be called something else all the same.
        if (query.Collection is { } collection && collection != search.CollectionId && !await ExistsAsync(db, collection, cancellation))
            return NoSuchCollection();

        (search.Name, search.SortName, search.UpdatedAt) = (name, Folding.Fold(name), clock.GetStorableNow());
        (search.Query, search.CollectionId) = (query, query.Collection);
        try
        {
            if (!await TrySaveAsync(db, cancellation))
                return NameTaken(name);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Problems.PreconditionFailed();
        }
        request.HttpContext.Response.SetVersion(search.Version);
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Delete(Guid id, AlchemorselDbContext db, CancellationToken cancellation)
        => await db.Set<SavedSearch>().Where(search => search.Id == id).ExecuteDeleteAsync(cancellation) > 0
            ? TypedResults.NoContent()
            : NoSuchSearch();

    private static ValidationProblem? Refusal(SavedSearchInput input)
    {
        if (SavedSearchRules.CleanName(input) is null)
            return Problems.Invalid("name", "A saved search needs a name.");
        var (field, message) = SavedSearchRules.Check(input.Query);
        return field is null ? null : Problems.Invalid(field, message);
    }

    // False when another one has the name; the index decides, since two may be saved at once.
    private static async Task<bool> TrySaveAsync(AlchemorselDbContext db, CancellationToken cancellation)
    {
        try
        {
            await db.SaveChangesAsync(cancellation);
            return true;
        }
        catch (DbUpdateException error) when (error.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            return false;
        }
    }

    private static Task<bool> ExistsAsync(AlchemorselDbContext db, Guid collection, CancellationToken cancellation)
        => db.Set<Collection>().AnyAsync(row => row.Id == collection, cancellation);

    private static ValidationProblem NoSuchCollection() => Problems.Invalid("query.collection", "There is no such collection.");

    private static ProblemHttpResult NameTaken(string name)
        => Problems.Problem(409, "saved-search-taken", $"There is a saved search \"{name}\" already.", "Choose another name, or save over that one.");

    private static ProblemHttpResult NoSuchSearch() => Problems.Problem(404, "not-found", "There is no such saved search.");
}

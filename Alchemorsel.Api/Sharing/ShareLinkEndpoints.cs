using Alchemorsel.Api.Administration;
using Alchemorsel.Api.Auditing;
using Alchemorsel.Api.Collections;
using Alchemorsel.Api.Data;
using Alchemorsel.Api.Households;
using Alchemorsel.Api.Http;
using Alchemorsel.Api.Recipes;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Accounts;
using Alchemorsel.Contracts.Sharing;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Sharing;

/// <summary>The household's links that show a recipe or a collection to whoever holds them.</summary>
internal static class ShareLinkEndpoints
{
    public static void MapSharing(this IEndpointRouteBuilder app)
    {
        var links = app.MapGroup("/api/v1/share-links").RequireAuthorization().WithTags("Sharing");
        links.MapGet("/", List).WithName("ListShareLinks").WithSummary("The household's links that are open, or those to one recipe or collection");
        links.MapPost("/", Create).Validate<ShareLinkInput>()
            .WithName("CreateShareLink").WithSummary("Makes a link that shows a recipe or a collection to anybody; it is told only here");
        links.MapDelete("/{id:guid}", Revoke).WithName("RevokeShareLink").WithSummary("Closes a link at once");
        app.MapShared();
    }

    private static async Task<Ok<ShareLinkList>> List(
        AlchemorselDbContext db, TimeProvider time, Guid? recipe, Guid? collection, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var links = await db.Set<ShareLink>().AsNoTracking()
            .Where(link => link.ExpiresAt == null || link.ExpiresAt > now)
            .Where(link => (recipe == null || link.RecipeId == recipe) && (collection == null || link.CollectionId == collection))
            .OrderByDescending(link => link.Id)
            .Take(Limits.ShareLinksMax)
            .Select(link => new ShareLinkInfo(
                link.Id, link.RecipeId, link.CollectionId, link.RecipeId != null ? link.Recipe!.Title : link.Collection!.Name,
                link.CreatedBy!.DisplayName, link.CreatedAt, link.ExpiresAt, link.LastOpenedOn))
            .ToListAsync(cancellation);
        return TypedResults.Ok(new ShareLinkList(links));
    }

    private static async Task<Results<Created<NewShareLink>, ValidationProblem, ProblemHttpResult>> Create(
        ShareLinkInput input, AlchemorselDbContext db, SwitchBoard switches, PublicAddress links, AuditLog audit, TimeProvider time, HttpResponse response,
        CancellationToken cancellation)
    {
        if (!switches.Current.ShareLinks)
            return SwitchEndpoints.SwitchedOff("Sharing by link is");
        if (input.RecipeId is null == input.CollectionId is null)
            return Problems.Invalid("recipeId", "Name a recipe or a collection, and only one of them.");
        // Both are looked for in the household alone: another one's id leads nowhere.
        var name = input.RecipeId is { } recipe
            ? await db.Set<Recipe>().Where(row => row.Id == recipe).Select(row => row.Title).SingleOrDefaultAsync(cancellation)
            : await db.Set<Collection>().Where(row => row.Id == input.CollectionId).Select(row => row.Name).SingleOrDefaultAsync(cancellation);
        if (name is null)
            return Problems.Problem(404, "not-found", input.RecipeId is null ? "There is no such collection." : "There is no such recipe.");

        var now = time.GetStorableNow();
        await using var turn = await HouseholdTurn.BeginAsync(db, cancellation);
        await db.Set<ShareLink>().Where(link => link.ExpiresAt <= now).ExecuteDeleteAsync(cancellation);
        if (await db.Set<ShareLink>().CountAsync(cancellation) >= Limits.ShareLinksMax)
            return Problems.Problem(422, "too-many-share-links", "There are as many open links as a household can have.", "Close one first.");
        var token = LinkToken.New();
        var link = new ShareLink
        {
            HouseholdId = db.CurrentHousehold!.Value,
            CreatedById = db.CurrentUser,
            RecipeId = input.RecipeId,
            CollectionId = input.CollectionId,
            TokenHash = LinkToken.HashOf(token)!,
            CreatedAt = now,
            ExpiresAt = input.Days is { } days ? now.AddDays(days) : null,
        };
        db.Add(link);
        audit.Add(AuditKind.ShareLinkMade, target: link.Id, details: $"{(link.RecipeId is null ? "collection" : "recipe")} {link.RecipeId ?? link.CollectionId}");
        await db.SaveChangesAsync(cancellation);
        var by = await db.Users.Where(user => user.Id == db.CurrentUser).Select(user => user.DisplayName).SingleOrDefaultAsync(cancellation);
        await turn.CommitAsync(cancellation);
        response.Headers.CacheControl = "no-store";
        var path = $"/s/{token}";
        var info = new ShareLinkInfo(link.Id, link.RecipeId, link.CollectionId, name, by, now, link.ExpiresAt, null);
        return TypedResults.Created($"/api/v1/share-links/{link.Id}", new NewShareLink(info, token, path, links.ToPassOn(path)));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Revoke(Guid id, AlchemorselDbContext db, CancellationToken cancellation) =>
        await db.Set<ShareLink>().Where(link => link.Id == id).ExecuteDeleteAsync(cancellation) > 0
            ? TypedResults.NoContent()
            : Problems.Problem(404, "not-found", "There is no such link.");
}

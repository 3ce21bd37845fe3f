using System.Globalization;
using Alchemorsel.Api.Accounts;
using Alchemorsel.Api.Data;
using Alchemorsel.Api.Http;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Recipes;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Recipes.Revisions;

internal static class RevisionEndpoints
{
    private const string Current = "current";

    /// <summary>The routes below a recipe's <c>revisions</c>; <paramref name="recipes"/> is the group of the recipes.</summary>
    public static void MapRevisions(this RouteGroupBuilder recipes)
    {
        var revisions = recipes.MapGroup("/{id:guid}/revisions").WithTags("Revisions");
        revisions.MapGet("/", List).WithName("ListRecipeRevisions").WithSummary("A recipe's revisions, the newest first");
        revisions.MapGet("/{number:int}", Read).WithName("ReadRecipeRevision").WithSummary("The recipe as it was in a revision");
        revisions.MapGet("/{from:int}/diff/{to}", Diff).WithName("CompareRecipeRevisions")
            .WithSummary("What changed from a revision to another, or to the recipe as it is ('current')");
        revisions.MapPost("/{number:int}/restore", Restore).WithName("RestoreRecipeRevision")
            .WithSummary("Brings a revision back as the newest one; needs If-Match");
    }

    private static async Task<Results<Ok<Page<RecipeRevisionSummary>>, ValidationProblem, ProblemHttpResult>> List(
        Guid id, string? cursor, int? limit, AlchemorselDbContext db, CancellationToken cancellation)
    {
        if (limit is < 1 or > Limits.PageMax)
            return Problems.Invalid("limit", $"Between 1 and {Limits.PageMax}.");
        Position? position = null;
        if (!string.IsNullOrEmpty(cursor) && !Cursor.TryDecode(cursor, out position))
            return Problems.Invalid("cursor", "This cursor is not one of this list. Start again without it.");
        var size = limit ?? Limits.PageDefault;
        var before = position?.Number ?? int.MaxValue;
        var rows = await WithAuthors(db, db.Set<RecipeRevision>().Where(revision => revision.RecipeId == id && revision.Number < before))
            .OrderByDescending(row => row.Number)
            .Take(size + 1)
            .ToListAsync(cancellation);
        // A recipe that was not saved since there are revisions has none, which is not the same as no recipe.
        if (rows.Count == 0 && !await db.Set<Recipe>().AnyAsync(recipe => recipe.Id == id, cancellation))
            return NoSuchRecipe();
        var items = rows.Take(size).Select((row, index) => new RecipeRevisionSummary(
            row.Number, index + 1 < rows.Count ? rows[index + 1].Number : null, row.SavedAt, row.Author, row.Kind, row.Summary));
        return TypedResults.Ok(new Page<RecipeRevisionSummary>(
            [.. items], rows.Count > size ? Cursor.Encode(new Position(rows[size - 1].Number)) : null));
    }

    private static async Task<Results<Ok<RecipeRevisionDetails>, ProblemHttpResult>> Read(
        Guid id, int number, AlchemorselDbContext db, CancellationToken cancellation)
    {
        var revisions = db.Set<RecipeRevision>().Where(revision => revision.RecipeId == id && revision.Number == number);
        if (await WithAuthors(db, revisions).SingleOrDefaultAsync(cancellation) is not { } row
            || await DocumentAsync(db, id, number, cancellation) is not { } document)
            return NoSuchRevision();
        return TypedResults.Ok(new RecipeRevisionDetails(row.Number, row.SavedAt, row.Author, row.Kind, row.Summary, document));
    }

    private static async Task<Results<Ok<RecipeDiff>, ValidationProblem, ProblemHttpResult>> Diff(
        Guid id, int from, string to, AlchemorselDbContext db, CancellationToken cancellation)
    {
        int? other = null;
        if (to != Current)
        {
            if (!int.TryParse(to, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                return Problems.Invalid("to", $"The number of a revision, or '{Current}'.");
            other = number;
        }
        var asked = db.Set<RecipeRevision>().Where(revision => revision.RecipeId == id && (revision.Number == from || revision.Number == other));
        var sides = await WithAuthors(db, asked).ToDictionaryAsync(row => row.Number, cancellation);
        var documents = await asked.Select(revision => new { revision.Number, revision.Document })
            .ToDictionaryAsync(row => row.Number, row => RevisionDocument.Read(row.Document), cancellation);
        if (!documents.TryGetValue(from, out var before) || (other is { } wanted && !documents.ContainsKey(wanted)))
            return NoSuchRevision();
        var (after, side) = other is { } theOther
            ? (documents[theOther], sides[theOther].ToSide())
            : await CurrentAsync(db, id, cancellation);

        var used = (before.Links ?? []).Concat(after.Links ?? []).Select(link => link.RecipeId).OfType<Guid>().Distinct().ToArray();
        var titles = used.Length == 0
            ? []
            : await db.Set<Recipe>().Where(recipe => used.Contains(recipe.Id))
                .Select(recipe => new { recipe.Id, recipe.Title })
                .ToDictionaryAsync(recipe => recipe.Id, recipe => recipe.Title, cancellation);
        return TypedResults.Ok(new RecipeComparison(before, after, titles).ToDiff(sides[from].ToSide(), side));
    }

    private static async Task<(RecipeInput Recipe, RevisionSide Side)> CurrentAsync(
        AlchemorselDbContext db, Guid id, CancellationToken cancellation)
    {
        var recipe = await db.Set<Recipe>().AsNoTracking().SingleAsync(row => row.Id == id, cancellation);
        return (recipe.ToInput(), new RevisionSide(null, recipe.UpdatedAt));
    }

    private static async Task<Results<Ok<RecipeDetails>, ProblemHttpResult>> Restore(
        Guid id, int number, AlchemorselDbContext db, TimeProvider clock, HttpRequest request, CancellationToken cancellation)
    {
        if (await db.Set<Recipe>().Include(recipe => recipe.Images).SingleOrDefaultAsync(row => row.Id == id, cancellation) is not { } recipe)
            return NoSuchRecipe();
        if (await DocumentAsync(db, id, number, cancellation) is not { } document)
            return NoSuchRevision();
        if (!request.TryGetExpectedVersion(out var expected))
            return Problems.PreconditionRequired();
        if (recipe.Version != expected)
            return Problems.PreconditionFailed();

        // Without a choice in the revision none is to hold afterwards, hence not null.
        recipe.Apply(document with { Links = document.Links ?? [] }, clock.GetStorableNow());
        // What the revision links to may be gone by now, or use this recipe: then the line is without a link. The text is what matters.
        await recipe.LinkSubRecipesAsync(db, cancellation);
        try
        {
            await recipe.SaveAsync(db, RevisionKind.Restored, cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Problems.PreconditionFailed();
        }
        request.HttpContext.Response.SetVersion(recipe.Version);
        return TypedResults.Ok(await recipe.ToDetailsAsync(db, cancellation));
    }

    /// <summary>The recipe as it was in a revision; null when there is none of that number.</summary>
    internal static async Task<RecipeInput?> DocumentAsync(AlchemorselDbContext db, Guid id, int number, CancellationToken cancellation)
    {
        var packed = await db.Set<RecipeRevision>()
            .Where(revision => revision.RecipeId == id && revision.Number == number)
            .Select(revision => revision.Document)
            .SingleOrDefaultAsync(cancellation);
        return packed is null ? null : RevisionDocument.Read(packed);
    }

    // The documents stay in the database: a list needs none of them.
    internal static IQueryable<RevisionRow> WithAuthors(AlchemorselDbContext db, IQueryable<RecipeRevision> revisions)
        => revisions.LeftJoin(
            db.Set<User>(),
            revision => revision.AuthorId,
            user => (Guid?)user.Id,
            (revision, user) => new RevisionRow
            {
                Number = revision.Number,
                SavedAt = revision.SavedAt,
                Author = user == null ? revision.AuthorName : user.DisplayName,
                Kind = revision.Kind,
                Summary = revision.Summary,
            });

    internal static ProblemHttpResult NoSuchRecipe() => Problems.Problem(404, "not-found", "There is no such recipe.");

    internal static ProblemHttpResult NoSuchRevision() => Problems.Problem(
        404, "not-found", "There is no such revision.", "The recipe may be gone, or the revision was thinned out.");

    private sealed record Position(int Number);

    internal sealed class RevisionRow
    {
        public required int Number { get; init; }
        public required DateTimeOffset SavedAt { get; init; }
        public required string? Author { get; init; }
        public required RevisionKind Kind { get; init; }
        public required string Summary { get; init; }

        public RevisionSide ToSide() => new(Number, SavedAt, Author, Kind);
    }
}

using Alchemorsel.Api.Data;
using Alchemorsel.Contracts.Recipes;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Recipes.Revisions;

/// <summary>
/// The revisions of many recipes that one request changes, by the rules of <see cref="RevisionWriting"/>: one statement looks what they have,
/// and the rows are saved together with the recipes. The recipes must be locked, so that nobody else takes a number meanwhile.
/// </summary>
internal sealed class RevisionBatch(RevisionKind kind)
{
    private readonly List<Change> changes = [];

    private readonly List<(Guid Recipe, int Newest)> due = [];

    /// <param name="recipe">As it is to be saved.</param>
    /// <param name="before">As it was.</param>
    /// <param name="beforeAt">When it was saved as that.</param>
    public void Add(Recipe recipe, RecipeInput before, DateTimeOffset beforeAt) => changes.Add(new Change(recipe, before, beforeAt));

    /// <summary>Adds the revisions to what <paramref name="db"/> will save.</summary>
    public async Task AddToAsync(AlchemorselDbContext db, CancellationToken cancellation)
    {
        var ids = changes.ConvertAll(change => change.Recipe.Id).ToArray();
        var last = await db.Database.SqlQuery<Last>(
            $"""
            SELECT recipe.id AS recipe_id, last.number, last.hash FROM unnest({ids}) AS recipe(id) CROSS JOIN LATERAL (
                SELECT number, hash FROM recipe_revision WHERE recipe_id = recipe.id ORDER BY number DESC LIMIT 1) AS last
            """).ToDictionaryAsync(row => row.RecipeId, cancellation);
        foreach (var (recipe, before, beforeAt) in changes)
        {
            var input = recipe.ToInput();
            var after = RevisionDocument.Of(input);
            var known = last.GetValueOrDefault(recipe.Id);
            var number = known?.Number ?? 0;
            var oldHash = RevisionDocument.HashOf(before);
            if (oldHash.AsSpan().SequenceEqual(after.Hash))
                continue;
            if (known is null || !oldHash.AsSpan().SequenceEqual(known.Hash))
            {
                db.Add(Row(recipe, ++number, null, beforeAt, known is null ? RevisionKind.Created : RevisionKind.Edited,
                    RevisionSummary.BeforeRevisions, RevisionDocument.Of(before)));
            }
            db.Add(Row(recipe, ++number, db.CurrentUser, recipe.UpdatedAt, kind, RevisionSummary.Of(before, input, kind), after));
            if (RevisionThinning.IsDue(number))
                due.Add((recipe.Id, number));
        }
    }

    /// <summary>Thins what has grown long; call it when the revisions are saved.</summary>
    public async Task ThinAsync(AlchemorselDbContext db, CancellationToken cancellation)
    {
        foreach (var (recipe, newest) in due)
            await RevisionThinning.RunAsync(db, recipe, newest, cancellation);
    }

    private static RecipeRevision Row(
        Recipe recipe, int number, Guid? author, DateTimeOffset savedAt, RevisionKind kind, string summary, RevisionDocument document)
        => new()
        {
            RecipeId = recipe.Id,
            Number = number,
            HouseholdId = recipe.HouseholdId,
            AuthorId = author,
            SavedAt = savedAt,
            Kind = kind,
            Summary = summary,
            Document = document.Packed,
            Hash = document.Hash,
        };

    private sealed record Change(Recipe Recipe, RecipeInput Before, DateTimeOffset BeforeAt);

    private sealed record Last(Guid RecipeId, int Number, byte[] Hash);
}

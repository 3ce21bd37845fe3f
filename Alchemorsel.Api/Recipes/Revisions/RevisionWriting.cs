using Alchemorsel.Api.Data;
using Alchemorsel.Contracts.Recipes;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Recipes.Revisions;

/// <summary>
/// Keeps what a save makes of a recipe. The state before it is kept too when no revision has it: recipes may be older than revisions. A save that
/// changes nothing makes no revision. Many recipes at once have <see cref="RevisionBatch"/>.
/// </summary>
internal sealed class RevisionWriting
{
    private readonly Recipe recipe;
    private readonly RevisionKind kind;
    private readonly RecipeInput? before;
    private readonly DateTimeOffset beforeAt;

    private RevisionWriting(Recipe recipe, RevisionKind kind, RecipeInput? before, DateTimeOffset beforeAt)
        => (this.recipe, this.kind, this.before, this.beforeAt) = (recipe, kind, before, beforeAt);

    /// <summary>Remembers the recipe as it was loaded. Call it before the change is saved.</summary>
    public static RevisionWriting Begin(AlchemorselDbContext db, Recipe recipe, RevisionKind kind)
    {
        var entry = db.Entry(recipe);
        if (entry.State is EntityState.Added or EntityState.Detached)
            return new RevisionWriting(recipe, kind, null, default);
        var loaded = (Recipe)entry.OriginalValues.ToObject();
        return new RevisionWriting(recipe, kind, loaded.ToInput(), loaded.UpdatedAt);
    }

    /// <summary>
    /// Writes the revision. Call it after the recipe was saved and in the same transaction: the recipe's row is locked until that ends, so
    /// nobody else takes the number meanwhile. A recipe that comes with its history (from an archive) and is as the last revision has it needs
    /// no other.
    /// </summary>
    /// <returns>Whether there is a new one.</returns>
    public async Task<bool> WriteAsync(AlchemorselDbContext db, CancellationToken cancellation)
    {
        var input = recipe.ToInput();
        var after = RevisionDocument.Of(input);
        var known = before is null ? null : RevisionDocument.Of(before);
        if (known is not null && known.Hash.AsSpan().SequenceEqual(after.Hash))
            return false;
        var summary = RevisionSummary.Of(before, input, kind);
        var (author, savedAt) = (db.CurrentUser, recipe.UpdatedAt);
        var (oldDocument, oldHash) = (known?.Packed, known?.Hash);
        var numbers = await db.Database.SqlQuery<int>(
                $"""
                WITH last AS (
                    SELECT number, hash FROM recipe_revision WHERE recipe_id = {recipe.Id} ORDER BY number DESC LIMIT 1),
                loaded AS (
                    INSERT INTO recipe_revision (recipe_id, number, household_id, saved_at, kind, summary, document, hash)
                    SELECT {recipe.Id}, coalesce((SELECT number FROM last), 0) + 1, {recipe.HouseholdId}, {beforeAt},
                        CASE WHEN EXISTS (SELECT 1 FROM last) THEN {(int)RevisionKind.Edited} ELSE {(int)RevisionKind.Created} END,
                        {RevisionSummary.BeforeRevisions}, {oldDocument}::bytea, {oldHash}::bytea
                    WHERE {oldHash}::bytea IS NOT NULL AND NOT EXISTS (SELECT 1 FROM last WHERE hash = {oldHash}::bytea)
                    RETURNING number)
                INSERT INTO recipe_revision (recipe_id, number, household_id, author_id, saved_at, kind, summary, document, hash)
                SELECT {recipe.Id}, coalesce((SELECT number FROM loaded), (SELECT number FROM last), 0) + 1, {recipe.HouseholdId},
                    {author}, {savedAt}, {(int)kind}, {summary}, {after.Packed}, {after.Hash}
                WHERE {oldHash}::bytea IS NOT NULL OR NOT EXISTS (SELECT 1 FROM last WHERE hash = {after.Hash})
                RETURNING number AS "Value"
                """)
            .ToListAsync(cancellation);
        if (numbers is [var number] && RevisionThinning.IsDue(number))
            await RevisionThinning.RunAsync(db, recipe.Id, number, cancellation);
        return numbers.Count > 0;
    }
}

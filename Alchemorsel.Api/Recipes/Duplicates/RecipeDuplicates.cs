using Alchemorsel.Api.Data;
using Alchemorsel.Contracts.Recipes;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Recipes.Duplicates;

/// <summary>
/// Finds the recipes that a new one would repeat: from the same page, or with the same title and the same foods. A title alone says nothing: every
/// household has three pancakes. Archived recipes don't count; who brings one in again wants it.
/// </summary>
internal static class RecipeDuplicates
{
    /// <summary>More recipes of one title are not compared.</summary>
    private const int ComparedMax = 50;

    /// <summary>The duplicates of what is about to be saved, same source first.</summary>
    public static Task<IReadOnlyList<RecipeDuplicate>> FindAsync(
        AlchemorselDbContext db, RecipeInput input, CancellationToken cancellation, Guid? except = null)
    {
        var recipe = new Recipe { Id = except ?? Guid.CreateVersion7(), HouseholdId = Guid.Empty, Title = input.Title };
        recipe.Apply(input, DateTimeOffset.UnixEpoch);
        return FindAsync(db, recipe, cancellation);
    }

    /// <summary>The duplicates of <paramref name="recipe"/>, which has been applied and may or may not be saved; never itself.</summary>
    public static async Task<IReadOnlyList<RecipeDuplicate>> FindAsync(
        AlchemorselDbContext db, Recipe recipe, CancellationToken cancellation)
    {
        var foods = (await RecipeContents.LoadAsync(db, recipe, cancellation)).Foods().ToHashSet();
        var (source, title) = (recipe.SourceKey, recipe.SortTitle);
        // Served by the indexes on (household, source_key) and (household, sort_title).
        var alike = db.Set<Recipe>().AsNoTracking().Where(other => other.ArchivedAt == null && other.Id != recipe.Id);
        alike = source is null
            ? alike.Where(other => other.SortTitle == title)
            : alike.Where(other => other.SourceKey == source || other.SortTitle == title);
        var found = await alike.OrderBy(other => other.Id).Take(ComparedMax)
            .Select(other => new { other.Id, other.Slug, other.Title, other.SourceKey, other.SortTitle, other.Search!.Foods })
            .ToListAsync(cancellation);
        return
        [
            .. found
                .Select(other => (Link: new RecipeLink(other.Id, other.Slug, other.Title), Reason:
                    source is not null && other.SourceKey == source ? DuplicateReason.SameSource
                    : other.SortTitle == title && foods.SetEquals(other.Foods ?? []) ? DuplicateReason.SameDish
                    : (DuplicateReason?)null))
                .Where(other => other.Reason is not null)
                .Select(other => new RecipeDuplicate(other.Link, other.Reason!.Value))
                .OrderBy(other => other.Reason),
        ];
    }
}

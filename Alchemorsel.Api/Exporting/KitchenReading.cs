using System.Runtime.CompilerServices;
using Alchemorsel.Api.Accounts;
using Alchemorsel.Api.Collections;
using Alchemorsel.Api.Data;
using Alchemorsel.Api.Foods;
using Alchemorsel.Api.Ingredients;
using Alchemorsel.Api.MealPlans;
using Alchemorsel.Api.Recipes.Revisions;
using Alchemorsel.Api.SavedSearches;
using Alchemorsel.Api.Social;
using Alchemorsel.Api.Units;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Units;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Exporting;

/// <summary>What a household has beside its recipes, for an archive: a page at a time, however much it is.</summary>
internal static class KitchenReading
{
    private const int EntriesPage = 500;
    private const int RevisionsPage = 100;
    private const int LinesPage = 1_000;
    private const int CollectionsPage = 20;

    /// <summary>The log of these recipes, recipe by recipe, as it was written.</summary>
    public static async IAsyncEnumerable<(Guid Recipe, LibraryCooked Entry)> CookedAsync(
        AlchemorselDbContext db, Guid[] recipes, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var (recipe, last, more) = (Guid.Empty, Guid.Empty, true);
        while (more)
        {
            var rows = await db.Set<CookedEntry>().AsNoTracking()
                .Where(entry => recipes.Contains(entry.RecipeId))
                .Where(entry => EF.Functions.GreaterThan(ValueTuple.Create(entry.RecipeId, entry.Id), ValueTuple.Create(recipe, last)))
                .OrderBy(entry => entry.RecipeId).ThenBy(entry => entry.Id).Take(EntriesPage)
                .Select(entry => new { Entry = entry, Name = entry.User!.DisplayName })
                .ToListAsync(cancellation);
            foreach (var row in rows)
            {
                yield return (row.Entry.RecipeId, new LibraryCooked
                {
                    Id = row.Entry.Id,
                    By = row.Entry.UserId,
                    ByName = row.Name ?? row.Entry.ByName,
                    CookedOn = row.Entry.CookedOn,
                    Servings = row.Entry.Servings,
                    Rating = row.Entry.Rating,
                    Note = row.Entry.Note,
                    CreatedAt = row.Entry.CreatedAt,
                });
            }

            more = rows.Count == EntriesPage;
            if (more)
                (recipe, last) = (rows[^1].Entry.RecipeId, rows[^1].Entry.Id);
        }
    }

    /// <summary>The comments on these recipes, recipe by recipe, as they were written; what a moderator hid only holds its place.</summary>
    public static async IAsyncEnumerable<(Guid Recipe, LibraryComment Comment)> CommentsAsync(
        AlchemorselDbContext db, Guid[] recipes, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var (recipe, last, more) = (Guid.Empty, Guid.Empty, true);
        while (more)
        {
            var rows = await db.Set<RecipeComment>().AsNoTracking()
                // What others say in public is not of this kitchen.
                .Where(comment => recipes.Contains(comment.RecipeId) && !comment.IsPublic)
                .Where(comment => EF.Functions.GreaterThan(ValueTuple.Create(comment.RecipeId, comment.Id), ValueTuple.Create(recipe, last)))
                .OrderBy(comment => comment.RecipeId).ThenBy(comment => comment.Id).Take(EntriesPage)
                .Select(comment => new { Comment = comment, Name = comment.Author!.DisplayName })
                .ToListAsync(cancellation);
            foreach (var row in rows)
            {
                var isGone = row.Comment.DeletedAt is not null || row.Comment.HiddenAt is not null;
                yield return (row.Comment.RecipeId, new LibraryComment
                {
                    Id = row.Comment.Id,
                    Thread = row.Comment.ThreadId,
                    By = isGone ? null : row.Comment.AuthorId,
                    ByName = isGone ? null : row.Name ?? row.Comment.ByName,
                    Text = isGone ? null : row.Comment.Text,
                    CreatedAt = row.Comment.CreatedAt,
                    EditedAt = row.Comment.EditedAt,
                });
            }

            more = rows.Count == EntriesPage;
            if (more)
                (recipe, last) = (rows[^1].Comment.RecipeId, rows[^1].Comment.Id);
        }
    }

    /// <summary>The revisions of these recipes, recipe by recipe, the newest first.</summary>
    public static async IAsyncEnumerable<(Guid Recipe, LibraryRevision Revision)> HistoryAsync(
        AlchemorselDbContext db, Guid[] recipes, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var (recipe, last, more) = (Guid.Empty, 0, true);
        while (more)
        {
            var rows = await db.Set<RecipeRevision>().AsNoTracking()
                .Where(revision => recipes.Contains(revision.RecipeId))
                .Where(revision => revision.RecipeId > recipe || (revision.RecipeId == recipe && revision.Number < last))
                .OrderBy(revision => revision.RecipeId).ThenByDescending(revision => revision.Number).Take(RevisionsPage)
                .LeftJoin(db.Set<User>(), revision => revision.AuthorId, user => (Guid?)user.Id, (revision, user) => new
                {
                    Revision = revision,
                    Name = user == null ? revision.AuthorName : user.DisplayName,
                })
                .OrderBy(row => row.Revision.RecipeId).ThenByDescending(row => row.Revision.Number)
                .ToListAsync(cancellation);
            foreach (var row in rows)
            {
                yield return (row.Revision.RecipeId, new LibraryRevision
                {
                    Number = row.Revision.Number,
                    By = row.Revision.AuthorId,
                    ByName = row.Name,
                    SavedAt = row.Revision.SavedAt,
                    Kind = row.Revision.Kind,
                    Summary = row.Revision.Summary,
                    Recipe = RevisionDocument.Read(row.Revision.Document),
                });
            }

            more = rows.Count == RevisionsPage;
            if (more)
                (recipe, last) = (rows[^1].Revision.RecipeId, rows[^1].Revision.Number);
        }
    }

    /// <summary>In the order in which they were said, since the last one's currency is offered for the next.</summary>
    public static async Task<IEnumerable<LibraryFood>> FoodsAsync(AlchemorselDbContext db, CancellationToken cancellation)
        => (await db.Set<HouseholdFood>().AsNoTracking().OrderBy(food => food.UpdatedAt).ThenBy(food => food.Id).Take(HouseholdFoods.Max)
            .ToListAsync(cancellation)).Select(food => new LibraryFood(food.Code, food.ToInput(), food.UpdatedAt));

    public static async Task<IEnumerable<LibraryUnit>> UnitsAsync(AlchemorselDbContext db, CancellationToken cancellation)
        => (await HouseholdUnits.AllAsync(db.Set<HouseholdUnit>().AsNoTracking(), cancellation)).Select(unit => unit.IsNaming
            ? new LibraryUnit(null, unit.Unit, unit.ToNames())
            : new LibraryUnit(new OwnUnitInput { Names = unit.Names, Quantity = unit.Quantity, Unit = unit.Unit }));

    public static async IAsyncEnumerable<LibraryCorrection> CorrectionsAsync(
        AlchemorselDbContext db, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var (last, more) = (Guid.Empty, true);
        while (more)
        {
            var rows = await db.Set<IngredientCorrection>().AsNoTracking().Where(row => row.Id > last).OrderBy(row => row.Id).Take(LinesPage)
                .ToListAsync(cancellation);
            foreach (var row in rows)
            {
                yield return new LibraryCorrection
                {
                    Id = row.Id,
                    Line = row.Line,
                    AnyAmount = row.AnyAmount,
                    Quantity = row.Quantity,
                    Unit = row.Unit,
                    Food = row.Food,
                    Preparation = row.Preparation,
                    Comment = row.Comment,
                    UpdatedAt = row.UpdatedAt,
                };
            }

            more = rows.Count == LinesPage;
            if (more)
                last = rows[^1].Id;
        }
    }

    public static async Task<IEnumerable<LibrarySearch>> SavedSearchesAsync(AlchemorselDbContext db, CancellationToken cancellation)
        => (await db.Set<SavedSearch>().AsNoTracking().OrderBy(search => search.SortName).Take(Limits.SavedSearchesMax).ToListAsync(cancellation))
            .Select(search => new LibrarySearch
            {
                Name = search.Name,
                By = search.UserId,
                Query = search.Query,
                CreatedAt = search.CreatedAt,
                UpdatedAt = search.UpdatedAt,
            });

    /// <summary>The plan, day by day, each in its order.</summary>
    public static async IAsyncEnumerable<LibraryMeal> MealPlanAsync(
        AlchemorselDbContext db, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var (last, more) = (DateOnly.MinValue, true);
        while (more)
        {
            var rows = await db.Set<MealPlanEntry>().AsNoTracking().Where(entry => entry.Day > last)
                .OrderBy(entry => entry.Day).ThenBy(entry => entry.Slot).ThenBy(entry => entry.Position).ThenBy(entry => entry.Id).Take(LinesPage)
                .Select(entry => new { Entry = entry, entry.Recipe!.Title })
                .ToListAsync(cancellation);
            more = rows.Count == LinesPage;
            // The last day may go on behind the page: it begins the next one. No day fills a page.
            foreach (var row in more ? rows.TakeWhile(row => row.Entry.Day < rows[^1].Entry.Day) : rows)
            {
                last = row.Entry.Day;
                yield return new LibraryMeal
                {
                    Day = row.Entry.Day,
                    Slot = row.Entry.Slot,
                    Recipe = row.Entry.RecipeId,
                    Text = row.Entry.Text ?? row.Title,
                    Servings = row.Entry.Servings,
                    By = row.Entry.UserId,
                    CreatedAt = row.Entry.CreatedAt,
                };
            }
        }
    }

    /// <param name="archived">Whether archived recipes are in the archive, too.</param>
    public static async IAsyncEnumerable<LibraryCollection> CollectionsAsync(
        AlchemorselDbContext db, bool archived, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var (last, more) = (Guid.Empty, true);
        while (more)
        {
            var rows = await db.Set<Collection>().AsNoTracking().AsSingleQuery().Where(row => row.Id > last).OrderBy(row => row.Id).Take(CollectionsPage)
                .Select(row => new
                {
                    row.Id,
                    Line = new LibraryCollection
                    {
                        Id = row.Id,
                        Name = row.Name,
                        Description = row.Description,
                        CreatedAt = row.CreatedAt,
                        UpdatedAt = row.UpdatedAt,
                        Recipes = row.Recipes.Where(place => archived || place.Recipe!.ArchivedAt == null)
                            .OrderBy(place => place.Position).ThenBy(place => place.RecipeId).Select(place => place.RecipeId).ToList(),
                    },
                })
                .ToListAsync(cancellation);
            foreach (var row in rows)
                yield return row.Line;
            more = rows.Count == CollectionsPage;
            if (more)
                last = rows[^1].Id;
        }
    }
}

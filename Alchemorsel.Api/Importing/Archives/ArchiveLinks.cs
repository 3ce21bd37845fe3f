using Alchemorsel.Api.Data;
using Alchemorsel.Api.Importing.Jobs;
using Alchemorsel.Api.Recipes;
using Alchemorsel.Api.Recipes.Nested;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Recipes;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Importing.Archives;

/// <summary>Makes the lines of a recipe use what they used where it was exported, by the ids of the archive.</summary>
internal static class ArchiveLinks
{
    /// <summary>
    /// Sets the links of a recipe that is about to be saved; the lines have been linked by titles already, which holds for recipes that are
    /// not in the archive. Gives the archive's ids of those that have not come yet, which are looked at again when all is there, and in words
    /// for the cook the lines that can't use what they used.
    /// </summary>
    public static async Task<(List<Guid> Waiting, List<string> Notices)> ApplyAsync(
        Recipe recipe, ArchivedRecipe own, Guid job, AlchemorselDbContext db, CancellationToken cancellation)
    {
        if (own.Document.Uses is not { } said)
            return ([], []);
        var notices = new List<string>();
        var uses = said.Where(use => use is not null).Take(Limits.IngredientsMax).DistinctBy(use => (use.Section, use.Line))
            .ToDictionary(use => (use.Section, use.Line));
        var targets = uses.Values.Select(use => use.Recipe).OfType<Guid>().Distinct().ToList();
        var inside = targets.Where(target => own.Beside?.HasRecipe(target.ToString()) == true).ToHashSet();
        var brought = await BroughtAsync(db, job, inside, cancellation);
        var ids = inside.ToDictionary(target => target, target => brought.GetValueOrDefault(target, ArchiveIds.Derive(job, target)));
        var back = await RecipeCycles.LeadingBackAsync(db, recipe.Id, ids.Values, cancellation);
        back.Add(recipe.Id);
        Relink(recipe, (line, section, index) =>
        {
            if (!uses.TryGetValue((section, index), out var use))
                return line with { RecipeId = null, LinkChosen = false };
            if (use.Recipe is not { } target)
                return line with { RecipeId = null, LinkChosen = use.Chosen };
            if (!ids.TryGetValue(target, out var id))
                return line;
            if (!back.Contains(id))
                return line with { RecipeId = id, LinkChosen = use.Chosen };
            notices.Add(LeadsBack(line));
            return line with { RecipeId = null, LinkChosen = false };
        });
        return ([.. inside.Where(target => !brought.ContainsKey(target))], notices);
    }

    /// <summary>The links of an earlier version. What they name may be gone: that is so with any earlier version.</summary>
    public static IReadOnlyList<IngredientLinkInput>? Map(IReadOnlyList<IngredientLinkInput>? links, Guid job)
        => links is not { Count: > 0 } ? null :
        [
            .. links.Where(link => link?.Line is not null).Take(Limits.IngredientsMax)
                .Select(link => new IngredientLinkInput(
                    RecipeText.CleanLine(link.Line) ?? "", link.RecipeId is { } id ? ArchiveIds.Derive(job, id) : null)),
        ];

    /// <summary>
    /// Looks again at what had not come yet when its user did: a recipe that became one of the household's own is used as that, one that never
    /// came is not used, and the entry says so. What the user holds is then worked out anew.
    /// </summary>
    public static async Task SettleAsync(ImportItemRow item, AlchemorselDbContext db, DateTimeOffset now, CancellationToken cancellation)
    {
        var targets = item.Uses!.ToHashSet();
        item.Uses = null;
        if (await db.Set<Recipe>().SingleOrDefaultAsync(recipe => recipe.Id == item.RecipeId, cancellation) is not { } recipe)
            return;
        var brought = await BroughtAsync(db, item.JobId, targets, cancellation);
        var moved = targets.Select(target => (From: ArchiveIds.Derive(item.JobId, target), To: brought.TryGetValue(target, out var id) ? id : (Guid?)null))
            .Where(move => move.From != move.To).ToDictionary(move => move.From, move => move.To);
        var back = await RecipeCycles.LeadingBackAsync(db, recipe.Id, [.. moved.Values.OfType<Guid>()], cancellation);
        back.Add(recipe.Id);
        var (before, notices) = (recipe.Ingredients, new List<string>());
        Relink(recipe, (line, _, _) =>
        {
            if (line.RecipeId is not { } used || !moved.TryGetValue(used, out var to))
                return line;
            if (to is { } other && !back.Contains(other))
                return line with { RecipeId = other };
            notices.Add(to is null ? $"The recipe that the line \"{line.Text}\" used did not come, so it uses none." : LeadsBack(line));
            return line with { RecipeId = null, LinkChosen = false };
        });
        item.Tell(notices);
        if (before.SelectMany(group => group.Lines).SequenceEqual(recipe.Ingredients.SelectMany(group => group.Lines)))
        {
            recipe.Ingredients = before;
            await db.SaveChangesAsync(cancellation);
            await RecipeRefresh.DeriveAsync(db, [recipe.Id], cancellation);
            await RecipeRefresh.UsersOfAsync(db, recipe.Id, cancellation);
            return;
        }

        recipe.UpdatedAt = now;
        await recipe.SaveAsync(db, RevisionKind.Edited, cancellation, isTold: false);
    }

    /// <summary>What recipes of the archive are here, by the archive's ids: the new ones, or those of the household that they repeat.</summary>
    public static async Task<Dictionary<Guid, Guid>> BroughtAsync(
        AlchemorselDbContext db, Guid job, IReadOnlyCollection<Guid> originals, CancellationToken cancellation)
    {
        if (originals.Count == 0)
            return [];
        var ids = originals.Select(id => (Guid?)id).ToArray();
        var found = await db.Set<ImportItemRow>()
            .Where(item => item.JobId == job && ids.Contains(item.OriginalId) && (item.RecipeId != null || item.ExistingId != null))
            .OrderBy(item => item.Position)
            .Select(item => new { Original = item.OriginalId!.Value, Recipe = (item.RecipeId ?? item.ExistingId)!.Value })
            .Join(db.Set<Recipe>(), item => item.Recipe, recipe => recipe.Id, (item, recipe) => item)
            .ToListAsync(cancellation);
        return found.DistinctBy(item => item.Original).ToDictionary(item => item.Original, item => item.Recipe);
    }

    private static string LeadsBack(StoredIngredient line) => $"The recipe that the line \"{line.Text}\" used leads back to this one, so it uses none.";

    private static void Relink(Recipe recipe, Func<StoredIngredient, int, int, StoredIngredient> link) => recipe.Ingredients =
    [
        .. recipe.Ingredients.Select((group, section) => group with
        {
            Lines = [.. group.Lines.Select((line, index) => link(line, section, index))],
        }),
    ];
}

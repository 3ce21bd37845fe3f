using Alchemorsel.Api.Collections;
using Alchemorsel.Api.Data;
using Alchemorsel.Api.Exporting;
using Alchemorsel.Api.Recipes;
using Alchemorsel.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Importing.Archives;

/// <summary>
/// Takes over collections. One of a name that the household has is filled up: what is in it stays in its order, a recipe that it lacks comes
/// behind the one that it follows in the archive. Two of one name in the archive are two here.
/// </summary>
internal sealed class CollectionImport(AlchemorselDbContext db, TimeProvider time)
{
    private readonly Dictionary<string, int> seen = new(StringComparer.Ordinal);
    private readonly HashSet<Guid> missing = [];
    private readonly Dictionary<Guid, Guid> taken = [];
    private Guid job;

    /// <summary>Recipes that the collections name and that are not here; null when all are.</summary>
    public string? Missing => missing.Count switch
    {
        0 => null,
        1 => $"{LibraryLines.Collections.File}: a recipe that it names is not here.",
        var count => $"{LibraryLines.Collections.File}: {count} recipes that it names are not here.",
    };

    /// <summary>What collections of the archive are here, by the archive's ids; known once all its lines were looked at.</summary>
    public IReadOnlyDictionary<Guid, Guid> Taken => taken;

    public void Begin(Guid import)
    {
        job = import;
        taken.Clear();
        seen.Clear();
        missing.Clear();
    }

    public async Task<LineOutcome> TakeAsync(LibraryCollection line, CancellationToken cancellation)
    {
        if (line is not { Name.Length: > 0 and <= Limits.NameMax, Recipes: { Count: <= Limits.CollectionRecipesMax } recipes }
            || RecipeText.CleanLine(line.Name) is not { } name || line.Description?.Length > Limits.CollectionTextMax)
            return LineOutcome.LeftOut;
        var (key, now) = (Folding.Fold(name), time.GetStorableNow());
        var before = seen.GetValueOrDefault(key);
        seen[key] = before + 1;
        var brought = await ArchiveLinks.BroughtAsync(db, job, recipes, cancellation);
        missing.UnionWith(recipes.Where(id => !brought.ContainsKey(id)));
        var wanted = recipes.Where(brought.ContainsKey).Select(id => brought[id]).Distinct().ToList();
        var known = await db.Set<Collection>().Include(collection => collection.Recipes).Where(collection => collection.SortName == key)
            .OrderBy(collection => collection.Id).Skip(before).FirstOrDefaultAsync(cancellation);
        if (known is not null)
        {
            taken.TryAdd(line.Id, known.Id);
            Fill(known, wanted, now);
            return LineOutcome.Kept;
        }

        if (await db.Set<Collection>().CountAsync(cancellation) >= Limits.CollectionsMax)
            return LineOutcome.LeftOut;
        var collection = new Collection
        {
            HouseholdId = db.CurrentHousehold!.Value,
            Name = name,
            SortName = key,
            Description = RecipeText.Clean(line.Description),
            CreatedAt = ArchiveIds.Time(line.CreatedAt, now),
            UpdatedAt = ArchiveIds.Time(line.UpdatedAt, now),
        };
        collection.Recipes.AddRange(wanted.Select((recipe, index) => Place(collection, recipe, index, now)));
        db.Add(collection);
        await db.SaveChangesAsync(cancellation);
        taken.TryAdd(line.Id, collection.Id);
        return LineOutcome.Added;
    }

    private void Fill(Collection collection, List<Guid> wanted, DateTimeOffset now)
    {
        var order = collection.Recipes.OrderBy(place => place.Position).ThenBy(place => place.RecipeId).Select(place => place.RecipeId).ToList();
        var inside = order.ToHashSet();
        foreach (var (index, recipe) in wanted.Index())
        {
            if (inside.Contains(recipe) || order.Count >= Limits.CollectionRecipesMax)
                continue;
            order.Insert(index == 0 ? order.Count : order.IndexOf(wanted[index - 1]) + 1, recipe);
            inside.Add(recipe);
        }

        if (order.Count == collection.Recipes.Count)
            return;
        var places = collection.Recipes.ToDictionary(place => place.RecipeId);
        foreach (var (index, recipe) in order.Index())
        {
            if (places.TryGetValue(recipe, out var place))
                place.Position = (index + 1) * CollectionRecipe.Step;
            else
                db.Add(Place(collection, recipe, index, now));
        }

        collection.UpdatedAt = now;
    }

    private static CollectionRecipe Place(Collection collection, Guid recipe, int index, DateTimeOffset now) => new()
    {
        CollectionId = collection.Id,
        RecipeId = recipe,
        HouseholdId = collection.HouseholdId,
        Position = (index + 1) * CollectionRecipe.Step,
        AddedAt = now,
    };
}

using Alchemorsel.Api.Data;
using Alchemorsel.Api.Exporting;
using Alchemorsel.Api.Foods;
using Alchemorsel.Api.Recipes;
using Alchemorsel.Api.SavedSearches;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Contracts.SavedSearches;
using Alchemorsel.Cooking.Formats.Exports;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Importing.Archives;

/// <summary>
/// Takes over saved searches. One of a name that the household has stays its own. What a search names by an id or a code of the household that
/// exported is named by this one's; what is not here stays named all the same, since a search that forgot it would find more than was asked for.
/// </summary>
internal sealed class SavedSearchImport(AlchemorselDbContext db, TimeProvider time)
{
    private Guid job;
    private ArchivePeople people = ArchivePeople.Nobody;
    private IReadOnlyDictionary<Guid, Guid> collections = new Dictionary<Guid, Guid>();
    private Dictionary<string, string> foods = [];

    /// <param name="archive">The archive.</param>
    /// <param name="who">Whom its people are here.</param>
    /// <param name="import">The import.</param>
    /// <param name="taken">What its collections are here.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task BeginAsync(
        OwnArchive archive, ArchivePeople who, Guid import, IReadOnlyDictionary<Guid, Guid> taken, CancellationToken cancellation)
    {
        (job, people, collections) = (import, who, taken);
        foods = archive.Has(LibraryLines.SavedSearches.File) ? await OwnFoodsAsync(archive, cancellation) : [];
    }

    public async Task<LineOutcome> TakeAsync(LibrarySearch line, CancellationToken cancellation)
    {
        if (line is not { Name.Length: > 0 and <= Limits.NameMax, Query: { } said })
            return LineOutcome.LeftOut;
        var input = new SavedSearchInput { Name = line.Name, Query = said };
        if (SavedSearchRules.CleanName(input) is not { } name || SavedSearchRules.Check(said).Field is not null)
            return LineOutcome.LeftOut;
        var key = Folding.Fold(name);
        if (await db.Set<SavedSearch>().AnyAsync(search => search.SortName == key, cancellation))
            return LineOutcome.Kept;
        var (query, isWhole) = Named(SavedSearchRules.Clean(said));
        // With other codes than it had the address may be too long.
        if (SavedSearchRules.Check(query).Field is not null
            || await db.Set<SavedSearch>().CountAsync(cancellation) >= Limits.SavedSearchesMax)
            return LineOutcome.LeftOut;
        var now = time.GetStorableNow();
        db.Add(new SavedSearch
        {
            HouseholdId = db.CurrentHousehold!.Value,
            UserId = people.Find(line.By),
            Name = name,
            SortName = key,
            Query = query,
            CollectionId = query.Collection,
            CreatedAt = ArchiveIds.Time(line.CreatedAt, now),
            UpdatedAt = ArchiveIds.Time(line.UpdatedAt, now),
        });
        await db.SaveChangesAsync(cancellation);
        return isWhole ? LineOutcome.Added : LineOutcome.Lacking;
    }

    /// <summary>The search as this household says it, and whether all that it names is here.</summary>
    private (RecipeCriteria Query, bool IsWhole) Named(RecipeCriteria query)
    {
        var isWhole = true;
        return (query with
        {
            Collection = query.Collection is { } collection ? CollectionOf(collection) : null,
            Foods = [.. query.Foods.Select(Food).Distinct()],
            WithoutFoods = [.. query.WithoutFoods.Select(Food).Distinct()],
        }, isWhole);

        Guid CollectionOf(Guid original)
        {
            if (collections.TryGetValue(original, out var known))
                return known;
            isWhole = false;
            return ArchiveIds.Derive(job, original);
        }

        string Food(string code)
        {
            if (!code.StartsWith(HouseholdFood.OwnPrefix, StringComparison.Ordinal))
                return code;
            if (foods.TryGetValue(code, out var known))
                return known;
            isWhole = false;
            return code;
        }
    }

    /// <summary>The household's own foods by the archive's codes: the same name is the same food, whatever code it was given.</summary>
    private async Task<Dictionary<string, string>> OwnFoodsAsync(OwnArchive archive, CancellationToken cancellation)
    {
        var (bytes, _) = archive.Has(LibraryLines.Foods.File) ? await archive.ReadAsync(LibraryLines.Foods.File, cancellation) : default;
        if (bytes is null || !LibraryLines.Foods.IsKnown(bytes))
            return [];
        var own = (await db.Set<HouseholdFood>().Where(food => food.Code.StartsWith(HouseholdFood.OwnPrefix)).OrderBy(food => food.Id)
                .Select(food => new { food.Code, food.Name }).ToListAsync(cancellation))
            .DistinctBy(food => Name(food.Name)).ToDictionary(food => Name(food.Name), food => food.Code);
        var codes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (_, line) in LibraryLines.Read<LibraryFood>(bytes))
        {
            if (line is { Code: { } code, Food.Name: { } name } && own.TryGetValue(Name(name), out var here))
                codes.TryAdd(code, here);
        }

        return codes;

        static string Name(string? name) => Folding.Fold(RecipeText.CleanLine(name) ?? "");
    }
}

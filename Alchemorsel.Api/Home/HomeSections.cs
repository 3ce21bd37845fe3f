using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using Alchemorsel.Api.Data;
using Alchemorsel.Api.Foods;
using Alchemorsel.Api.Households;
using Alchemorsel.Api.Recipes;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Home;
using Alchemorsel.Contracts.Recipes;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Home;

/// <summary>
/// Chooses what the home page shows, in four statements: what the household says of itself, its foods, candidates of every section, each a
/// bounded look into an index, then the recipes by key; one more where it has allergies or diets. Which of the candidates are shown changes from day to day and never within one.
/// </summary>
internal static class HomeSections
{
    // Looked at for a section, of which the day chooses HomeSectionMax.
    private const int CandidatesMax = 60;
    private const int QuickMinutes = 30;
    private const int FavouriteRestDays = 21;
    private const int LongDays = 60;

    // What a suggestion is taken from, the best reason first.
    private static readonly HomeReason[] Reasons =
        [HomeReason.Favourite, HomeReason.Seasonal, HomeReason.NotCookedForLong, HomeReason.Quick, HomeReason.RecentlyAdded];

    public static async Task<HomeView> ReadAsync(AlchemorselDbContext db, Guid user, DateOnly day, CancellationToken cancellation)
    {
        var month = new DateOnly(day.Year, day.Month, 1).ToString("MMMM", CultureInfo.InvariantCulture);
        var (hemisphere, needs) = await db.Set<Household>().Where(household => household.Id == db.CurrentHousehold)
            .Select(household => ValueTuple.Create(
                household.Hemisphere, new HouseholdNeeds(household.SevereAllergies, household.Diets, household.Locale))).SingleOrDefaultAsync(cancellation);
        var season = (
            Foods: Seasons.Foods(day.Month, hemisphere, await FoodKeys.LoadAsync(db, cancellation)), Tags: Seasons.Tags(day.Month, hemisphere));
        var all = await CandidatesAsync(db, user, day, season, cancellation);
        var candidates = (await FittingAsync(db, needs, all, cancellation)).ToLookup(row => (HomeReason)row.Kind, row => row.RecipeId);
        var (suggested, because) = Suggest(candidates, day);
        // What the day has chosen is shown once; what was last is told in full.
        var shown = new HashSet<Guid>(suggested is { } first ? [first] : []);
        var chosen = Enum.GetValues<HomeReason>()
            .Select(kind => (Kind: kind, Recipes: kind is HomeReason.RecentlyAdded or HomeReason.RecentlyCooked
                ? [.. candidates[kind].Take(Limits.HomeSectionMax)]
                : Choose(candidates[kind], shown, day)))
            .ToList();

        var ids = chosen.SelectMany(section => section.Recipes).Concat(suggested is { } one ? [one] : []).Distinct().ToList();
        if (ids.Count == 0)
            return new HomeView(day, month, null, null, []);
        var recipes = await RecipeSummaries.ReadAsync(db, ids, cancellation);
        return new HomeView(
            day,
            month,
            suggested is { } id ? recipes.GetValueOrDefault(id) : null,
            because,
            [
                .. chosen
                    .Select(section => new HomeSection(section.Kind, [.. section.Recipes.Select(recipes.GetValueOrDefault).OfType<RecipeSummary>()]))
                    .Where(section => section.Recipes.Count > 0),
            ]);
    }

    private static Task<List<Candidate>> CandidatesAsync(
        AlchemorselDbContext db, Guid user, DateOnly day, (string[] Foods, string[] Tags) season, CancellationToken cancellation)
    {
        var (household, foods, tags) = (db.CurrentHousehold, season.Foods, season.Tags);
        var inHousehold = RecipeTraits.In(household);
        var midnight = new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero);
        var (rested, longAgo) = (midnight.AddDays(-FavouriteRestDays), midnight.AddDays(-LongDays));
        // Another part of the quick ones every day: the look into the index begins at another minute, and goes round.
        var pivot = 5 + (int)(Mix(Guid.Empty, day) % (QuickMinutes - 5));
        return db.Database.SqlQuery<Candidate>(
            $"""
            (SELECT {(int)HomeReason.Favourite} AS kind, s.recipe_id FROM favourite f JOIN recipe_search s ON s.recipe_id = f.recipe_id
             WHERE f.household_id = {household} AND f.user_id = {user} AND s.archived_at IS NULL
               AND (s.last_cooked_at IS NULL OR s.last_cooked_at < {rested})
             ORDER BY s.last_cooked_at NULLS FIRST, s.recipe_id LIMIT {CandidatesMax})
            UNION ALL
            (SELECT {(int)HomeReason.Seasonal}, recipe_id FROM recipe_search
             WHERE household_id = {household} AND archived_at IS NULL AND NOT is_draft
               AND foods && {foods} AND traits @> {inHousehold}
             ORDER BY recipe_id DESC LIMIT {CandidatesMax})
            UNION ALL
            (SELECT {(int)HomeReason.Seasonal}, id FROM recipe
             WHERE household_id = {household} AND archived_at IS NULL AND NOT is_draft AND tag_keys && {tags}
             ORDER BY id DESC LIMIT {CandidatesMax})
            UNION ALL
            (SELECT {(int)HomeReason.Quick}, id FROM recipe
             WHERE household_id = {household} AND archived_at IS NULL AND NOT is_draft AND sort_minutes BETWEEN {pivot} AND {QuickMinutes}
             ORDER BY sort_minutes, id LIMIT {CandidatesMax})
            UNION ALL
            (SELECT {(int)HomeReason.Quick}, id FROM recipe
             WHERE household_id = {household} AND archived_at IS NULL AND NOT is_draft AND sort_minutes BETWEEN 1 AND {pivot - 1}
             ORDER BY sort_minutes, id LIMIT {CandidatesMax})
            UNION ALL
            (SELECT {(int)HomeReason.NotCookedForLong}, recipe_id FROM recipe_search
             WHERE household_id = {household} AND archived_at IS NULL AND NOT is_draft AND last_cooked_at < {longAgo}
             ORDER BY last_cooked_at, recipe_id LIMIT {CandidatesMax})
            UNION ALL
            (SELECT {(int)HomeReason.RecentlyCooked}, recipe_id FROM recipe_search
             WHERE household_id = {household} AND archived_at IS NULL AND last_cooked_at IS NOT NULL
             ORDER BY last_cooked_at DESC, recipe_id DESC LIMIT {Limits.HomeSectionMax})
            UNION ALL
            (SELECT {(int)HomeReason.RecentlyAdded}, id FROM recipe
             WHERE household_id = {household} AND archived_at IS NULL AND NOT is_draft
             ORDER BY id DESC LIMIT {Limits.HomeSectionMax})
            """).ToListAsync(cancellation);
    }

    // Few kitchens need it: a look by key at the few candidates costs less than another condition in each of their queries.
    private static async Task<IEnumerable<Candidate>> FittingAsync(
        AlchemorselDbContext db, HouseholdNeeds? needs, List<Candidate> candidates, CancellationToken cancellation)
    {
        if (needs?.Traits.ToList() is not { Count: > 0 } traits)
            return candidates;
        var (ids, wanted) = (candidates.Select(candidate => candidate.RecipeId).Distinct().ToList(), RecipeTraits.In(db.CurrentHousehold, traits));
        var fitting = await db.Set<RecipeSearchDocument>().AsNoTracking()
            .Where(document => ids.Contains(document.RecipeId) && wanted.All(trait => document.Traits.Contains(trait)))
            .Select(document => document.RecipeId).ToListAsync(cancellation);
        return candidates.Where(candidate => fitting.Contains(candidate.RecipeId));
    }

    /// <summary>Rather not what was on the table the other day, unless there is nothing else.</summary>
    private static (Guid? Recipe, HomeReason? Because) Suggest(ILookup<HomeReason, Guid> candidates, DateOnly day)
        => SuggestBut(candidates, [.. candidates[HomeReason.RecentlyCooked]], day)
            ?? SuggestBut(candidates, [], day)
            ?? (null, null);

    private static (Guid? Recipe, HomeReason? Because)? SuggestBut(ILookup<HomeReason, Guid> candidates, HashSet<Guid> avoided, DateOnly day)
    {
        foreach (var reason in Reasons)
        {
            var resting = reason is HomeReason.Favourite or HomeReason.NotCookedForLong;
            var recipes = candidates[reason].Where(recipe => resting || !avoided.Contains(recipe)).Distinct().ToList();
            if (recipes.Count > 0)
                return (recipes.MinBy(recipe => Mix(recipe, day)), reason);
        }

        return null;
    }

    private static List<Guid> Choose(IEnumerable<Guid> candidates, HashSet<Guid> shown, DateOnly day)
    {
        List<Guid> chosen = [.. candidates.Distinct().Where(recipe => !shown.Contains(recipe)).OrderBy(recipe => Mix(recipe, day)).Take(Limits.HomeSectionMax)];
        shown.UnionWith(chosen);
        return chosen;
    }

    /// <summary>A number that looks random, and is the same for a recipe all day on every replica.</summary>
    private static ulong Mix(Guid recipe, DateOnly day)
    {
        Span<byte> text = stackalloc byte[20];
        recipe.TryWriteBytes(text);
        BinaryPrimitives.WriteInt32LittleEndian(text[16..], day.DayNumber);
        return BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(text));
    }

    private sealed class Candidate
    {
        public int Kind { get; init; }
        public Guid RecipeId { get; init; }
    }
}

using System.Globalization;
using System.Text;
using Alchemorsel.Api.Data;
using Alchemorsel.Api.Recipes;
using Alchemorsel.Api.Search;
using Alchemorsel.Contracts.Recipes;

namespace Alchemorsel.Benchmarks.Search;

/// <summary>
/// How long lists, searches, facets, suggestions and "what can I make" take in two libraries, a small and a large one, beside each other; and
/// the plans behind them. Measured at the Api's own code, without HTTP; both databases are on the same server.
/// </summary>
public static class SearchCommand
{
    private const int Seed = 11;
    private const int WarmUp = 30;
    private const string Language = "english";

    private static readonly DateOnly Day = new(2026, 11, 25);

    private static readonly (string Name, Func<AlchemorselDbContext, SearchMix, Task> Ask)[] Questions =
    [
        ("list, first page of 50", (db, _) => ListAsync(db, new RecipeQuery { Limit = 50 })),
        ("search, one or two words", (db, mix) => ListAsync(db, mix.Words())),
        ("search, last word being typed", (db, mix) => ListAsync(db, mix.Typing())),
        ("search with filters", (db, mix) => ListAsync(db, mix.Filtered())),
        ("filters and an order", (db, mix) => ListAsync(db, mix.Browsed())),
        ("search, misspelt", (db, mix) => ListAsync(db, mix.Misspelt())),
        ("facets of a search", (db, mix) => FacetsAsync(db, mix.Words())),
        ("facets of a search with filters", (db, mix) => FacetsAsync(db, mix.Filtered())),
        ("search with filters, list and facets", SearchPageAsync),
        ("facets of the whole library", (db, _) => FacetsAsync(db, new RecipeQuery())),
        ("suggestions, 1 letter", (db, mix) => Suggestions.ReadAsync(db, mix.Letters(1), default)),
        ("suggestions, 2 letters", (db, mix) => Suggestions.ReadAsync(db, mix.Letters(2), default)),
        ("suggestions, 3 letters", (db, mix) => Suggestions.ReadAsync(db, mix.Letters(3), default)),
        ("suggestions, 5 letters", (db, mix) => Suggestions.ReadAsync(db, mix.Letters(5), default)),
        ("suggestions, misspelt", (db, mix) => Suggestions.ReadAsync(db, mix.Misspelt().Q!, default)),
        ("what can I make, 40 foods", (db, mix) => MakeAsync(db, mix.Pantry())),
        ("what can I make, 3 foods", (db, mix) => MakeAsync(db, mix.Pantry()[..3])),
    ];

    // One of each kind, with words that many recipes have and words that few have.
    private static readonly (string Name, Func<AlchemorselDbContext, SearchMix, Task> Ask)[] Explained =
    [
        ("list-newest", (db, _) => ListAsync(db, new RecipeQuery { Limit = 50 })),
        ("list-by-rating-with-filters", (db, _) => ListAsync(db, new RecipeQuery { Diets = ["vegetarian"], MaxMinutes = 30, Sort = RecipeSort.Rating })),
        ("search-common-word", (db, _) => ListAsync(db, new RecipeQuery { Q = "soup" })),
        ("search-two-words", (db, _) => ListAsync(db, new RecipeQuery { Q = "lentil curry" })),
        ("search-with-filters", (db, _) => ListAsync(db, new RecipeQuery { Q = "chicken", Cuisine = "Thai", WithoutAllergens = ["milk"], MaxMinutes = 45 })),
        ("search-misspelt", (db, _) => ListAsync(db, new RecipeQuery { Q = "chikcen" })),
        ("facets-of-a-search", (db, _) => FacetsAsync(db, new RecipeQuery { Q = "soup", Cuisine = "Italian" })),
        ("suggestions-three-letters", (db, _) => Suggestions.ReadAsync(db, "chi", default)),
        ("makeable-forty-foods", (db, mix) => MakeAsync(db, mix.Pantry())),
    ];

    /// <param name="arguments">
    /// <c>--small CONNECTION --large CONNECTION [--asked N] [--only TEXT] [--report FILE] [--plans DIR]</c>.
    /// </param>
    /// <returns>0; 2 for an argument that is not understood.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output)
    {
        string? small = null, large = null, report = null, plans = null, only = null;
        var asked = 200;
        for (var i = 0; i < arguments.Count; i += 2)
        {
            var value = i + 1 < arguments.Count ? arguments[i + 1] : "";
            var understood = arguments[i] switch
            {
                "--small" => (small = value).Length > 0,
                "--large" => (large = value).Length > 0,
                "--asked" => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out asked) && asked > 0,
                "--only" => (only = value).Length > 0,
                "--report" => (report = value).Length > 0,
                "--plans" => (plans = value).Length > 0,
                _ => false,
            };
            if (understood)
                continue;
            output.WriteLine($"not understood: {arguments[i]} {value}");
            return 2;
        }

        if (small is null || large is null)
        {
            output.WriteLine("--small and --large are needed: the connection strings of two databases filled with the command data");
            return 2;
        }

        if (asked > 1)
        {
            var text = await MeasureAsync(small, large, asked, only, output);
            if (report is not null)
                await File.WriteAllTextAsync(report, Heading() + text);
        }

        if (plans is not null)
            await WritePlansAsync(large, plans);
        return 0;
    }

    private static async Task<string> MeasureAsync(string smallTarget, string largeTarget, int asked, string? only, TextWriter output)
    {
        await using var small = await SearchLibrary.OpenAsync(smallTarget, Seed);
        await using var large = await SearchLibrary.OpenAsync(largeTarget, Seed);
        var text = new StringBuilder();
        Line($"Libraries of one household with {small.Recipes:#,0} and {large.Recipes:#,0} recipes, {asked} questions of each kind one after the other, milliseconds.\n");
        Line($"| | small p50 | p95 | p99 | large p50 | p95 | p99 | p95, large : small |");
        Line($"|---|---:|---:|---:|---:|---:|---:|---:|");
        foreach (var (name, ask) in Questions.Where(question => only is null || question.Name.Contains(only, StringComparison.Ordinal)))
        {
            var ours = await small.TimeAsync(WarmUp, asked, ask);
            var theirs = await large.TimeAsync(WarmUp, asked, ask);
            Line($"| {name} | {At(ours, 0.5):0.0} | {At(ours, 0.95):0.0} | {At(ours, 0.99):0.0} | {At(theirs, 0.5):0.0} | {At(theirs, 0.95):0.0} | {At(theirs, 0.99):0.0} | {At(theirs, 0.95) / At(ours, 0.95):0.0} |");
        }
        if (only is null)
        {
            var (first, deep) = await PagesAsync(large, asked);
            Line($"\nPage 200 of the large library's list (50 a page): p50 {At(deep, 0.5):0.0}, p95 {At(deep, 0.95):0.0}; page 1 beside it: p50 {At(first, 0.5):0.0}, p95 {At(first, 0.95):0.0}; p50 of page 200 is {At(deep, 0.5) / At(first, 0.5):0.00} times that of page 1.");
        }
        return text.ToString();

        void Line(FormattableString line)
        {
            var written = line.ToString(CultureInfo.InvariantCulture);
            output.WriteLine(written);
            text.Append(written).Append('\n');
        }
    }

    private static async Task<(double[] First, double[] Deep)> PagesAsync(SearchLibrary library, int asked)
    {
        string? cursor = null;
        await library.TimeAsync(0, 199, async (db, _) => cursor = (await PageAsync(db, new RecipeQuery { Limit = 50, Cursor = cursor }))!.Next);
        // In turns, so that whatever else the machine does touches both.
        var (first, deep) = (new List<double>(), new List<double>());
        for (var i = 0; i < asked; i++)
        {
            first.AddRange(await library.TimeAsync(0, 1, (db, _) => ListAsync(db, new RecipeQuery { Limit = 50 })));
            deep.AddRange(await library.TimeAsync(0, 1, (db, _) => ListAsync(db, new RecipeQuery { Limit = 50, Cursor = cursor })));
        }
        return ([.. first.Order()], [.. deep.Order()]);
    }

    private static async Task WritePlansAsync(string target, string folder)
    {
        await using var library = await SearchLibrary.OpenAsync(target, Seed);
        Directory.CreateDirectory(folder);
        foreach (var (name, ask) in Explained)
        {
            // Twice: what the first reads into memory is there for the second.
            await library.ExplainAsync(db => ask(db, library.Mix));
            var plans = await library.ExplainAsync(db => ask(db, library.Mix));
            var text = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"{name}: {library.Recipes:#,0} recipes of one household\n"));
            foreach (var (statement, plan) in plans)
                text.Append('\n').Append(statement.ReplaceLineEndings("\n")).Append("\n\n").Append(plan).Append('\n');
            await File.WriteAllTextAsync(Path.Combine(folder, name + ".txt"), text.ToString());
        }
    }

    private static async Task ListAsync(AlchemorselDbContext db, RecipeQuery query) => _ = await PageAsync(db, query);

    private static Task<Contracts.Page<RecipeSummary>?> PageAsync(AlchemorselDbContext db, RecipeQuery query)
        => RecipeList.ReadAsync(db, query, Language, Day, default);

    private static Task FacetsAsync(AlchemorselDbContext db, RecipeQuery query) => RecipeFacetList.ReadAsync(db, query, Language, default);

    // What the page of a search asks for.
    private static async Task SearchPageAsync(AlchemorselDbContext db, SearchMix mix)
    {
        var query = mix.Filtered();
        await ListAsync(db, query);
        await FacetsAsync(db, query);
    }

    private static Task MakeAsync(AlchemorselDbContext db, string[] have) => Makeable.ReadAsync(db, have, new RecipeQuery { Status = RecipeStatus.Published }, 3, default);

    private static double At(double[] sorted, double share) => sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * share))];

    private static string Heading() => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        # Lists and searches

        Written by `dotnet run -c Release --project bench/Alchemorsel.Benchmarks -- search --small CONNECTION --large CONNECTION --report FILE`.
        Both databases were filled by the command `data` and lie on one PostgreSQL server on the machine that asks. Absolute figures drift with the
        machine; the ratio is taken inside one run. {System.Runtime.InteropServices.RuntimeInformation.FrameworkDescription}, {Environment.ProcessorCount} processors.


        """).ReplaceLineEndings("\n");
}

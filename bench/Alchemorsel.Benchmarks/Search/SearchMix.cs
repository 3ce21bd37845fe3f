using Alchemorsel.Contracts.Recipes;
using Npgsql;

namespace Alchemorsel.Benchmarks.Search;

/// <summary>
/// What cooks ask a library for, made from the recipes in it: the words of real titles, so that common and rare ones come as often as they are
/// there. The same questions for the same seed and library.
/// </summary>
internal sealed class SearchMix
{
    private const int TitlesMax = 400;
    private const int PantrySize = 40;

    private static readonly RecipeQuery[] Filters =
    [
        new() { MaxMinutes = 30 },
        new() { Diets = ["vegetarian"] },
        new() { WithoutAllergens = ["milk"] },
        new() { Cuisine = "Italian" },
        new() { Tags = ["Quick"] },
        new() { MinRating = 4 },
        new() { WithoutAllergens = ["gluten", "nuts"], MaxMinutes = 60 },
        new() { Foods = ["garlic"], WithoutFoods = ["bacon"] },
        new() { Cuisine = "Thai", Diets = ["vegan"], MaxMinutes = 45 },
    ];

    private readonly Random random;
    private readonly IReadOnlyList<string[]> titles;
    private readonly IReadOnlyList<string> foods;

    private SearchMix(int seed, IReadOnlyList<string[]> titles, IReadOnlyList<string> foods)
        => (random, this.titles, this.foods) = (new Random(seed), titles, foods);

    /// <param name="household">Whose library; its titles are taken from all over it.</param>
    public static async Task<SearchMix> ReadAsync(NpgsqlDataSource source, Guid household, int seed)
    {
        // The random order's index: titles from all over the library at the price of the few that are read.
        var titles = await ListAsync(
            source, $"SELECT sort_title FROM recipe_search WHERE household_id = $1 ORDER BY shuffle, recipe_id LIMIT {TitlesMax}", household);
        var foods = await ListAsync(
            source,
            """
            SELECT food FROM (SELECT foods FROM recipe_search WHERE household_id = $1 ORDER BY shuffle DESC, recipe_id DESC LIMIT 2000) AS sampled,
                unnest(foods) AS food
            GROUP BY food HAVING count(*) > 1 ORDER BY count(*) DESC, food
            """,
            household);
        return new SearchMix(seed, [.. titles.Select(Words).Where(words => words.Length > 0)], foods);
    }

    /// <summary>One or two words of a title.</summary>
    public RecipeQuery Words() => new() { Q = Typed() };

    /// <summary>The same with the last word still being typed: its first three to five letters.</summary>
    public RecipeQuery Typing()
    {
        var typed = Typed();
        var last = typed.LastIndexOf(' ') + 1;
        return new() { Q = typed[..Math.Min(typed.Length, last + 3 + random.Next(3))] };
    }

    /// <summary>Words, narrowed further.</summary>
    public RecipeQuery Filtered() => Filters[random.Next(Filters.Length)] with { Q = Typed() };

    /// <summary>No words: filters and an order.</summary>
    public RecipeQuery Browsed() => Filters[random.Next(Filters.Length)] with
    {
        Sort = new[] { RecipeSort.Newest, RecipeSort.Title, RecipeSort.Rating, RecipeSort.Quickest, RecipeSort.Random }[random.Next(5)],
    };

    /// <summary>A word with two letters in the wrong order.</summary>
    public RecipeQuery Misspelt()
    {
        var word = Title().Where(word => word.Length > 4).OrderByDescending(word => word.Length).FirstOrDefault() ?? "carrot";
        var at = 1 + random.Next(word.Length - 3);
        return new() { Q = word[..at] + word[at + 1] + word[at] + word[(at + 2)..] };
    }

    /// <summary>What stands in the box while a word is typed: its first letters.</summary>
    public string Letters(int count)
    {
        var word = Title().First(word => word.Length > 2 || word.Length == 1 || count < 3);
        return word[..Math.Min(word.Length, count)];
    }

    /// <summary>Forty foods, the common ones more often, as kitchens have them.</summary>
    public string[] Pantry()
    {
        var pantry = new HashSet<string>(StringComparer.Ordinal);
        while (pantry.Count < Math.Min(PantrySize, foods.Count))
            pantry.Add(foods[(int)(Math.Pow(random.NextDouble(), 2) * foods.Count)]);
        return [.. pantry];
    }

    private string Typed()
    {
        var title = Title();
        var first = random.Next(title.Length);
        return random.Next(2) == 0 || title.Length == 1 ? title[first] : $"{title[first]} {title[(first + 1) % title.Length]}";
    }

    private string[] Title() => titles[random.Next(titles.Count)];

    private static string[] Words(string title)
        => [.. title.Split(' ', '-', ',').Where(word => word.Length > 2 && word.All(char.IsLetter) && word is not ("and" or "with" or "mit" or "und" or "avec" or "con"))];

    private static async Task<List<string>> ListAsync(NpgsqlDataSource source, string statement, Guid household)
    {
        var list = new List<string>();
        await using var command = source.CreateCommand(statement);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = household });
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
            list.Add(rows.GetString(0));
        return list;
    }
}

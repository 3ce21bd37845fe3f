using Alchemorsel.Api.Foods;
using Alchemorsel.Contracts.Households;
using Alchemorsel.Cooking.Foods;

namespace Alchemorsel.Api.Home;

/// <summary>What is in season, month by month, in the temperate zones: our own table, by codes of the food catalogue.</summary>
internal static class Seasons
{
    /// <summary>As the north has them; the south has the same half a year later.</summary>
    private static readonly Dictionary<string, int[]> Months = new()
    {
        ["apple"] = [9, 10, 11],
        ["apricot"] = [6, 7],
        ["artichoke"] = [6, 7, 8],
        ["asparagus"] = [4, 5, 6],
        ["aubergine"] = [7, 8, 9],
        ["beetroot"] = [10, 11, 12, 1],
        ["blackberry"] = [8, 9],
        ["blackcurrant"] = [7],
        ["blueberry"] = [7, 8],
        ["broad-bean"] = [6, 7],
        ["brussels-sprout"] = [11, 12, 1, 2],
        ["butternut-squash"] = [9, 10, 11, 12],
        ["celeriac"] = [10, 11, 12, 1, 2],
        ["cherry"] = [6, 7],
        ["chestnut"] = [10, 11, 12],
        ["chicory"] = [12, 1, 2, 3],
        ["clementine"] = [11, 12, 1],
        ["courgette"] = [6, 7, 8],
        ["cranberry"] = [11, 12],
        ["cucumber"] = [6, 7, 8],
        ["fennel"] = [9, 10],
        ["fig"] = [8, 9],
        ["gooseberry"] = [6, 7],
        ["grape"] = [9, 10],
        ["green-bean"] = [7, 8, 9],
        ["jerusalem-artichoke"] = [1, 2, 3],
        ["kale"] = [11, 12, 1, 2, 3],
        ["leek"] = [1, 2, 3, 11, 12],
        ["okra"] = [7, 8],
        ["orange"] = [1, 2, 12],
        ["parsnip"] = [1, 2, 11, 12],
        ["pea"] = [5, 6, 7],
        ["peach"] = [7, 8],
        ["pear"] = [9, 10],
        ["plum"] = [8, 9],
        ["pomegranate"] = [10, 11, 12],
        ["pumpkin"] = [9, 10, 11],
        ["radish"] = [4, 5],
        ["raspberry"] = [7, 8],
        ["red-cabbage"] = [10, 11, 12, 1],
        ["red-pepper"] = [7, 8, 9],
        ["redcurrant"] = [7],
        ["rhubarb"] = [3, 4, 5],
        ["savoy-cabbage"] = [10, 11, 12, 1, 2],
        ["spinach"] = [3, 4, 5],
        ["strawberry"] = [5, 6],
        ["swede"] = [1, 2, 11, 12],
        ["sweetcorn"] = [8, 9],
        ["tomato"] = [7, 8, 9],
        ["turnip"] = [2, 3, 12],
        ["watermelon"] = [7, 8],
    };

    /// <summary>Codes of the foods in season in a month (1 to 12), in the order of the alphabet.</summary>
    public static string[] Foods(int month, Hemisphere hemisphere)
    {
        var northern = Northern(month, hemisphere);
        return [.. Months.Where(food => food.Value.Contains(northern)).Select(food => food.Key).Order(StringComparer.Ordinal)];
    }

    /// <summary>Keys of the foods in season, as the catalogue knows them and as the household does, who may have a food of its own for one.</summary>
    public static string[] Foods(int month, Hemisphere hemisphere, FoodKeys household)
    {
        var codes = Foods(month, hemisphere);
        return [.. codes.Union(household.Of(codes.Select(code => FoodCatalogue.Default.FromCode(code)?.Name ?? code)))];
    }

    /// <summary>Keys of tags that name the season, or a feast of the month: the weather turns with the hemisphere, the calendar doesn't.</summary>
    public static string[] Tags(int month, Hemisphere hemisphere) => [.. Weather(Northern(month, hemisphere)), .. Feasts(month)];

    /// <summary>The month in which the north has the same weather.</summary>
    private static int Northern(int month, Hemisphere hemisphere) => hemisphere == Hemisphere.South ? ((month + 5) % 12) + 1 : month;

    private static string[] Weather(int month) => month switch
    {
        12 or 1 or 2 => ["winter"],
        3 or 4 or 5 => ["spring"],
        6 or 7 or 8 => ["summer", "barbecue"],
        _ => ["autumn", "fall"],
    };

    private static string[] Feasts(int month) => month switch
    {
        12 => ["christmas", "advent"],
        3 or 4 => ["easter"],
        10 => ["halloween"],
        11 => ["thanksgiving"],
        _ => [],
    };
}

namespace Alchemorsel.Api.Home;

/// <summary>
/// What is in season, month by month, in the temperate north: our own table, by codes of the food catalogue. Households in the south are half
/// a year off until they can say so.
/// </summary>
internal static class Seasons
{
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
    public static string[] Foods(int month) => [.. Months.Where(food => food.Value.Contains(month)).Select(food => food.Key).Order(StringComparer.Ordinal)];

    /// <summary>Keys of tags that name the season, or a feast of the month.</summary>
    public static string[] Tags(int month) => month switch
    {
        12 => ["winter", "christmas", "advent"],
        1 or 2 => ["winter"],
        3 or 4 => ["spring", "easter"],
        5 => ["spring"],
        6 or 7 or 8 => ["summer", "barbecue"],
        10 => ["autumn", "fall", "halloween"],
        11 => ["autumn", "fall", "thanksgiving"],
        _ => ["autumn", "fall"],
    };
}

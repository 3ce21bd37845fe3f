using System.Text.RegularExpressions;

namespace Alchemorsel.Benchmarks.Foods;

/// <summary>
/// Names that a cook would use, from the descriptions of the USDA ("Beans, kidney, red, mature seeds, raw": red kidney beans).
/// </summary>
public static partial class FoodNaming
{
    // What is cooked for: raw, dry and canned foods of these groups; no brands, no dishes, no baby food.
    private static readonly string[] Groups =
        ["0100", "0200", "0400", "0500", "0900", "1000", "1100", "1200", "1300", "1500", "1600", "1700", "2000"];

    private static readonly string[] AnimalGroups = ["0500", "1000", "1300", "1700"];

    private static readonly Dictionary<string, string> Heads = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Fish"] = "",
        ["Spices"] = "",
        ["Nuts"] = "",
        ["Seeds"] = "",
        ["Crustaceans"] = "",
        ["Mollusks"] = "",
        ["Game meat"] = "",
        ["Cheese"] = "cheese",
        ["Oil"] = "oil",
        ["Fat"] = "fat",
    };

    /// <summary>The name, or null for a record that is no food to cook with.</summary>
    public static string? NameOf(UsdaFood food)
    {
        if (!Groups.Contains(food.Group) || Brand().IsMatch(food.Description) || Left().IsMatch(food.Description))
            return null;
        if (food.Group != "0100" && Cooked().IsMatch(food.Description))
            return null;
        var parts = Brackets().Replace(food.Description, "").Split(',',
            StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(part => !Filler().IsMatch(part)).Select(part => part.ToLowerInvariant()).ToList();
        if (parts.Count == 0)
            return null;
        var head = Heads.GetValueOrDefault(parts[0], parts[0]);
        var rest = parts.Skip(1).Take(4).ToList();
        var words = AnimalGroups.Contains(food.Group) && Heads.GetValueOrDefault(parts[0]) is null
            ? rest.Prepend(head)
            : rest.AsEnumerable().Reverse().Append(head);
        var name = Blanks().Replace(string.Join(' ', words.Where(word => word.Length > 0)), " ").Trim();
        return name.Length is >= 3 and <= 45 && name.Count(c => c == ' ') <= 4 ? name : null;
    }

    [GeneratedRegex(@"\b[A-Z]{3,}\b|[™®]|'S\b")]
    private static partial Regex Brand();

    [GeneratedRegex(
        @"commodity|industrial|infant|school lunch|formulated|imitation|substitute|by-products|mechanically|reconstituted|prepared from|prepared with"
        + @"|home-?prepared|home recipe|dry mix|mix,|condensed, (?!sweet)|low.?sodium|reduced sodium|fat.free|nonfat or|low.?fat|reduced fat|light,|lite"
        + @"|sugar.free|diet|calorie|fortified|special dietary|enhanced|protein|separable fat|seam fat|external fat|navajo|alaska|apache|hopi|southwest"
        + @"|low calorie|cholesterol|vitamin|unprepared, |new zealand|australian|imported|microwave|fast food|frozen novelties|ready-to-eat|meatless"
        + @"|toddler|baby|shake|dressing|sandwich|\bpatt(?:y|ies)\b|nuggets|sticks, frozen|carcass|by-product|eggnog|dip\b|bacon bits|loaf|veggie|shelf stable|vegetarian|meat extender|campbell|dessert topping|bean beverage|chili with beans|gravy|pancakes|replacement|\bpuffs|dehydrated flakes|salt added in processing|with salt|made with|with added|intermediate|junior",
        RegexOptions.IgnoreCase)]
    private static partial Regex Left();

    [GeneratedRegex(
        @"\b(cooked|boiled|braised|broiled|fried|grilled|microwaved|sauteed|heated|stewed|simmered|steamed|pan-broiled|pan-browned|toasted|baked(?!.*beans)"
        + @"|roasted(?!.*(nuts|seeds|almond|peanut|coffee|buckwheat))|au gratin|scalloped|mashed|candied|prepared)\b",
            RegexOptions.IgnoreCase)]
    private static partial Regex Cooked();

    [GeneratedRegex(
        @"^(raw|fresh|mature seeds|all (types|varieties|classes|areas|grades|commercial varieties|purpose)|commercial.*|regular.*|unenriched|enriched|dry|uncooked"
        + @"|year round average|without .*|not .*|separable lean.*|lean and fat|lean only|trimmed.*|choice|select|prime|domestic.*|composite.*|mixed species|plain|pass.*"
        + @"|broilers? or fryers|solids and liquids|drained solids.*|drained|includes.*|unspecified|bone-?in|boneless|lip-?on|lip off|meat only|meat and skin|skinless"
        + @"|with skin|with peel|flesh and skin|commercially prepared|salad or cooking|unsalted|unprepared|ns|whole \(.*|retail cuts|farmed|wild|fluid|cultured|edible"
        + @"|kernels?|hulled|common|type|ready-to-serve|ready-to-bake.*|as purchased|european|imported|fresh-refrigerated|untreated|variety meats.*|cured|n x .*|average)$",
        RegexOptions.IgnoreCase)]
    private static partial Regex Filler();

    [GeneratedRegex(@"\([^)]*\)")]
    private static partial Regex Brackets();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}

using System.Text.RegularExpressions;
using Alchemorsel.Cooking.Foods;

namespace Alchemorsel.Benchmarks.Foods;

/// <summary>
/// Aisle, allergens and diets of a food by its group and its words. Where words leave a doubt, the allergen is named and the diet is not.
/// </summary>
public static class FoodRules
{
    private static readonly (Allergens Allergen, Regex Words, Regex? But)[] AllergenWords =
    [
        (Allergens.Gluten, Words(
            "wheat|flour|bread|breadcrumbs?|crumbs|pasta|macaroni|spaghetti|lasagn[ae]|noodles?|couscous|bulgur|semolina|barley|rye|oats?|oatmeal|malt|malted|triticale"
            + "|spelt|gluten|seitan|crackers?|cookies|biscuits?|cakes?|pastr(y|ies)|crusts?|phyllo|filo|croissants?|bagels?|buns?|rolls?|muffins?|pretzels?|pies?|pitta|pita"
            + "|tortillas?|beer|soy sauce|hoisin|teriyaki|worcestershire|stuffing|doughnuts|danish|waffles|pancakes|brownies|wafers?|sponge|toast|strudel|eclairs?|granola"
            + "|croutons?|coffeecakes?|cones?|ladyfingers|matzo|stock cube|bouillon|miso|gravy|snack mix|puffs?|wonton|vinegar malt"),
            Words("buckwheat flour|buckwheat|rice flour|corn flour|cornflour|masa|almond flour|arrowroot flour|potato flour|soy flour|coconut flour|chickpea flour|sesame flour"
            + "|peanut flour|cottonseed flour|sunflower seed flour|tapioca flour|rice noodles?|glass noodles?|cellophane|corn tortillas?|rice cakes?|tamari|flour corn|flour rice"
            + "|flour soy|tortilla chips|tortillas ready-to-bake or -fry corn|corn cakes?|ice cream|egg rolls?|carob flour|acorn flour|lupin flour")),
        (Allergens.Crustaceans, Words("crustaceans|shrimps?|prawns?|crabs?|lobsters?|crayfish|krill"), Words("crabapples?")),
        (Allergens.Eggs,
            Words("eggs?|eggnog|mayonnaise|meringue|custard|ladyfingers|sponge|cakes?|muffins?|pancakes|waffles|doughnuts|brownies|eclairs?|cookies|quiche"
            + "|egg noodles?|fresh pasta|hollandaise|challah|brioche|croissants?|danish|marshmallows?|french toast"),
                Words("eggplants?|rice cakes?|egg replacer|cake flour|white cake enriched")),
        (Allergens.Fish,
            Words("fish|anchov(y|ies)|salmon|tuna|caviar|roe|surimi|worcestershire|caesar|sardines?|herring|mackerel|cod liver"),
                Words("shellfish|jellyfish|cuttlefish|crayfish")),
        (Allergens.Peanuts, Words("peanuts?"), null),
        (Allergens.Soybeans,
            Words("soy|soya|soybeans?|tofu|tempeh|miso|natto|edamame|tamari|shoyu|hoisin|teriyaki|soymilk|margarine|okara|lecithin"), null),
        (Allergens.Milk,
            Words("milk|milks|buttermilk|cheeses?|butter|cream|creams|yogurt|yoghurt|whey|casein|ghee|caramels?|ice cream|sherbet|custard|pudding|croissants?|danish"
            + "|eggnog|half-and-half|cheesecake|alfredo|ranch|fudge|toffee|butterscotch|milkfat|margarine|cheddar|parmesan|mozzarella|ricotta|feta|halloumi|pesto|queso|dulce de leche|white chocolate"),
            Words("coconut (milk|cream|butter)|almond (milk|butter)|rice milk|soy milk|soya milk|peanut butter|cocoa butter|apple butter|cashew butter|nut butter|seed butter"
            + "|sesame butter|sunflower seed butter|cream of tartar|shea nut|butterbur|butter bean|milkfish|milk thistle|cocoa butter oil|cream substitute")),
        (Allergens.Nuts,
            Words("almonds?|walnuts?|pecans?|hazelnuts?|filberts|cashews?|pistachios?|macadamias?|brazil ?nuts?|marzipan|nougat|praline|pesto|mixed nuts|nut mix|amaretto"), null),
        (Allergens.Celery, Words("celery|celeriac|stock|broth|bouillon|gravy|vegetable juice"), null),
        (Allergens.Mustard, Words("mustard|curry powder|mayonnaise|piccalilli|salad dressing|dressing|barbecue"),
            Words("mustard greens|mustard spinach")),
        (Allergens.Sesame, Words("sesame|tahini|hummus|halva|bagels?"), null),
        (Allergens.Sulphites,
            Words("wine|sherry|port|cider|vinegar|sulfured|golden seedless|raisins?|sultanas?|beer|maraschino|sauerkraut|dried fruit|molasses|apricots dried"
            + "|sake|grape juice|horseradish"), Words("unsulfured")),
        (Allergens.Lupin, Words("lupins?|lupines?"), null),
        (Allergens.Molluscs,
            Words("mollusks|clams?|mussels?|oysters?|scallops?|squid|octopus|cuttlefish|abalone|snails?|whelk|conch|oyster sauce"),
                Words("scalloped|oyster mushrooms?|mushrooms oyster")),
    ];

    private static readonly string[] MeatGroups = ["0500", "0700", "1000", "1300", "1700"];

    private static readonly Regex Meat = Words(
        "beef|pork|veal|lamb|chicken|turkey|duck|goose|bacon|ham|sausages?|lard|tallow|suet|gelatins?|gelatine|marshmallows?|broth|stock|bouillon|venison|rabbit|meat|meats|salami"
        + "|pepperoni|chorizo|liver|bologna|frankfurters?|foie gras|pat[eé]|gravy|chili con carne|bratwurst|mutton");

    private static readonly Regex MeatBut = Words("vegetable broth|vegetable stock|nut meats?|coconut meat|mincemeat|beefsteak|turkey berry|duck sauce|duck eggs?|goose eggs?|turkey eggs?|quail eggs?|chicken of the woods"
        + "|egg duck|egg goose|egg turkey|egg quail|meatless|lamb'?s? quarters|lambsquarters|veggie");

    private static readonly Regex Pork = Words("pork|bacon|ham|lard|gelatins?|gelatine|marshmallows?|sausages?|salami|pepperoni|chorizo|prosciutto|pancetta|bologna|bratwurst|pig|frankfurters?|luncheon|shortening lard|luncheon meats?");

    private static readonly Regex Alcohol = Words("wine|beer|sherry|port|rum|whiskey|gin|vodka|liqueur|sake|distilled|alcoholic beverage|vanilla extract|creme de menthe|daiquiri|pina colada|mirin");

    private static readonly Regex Animal = Words("honey|eggs?|milk|cheeses?|butter|cream|yogurt|whey");

    /// <summary>The allergens that a food's words name.</summary>
    public static Allergens AllergensOf(string name, UsdaFood food)
    {
        var text = Text(name, food);
        var found = Allergens.None;
        foreach (var (allergen, words, but) in AllergenWords)
        {
            if (words.IsMatch(but is null ? text : but.Replace(text, " ")))
                found |= allergen;
        }

        if (food.Group == "1500" && (found & (Allergens.Crustaceans | Allergens.Molluscs)) == 0
            && food.Description.StartsWith("Fish", StringComparison.Ordinal))
            found |= Allergens.Fish;
        // Refined oils are exempt (Regulation (EU) No 1169/2011, Annex II, 4 and 6), vinegar of wine is not.
        if (food.Group == "0400" && food.Description.StartsWith("Oil,", StringComparison.Ordinal))
            found &= Allergens.Peanuts | Allergens.Sesame | Allergens.Nuts | Allergens.Fish;
        return found;
    }

    /// <summary>The diets that a food fits as far as its group and words tell.</summary>
    public static Diets DietsOf(string name, UsdaFood food, Allergens allergens)
    {
        var text = MeatBut.Replace(Text(name, food), " ");
        var seafood = (allergens & (Allergens.Fish | Allergens.Crustaceans | Allergens.Molluscs)) != 0 || food.Group == "1500";
        var meat = MeatGroups.Contains(food.Group) || Meat.IsMatch(text) || (food.Group == "0600" && Words("soup").IsMatch(text));
        var animal = meat || seafood || (allergens & (Allergens.Milk | Allergens.Eggs)) != 0 || food.Group == "0100"
            || Animal.IsMatch(AllergenWords.Aggregate(text, (left, rule) => rule.But?.Replace(left, " ") ?? left))
                || food.Group is "1800" && !Words("bread|tortillas?|phyllo").IsMatch(text);
        var diets = Diets.None;
        diets |= animal ? 0 : Diets.Vegan;
        diets |= meat || seafood ? 0 : Diets.Vegetarian;
        diets |= meat ? 0 : Diets.Pescatarian;
        diets |= (allergens & Allergens.Gluten) == 0 ? Diets.GlutenFree : 0;
        diets |= (allergens & Allergens.Milk) == 0 ? Diets.DairyFree : 0;
        diets |= food.Group is "1000" or "0700" || Pork.IsMatch(text) ? 0 : Diets.PorkFree;
        diets |= Alcohol.IsMatch(Words("vinegar \\w+ \\w+|(\\w+ )?wine vinegar|sherry vinegar").Replace(text, " ")) ? 0 : Diets.AlcoholFree;
        return diets;
    }

    /// <summary>Where a shop has it.</summary>
    public static Aisle AisleOf(string name, UsdaFood food)
    {
        var text = Text(name, food);
        bool Has(string words) => Words(words).IsMatch(text);
        if (Has("frozen") && !Has("juice|dough"))
            return Aisle.Frozen;
        if (Has("canned|bottled") && food.Group is "0900" or "1100" or "1500" or "1600" or "0600" or "1200" or "0500" or "0700")
            return Aisle.Canned;
        return food.Group switch
        {
            "0100" => Aisle.Dairy,
            "0200" => Has("fresh") ? Aisle.Vegetables : Has("vinegar|mustard prepared|horseradish|capers")
                ? Aisle.Sauces : Has("vanilla") ? Aisle.Baking : Aisle.Spices,
            "0400" => Has("butter|margarine|lard|ghee|spread") ? Aisle.Dairy : Aisle.Sauces,
            "0500" or "0700" or "1000" or "1300" or "1700" => Aisle.Meat,
            "0600" => Aisle.Sauces,
            "0800" => Aisle.Breakfast,
            "0900" => Has("juice") ? Aisle.Drinks : Has("dried|raisins|currants zante|dates") ? Aisle.Nuts : Has("olives")
                ? Aisle.Canned : Has("applesauce|sauce") ? Aisle.Canned : Aisle.Fruit,
            "1100" => Has("catsup|ketchup|pickles|sauerkraut|relish|sun-dried|paste|puree") ? Aisle.Canned : Has("dried|dehydrated")
                ? Aisle.Dry : Aisle.Vegetables,
            "1200" => Aisle.Nuts,
            "1400" => Has("alcoholic beverage|beer|wine|liqueur") ? Aisle.Alcohol : Aisle.Drinks,
            "1500" => Aisle.Fish,
            "1600" => Has("soymilk|milk") ? Aisle.Drinks : Has("peanut butter") ? Aisle.Breakfast : Has("soy sauce|miso|hummus")
                ? Aisle.Sauces : Has("tofu|tempeh") ? Aisle.Vegetables
                : Has("peanuts") ? Aisle.Nuts : Aisle.Dry,
            "1800" => Has("leavening|pie crust|phyllo|puff pastry|bread crumbs") ? Aisle.Baking : Has("crackers|cookies")
                ? Aisle.Snacks : Aisle.Bakery,
            "1900" => Has("honey|jams?|jellies|marmalade|preserves")
                ? Aisle.Breakfast : Has("sugars|syrups?|molasses|cocoa|chocolate|gelatins|baking|sweetener|pectin") ? Aisle.Baking
                : Has("ice creams?|frozen") ? Aisle.Frozen : Aisle.Snacks,
            "2000" => Has("flour|starch|cornstarch|germ|bran|cornmeal") ? Aisle.Baking : Aisle.Dry,
            "2500" => Aisle.Snacks,
            _ => Aisle.Other,
        };
    }

    private static string Text(string name, UsdaFood food) =>
        $"{name} {food.Description}".ToLowerInvariant().Replace(",", "", StringComparison.Ordinal);

    private static Regex Words(string words) =>
        new($@"\b(?:{words})\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
}

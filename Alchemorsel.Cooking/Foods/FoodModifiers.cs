using System.Collections.Frozen;

namespace Alchemorsel.Cooking.Foods;

/// <summary>Words of food names that are no foods, by what they do to the name. All folded as <see cref="FoodWords"/> does.</summary>
internal static class FoodModifiers
{
    /// <summary>Words that change neither the food nor its figures by much.</summary>
    public static readonly FrozenSet<string> Little = Set(
        "fresh freshly organic good quality best large medium small big little extra thick thin fine finely coarse coarsely ground crushed chopped diced sliced minced grated "
        + "shredded peeled unpeeled seeded deseeded pitted stoned trimmed washed cleaned cut torn whole half halved quartered raw ripe firm hard soft tender young baby mini "
        + "boneless boned bone skinless skin on in off less lean or quality high plain natural pure real home homemade store bought shop ready made leftover cold hot "
        + "warm chilled cool room temperature melted softened unsweetened unsalted salted reduced low sodium salt fat full light unbleached bleached sifted packed lightly "
        + "heaped level toasted roasted blanched flaked slivered drained rinsed canned tinned can tin jar bottled frozen thawed defrosted dry dried of the a an and with for to "
        + "your favourite favorite any some few about approx optional new spring winter summer seasonal local unwaxed floury waxy long grain short round square thinly roughly "
        + "cooked uncooked precooked boiled steamed instant quick easy fast active style type kind mixed assorted red yellow white brown green black golden dark pale "
        + "kosher halal sustainable wild farmed smoked prepared cup ounce pound gram piece good-quality runny clear thai italian french greek spanish "
        + "mexican indian chinese japanese english american german turkish "
        + "frisch frische frischer frisches gehackt gehackte gerieben geriebene gross grosse kleine klein reife bio fein grob "
        + "frais fraiche haché hachee rape rapee gros petit grand bio fresco fresca fresche freschi picado rallado tritato grattugiato vers verse gehakt geraspt");

    /// <summary>Parts that a food is cut into or sold as: the food stays what it is.</summary>
    public static readonly FrozenSet<string> Parts = Set(
        "leaf half piece floret stalk stick sprig spear head bulb clove slice wedge ring strip cube chunk fillet filet steak cutlet seed segment heart tip stem bunch root powder kernel ear pod");

    /// <summary>Words that make another food of it.</summary>
    public static readonly FrozenSet<string> Changing = Set(
        "free substitute replacement vegan imitation mock extract essence flavour flavor flavoured flavored syrup sauce paste powder juice oil vinegar stock broth soup dressing "
        + "mix crisp chip cake bread biscuit cookie liqueur wine jam jelly pickle milk butter cream flour "
        + "vegetarian veggie meatless plant soya soy oat hemp quorn tofu salad curd spread curry glaze chutney candied glace");

    /// <summary>What parts alternatives and remarks.</summary>
    public static readonly string[] Separators = [" for ", " to serve", " or ", " oder ", " ou ", " o ", " of ongeveer", ",", "(", ";",
        " in ", " from ", " such as ", " plus ", " and/or ", " wie ", "/"];

    private static FrozenSet<string> Set(string words) =>
        words.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}

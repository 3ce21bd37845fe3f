namespace Alchemorsel.Api.Recipes;

/// <summary>
/// Puts foods in an order in which those that few recipes have come first. Any order would do to be right; this one leaves the fewest recipes to
/// look at when somebody asks what can be made.
/// </summary>
internal static class FoodRarity
{
    // By how many of the lines name them in the labelled ingredient lines that the parser is measured with (bench/reports/accuracy.md):
    // 30,018 lines of two collections of English recipes. What is not among them is rarer than all that are.
    private static readonly string[] MostCommonFirst =
    [
        "salt", "water", "black-pepper", "butter", "garlic", "tomato", "onion", "parsley", "sugar", "plain-flour", "potato", "ginger", "chilli",
        "olive-oil", "coriander", "carrot", "spring-onion", "vegetable-oil", "egg", "double-cream", "milk", "chicken-stock", "basil", "brown-sugar",
        "shallot", "parmesan", "lemon", "white-bread", "mint", "red-pepper", "thyme", "chicken", "celery", "prawn", "breadcrumb", "mushroom", "rum",
        "leek", "dark-chocolate", "white-wine-vinegar", "bacon", "red-onion", "rice", "apple", "icing-sugar", "rosemary", "orange", "lettuce",
        "almond", "cinnamon", "lemon-juice", "white-wine", "chicken-breast", "spinach", "vanilla-extract", "chilli-powder", "lime", "olive", "chive",
        "strawberry", "sherry", "soured-cream", "dill", "salmon", "pea", "courgette", "soy-sauce", "lemon-zest", "beef-stock", "caper", "cucumber",
        "honey", "pasta", "cumin", "cheddar", "fennel", "sage", "cornflour", "dijon-mustard", "paprika", "walnut", "dried-oregano", "dried-yeast",
        "cardamom", "aubergine", "egg-yolk", "nutmeg", "tarragon", "canned-tomatoes", "green-bean", "red-wine", "anchovy", "vegetable-stock",
        "lamb-shoulder", "pecan", "ground-coriander", "asparagus", "avocado", "sweetcorn", "yoghurt", "beetroot", "cocoa-powder", "green-pepper",
        "egg-white", "broccoli", "mango", "rocket", "sweet-potato", "bread-flour", "coconut-milk", "cream-cheese", "lemongrass", "cayenne-pepper",
        "raspberry", "peanut", "sesame-seed", "tomato-puree", "saffron", "desiccated-coconut", "ham", "crab", "jalapeno", "pear", "goats-cheese",
        "pancetta", "gelatine", "pine-nut", "pineapple", "watercress", "curry-powder", "fish-sauce", "parsnip", "pistachio", "puff-pastry", "tabasco",
        "cauliflower", "mustard-seed", "hazelnut", "chicken-thigh", "sesame-oil", "turmeric", "allspice", "banana", "cherry", "lime-juice",
        "maple-syrup", "butternut-squash", "greek-yoghurt", "raisin", "red-wine-vinegar", "white-pepper", "balsamic-vinegar", "feta",
    ];

    private static readonly Dictionary<string, int> Places = MostCommonFirst.Index().ToDictionary(food => food.Item, food => food.Index);

    /// <param name="keys">Codes of the catalogue's foods, or folded names of others; each once.</param>
    public static string[] RarestFirst(IEnumerable<string> keys)
        => [.. keys.OrderByDescending(key => Places.GetValueOrDefault(key, int.MaxValue)).ThenBy(key => key, StringComparer.Ordinal)];
}

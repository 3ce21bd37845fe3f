namespace Alchemorsel.Benchmarks.Data;

/// <summary>What invented recipes of one language are made of.</summary>
/// <param name="Titles">With a food {0}, another {1}, a dish {2} and an adjective {3}.</param>
/// <param name="Steps">With a food {0} and minutes {1}.</param>
/// <param name="Descriptions">With a food {0}.</param>
/// <param name="Units">Code and the word of the language; both empty for pieces.</param>
internal sealed record LanguageWords(
    string Language, string[] Titles, string[] Dishes, string[] Adjectives, string[] Categories, string[] Steps, string[] Descriptions, (string, string)[] Units);

/// <summary>Lists from which recipes are invented, the common ones first.</summary>
internal static class InventedWords
{
    public static readonly string[] CommonFoods =
    [
        "onion", "garlic", "salt", "olive oil", "butter", "egg", "flour", "sugar", "milk", "black pepper", "tomato", "chicken", "lemon", "carrot",
        "potato", "cream", "parmesan", "rice", "parsley", "water", "celery", "ginger", "basil", "soy sauce", "honey", "cheddar", "bacon", "beef",
        "mushroom", "bell pepper", "spinach", "cinnamon", "cumin", "paprika", "thyme", "yogurt", "lime", "coriander", "oregano", "vinegar",
        "tomato paste", "chickpeas", "lentils", "coconut milk", "salmon", "shrimp", "pork", "broccoli", "zucchini", "cucumber", "apple", "banana",
        "oats", "almonds", "walnuts", "chocolate", "vanilla", "baking powder", "mustard", "pasta", "bread", "mozzarella", "feta", "avocado",
        "sesame seeds", "peanut butter", "tofu", "cauliflower", "eggplant", "sweet potato", "pumpkin", "leek", "cabbage", "corn", "peas",
    ];

    public static readonly string[] HouseSpecials =
    [
        "grandmother's spice mix", "our house blend", "festival powder", "smoky garden rub", "the green paste", "aunt Ina's starter", "harbour mix",
    ];

    public static readonly string[] Cuisines =
    [
        "Italian", "American", "Mexican", "French", "Indian", "Chinese", "Thai", "Japanese", "Greek", "Spanish", "German", "Turkish", "Lebanese",
        "Korean", "Vietnamese", "Moroccan", "British", "Portuguese", "Ethiopian", "Peruvian", "Polish", "Hungarian", "Swedish", "Brazilian",
        "Persian", "Georgian", "Filipino", "Indonesian", "Caribbean", "Nigerian", "Austrian", "Irish", "Malaysian", "Danish", "Ukrainian",
    ];

    public static readonly string[] Tags =
    [
        "Weeknight", "Quick", "Family", "Comfort food", "Healthy", "Freezer", "One pot", "Baking", "Summer", "Winter", "Party", "Vegetables",
        "Kids", "Budget", "Make ahead", "Spicy", "Grill", "Breakfast", "Lunch box", "Holiday", "Autumn", "Spring", "Slow cooker", "High protein",
        "Low carb", "Picnic", "Brunch", "Date night", "Leftovers", "Pressure cooker", "Street food", "Campfire", "Sunday", "Soup season",
        "Birthday", "Pickles", "Fermented", "Sourdough", "Cookies", "Jam", "Sauce", "Dip", "Salad", "Noodles", "Dumplings", "Curry", "Stew",
        "Roast", "Raw", "No bake", "Tea time", "Midnight", "Grandma", "Wedding", "From the garden", "From the market", "Fish on Friday",
        "Christmas", "Easter", "Barbecue", "Air fryer", "Five ingredients", "Under an hour", "Meal prep", "For two", "For a crowd",
    ];

    public static readonly LanguageWords[] Languages =
    [
        new(
            "en",
            ["{3} {0} {2}", "{0} {2}", "{0} and {1} {2}", "{2} with {0} and {1}", "{3} {2} with {0}", "My {3} {0} {2}"],
            ["soup", "salad", "curry", "stew", "pie", "bake", "stir-fry", "pasta", "cake", "casserole", "tart", "risotto", "tacos", "noodles",
                "muffins", "dumplings", "gratin", "skewers", "wraps", "pancakes", "burgers", "chowder", "frittata", "pilaf", "crumble", "fritters"],
            ["creamy", "roasted", "easy", "spicy", "crispy", "slow-cooked", "grilled", "quick", "smoky", "warm", "golden", "rustic", "sticky",
                "braised", "pickled", "fiery", "wintry", "buttery", "herby", "tangy", "charred", "stuffed"],
            ["Main course", "Dessert", "Side dish", "Soup", "Breakfast", "Snack", "Starter", "Bread", "Drink", "Sauce"],
            ["Chop the {0} and fry it over medium heat for {1} minutes.", "Add the {0} and simmer for {1} minutes, stirring now and then.",
                "Heat the oven to 200 °C and roast the {0} for {1} minutes until browned.", "Whisk in the {0} and leave it to rest for {1} minutes.",
                "Season with salt and pepper, scatter the {0} over it and serve.", "Mix the {0} with the rest and chill for {1} minutes."],
            ["What we cook when there is {0} in the house.", "A favourite with {0} that keeps well for two days.", "{0} at its best, with little work."],
            [("g", "g"), ("", ""), ("cup", "cups"), ("tbsp", "tbsp"), ("tsp", "tsp"), ("ml", "ml")]),
        new(
            "de",
            ["{3} {2} mit {0}", "{2} mit {0} und {1}", "{0}-{2}", "Omas {2} mit {0}"],
            ["Suppe", "Salat", "Auflauf", "Eintopf", "Kuchen", "Pfanne", "Curry", "Nudeln", "Gratin", "Klöße", "Strudel", "Braten", "Quiche"],
            ["cremige", "schnelle", "würzige", "knusprige", "herzhafte", "feine", "geschmorte", "sommerliche", "bunte"],
            ["Hauptgericht", "Nachtisch", "Beilage", "Suppe", "Frühstück", "Vorspeise", "Brot"],
            ["{0} schneiden und {1} Minuten anbraten.", "{0} dazugeben und {1} Minuten köcheln lassen.", "Im Ofen bei 180 °C mit {0} {1} Minuten überbacken.",
                "{0} unterrühren, mit Salz und Pfeffer abschmecken."],
            ["Gelingt immer und schmeckt nach {0}.", "Mit {0} aus dem Garten am besten."],
            [("g", "g"), ("", ""), ("tbsp", "EL"), ("tsp", "TL"), ("ml", "ml")]),
        new(
            "fr",
            ["{2} au goût de {0}", "{2} {3} avec {0}", "{2} avec {0} et {1}"],
            ["Soupe", "Salade", "Gratin", "Tarte", "Ragoût", "Gâteau", "Crêpes", "Velouté", "Quiche", "Purée", "Clafoutis"],
            ["rapide", "facile", "rôtie", "légère", "épicée", "crémeuse", "paysanne"],
            ["Plat principal", "Dessert", "Entrée", "Accompagnement", "Petit déjeuner"],
            ["Couper {0} et faire revenir {1} minutes.", "Ajouter {0} et laisser mijoter {1} minutes.", "Cuire au four avec {0} pendant {1} minutes."],
            ["Une recette de famille avec {0}.", "Simple et bon, avec {0}."],
            [("g", "g"), ("", ""), ("tbsp", "c. à soupe de"), ("tsp", "c. à café de"), ("ml", "ml de")]),
        new(
            "es",
            ["{2} de {0}", "{2} {3} con {0}", "{2} de {0} con {1}"],
            ["Sopa", "Ensalada", "Guiso", "Tortilla", "Arroz", "Pastel", "Empanada", "Crema", "Estofado"],
            ["fácil", "casera", "picante", "rápida", "tradicional", "ligera"],
            ["Plato principal", "Postre", "Entrante", "Guarnición", "Desayuno"],
            ["Cortar {0} y sofreír {1} minutos.", "Añadir {0} y cocer {1} minutos a fuego lento.", "Hornear con {0} durante {1} minutos."],
            ["Como en casa, con {0}.", "Muy fácil y con mucho {0}."],
            [("g", "g de"), ("", ""), ("tbsp", "cucharadas de"), ("tsp", "cucharaditas de"), ("ml", "ml de")]),
    ];
}

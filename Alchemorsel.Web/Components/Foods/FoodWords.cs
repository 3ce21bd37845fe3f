namespace Alchemorsel.Web.Components.Foods;

/// <summary>The names of aisles in words, in the order in which people walk through a shop.</summary>
internal static class FoodWords
{
    public static readonly IReadOnlyList<(string Name, string Words)> Aisles =
    [
        ("fruit", "Fruit"), ("vegetables", "Vegetables and herbs"), ("bakery", "Bread"), ("meat", "Meat"), ("fish", "Fish"),
        ("dairy", "Milk, cheese, eggs"), ("dry", "Rice, pasta, pulses"), ("baking", "Baking"), ("spices", "Spices"),
        ("sauces", "Oils, vinegars, sauces"), ("canned", "Cans and jars"), ("nuts", "Nuts and dried fruit"), ("breakfast", "Breakfast"),
        ("snacks", "Snacks and sweets"), ("frozen", "Frozen"), ("drinks", "Drinks"), ("alcohol", "Wine, beer, spirits"), ("other", "Everything else"),
    ];

    public static string Aisle(string name) => Aisles.FirstOrDefault(known => known.Name == name).Words ?? name;

    public static string Path(string code) => $"/foods/{Uri.EscapeDataString(code)}";

    public static string Language(string code) => code switch
    {
        "de" => "German",
        "fr" => "French",
        "es" => "Spanish",
        "it" => "Italian",
        "nl" => "Dutch",
        _ => "also",
    };
}

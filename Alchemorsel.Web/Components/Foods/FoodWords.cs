using System.Globalization;
using Alchemorsel.Contracts.Foods;

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

    private static readonly string[] Sold = ["g", "kg", "ml", "l", "oz", "lb"];

    public static string Aisle(string name) => Aisles.FirstOrDefault(known => known.Name == name).Words ?? name;

    /// <summary>Units that things are sold by, and the one that was chosen elsewhere.</summary>
    public static IEnumerable<string> PriceUnits(string? chosen) =>
        string.IsNullOrEmpty(chosen) || Sold.Contains(chosen) ? Sold : [.. Sold, chosen];

    /// <summary>"1.29 EUR for 500 g".</summary>
    public static string Price(FoodPriceInfo price)
    {
        var amount = price.Quantity.ToString("0.###", CultureInfo.InvariantCulture);
        var what = price.Unit is null ? price.Quantity == 1 ? "each" : $"for {amount}" : price.Quantity == 1 ? $"a {price.Unit}" : $"for {amount} {price.Unit}";
        return $"{Money(price.Currency, price.Amount)} {what}";
    }

    /// <summary>"1.29 EUR"; less than a cent is no nought.</summary>
    public static string Money(string currency, decimal amount) => amount is > 0 and < 0.005m
        ? $"<0.01 {currency}" : $"{amount.ToString("0.00", CultureInfo.InvariantCulture)} {currency}";

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

namespace Alchemorsel.Cooking.Foods;

/// <summary>Parts of a shop, in the order in which people usually walk through one.</summary>
public enum Aisle
{
    /// <summary>Fresh fruit.</summary>
    Fruit,

    /// <summary>Fresh vegetables, mushrooms and fresh herbs.</summary>
    Vegetables,

    /// <summary>Bread and other baked goods.</summary>
    Bakery,

    /// <summary>Fresh meat, poultry and sausages.</summary>
    Meat,

    /// <summary>Fish and seafood.</summary>
    Fish,

    /// <summary>Milk, cheese, butter and eggs.</summary>
    Dairy,

    /// <summary>Rice, pasta, pulses and grains.</summary>
    Dry,

    /// <summary>Flour, sugar, chocolate and what else is baked with.</summary>
    Baking,

    /// <summary>Dried herbs, spices and salt.</summary>
    Spices,

    /// <summary>Oils, vinegars and sauces.</summary>
    Sauces,

    /// <summary>Cans and jars.</summary>
    Canned,

    /// <summary>Nuts, seeds and dried fruit.</summary>
    Nuts,

    /// <summary>Breakfast cereals and spreads.</summary>
    Breakfast,

    /// <summary>Snacks and sweets.</summary>
    Snacks,

    /// <summary>Frozen food.</summary>
    Frozen,

    /// <summary>Drinks without alcohol.</summary>
    Drinks,

    /// <summary>Drinks with alcohol.</summary>
    Alcohol,

    /// <summary>Everything else.</summary>
    Other,
}

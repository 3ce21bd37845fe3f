namespace Alchemorsel.Cooking.Foods;

/// <summary>
/// The substances that cause allergies or intolerances and must be named on food in the EU: Regulation (EU) No 1169/2011, Annex II.
/// </summary>
[Flags]
public enum Allergens
{
    /// <summary>None of the 14.</summary>
    None = 0,

    /// <summary>Cereals containing gluten: wheat, rye, barley, oats, spelt, kamut.</summary>
    Gluten = 1,

    /// <summary>Crustaceans.</summary>
    Crustaceans = 2,

    /// <summary>Eggs.</summary>
    Eggs = 4,

    /// <summary>Fish.</summary>
    Fish = 8,

    /// <summary>Peanuts.</summary>
    Peanuts = 16,

    /// <summary>Soybeans.</summary>
    Soybeans = 32,

    /// <summary>Milk, including lactose.</summary>
    Milk = 64,

    /// <summary>Nuts: almonds, hazelnuts, walnuts, cashews, pecans, Brazil nuts, pistachios, macadamias.</summary>
    Nuts = 128,

    /// <summary>Celery, celeriac included.</summary>
    Celery = 256,

    /// <summary>Mustard.</summary>
    Mustard = 512,

    /// <summary>Sesame seeds.</summary>
    Sesame = 1024,

    /// <summary>Sulphur dioxide and sulphites above 10 mg/kg: wine, dried fruit, vinegar of wine.</summary>
    Sulphites = 2048,

    /// <summary>Lupin.</summary>
    Lupin = 4096,

    /// <summary>Molluscs.</summary>
    Molluscs = 8192,
}

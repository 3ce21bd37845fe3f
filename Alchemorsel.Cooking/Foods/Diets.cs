namespace Alchemorsel.Cooking.Foods;

/// <summary>Ways of eating that a food fits: a flag that is set is a promise, one that is not set is none.</summary>
[Flags]
public enum Diets
{
    /// <summary>None of them.</summary>
    None = 0,

    /// <summary>Nothing of animals, honey included.</summary>
    Vegan = 1,

    /// <summary>No meat, no fish, no gelatine; milk, eggs and honey are.</summary>
    Vegetarian = 2,

    /// <summary>As <see cref="Vegetarian"/>, and fish and seafood.</summary>
    Pescatarian = 4,

    /// <summary>No cereal containing gluten (<see cref="Allergens.Gluten"/>).</summary>
    GlutenFree = 8,

    /// <summary>No milk (<see cref="Allergens.Milk"/>).</summary>
    DairyFree = 16,

    /// <summary>No pork, and no gelatine, lard or sausage that may be of it.</summary>
    PorkFree = 32,

    /// <summary>No alcohol as an ingredient or drink.</summary>
    AlcoholFree = 64,
}

using Alchemorsel.Cooking.Foods;

namespace Alchemorsel.Cooking.Dietary;

/// <summary>
/// What a line says to be without. "Lactose-free" is not here: such milk still has its protein, which is what an allergy is to.
/// </summary>
/// <param name="Without">Allergens that it excludes.</param>
/// <param name="Vegan">Whether it asks for the vegan kind.</param>
internal readonly record struct FreeFrom(Allergens Without, bool Vegan)
{
    private static readonly Lazy<(Allergens Allergen, WordList Words)[]> Lists = new(() =>
    [
        (Allergens.Gluten, new("gluten free, glutenfree, glutenfrei*, sans gluten, sin gluten, senza glutine, glutenvrij*, glutenvrije")),
        (Allergens.Milk, new("dairy free, milk free, non dairy, nondairy, milchfrei*, sans lait, sin leche, senza latte, melkvrij*")),
        (Allergens.Eggs, new("egg free, eggless, eifrei*, sans oeuf, sans oeufs, sin huevo, senza uova, eivrij*")),
        (Allergens.Nuts, new("nut free, nussfrei*, notenvrij*")),
        (Allergens.Soybeans, new("soy free, soya free, sojafrei*")),
    ]);

    private static readonly Lazy<WordList> VeganWords =
        new(() => new("vegan, vegane, veganer, veganes, plant based, pflanzlich*, vegano, vegana, plantaardig*, vegetalien, vegetalienne"));

    /// <summary>Only what every choice says holds for the line.</summary>
    public static FreeFrom Of(List<List<string>> choices) => new(
        Lists.Value.Where(list => choices.TrueForAll(words => list.Words.Find(words) is not null))
            .Aggregate(Allergens.None, (sum, list) => sum | list.Allergen),
        choices.TrueForAll(words => VeganWords.Value.Find(words) is not null));
}

namespace Alchemorsel.Tests.Browser;

/// <summary>A web page with a recipe, and what a person does with it in the main journey.</summary>
/// <param name="Misspelt">A search that has to find it all the same.</param>
/// <param name="Line">An ingredient line as the page writes it.</param>
/// <param name="Doubled">How that line begins at twice the servings.</param>
public sealed record RecipePage(string Title, string Misspelt, int Servings, string Line, string Doubled, string Html)
{
    /// <summary>A page of our own, as a plain blog would publish it.</summary>
    public static RecipePage Own { get; } = new("Chickpea Stew with Preserved Lemon", "chikpea stwe", 4, "2 cups cooked chickpeas", "4 cups", """
        <!doctype html><html lang="en"><head><title>Chickpea Stew | A small kitchen</title>
        <script type="application/ld+json">
        {"@context":"https://schema.org","@type":"Recipe","name":"Chickpea Stew with Preserved Lemon","recipeYield":"4 servings",
         "prepTime":"PT10M","cookTime":"PT30M","recipeCuisine":"Moroccan","recipeCategory":"Main",
         "recipeIngredient":["2 cups cooked chickpeas","1 onion, chopped","1/2 preserved lemon, rind only","400 g tinned tomatoes"],
         "recipeInstructions":[{"@type":"HowToStep","text":"Soften the onion in oil."},
           {"@type":"HowToStep","text":"Add everything else and simmer for 30 minutes."}]}
        </script></head><body><h1>Chickpea Stew</h1></body></html>
        """);

    /// <summary>A page saved from the wild, or null where the collection of saved pages is not beside the repository.</summary>
    public static RecipePage? Saved()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var page = Path.Combine(folder.FullName, "shared", "corpus", "pages", "allnutritious.com", "allnutritious_2.html");
            if (File.Exists(page))
                return new RecipePage("Marry Me Chicken Pasta", "mary me chiken psta", 6, "2 cups dried penne pasta", "4 cups", File.ReadAllText(page));
        }

        return null;
    }
}

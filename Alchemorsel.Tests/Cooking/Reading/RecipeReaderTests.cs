using System.Text;
using Alchemorsel.Cooking.Reading;
using CsCheck;

namespace Alchemorsel.Tests.Cooking.Reading;

public sealed class RecipeReaderTests
{
    private const string Data = """
        {"@type":"Recipe","name":"Leek soup","recipeIngredient":["2 leeks","1&frac12; l water"],
         "recipeInstructions":[{"@type":"HowToSection","name":"Soup","itemListElement":[
           {"@type":"HowToStep","name":"Cut the leeks","text":"Cut the leeks finely."},
           {"@type":"HowToStep","name":"Simmer gently","text":"Twenty minutes will do."},
           {"@type":"HowToStep","name":"Step 3","text":"Serve."}]}]}
        """;

    [Fact]
    public void Sections_and_telling_step_names_are_kept_and_repeated_or_counting_ones_are_not()
    {
        var draft = Read(Script(Data)).Draft!;

        Assert.Equal(["2 leeks", "1½ l water"], draft.Ingredients.Single().Lines);
        Assert.Equal("Soup", draft.Steps.Single().Name);
        Assert.Equal(["Cut the leeks finely.", "Simmer gently", "Twenty minutes will do.", "Serve."], draft.Steps.Single().Lines);
    }

    [Theory]
    [InlineData("Ingredients", "Method")]
    [InlineData("ZUTATEN:", "So geht’s")]
    [InlineData("Ingrédients", "Préparation")]
    [InlineData("材料", "作り方")]
    public void A_page_without_data_is_read_by_its_headings(string ingredients, string steps)
    {
        var result = Read($"<h1>Soup</h1><nav><li>Home</li></nav><h2>{ingredients}</h2><p>Serves 4</p><ul><li>2 leeks</li><li>water</li></ul>"
            + $"<h2>{steps}</h2><ol><li>Cut.</li><li>Simmer.</li></ol><h2>More for you</h2><p>A long tale of another dish</p>");

        Assert.Equal(ReadSource.Heuristic, result.Source);
        Assert.Equal("Soup", result.Draft!.Title);
        Assert.Equal(["2 leeks", "water"], result.Draft.Ingredients.Single().Lines);
        Assert.Equal(["Cut.", "Simmer."], result.Draft.Steps.Single().Lines);
    }

    [Theory]
    [InlineData("<ol><li>Cut the leeks into fine rings.</li><li>Simmer them in the water.</li></ol><h3>Ingredients</h3>{0}<p>More</p>")]
    [InlineData("<h3>Ingredients</h3>{0}<div>Print</div><ol><li>Cut the leeks into fine rings.</li><li>Simmer them in the water.</li></ol>")]
    [InlineData("<p>For you</p>{0}<ol><li>Cut the leeks into fine rings.</li><li>Simmer them in the water.</li></ol>")]
    public void Steps_without_a_heading_are_the_sentences_near_the_ingredients(string page)
    {
        var list = "<ul><li>2 leeks</li><li>1 l water</li><li>1 tsp salt</li></ul>";
        var result = Read("<title>Soup</title><h1>Soup</h1><ul><li>Home</li><li>A menu that has quite a long entry</li></ul><p>Hello.</p>"
            + page.Replace("{0}", list, StringComparison.Ordinal));

        Assert.Equal(ReadSource.Heuristic, result.Source);
        Assert.Equal(["2 leeks", "1 l water", "1 tsp salt"], result.Draft!.Ingredients.Single().Lines);
        Assert.Equal(["Cut the leeks into fine rings.", "Simmer them in the water."], result.Draft.Steps.Single().Lines);
    }

    [Fact]
    public void Tabs_of_units_are_no_ingredients_and_a_list_in_other_units_is_left_out()
    {
        var result = Read("""
            <h1>Soup</h1><ol><li>Cut the leeks into fine rings.</li><li>Simmer them in the water.</li></ol>
            <h3>Ingredients</h3><ul><li>US</li><li>Metric</li></ul>
            <div><p>2 leeks</p><p>4 cups water</p><p>1 tsp salt</p></div><div><p>2 leeks</p><p>1 l water</p><p>1 tsp salt</p></div>
            """);

        Assert.Equal(["2 leeks", "4 cups water", "1 tsp salt"], result.Draft!.Ingredients.Single().Lines);
        Assert.Equal(["Cut the leeks into fine rings.", "Simmer them in the water."], result.Draft.Steps.Single().Lines);
    }

    [Fact]
    public void Of_several_recipes_the_one_that_the_title_names_is_read_and_the_others_are_told()
    {
        static string Recipe(string name) =>
            $$"""{"@type":"Recipe","name":"{{name}}","recipeIngredient":["2 leeks"],"recipeInstructions":"Simmer."}""";
        var page = "<head><title>Leek soup | The Cook</title></head>";
        var teaser = """{"@type":"Recipe","name":"Pie"}""";

        var result = Read(page + Script($"[{Recipe("Stock")},{Recipe("Leek soup")},{teaser}]"));
        var alone = Read(page + Script($"[{Recipe("Leek soup")},{Recipe("Leek soup")},{teaser}]"));

        Assert.Equal("Leek soup", result.Draft!.Title);
        Assert.Contains(result.Notices, notice => notice.StartsWith("There are 2 recipes", StringComparison.Ordinal));
        Assert.DoesNotContain(alone.Notices, notice => notice.StartsWith("There are", StringComparison.Ordinal));
    }

    [Fact]
    public void What_the_data_leaves_out_is_taken_from_the_page_and_said()
    {
        var result = Read(Script("""{"@type":"Recipe","name":"Soup","recipeInstructions":"Simmer."}""")
            + "<h3>Ingredients</h3><ul><li>2 leeks</li></ul>");

        Assert.Equal(ReadSource.JsonLd, result.Source);
        Assert.Equal(["2 leeks"], result.Draft!.Ingredients.Single().Lines);
        Assert.Contains(result.Notices, notice => notice.Contains("read from the page's text", StringComparison.Ordinal));
    }

    [Fact]
    public void Cells_of_a_row_are_words_apart()
    {
        var result = Read("""
            <div itemscope itemtype="https://schema.org/Recipe"><h1 itemprop="name">Risotto</h1>
            <table><tr itemprop="recipeIngredient"><td>150 g</td><th>rice</th></tr></table></div>
            """);

        Assert.Equal(["150 g rice"], result.Draft!.Ingredients.Single().Lines);
    }

    [Theory]
    [InlineData("<div>½ cup</div><div>corn</div><div>2 tbsp</div><div>oil</div><div>3 tbsp</div><div>sugar</div>", "½ cup corn|2 tbsp oil|3 tbsp sugar")]
    [InlineData("<p>corn</p><p>1 cup</p><p>oil</p><p>sugar</p><p>2 spoons</p>", "corn 1 cup|oil|sugar 2 spoons")]
    [InlineData("<p>corn</p><p>oil</p><p>sugar</p>", "corn|oil|sugar")]
    public void Amounts_that_the_data_leaves_out_come_from_the_page(string shown, string expected)
    {
        var result = Read(Script("""{"@type":"Recipe","name":"Popcorn","recipeIngredient":["corn","oil","sugar"],"recipeInstructions":"Heat."}""") + shown);
        Assert.Equal(expected.Split('|'), result.Draft!.Ingredients.Single().Lines);
    }

    [Fact]
    public void A_whole_list_in_one_text_is_cut_before_each_amount()
    {
        var result = Read(Script(
            """{"@type":"Recipe","name":"Cake","recipeIngredient":["125ml milk, warm, 1 tsp vinegar, 60ml oil, 100g sugar"],"recipeInstructions":"Bake."}"""));
        Assert.Equal(["125ml milk, warm", "1 tsp vinegar", "60ml oil", "100g sugar"], result.Draft!.Ingredients.Single().Lines);
    }

    [Theory]
    [InlineData("1. Heat 2.5 l of water. 2. Add rice. 3) Wait.", "Heat 2.5 l of water.|Add rice.|Wait.")]
    [InlineData("1. Only one step with 3. in it", "1. Only one step with 3. in it")]
    [InlineData("1、切。 2、炒。", "切。|炒。")]
    public void Steps_numbered_within_one_text_are_told_apart(string text, string expected)
    {
        var result = Read(Script($$"""{"@type":"Recipe","name":"Rice","recipeIngredient":["1 cup rice"],"recipeInstructions":"{{text}}"}"""));
        Assert.Equal(expected.Split('|'), result.Draft!.Steps.Single().Lines);
    }

    [Theory]
    [InlineData("\"cookTime\":\"PT50M\"", 50, null)]
    [InlineData("\"prepTime\":\"PT10M\",\"cookTime\":\"PT1H\"", 70, null)]
    [InlineData("\"recipeYield\":\"10-15 pieces\"", null, 15)]
    [InlineData("\"recipeYield\":[\"4\",\"4 servings\"]", null, 4)]
    public void A_missing_total_is_the_sum_and_a_range_serves_its_most(string data, int? total, int? servings)
    {
        var draft = Read(Script($$"""{"@type":"Recipe","name":"Rice","recipeIngredient":["1 cup rice"],"recipeInstructions":"Boil.",{{data}}}""")).Draft!;
        Assert.Equal((total, servings), (draft.TotalMinutes, draft.Servings));
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html><body><h1>News</h1><p>No recipe here.</p></body></html>")]
    [InlineData("<h2>Ingredients</h2><p>are important</p>")]
    [InlineData("<h1>Prices</h1><ul><li>1 kg apples 2 EUR</li><li>2 kg pears 3 EUR</li><li>1 l milk 1 EUR</li></ul><p>Open from 8 to 6.</p>")]
    public void A_page_without_a_recipe_gives_none(string html) => Assert.Null(Read(html).Draft);

    [Fact]
    public void Deep_nesting_does_no_harm()
    {
        var elements = string.Concat(Enumerable.Repeat("<div>", 5_000)) + "itemprop";
        var json = new string('[', 10_000) + new string(']', 10_000);

        Assert.Null(Read(elements).Draft);
        Assert.Null(Read(Script(json)).Draft);
    }

    [Fact]
    public void No_text_makes_it_throw()
    {
        var page = Script(Data) + "<h2>Ingredients</h2><ul><li itemprop=\"ingredients\">2 leeks</li></ul><h2>Method</h2><p>Simmer.</p>";
        Gen.Select(Gen.Int[0, page.Length - 1], Gen.Int[0, 60], Gen.String[0, 20]).Sample(
            (at, length, text) => Assert.NotNull(Read(Mutate(page, at, length, text))), iter: 2_000);
    }

    private static string Mutate(string page, int at, int length, string text) =>
        new StringBuilder(page).Remove(at, Math.Min(length, page.Length - at)).Insert(at, text).ToString();

    private static ReadResult Read(string html) => RecipeReader.Read(html);

    private static string Script(string json) => $"<script type=\"application/ld+json\">{json}</script>";
}

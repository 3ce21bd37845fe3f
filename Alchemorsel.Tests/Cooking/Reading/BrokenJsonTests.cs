using Alchemorsel.Cooking.Reading;

namespace Alchemorsel.Tests.Cooking.Reading;

/// <summary>Recipe data that no strict parser takes, as pages write it.</summary>
public sealed class BrokenJsonTests
{
    [Theory]
    [InlineData("trailing commas", """{"@type":"Recipe","name":"Soup","recipeIngredient":["2 leeks",],}""")]
    [InlineData("missing comma", """{"@type":"Recipe","name":"Soup" "recipeIngredient":["2 leeks"]}""")]
    [InlineData("line comment", "{\"@type\":\"Recipe\", // kind\n\"name\":\"Soup\",\"recipeIngredient\":[\"2 leeks\"]}")]
    [InlineData("block comment", """{"@type":"Recipe",/* kind */"name":"Soup","recipeIngredient":["2 leeks"]}""")]
    [InlineData("raw line feed", "{\"@type\":\"Recipe\",\"name\":\"Soup\",\"description\":\"a\nb\",\"recipeIngredient\":[\"2 leeks\"]}")]
    [InlineData("raw tab", "{\"@type\":\"Recipe\",\"name\":\"Soup\",\"description\":\"a\tb\",\"recipeIngredient\":[\"2 leeks\"]}")]
    [InlineData("bare quotes", """{"@type":"Recipe","name":"Soup","description":"the "best", they say","recipeIngredient":["2 leeks"]}""")]
    [InlineData("bad escape", """{"@type":"Recipe","name":"Soup","description":"it\'s","recipeIngredient":["2 leeks"]}""")]
    [InlineData("short unicode escape", """{"@type":"Recipe","name":"Soup","description":"\u12","recipeIngredient":["2 leeks"]}""")]
    [InlineData("missing ends", """{"@type":"Recipe","name":"Soup","recipeIngredient":["2 leeks" """)]
    [InlineData("too many ends", """{"@type":"Recipe","name":"Soup","recipeIngredient":["2 leeks"]}}]""")]
    [InlineData("semicolon", """{"@type":"Recipe","name":"Soup","recipeIngredient":["2 leeks"]};""")]
    [InlineData("cdata", """<![CDATA[{"@type":"Recipe","name":"Soup","recipeIngredient":["2 leeks"]}]]>""")]
    [InlineData("commented cdata", "//<![CDATA[\n{\"@type\":\"Recipe\",\"name\":\"Soup\",\"recipeIngredient\":[\"2 leeks\"]}\n//]]>")]
    [InlineData("html comment", """<!-- {"@type":"Recipe","name":"Soup","recipeIngredient":["2 leeks"]} -->""")]
    [InlineData("byte order mark", "\ufeff{\"@type\":\"Recipe\",\"name\":\"Soup\",\"recipeIngredient\":[\"2 leeks\"]}")]
    [InlineData("encoded quotes",
        "{&quot;@type&quot;:&quot;Recipe&quot;,&quot;name&quot;:&quot;Soup&quot;,&quot;recipeIngredient&quot;:[&quot;2 leeks&quot;]}")]
    [InlineData("a name twice", """{"@type":"Recipe","name":"Broth","name":"Soup","recipeIngredient":["2 leeks"]}""")]
    [InlineData("encoded type of script", """{"@type":"Recipe","name":"Soup","recipeIngredient":["2 leeks"]}""", "application/ld&#x2B;json")]
    public void Is_repaired(string what, string json, string type = "application/ld+json")
    {
        var result = RecipeReader.Read($"<html><body><script type=\"{type}\">{json}</script></body></html>");

        Assert.True(result.Source == ReadSource.JsonLd, what);
        Assert.Equal("Soup", result.Draft!.Title);
        Assert.Equal(["2 leeks"], result.Draft.Ingredients.Single().Lines);
    }

    [Fact]
    public void Beyond_repair_it_is_said()
    {
        var result = RecipeReader.Read("""
            <h1>Soup</h1><script type="application/ld+json">recipe = buildRecipe()</script>
            <h2>Ingredients</h2><ul><li>2 leeks</li></ul><h2>Method</h2><p>Simmer.</p>
            """);

        Assert.Equal(ReadSource.Heuristic, result.Source);
        Assert.Contains(result.Notices, notice => notice.Contains("broken", StringComparison.Ordinal));
    }
}

using Alchemorsel.Cooking.Formats.JsonLd;
using Alchemorsel.Cooking.Reading;

namespace Alchemorsel.Tests.Cooking.Reading.Markup;

/// <summary>Markup as pages write it, seen through the lines that are read from a list below a heading.</summary>
public sealed class HtmlTreeTests
{
    [Theory]
    [InlineData("<ul><li>1 egg<li>2 leeks</ul>", "1 egg|2 leeks")]
    [InlineData("<ul><li><p>1 egg<li><p>2 leeks</ul>", "1 egg|2 leeks")]
    [InlineData("<UL><LI>1 egg</LI><LI>2 leeks</LI></UL>", "1 egg|2 leeks")]
    [InlineData("<ul><li>1 <b>egg</li><li>2 leeks</b></li></ul>", "1 egg|2 leeks")]
    [InlineData("<ul><li>1 egg</li></div><li>2 leeks</li></ul>", "1 egg|2 leeks")]
    [InlineData("<ul><li title=\"a > b\">1 egg</li><li title='</li>'>2 leeks</li></ul>", "1 egg|2 leeks")]
    [InlineData("<ul><li data-x=1/>1 egg</li><li hidden>no</li><li>2 leeks</li></ul>", "1 egg|2 leeks")]
    [InlineData("<ul><li>1&nbsp;egg</li><li>2 &amp; a half leeks</li></ul>", "1 egg|2 & a half leeks")]
    [InlineData("<ul><li>1 egg<script>if (a < b) x('</li><li>no')</script></li><li>2 leeks</li></ul>", "1 egg|2 leeks")]
    [InlineData("<ul><li>1 egg<!-- <li>no</li> --></li><li>2 leeks</li></ul>", "1 egg|2 leeks")]
    [InlineData("<table><tr><td>1<td>egg<tr><td>2<td>leeks</table>", "1 egg|2 leeks")]
    [InlineData("<dl><dt>Soup<dd>1 egg<dd>2 leeks</dl>", "1 egg|2 leeks")]
    [InlineData("<ul><li>1 egg</li><li>2 leeks < 3", "1 egg|2 leeks < 3")]
    public void Lists_are_read_however_they_are_written(string list, string expected)
    {
        var result = RecipeReader.Read($"<h1>Soup</h1><h2>Ingredients</h2>{list}<h2>Method</h2><p>Simmer.</p>");

        Assert.Equal(expected.Split('|'), result.Draft!.Ingredients.SelectMany(section => section.Lines));
    }

    [Fact]
    public void Text_that_the_page_hides_is_not_read()
    {
        var result = RecipeReader.Read("""
            <h1>Soup</h1><h2>Ingredients</h2><ul><li>1 egg<button>Add to list</button></li><li>2 leeks<select><option>1x</select></li></ul>
            <h2>Method</h2><p>Simmer.</p><footer><p>All rights reserved.</p></footer>
            """);

        Assert.Equal(["1 egg", "2 leeks"], result.Draft!.Ingredients.Single().Lines);
        Assert.Equal(["Simmer."], result.Draft.Steps.Single().Lines);
    }

    [Fact]
    public void A_script_at_the_very_beginning_is_found()
    {
        var json = JsonLdWriter.Write(new RecipeDraft { Title = "Soup", Steps = [new DraftSection(null, ["Simmer."])] });

        Assert.Equal("Soup", RecipeReader.Read($"<script type=application/ld+json>{json}").Draft!.Title);
    }

    [Fact]
    public void Properties_within_properties_end()
    {
        var page = "<div itemscope itemtype=https://schema.org/Recipe><b itemprop=name>Soup</b>"
            + string.Concat(Enumerable.Range(0, 3_000).Select(i => $"<i itemprop=text id=a{i} itemscope itemref='a{i} a{(i * 7) % 3_000}'>water "));

        Assert.Equal("Soup", RecipeReader.Read(page + "<i itemprop=recipeIngredient>1 l water").Draft!.Title);
    }
}

using Alchemorsel.Cooking.Reading;

namespace Alchemorsel.Tests.Cooking.Reading.Markup;

/// <summary>One recipe written with each kind of attributes: all give the same draft.</summary>
public sealed class AttributeDataTests
{
    private const string Microdata = """
        <div itemscope itemtype="http://schema.org/Recipe"><h1 itemprop="name">Leek soup</h1><img itemprop="image" src="/soup.jpg">
        <span itemprop="author" itemscope itemtype="http://schema.org/Person"><b itemprop="name">Ann</b></span>
        <time itemprop="totalTime" datetime="PT50M">50 min</time><meta itemprop="recipeYield" content="4 bowls">
        <ul><li itemprop="recipeIngredient">2 leeks</li><li itemprop="ingredients">1 l water</li></ul>
        <div itemprop="recipeInstructions"><p>Cut.</p><p>Simmer.</p></div></div>
        """;

    private const string Rdfa = """
        <div vocab="https://schema.org/" typeof="Recipe"><h1 property="name">Leek soup</h1><img property="image" src="/soup.jpg">
        <span property="author" typeof="Person"><b property="name">Ann</b></span>
        <time property="totalTime" datetime="PT50M">50 min</time><meta property="recipeYield" content="4 bowls">
        <ul><li property="recipeIngredient">2 leeks</li><li property="recipeIngredient">1 l water</li></ul>
        <div property="recipeInstructions"><p>Cut.</p><p>Simmer.</p></div></div>
        """;

    private const string PrefixedRdfa = """
        <div xmlns:v="http://rdf.data-vocabulary.org/#" typeof="v:Recipe"><h1 property="v:name">Leek soup</h1>
        <img rel="v:photo" src="/soup.jpg"><span property="v:author">Ann</span>
        <span property="v:duration" content="PT50M">50 min</span><span property="v:yield">4 bowls</span>
        <ul><li property="v:ingredient">2 leeks</li><li property="v:ingredient">1 l water</li></ul>
        <div property="v:instructions"><p>Cut.</p><p>Simmer.</p></div></div>
        """;

    private const string HRecipe = """
        <article class="post h-recipe"><h1 class="p-name">Leek soup</h1><img class="u-photo" src="/soup.jpg"><a class="p-author">Ann</a>
        <time class="dt-duration" datetime="PT50M">50 min</time><span class="p-yield">4 bowls</span>
        <ul><li class="p-ingredient">2 leeks</li><li class="p-ingredient">1 l water</li></ul>
        <div class="e-instructions"><p>Cut.</p><p>Simmer.</p></div></article>
        """;

    private const string OldHRecipe = """
        <div class="hrecipe"><h1 class="fn">Leek soup</h1><img class="photo" src="/soup.jpg"><span class="author">Ann</span>
        <span class="duration"><span class="value-title" title="PT50M"></span>50 min</span><span class="yield">4 bowls</span>
        <ul><li class="ingredient">2 leeks</li><li class="ingredient">1 l water</li></ul>
        <div class="instructions"><p>Cut.</p><p>Simmer.</p></div></div>
        """;

    public static TheoryData<string, ReadSource> Pages => new()
    {
        { Microdata, ReadSource.Microdata },
        { Rdfa, ReadSource.Rdfa },
        { PrefixedRdfa, ReadSource.Rdfa },
        { HRecipe, ReadSource.HRecipe },
        { OldHRecipe, ReadSource.HRecipe },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_part_arrives_and_its_source_is_told(string page, ReadSource source)
    {
        var result = RecipeReader.Read(page, new Uri("https://example.org/soup"));

        var draft = result.Draft!;
        Assert.Equal(("Leek soup", "Ann", 50, 4, "4 bowls"), (draft.Title, draft.Author, draft.TotalMinutes, draft.Servings, draft.YieldText));
        Assert.Equal(["2 leeks", "1 l water"], draft.Ingredients.Single().Lines);
        Assert.Equal(["Cut.", "Simmer."], draft.Steps.Single().Lines);
        Assert.Equal("https://example.org/soup.jpg", draft.Images.Single().AbsoluteUri);
        Assert.Equal(source, result.Source);
        Assert.All(
            [RecipeField.Title, RecipeField.Author, RecipeField.TotalTime, RecipeField.Yield, RecipeField.Ingredients, RecipeField.Steps],
            field => Assert.Equal(source, result.Sources[field]));
        Assert.Empty(result.Notices);
    }

    [Fact]
    public void Parts_elsewhere_are_found_by_their_id()
    {
        var result = RecipeReader.Read("""
            <ul id="list"><li itemprop="recipeIngredient">2 leeks</li></ul>
            <div itemscope itemtype="https://schema.org/Recipe" itemref="list missing"><h1 itemprop="name">Soup</h1></div>
            """);

        Assert.Equal(["2 leeks"], result.Draft!.Ingredients.Single().Lines);
    }

    [Theory]
    [InlineData("<h1 itemprop=\"name\" x=\"a\"\"b > c\" itemscope itemtype>Soup</h1>")]
    [InlineData("<h1 x='>' > itemprop=name>Soup</h1>")]
    [InlineData("<h1 a=\"b\"=\"c > itemprop itemscope itemtype d\">Soup</h1>")]
    public async Task Quotes_that_are_mixed_up_come_to_an_end(string heading)
    {
        var read = Task.Run(() => RecipeReader.Read($"<div itemprop itemscope itemtype='schema.org/Recipe'>{heading}</div>"));

        // A guard against a loop without end, not a measure.
        Assert.NotNull(await read.WaitAsync(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Properties_whose_scope_got_lost_are_read_all_the_same()
    {
        var result = RecipeReader.Read("""
            <h1>Leek soup</h1><ul><li itemprop="recipeIngredient">2 leeks</li></ul><div itemprop="recipeInstructions">Simmer.</div>
            """);

        Assert.Equal(ReadSource.Microdata, result.Source);
        Assert.Equal(("Leek soup", "2 leeks"), (result.Draft!.Title, result.Draft.Ingredients.Single().Lines.Single()));
    }

    [Fact]
    public void Each_field_tells_where_it_came_from_when_a_page_says_things_in_several_ways()
    {
        var result = RecipeReader.Read("""
            <html lang="en"><head><title>Leek soup | The Cook</title><meta property="og:image" content="https://example.org/a.jpg"></head><body>
            <script type="application/ld+json">{"@type":"Recipe","name":"Leek soup","recipeIngredient":["2 leeks"]}</script>
            <p>Serves 6</p><h2>Method</h2><ol><li itemprop="recipeInstructions">Simmer.</li></ol></body></html>
            """);

        Assert.Equal(ReadSource.JsonLd, result.Source);
        Assert.Equal(ReadSource.JsonLd, result.Sources[RecipeField.Ingredients]);
        Assert.Equal(ReadSource.Meta, result.Sources[RecipeField.Images]);
        Assert.Equal(ReadSource.Meta, result.Sources[RecipeField.Language]);
        Assert.Equal(ReadSource.Text, result.Sources[RecipeField.Yield]);
        Assert.Equal(6, result.Draft!.Servings);
        Assert.False(result.Sources.ContainsKey(RecipeField.Nutrition));
    }
}

using Alchemorsel.Cooking.Formats.Cooklang;
using Alchemorsel.Cooking.Quantities;

namespace Alchemorsel.Tests.Cooking.Formats.Cooklang;

public sealed class CooklangParserTests
{
    [Fact]
    public void Front_matter_is_yaml_and_nested_keys_are_joined()
    {
        var recipe = CooklangParser.Parse("""
            ---
            title: "Soup: the best"
            tags: [quick, "one pot"]
            time:
              prep: 10 min # at most
            images:
              - https://example.org/1.jpg
            ---
            Boil.
            """);

        Assert.Equal(
            ["title=Soup: the best", "tags=quick/one pot", "time.prep=10 min", "images=https://example.org/1.jpg"],
            recipe.Metadata.Select(entry => $"{entry.Key}={string.Join('/', entry.Values)}"));
        Assert.Equal("Boil.", recipe.Steps.Single().ToPlainText());
    }

    [Fact]
    public void Old_metadata_lines_are_read_too()
    {
        var recipe = CooklangParser.Parse(">> servings: 4\n>> source: https://example.org\nBoil.");

        Assert.Equal(["servings=4", "source=https://example.org"], recipe.Metadata.Select(entry => $"{entry.Key}={entry.Values.Single()}"));
        Assert.Single(recipe.Steps);
    }

    [Fact]
    public void Yaml_aliases_are_not_followed()
    {
        var bomb = string.Join('\n', Enumerable.Range(1, 9)
            .Select(i => $"a{i}: &a{i} [{string.Join(',', Enumerable.Repeat($"*a{i - 1}", 9))}]"));

        var recipe = CooklangParser.Parse($"---\na0: &a0 lol\n{bomb}\n---\nBoil.");

        Assert.True(recipe.Metadata.Sum(entry => entry.Values.Count) < 200);
        Assert.Equal("Boil.", recipe.Steps.Single().ToPlainText());
    }

    [Fact]
    public void Sections_divide_steps_and_notes()
    {
        var recipe = CooklangParser.Parse("""
            Heat the oven.

            = Dough
            Mix @flour{200%g}
            and @water{100%ml}.
            > Strong flour is best,
            > but any will do.

            Knead.
            == Filling ==
            Chop @?thyme.
            """);

        Assert.Equal([null, "Dough", "Filling"], recipe.Sections.Select(section => section.Name));
        Assert.Equal(["Mix flour and water.", "Knead."], recipe.Sections[1].Steps.Select(step => step.ToPlainText()));
        Assert.Equal(["Strong flour is best, but any will do."], recipe.Sections[1].Notes);
        Assert.True(recipe.Sections[2].Steps[0].Items.OfType<CooklangIngredient>().Single().Optional);
    }

    [Fact]
    public void Comments_go_and_do_not_cut_a_step()
    {
        var recipe = CooklangParser.Parse("Add @milk{4%cup} [- use\nlitres -], keep mixing\n"
            + "-- and mixing\nuntil smooth -- or not\n\n[- nothing -]\nServe --- hot.");

        Assert.Equal(["Add milk , keep mixing until smooth", "Serve --- hot."], recipe.Steps.Select(step => step.ToPlainText()));
    }

    [Fact]
    public void A_block_comment_that_never_ends_is_text() =>
        Assert.Equal("Serve [- hot", CooklangParser.Parse("Serve [- hot").Steps.Single().ToPlainText());

    [Fact]
    public void Preparations_fixed_amounts_and_other_recipes_are_understood()
    {
        var items = Ingredients("Fry @onion{1}(peeled and chopped), @salt{=1%tsp} and pour @./sauces/Hollandaise{150%g} (warm).");

        Assert.Equal("peeled and chopped", items[0].Preparation);
        Assert.False(items[0].Amount!.Fixed);
        Assert.True(items[1].Amount!.Fixed);
        Assert.Equal(Quantity.Exactly(Rational.One), items[1].Amount!.Value);
        Assert.Equal(("Hollandaise", "./sauces/Hollandaise"), (items[2].Name, items[2].RecipePath));
        Assert.Null(items[2].Preparation);
    }

    [Theory]
    [InlineData("2-3", "2-3")]
    [InlineData("1 1/2", "3/2")]
    [InlineData("0.75", "3/4")]
    [InlineData("007", null)]
    [InlineData("1/0", null)]
    [InlineData("-1", null)]
    [InlineData("99999999999999999999", null)]
    public void Quantities_are_exact_where_they_are_numbers(string text, string? value)
    {
        var amount = Ingredients($"@rice{{{text}%cups}}").Single().Amount!;

        Assert.Equal(value, amount.Value?.ToString());
        Assert.Equal((text, "cups"), (amount.Text, amount.Units));
    }

    [Fact]
    public void Timers_read_as_their_length_and_cookware_as_its_name() =>
        Assert.Equal(
            "Boil in the large pot for 10 minutes, then rest.",
            CooklangParser.Parse("Boil in the #large pot{} for ~eggs{10%minutes}, then ~rest.").Steps.Single().ToPlainText());

    [Theory]
    [InlineData(@"Write to me\@example.org", "Write to me@example.org")]
    [InlineData(@"C:\recipes", @"C:\recipes")]
    [InlineData("Ask me @ home # 5 ~ {2}", "Ask me @ home # 5 ~ {2}")]
    [InlineData("@{} #{} ~{}", "@{} #{} ~{}")]
    [InlineData("@salt{ and", "salt{ and")]
    public void Signs_without_meaning_are_text(string source, string text) =>
        Assert.Equal(text, CooklangParser.Parse(source).Steps.Single().ToPlainText());

    [Theory]
    [InlineData("@a{")]
    [InlineData("[-")]
    [InlineData("@a{}(")]
    [InlineData("--[-")]
    [InlineData("\\@~{\n")]
    [InlineData("---\n[{a: ")]
    public async Task A_megabyte_of_openings_comes_to_an_end(string opening)
    {
        var text = "---\n" + string.Concat(Enumerable.Repeat(opening, CooklangParser.TextMax / opening.Length));

        // No measure of speed: it only ends a run that hangs.
        await Task.Run(() => (CooklangParser.Parse(text), CooklangParser.Parse(text[4..])))
            .WaitAsync(TimeSpan.FromMinutes(5), TestContext.Current.CancellationToken);
    }

    [Fact]
    public void Deep_front_matter_is_left_out() =>
        Assert.Equal("Boil.", CooklangParser.Parse($"---\na: {new string('[', 60_000)}\n---\nBoil.").Steps.Single().ToPlainText());

    private static List<CooklangIngredient> Ingredients(string text) =>
        [.. CooklangParser.Parse(text).Steps.SelectMany(step => step.Items).OfType<CooklangIngredient>()];
}

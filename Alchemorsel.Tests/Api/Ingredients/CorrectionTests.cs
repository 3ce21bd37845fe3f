using System.Net;
using System.Net.Http.Json;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Ingredients;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Tests.Api.Recipes;
using Alchemorsel.Tests.Api.Recipes.Revisions;
using Alchemorsel.Tests.Infrastructure;

namespace Alchemorsel.Tests.Api.Ingredients;

[Collection(ApiGroup.Name)]
public sealed class CorrectionTests(ApiFixture api)
{
    private const string Root = "/api/v1/ingredients";

    private static readonly CorrectionInput Splargs = new()
    {
        Line = "2 splargs of flour, warm",
        Language = "en",
        Quantity = "2",
        Unit = "tbsp",
        Food = "flour",
        Preparation = "warmed",
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_correction_holds_for_the_line_with_any_amount_in_recipes_to_come()
    {
        using var cook = await api.NewCookAsync();
        var saved = await CorrectAsync(cook, Splargs);

        var bread = await cook.CreateAsync(Using("Bread", "3½ Splargs of flour, warm", "salt"));
        await cook.ChangeAsync(bread.Id, Using("Bread", "5 splargs of flour, warm"));
        var line = (await cook.ReadRecipeAsync(bread.Id)).Ingredients[0].Lines[0];

        Assert.True(saved.Correction.AnyAmount);
        Assert.Equal(("7/2", "tbsp", "flour", "warmed"), Parts(bread.Ingredients[0].Lines[0]));
        Assert.Equal(("5", "tbsp", "flour", "warmed"), Parts(line));
        Assert.Equal("5 splargs of flour, warm", line.Text);
    }

    [Fact]
    public async Task Recipes_that_have_the_line_are_read_again_at_once_without_a_new_revision()
    {
        using var cook = await api.NewCookAsync();
        var bread = await cook.CreateAsync(Using("Bread", "2 splargs of flour, warm", "salt"));
        var other = await cook.CreateAsync(Using("Cake", "2 cups of flour"));

        var saved = await CorrectAsync(cook, Splargs with { Food = "rye flour" });

        Assert.Equal(1, saved.Reread);
        Assert.Equal(("2", "tbsp", "rye flour", "warmed"), Parts((await cook.ReadRecipeAsync(bread.Id)).Ingredients[0].Lines[0]));
        Assert.Equal(other.Version, (await cook.ReadRecipeAsync(other.Id)).Version);
        Assert.Single((await cook.RevisionsAsync(bread.Id)).Items);
    }

    [Fact]
    public async Task A_corrected_amount_or_a_number_in_words_holds_for_that_line_alone()
    {
        using var cook = await api.NewCookAsync();
        var amount = await CorrectAsync(cook, Splargs with { Line = "1 box of pulses", Quantity = "400", Unit = "g", Food = "lentils", Preparation = null });
        var note = await CorrectAsync(cook, Splargs with { Line = "1 jar of snap", Quantity = "1", Unit = null, Food = "snap", Preparation = null, Comment = "350 ml" });

        var recipe = await cook.CreateAsync(Using("Stew", "1 box of pulses", "2 box of pulses", "1 jar of snap", "2 jar of snap"));
        var lines = recipe.Ingredients[0].Lines;

        Assert.False(amount.Correction.AnyAmount);
        Assert.False(note.Correction.AnyAmount);
        Assert.Equal(("400", "g", "lentils"), (lines[0].Quantity, lines[0].Unit, lines[0].Food));
        Assert.NotEqual("lentils", lines[1].Food);
        Assert.Equal("350 ml", lines[2].Comment);
        Assert.NotEqual("350 ml", lines[3].Comment);
    }

    [Fact]
    public async Task The_last_correction_of_a_line_counts()
    {
        using var cook = await api.NewCookAsync();
        await CorrectAsync(cook, Splargs with { Quantity = "4" });
        await CorrectAsync(cook, Splargs);
        await CorrectAsync(cook, Splargs with { Food = "spelt flour" });

        Assert.Equal("spelt flour", (await ParseAsync(cook, "2 splargs of flour, warm")).Food);
        Assert.Equal("2", (await ParseAsync(cook, "2 splargs of flour, warm")).Quantity);
        Assert.Single((await ListAsync(cook)).Items);
    }

    [Fact]
    public async Task A_forgotten_correction_leaves_the_line_to_the_rules_again()
    {
        using var cook = await api.NewCookAsync();
        var asRead = await ParseAsync(cook, Splargs.Line);
        var recipe = await cook.CreateAsync(Using("Bread", Splargs.Line));
        var saved = await CorrectAsync(cook, Splargs);

        using var answer = await cook.DeleteAsync($"{Root}/corrections/{saved.Correction.Id}", Cancellation);
        using var again = await cook.DeleteAsync($"{Root}/corrections/{saved.Correction.Id}", Cancellation);

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
        Assert.Equal(asRead, await ParseAsync(cook, Splargs.Line));
        Assert.Equal(asRead.Food, (await cook.ReadRecipeAsync(recipe.Id)).Ingredients[0].Lines[0].Food);
        Assert.Empty((await ListAsync(cook)).Items);
    }

    [Fact]
    public async Task A_parse_tells_the_food_that_is_known_and_what_was_corrected()
    {
        using var cook = await api.NewCookAsync();
        var saved = await CorrectAsync(cook, Splargs);

        var plain = await ParseAsync(cook, "200 g butter, melted");
        var unknown = await ParseAsync(cook, "3 blorps");
        var corrected = await ParseAsync(cook, "9 splargs of flour, warm");

        Assert.Equal(("200", "g", "butter", "melted"), (plain.Quantity, plain.Unit, plain.Food, plain.Preparation));
        Assert.True(plain.KnownFood is { Confidence: > 0.9 });
        Assert.Null(plain.Correction);
        Assert.Null(unknown.KnownFood);
        Assert.Equal(saved.Correction.Id, corrected.Correction);
    }

    [Fact]
    public async Task A_recipes_readings_tell_each_line_with_its_place()
    {
        using var cook = await api.NewCookAsync();
        var dough = await cook.CreateAsync("Pizza dough");
        var pizza = await cook.CreateAsync(
            Using("Pizza", "500 g pizza dough") with { Ingredients = [new("Base", ["500 g pizza dough"]), new("Top", ["salt", "2 blorps"])] });

        using var answer = await cook.SendAsync(HttpMethod.Get, $"/{pizza.Id}/ingredients");
        var readings = await answer.ReadAsync<RecipeReadings>();

        Assert.Equal(pizza.Version, readings.Version);
        Assert.Equal([(0, 0, "Base"), (1, 0, "Top"), (1, 1, "Top")], readings.Lines.Select(line => (line.Section, line.Line, line.Heading)));
        Assert.Equal((dough.Id, false), (readings.Lines[0].Recipe?.Id, readings.Lines[0].LinkChosen));
    }

    [Fact]
    public async Task A_line_is_linked_unlinked_and_given_back_to_its_title()
    {
        using var cook = await api.NewCookAsync();
        var dough = await cook.CreateAsync("Pizza dough");
        var better = await cook.CreateAsync("Sourdough base");
        var pizza = await cook.CreateAsync(Using("Pizza", "500 g pizza dough"));

        var chosen = await LinkAsync(cook, pizza.Id, new LineLinkRequest(better.Id), pizza.Version);
        var none = await LinkAsync(cook, pizza.Id, new LineLinkRequest(null), chosen.Version);
        var byTitle = await LinkAsync(cook, pizza.Id, new LineLinkRequest(null, ByTitle: true), none.Version);
        using var circle = await PutLinkAsync(cook, pizza.Id, 0, 0, new LineLinkRequest(pizza.Id), byTitle.Version);
        using var stale = await PutLinkAsync(cook, pizza.Id, 0, 0, new LineLinkRequest(null), pizza.Version);
        using var unversioned = await PutLinkAsync(cook, pizza.Id, 0, 0, new LineLinkRequest(null), null);
        using var beyond = await PutLinkAsync(cook, pizza.Id, 0, 7, new LineLinkRequest(null), byTitle.Version);

        Assert.Equal((better.Id, true), (chosen.Lines[0].Recipe?.Id, chosen.Lines[0].LinkChosen));
        Assert.Equal((null, true), (none.Lines[0].Recipe, none.Lines[0].LinkChosen));
        Assert.Equal((dough.Id, false), (byTitle.Lines[0].Recipe?.Id, byTitle.Lines[0].LinkChosen));
        Assert.Equal(["ingredients[0].lines[0]"], (await circle.RefusalAsync()).Errors.Keys);
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        Assert.Equal(HttpStatusCode.PreconditionRequired, unversioned.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, beyond.StatusCode);
        Assert.Equal(4, (await cook.RevisionsAsync(pizza.Id)).Items.Count);
    }

    [Theory]
    [InlineData("line", "  ", "2", "g", "flour")]
    [InlineData("food", "2 g flour", "2", "g", " ")]
    [InlineData("quantity", "2 g flour", "two", "g", "flour")]
    [InlineData("unit", "2 g flour", "2", "splarg", "flour")]
    public async Task What_is_corrected_wrongly_is_named(string field, string line, string quantity, string unit, string food)
    {
        using var cook = await api.NewCookAsync();

        using var answer = await cook.PutAsJsonAsync(
            $"{Root}/corrections", new CorrectionInput { Line = line, Quantity = quantity, Unit = unit, Food = food }, Json.Options, Cancellation);

        Assert.Equal([field], (await answer.RefusalAsync()).Errors.Keys);
    }

    [Fact]
    public async Task Too_many_or_too_long_lines_are_refused()
    {
        using var cook = await api.NewCookAsync();

        using var none = await PostParseAsync(cook, []);
        using var many = await PostParseAsync(cook, [.. Enumerable.Repeat("salt", Limits.IngredientsMax + 1)]);
        using var huge = await PostParseAsync(cook, ["salt", new string('x', Limits.IngredientLineMax + 1)]);
        using var exotic = await cook.PutAsJsonAsync(
            $"{Root}/corrections", Splargs with { Line = new string('\uFB2C', Limits.IngredientLineMax) }, Json.Options, Cancellation);

        Assert.Equal(["lines"], (await none.RefusalAsync()).Errors.Keys);
        Assert.Equal(["lines"], (await many.RefusalAsync()).Errors.Keys);
        Assert.Equal(["lines[1]"], (await huge.RefusalAsync()).Errors.Keys);
        Assert.Equal(["line"], (await exotic.RefusalAsync()).Errors.Keys);
    }

    [Fact]
    public async Task The_list_goes_on_from_page_to_page()
    {
        using var cook = await api.NewCookAsync();
        foreach (var word in new[] { "one", "two", "three" })
            await CorrectAsync(cook, Splargs with { Line = $"2 splargs of {word}", Food = word });

        var first = await ListAsync(cook, "limit=2");
        var second = await ListAsync(cook, $"limit=2&cursor={first.Next}");

        Assert.Equal(["three", "two"], first.Items.Select(correction => correction.Food));
        Assert.Equal(["one"], second.Items.Select(correction => correction.Food));
        Assert.Null(second.Next);
    }

    [Fact]
    public async Task Another_household_neither_sees_nor_feels_a_correction()
    {
        using var cook = await api.NewCookAsync();
        using var stranger = await api.NewCookAsync();
        var saved = await CorrectAsync(cook, Splargs);
        var mine = await cook.CreateAsync(Using("Bread", Splargs.Line));

        using var deleted = await stranger.DeleteAsync($"{Root}/corrections/{saved.Correction.Id}", Cancellation);
        using var readings = await stranger.SendAsync(HttpMethod.Get, $"/{mine.Id}/ingredients");
        using var link = await PutLinkAsync(stranger, mine.Id, 0, 0, new LineLinkRequest(null), mine.Version);
        var theirs = await stranger.CreateAsync(Using("Bread", Splargs.Line));

        Assert.All([deleted, readings, link], answer => Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode));
        Assert.NotEqual("warmed", theirs.Ingredients[0].Lines[0].Preparation);
        Assert.Empty((await ListAsync(stranger)).Items);
        Assert.Single((await ListAsync(cook)).Items);
    }

    [Fact]
    public async Task However_many_lines_are_saved_their_corrections_take_one_statement()
    {
        using var cook = await api.NewCookAsync();
        var few = await StatementsOfAsync(cook, Using("Few", "1 egg"));
        var many = await StatementsOfAsync(cook, Using("Many", [.. Enumerable.Range(0, 100).Select(number => $"{number} thing{(char)('a' + (number % 26))}")]));

        Assert.Equal(few, many);
    }

    private static async Task<int> StatementsOfAsync(HttpClient cook, RecipeInput recipe)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, RecipeClient.Root) { Content = JsonContent.Create(recipe, options: Json.Options) };
        var (sent, answer) = await Statements.OfAsync(cook, request);
        using (answer)
            Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return sent.Count;
    }

    private static RecipeInput Using(string title, params string[] lines)
        => new() { Title = title, Language = "en", Ingredients = [new(null, lines)] };

    private static (string?, string?, string, string?) Parts(Ingredient line) => (line.Quantity, line.Unit, line.Food, line.Preparation);

    private static async Task<CorrectionSaved> CorrectAsync(HttpClient cook, CorrectionInput correction)
    {
        using var answer = await cook.PutAsJsonAsync($"{Root}/corrections", correction, Json.Options, Cancellation);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.ReadAsync<CorrectionSaved>();
    }

    private static async Task<Page<IngredientCorrectionInfo>> ListAsync(HttpClient cook, string query = "")
    {
        using var answer = await cook.GetAsync($"{Root}/corrections?{query}", Cancellation);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.ReadAsync<Page<IngredientCorrectionInfo>>();
    }

    private static async Task<IngredientReading> ParseAsync(HttpClient cook, string line)
    {
        using var answer = await PostParseAsync(cook, [line]);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return Assert.Single(await answer.ReadAsync<IngredientReading[]>());
    }

    private static Task<HttpResponseMessage> PostParseAsync(HttpClient cook, string[] lines)
        => cook.PostAsJsonAsync($"{Root}/parse", new ParseRequest(lines, "en"), Json.Options, Cancellation);

    private static async Task<RecipeReadings> LinkAsync(HttpClient cook, Guid recipe, LineLinkRequest link, string version)
    {
        using var answer = await PutLinkAsync(cook, recipe, 0, 0, link, version);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.ReadAsync<RecipeReadings>();
    }

    private static Task<HttpResponseMessage> PutLinkAsync(HttpClient cook, Guid recipe, int section, int line, LineLinkRequest link, string? version)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, $"{RecipeClient.Root}/{recipe}/ingredients/{section}/{line}/link")
        {
            Content = JsonContent.Create(link, options: Json.Options),
        };
        if (version is not null)
            request.Headers.IfMatch.Add(new($"\"{version}\""));
        return cook.SendAsync(request, Cancellation);
    }
}

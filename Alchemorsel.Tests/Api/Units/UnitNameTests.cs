using System.Net;
using System.Net.Http.Json;
using Alchemorsel.Contracts.Ingredients;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Contracts.Units;
using Alchemorsel.Tests.Api.Recipes;
using Alchemorsel.Tests.Infrastructure;

namespace Alchemorsel.Tests.Api.Units;

/// <summary>What a household calls the units that everybody has.</summary>
[Collection(ApiGroup.Name)]
public sealed class UnitNameTests(ApiFixture api)
{
    private const string Root = "/api/v1/units";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_unit_is_shown_as_the_household_calls_it_and_everything_else_about_it_stays()
    {
        var (cook, stranger) = (await api.NewCookAsync(), await api.NewCookAsync());
        var before = await UnitAsync(cook, "tbsp");

        var change = await PutAsync(cook, "tbsp", new UnitNamesInput { Name = "big spoon", Plural = "big spoons" });

        Assert.Equal("tbsp", change.Code);
        Assert.Equal([new ShownUnit("tbsp", "big spoon", "big spoons")], await NamesAsync(cook));
        var after = await UnitAsync(cook, "tbsp");
        Assert.Equal(("big spoon", "big spoons"), (after.Household?.Name, after.Household?.Plural));
        Assert.Equal((before.Singular, before.Size), (after.Singular, after.Size));
        Assert.Equal(before.Words, after.Words);
        Assert.Empty(await NamesAsync(stranger));
        Assert.Null((await UnitAsync(stranger, "tbsp")).Household);

        (await cook.DeleteAsync($"{Root}/tbsp/names", Cancellation)).EnsureSuccessStatusCode();
        Assert.Empty(await NamesAsync(cook));
        using var again = await cook.DeleteAsync($"{Root}/tbsp/names", Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
    }

    [Fact]
    public async Task Its_words_are_read_in_recipes_that_are_there_and_in_new_ones_and_the_old_words_too()
    {
        var cook = await api.NewCookAsync();
        var soup = await cook.CreateAsync(Input("Soup", "2 ladlets oil"));

        var change = await PutAsync(cook, "tbsp", new UnitNamesInput { Name = "Löffelchen", Words = ["ladlet"] });

        Assert.Equal((1, 0), (change.Recipes, change.Waiting));
        Assert.Equal(("2", "tbsp", "oil"), await LineAsync(cook, soup.Id));
        Assert.Equal(("3", "tbsp", "oil"), await LineAsync(cook, (await cook.CreateAsync(Input("Salad", "3 Löffelchen oil"))).Id));
        Assert.Equal(("1", "tbsp", "oil"), await LineAsync(cook, (await cook.CreateAsync(Input("Dressing", "1 tablespoon oil"))).Id));
        await PutAsync(cook, "clove", new UnitNamesInput { Words = ["toe"] });
        Assert.Equal(("2", "clove", "garlic"), await LineAsync(cook, (await cook.CreateAsync(Input("Aioli", "2 toes garlic"))).Id));

        (await cook.DeleteAsync($"{Root}/tbsp/names", Cancellation)).EnsureSuccessStatusCode();
        Assert.NotEqual("tbsp", (await LineAsync(cook, soup.Id)).Unit);
    }

    [Fact]
    public async Task A_letter_that_everybody_reads_by_its_case_is_still_read_so()
    {
        var cook = await api.NewCookAsync();
        await PutAsync(cook, "tbsp", new UnitNamesInput { Name = "T" });
        await PutAsync(cook, "tsp", new UnitNamesInput { Name = "t" });
        using var parsed = await cook.PostAsJsonAsync(
            "/api/v1/ingredients/parse", new ParseRequest(["1 T salt", "1 t salt"], "en"), Json.Options, Cancellation);
        Assert.Equal(["tbsp", "tsp"], (await parsed.ReadAsync<IReadOnlyList<IngredientReading>>()).Select(line => line.Unit));
    }

    [Theory]
    [InlineData("spoon 2", null, null, "name")]
    [InlineData(null, "spoons", null, "plural")]
    [InlineData("spoon", "2 spoons", null, "plural")]
    [InlineData(null, null, "4", "words[0]")]
    [InlineData(null, null, "tumbler", "words[0]")]
    [InlineData(null, null, "dollop", "words[0]")]
    [InlineData(null, null, null, "name")]
    public async Task Names_that_are_none_are_refused_by_their_field(string? name, string? plural, string? word, string field)
    {
        var cook = await api.NewCookAsync();
        var tumbler = new OwnUnitInput { Names = ["tumbler"], Quantity = "200", Unit = "ml" };
        (await cook.PostAsJsonAsync(Root, tumbler, Json.Options, Cancellation)).EnsureSuccessStatusCode();
        await PutAsync(cook, "tsp", new UnitNamesInput { Words = ["dollop"] });

        using var refused = await cook.PutAsJsonAsync(
            $"{Root}/tbsp/names", new UnitNamesInput { Name = name, Plural = plural, Words = word is null ? [] : [word] }, Json.Options, Cancellation);

        Assert.Contains(field, (await refused.RefusalAsync()).Errors.Keys);
        using var taken = await cook.PostAsJsonAsync(Root, new OwnUnitInput { Names = ["dollop"], Quantity = "20", Unit = "ml" }, Json.Options, Cancellation);
        Assert.Contains("names[0]", (await taken.RefusalAsync()).Errors.Keys);
    }

    [Fact]
    public async Task There_are_no_names_for_a_unit_that_is_none_nor_is_a_name_a_unit_of_ones_own()
    {
        var cook = await api.NewCookAsync();
        using var none = await cook.PutAsJsonAsync($"{Root}/splarg/names", new UnitNamesInput { Name = "x" }, Json.Options, Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
        await PutAsync(cook, "tbsp", new UnitNamesInput { Name = "EL" });
        Assert.Empty((await cook.GetFromJsonAsync<UnitList>(Root, Json.Options, Cancellation))!.Own);
    }

    private static RecipeInput Input(string title, string line)
        => new() { Title = title, Servings = 2, Language = "en", Ingredients = [new IngredientSectionInput(null, [line])] };

    private static async Task<UnitInfo> UnitAsync(HttpClient cook, string code)
        => (await cook.GetFromJsonAsync<UnitList>(Root, Json.Options, Cancellation))!.Units.Single(unit => unit.Code == code);

    private static async Task<IReadOnlyList<ShownUnit>> NamesAsync(HttpClient cook)
        => (await cook.GetFromJsonAsync<IReadOnlyList<ShownUnit>>($"{Root}/names", Json.Options, Cancellation))!;

    private static async Task<UnitNamesChange> PutAsync(HttpClient cook, string code, UnitNamesInput input)
    {
        using var answer = await cook.PutAsJsonAsync($"{Root}/{code}/names", input, Json.Options, Cancellation);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.ReadAsync<UnitNamesChange>();
    }

    private static async Task<(string? Quantity, string? Unit, string Food)> LineAsync(HttpClient cook, Guid recipe)
    {
        var line = (await cook.ReadRecipeAsync(recipe)).Ingredients[0].Lines[0];
        return (line.Quantity, line.Unit, line.Food);
    }
}

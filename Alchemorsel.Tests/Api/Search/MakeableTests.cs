using System.Net;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Contracts.Search;
using Alchemorsel.Tests.Api.Recipes;
using Alchemorsel.Tests.Infrastructure;

namespace Alchemorsel.Tests.Api.Search;

[Collection(ApiGroup.Name)]
public sealed class MakeableTests(ApiFixture api)
{
    private const string Root = "/api/v1/recipes/makeable";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_lacks_the_least_comes_first_and_what_is_missing_is_named()
    {
        using var cook = await KitchenAsync();

        var found = await MakeAsync(cook, "have=red lentils&have=onions&have=carrots");

        Assert.Equal(["Lentil soup", "Lentils", "Glazed carrots"], found.Select(entry => entry.Recipe.Title));
        Assert.Empty(found[0].Missing);
        Assert.Equal((3, 1), (found[0].Had, found[1].Had));
        Assert.Equal(["butter", "honey"], found[2].Missing.Order());
    }

    [Fact]
    public async Task Names_in_another_language_mean_the_same_and_what_every_kitchen_has_finds_nothing()
    {
        using var cook = await KitchenAsync();

        Assert.Contains("Glazed carrots", (await MakeAsync(cook, "have=Karotte")).Select(entry => entry.Recipe.Title));
        Assert.Empty(await MakeAsync(cook, "have=salt&have=water"));
    }

    [Fact]
    public async Task As_much_may_be_missing_as_was_said()
    {
        using var cook = await KitchenAsync();

        Assert.Equal(["Lentils"], (await MakeAsync(cook, "have=red lentils&maxMissing=0")).Select(entry => entry.Recipe.Title));
        Assert.Equal(2, (await MakeAsync(cook, "have=red lentils&maxMissing=2")).Count);
        Assert.Single(await MakeAsync(cook, "have=red lentils&maxMissing=2&limit=1"));
    }

    [Fact]
    public async Task Excluded_allergens_stay_out_and_nobody_elses_recipes_come_in()
    {
        using var cook = await KitchenAsync();
        using var stranger = await api.NewCookAsync();

        Assert.DoesNotContain("Glazed carrots", (await MakeAsync(cook, "have=carrot&withoutAllergen=milk")).Select(entry => entry.Recipe.Title));
        Assert.Empty(await MakeAsync(stranger, "have=carrot"));
    }

    [Theory]
    [InlineData("", "have")]
    [InlineData("have=", "have")]
    [InlineData("have=carrot&maxMissing=11", "maxMissing")]
    [InlineData("have=carrot&limit=0", "limit")]
    [InlineData("have=carrot&withoutAllergen=mik", "withoutAllergen")]
    public async Task What_can_t_be_meant_is_named(string query, string field)
    {
        using var cook = await api.NewCookAsync();
        using var answer = await cook.GetAsync($"{Root}?{query}", Cancellation);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains($"\"{field}\"", await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    private async Task<HttpClient> KitchenAsync()
    {
        var cook = await api.NewCookAsync();
        await CreateAsync(cook, "Lentil soup", "200 g red lentils", "1 onion", "2 carrots", "salt", "1 l water");
        await CreateAsync(cook, "Lentils", "200 g red lentils", "1 pinch salt");
        await CreateAsync(cook, "Glazed carrots", "500 g carrots", "20 g butter", "1 tbsp honey");
        await CreateAsync(cook, "Feast", "2 carrots", "1 lemon", "1 kg potatoes", "200 g rice", "1 aubergine", "3 eggs");
        await CreateAsync(cook, "Toast", "2 slices bread");
        return cook;
    }

    private static Task CreateAsync(HttpClient cook, string title, params string[] lines)
        => cook.CreateAsync(new RecipeInput { Title = title, Ingredients = [new IngredientSectionInput(null, lines)] });

    private static async Task<IReadOnlyList<MakeableRecipe>> MakeAsync(HttpClient cook, string query)
    {
        using var answer = await cook.GetAsync($"{Root}?{query}", Cancellation);
        answer.EnsureSuccessStatusCode();
        return (await answer.ReadAsync<MakeableRecipes>()).Recipes;
    }
}

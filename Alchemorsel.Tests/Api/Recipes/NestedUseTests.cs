using System.Net;
using System.Net.Http.Json;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Tests.Infrastructure;

namespace Alchemorsel.Tests.Api.Recipes;

/// <summary>How much a line takes of the recipe that it uses.</summary>
[Collection(ApiGroup.Name)]
public sealed class NestedUseTests(ApiFixture api)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_line_that_uses_a_recipe_comes_with_its_share_and_that_recipes_ingredients()
    {
        var cook = await api.NewCookAsync();
        var oil = await cook.CreateAsync(Input("Splarg oil", null, "100 ml olive oil"));
        var pesto = await cook.CreateAsync(Input("Green splarg", 4, "100 g walnuts", "splarg oil"));
        var supper = await cook.CreateAsync(Input("Supper", 2, "1 apple", "3 servings green splarg"));

        var use = Assert.Single(await NestedAsync(cook, supper.Id));
        Assert.Equal((1, "3/4", pesto.Id, 4), (use.Line, use.Share, use.Recipe.Id, use.Servings));
        var lines = Assert.Single(use.Ingredients).Lines;
        Assert.Equal(("100 g walnuts", oil.Id), (lines[0].Text, lines[1].Recipe!.Id));
        Assert.Equal("1", Assert.Single(await NestedAsync(cook, pesto.Id)).Share);
        Assert.Empty(await NestedAsync(cook, oil.Id));

        var stranger = await api.NewCookAsync();
        using var hidden = await stranger.GetAsync($"/api/v1/recipes/{supper.Id}/nested", Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
    }

    private static RecipeInput Input(string title, int? servings, params string[] lines) => new()
    {
        Title = title,
        Servings = servings,
        Ingredients = [new IngredientSectionInput(null, lines)],
    };

    private static async Task<IReadOnlyList<NestedUse>> NestedAsync(HttpClient cook, Guid id) =>
        (await cook.GetFromJsonAsync<IReadOnlyList<NestedUse>>($"/api/v1/recipes/{id}/nested", Json.Options, Cancellation))!;
}

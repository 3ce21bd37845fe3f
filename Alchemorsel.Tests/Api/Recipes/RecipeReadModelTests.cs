using Alchemorsel.Api.Data;
using Alchemorsel.Api.Recipes;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Cooking.Foods;
using Alchemorsel.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alchemorsel.Tests.Api.Recipes;

/// <summary>What lists narrow and sort by is derived with every save, in the same transaction.</summary>
[Collection(ApiGroup.Name)]
public sealed class RecipeReadModelTests(ApiFixture api)
{
    [Fact]
    public async Task Foods_allergens_and_diets_follow_from_the_ingredients()
    {
        var cook = await api.NewCookAsync();
        var recipe = await cook.CreateAsync(Input("Tomato toast", "2 slices bread", "1 tomato", "3 splargs"));

        var row = await ReadAsync(recipe.Id);

        Assert.Contains("tomato", row.Foods);
        Assert.Contains("splargs", row.Foods);
        Assert.True(row.Allergens.HasFlag(Allergens.Gluten));
        Assert.Equal(1, row.UnknownLines);
        Assert.Equal(Diets.None, row.Diets & Diets.GlutenFree);
    }

    [Fact]
    public async Task The_cook_knows_better_than_the_ingredients()
    {
        var cook = await api.NewCookAsync();
        var input = Input("Porridge", "50 g rolled oats", "200 ml water") with { Allergens = new AllergenOverride(["nuts"], ["gluten"]) };
        var recipe = await cook.CreateAsync(input);

        var row = await ReadAsync(recipe.Id);

        Assert.Equal(["nuts"], recipe.Allergens!.Contains);
        Assert.Equal(Allergens.Nuts, row.Allergens & (Allergens.Nuts | Allergens.Gluten));
        Assert.Equal(Allergens.None, row.MayContain & Allergens.Gluten);
    }

    [Fact]
    public async Task An_archived_recipe_is_archived_there_as_well_until_it_comes_back()
    {
        var cook = await api.NewCookAsync();
        var recipe = await cook.CreateAsync("Soup of the day");

        (await cook.SendAsync(HttpMethod.Post, $"/{recipe.Id}/archive")).EnsureSuccessStatusCode();
        Assert.NotNull((await ReadAsync(recipe.Id)).ArchivedAt);
        (await cook.SendAsync(HttpMethod.Post, $"/{recipe.Id}/restore")).EnsureSuccessStatusCode();
        Assert.Null((await ReadAsync(recipe.Id)).ArchivedAt);
    }

    [Theory]
    [InlineData("dairy", "", "allergens.contains[0]")]
    [InlineData("", "egg", "allergens.freeFrom[0]")]
    [InlineData("milk", "milk", "allergens.freeFrom")]
    public async Task An_allergen_that_is_none_is_refused_by_its_field(string contains, string freeFrom, string field)
    {
        var cook = await api.NewCookAsync();
        string[] Names(string text) => text.Length == 0 ? [] : [text];
        using var answer = await cook.PostAsync(Input("Porridge") with { Allergens = new AllergenOverride(Names(contains), Names(freeFrom)) });

        Assert.Contains(field, (await answer.RefusalAsync()).Errors.Keys);
    }

    [Fact]
    public async Task Equipment_is_kept_once_each_and_bounded()
    {
        var cook = await api.NewCookAsync();
        var recipe = await cook.CreateAsync(Input("Meringue") with { Equipment = ["Stand mixer", "stand  mixer", "Baking sheet"] });
        Assert.Equal(["Stand mixer", "Baking sheet"], recipe.Equipment);

        using var answer = await cook.PostAsync(Input("Meringue") with { Equipment = ["Whisk", new string('x', 121)] });
        Assert.Contains("equipment[1]", (await answer.RefusalAsync()).Errors.Keys);
    }

    private static RecipeInput Input(string title, params string[] lines)
        => new() { Title = title, Ingredients = [new IngredientSectionInput(null, lines)] };

    private async Task<RecipeSearchDocument> ReadAsync(Guid recipe)
    {
        await using var scope = api.NewScope();
        var db = scope.ServiceProvider.GetRequiredService<AlchemorselDbContext>();
        return await db.Set<RecipeSearchDocument>().IgnoreQueryFilters().AsNoTracking()
            .SingleAsync(row => row.RecipeId == recipe, TestContext.Current.CancellationToken);
    }
}

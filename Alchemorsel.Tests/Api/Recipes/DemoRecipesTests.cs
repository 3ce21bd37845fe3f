using System.Net.Http.Headers;
using System.Net.Http.Json;
using Alchemorsel.Api.Recipes.Demo;
using Alchemorsel.Contracts.Accounts;
using Alchemorsel.Tests.Infrastructure;

namespace Alchemorsel.Tests.Api.Recipes;

[Collection(ApiGroup.Name)]
public sealed class DemoRecipesTests(ApiFixture api)
{
    [Fact]
    public async Task The_demo_kitchen_holds_every_demo_recipe_after_the_first_start()
    {
        using var cook = api.NewClient();
        var request = new SignInRequest { Email = DemoKitchen.Email, Password = DemoKitchen.Password };
        using var answer = await cook.PostAsJsonAsync("/api/v1/auth/sign-in", request, Json.Options, TestContext.Current.CancellationToken);
        var tokens = await answer.ReadAsync<AuthTokens>();
        cook.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", tokens.AccessToken);

        var titles = await cook.TitlesAsync("limit=100");

        Assert.Equal("Demo kitchen", tokens.User.HouseholdName);
        Assert.Equal(DemoRecipes.Read().Select(recipe => recipe.Title).Order(StringComparer.Ordinal), titles.Order(StringComparer.Ordinal));
    }
}

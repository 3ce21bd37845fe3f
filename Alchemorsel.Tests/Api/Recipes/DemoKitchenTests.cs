using System.Net.Http.Headers;
using System.Net.Http.Json;
using Alchemorsel.Api.Recipes.Demo;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Accounts;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Tests.Infrastructure;

namespace Alchemorsel.Tests.Api.Recipes;

[Collection(ApiGroup.Name)]
public sealed class DemoKitchenTests(ApiFixture api)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_recipe_of_the_demo_kitchen_has_its_first_version()
    {
        using var cook = await SignInAsync();
        var recipe = (await cook.ListAsync("limit=1")).Items[0];

        using var answer = await cook.GetAsync($"{RecipeClient.Root}/{recipe.Id}/revisions", Cancellation);

        var revision = Assert.Single((await answer.ReadAsync<Page<RecipeRevisionSummary>>()).Items);
        Assert.Equal(RevisionKind.Created, revision.Kind);
    }

    private async Task<HttpClient> SignInAsync()
    {
        var client = api.NewClient();
        var request = new SignInRequest { Email = DemoKitchen.Email, Password = DemoKitchen.Password };
        using var answer = await client.PostAsJsonAsync("/api/v1/auth/sign-in", request, Json.Options, Cancellation);
        answer.EnsureSuccessStatusCode();
        var tokens = await answer.Content.ReadFromJsonAsync<AuthTokens>(Json.Options, Cancellation);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", tokens!.AccessToken);
        return client;
    }
}

using Alchemorsel.Tests.Api.Recipes;
using Alchemorsel.Tests.Infrastructure;

namespace Alchemorsel.Tests.Api.Http;

/// <summary>What browsers and whoever stands between may keep.</summary>
[Collection(ApiGroup.Name)]
public sealed class NotKeptTests(ApiFixture api)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_answer_is_kept_by_nobody_unless_its_route_says_so()
    {
        var cook = await api.NewCookAsync();
        var recipe = await cook.CreateAsync("Soup");

        foreach (var path in new[] { "/api/v1/users/me", "/api/v1/recipes", "/api/v1/households/current", "/api/v1/no-such-route" })
        {
            using var answer = await cook.GetAsync(path, Cancellation);
            Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        }
        using var own = await cook.GetAsync($"{RecipeClient.Root}/{recipe.Id}", Cancellation);
        Assert.Equal("no-cache, private", own.Headers.CacheControl?.ToString());
        using var nobody = await api.NewClient().GetAsync("/api/v1/recipes", Cancellation);
        Assert.Equal("no-store", nobody.Headers.CacheControl?.ToString());
    }
}

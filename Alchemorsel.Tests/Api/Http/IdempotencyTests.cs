using System.Net;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Tests.Api.Recipes;
using Alchemorsel.Tests.Infrastructure;

namespace Alchemorsel.Tests.Api.Http;

[Collection(ApiGroup.Name)]
public sealed class IdempotencyTests(ApiFixture api)
{
    private static readonly RecipeInput Soup = new() { Title = "Soup" };

    [Fact]
    public async Task Two_hundred_posts_with_one_key_have_one_effect_and_one_answer()
    {
        using var cook = await api.NewCookAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => cook.PostAsync(Soup, "one key")));
        var made = await Task.WhenAll(answers.Select(answer => answer.ReadAsync<RecipeDetails>()));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Created, answer.StatusCode));
        Assert.Single(made.Select(recipe => recipe.Id).Distinct());
        Assert.Single(answers.Select(answer => (answer.Headers.Location, answer.Headers.ETag)).Distinct());
        Assert.Equal(["Soup"], await cook.TitlesAsync(""));
    }

    [Fact]
    public async Task The_same_key_with_another_body_is_refused()
    {
        using var cook = await api.NewCookAsync();
        using var first = await cook.PostAsync(Soup, "key");

        using var second = await cook.PostAsync(new RecipeInput { Title = "Stew" }, "key");

        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, second.StatusCode);
        Assert.Equal(["Soup"], await cook.TitlesAsync(""));
    }

    [Fact]
    public async Task A_key_belongs_to_the_cook_who_sent_it()
    {
        using var one = await api.NewCookAsync();
        using var other = await api.NewCookAsync();
        using var first = await one.PostAsync(Soup, "shared key");

        using var second = await other.PostAsync(Soup, "shared key");

        Assert.NotEqual((await first.ReadAsync<RecipeDetails>()).Id, (await second.ReadAsync<RecipeDetails>()).Id);
    }

    [Fact]
    public async Task After_a_refusal_the_key_is_free_again()
    {
        using var cook = await api.NewCookAsync();
        using var refused = await cook.PostAsync(new RecipeInput { Title = "" }, "key");

        using var corrected = await cook.PostAsync(Soup, "key");

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal(HttpStatusCode.Created, corrected.StatusCode);
    }

    [Fact]
    public async Task A_key_that_is_too_long_is_refused()
    {
        using var cook = await api.NewCookAsync();

        using var answer = await cook.PostAsync(Soup, new string('k', 201));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Empty(await cook.TitlesAsync(""));
    }
}

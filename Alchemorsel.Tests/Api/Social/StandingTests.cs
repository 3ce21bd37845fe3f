using System.Net;
using System.Net.Http.Json;
using Alchemorsel.Contracts.Social;
using Alchemorsel.Tests.Api.Recipes;
using Alchemorsel.Tests.Infrastructure;

namespace Alchemorsel.Tests.Api.Social;

/// <summary>Favourites and ratings: each cook's own, with a mean for the household.</summary>
[Collection(ApiGroup.Name)]
public sealed class StandingTests(ApiFixture api)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_recipe_has_no_standing()
    {
        var cook = await api.NewCookAsync();
        var recipe = await cook.CreateAsync("Soup");

        Assert.Equal(RecipeStanding.None, (await cook.ReadRecipeAsync(recipe.Id)).Standing);
    }

    [Fact]
    public async Task A_favourite_is_the_cooks_own_and_kept_once()
    {
        var cook = await api.NewCookAsync();
        var other = await api.NewMemberAsync(cook);
        var recipe = await cook.CreateAsync("Soup");

        foreach (var _ in new[] { 1, 2 })
            Assert.Equal(HttpStatusCode.NoContent, (await cook.PutAsync(Path(recipe.Id, "favourite"), null, Cancellation)).StatusCode);

        Assert.True((await cook.ReadRecipeAsync(recipe.Id)).Standing.IsFavourite);
        Assert.False((await other.ReadRecipeAsync(recipe.Id)).Standing.IsFavourite);

        foreach (var _ in new[] { 1, 2 })
            Assert.Equal(HttpStatusCode.NoContent, (await cook.DeleteAsync(Path(recipe.Id, "favourite"), Cancellation)).StatusCode);
        Assert.False((await cook.ReadRecipeAsync(recipe.Id)).Standing.IsFavourite);
    }

    [Fact]
    public async Task The_rating_of_a_recipe_is_the_mean_over_its_cooks_and_each_has_one()
    {
        var cook = await api.NewCookAsync();
        var other = await api.NewMemberAsync(cook);
        var recipe = await cook.CreateAsync("Soup");

        await RateAsync(cook, recipe.Id, 2);
        await RateAsync(cook, recipe.Id, 4);
        await RateAsync(other, recipe.Id, 5);

        Assert.Equal(new RecipeStanding(4.5, 2, 4, false, 0, null), (await cook.ReadRecipeAsync(recipe.Id)).Standing);
        Assert.Equal(5, (await other.ReadRecipeAsync(recipe.Id)).Standing.MyRating);
        Assert.Equal(4.5, Assert.Single((await cook.ListAsync()).Items).Rating);

        Assert.Equal(HttpStatusCode.NoContent, (await other.DeleteAsync(Path(recipe.Id, "rating"), Cancellation)).StatusCode);
        Assert.Equal(new RecipeStanding(4, 1, 4, false, 0, null), (await cook.ReadRecipeAsync(recipe.Id)).Standing);
        Assert.Equal(HttpStatusCode.NoContent, (await cook.DeleteAsync(Path(recipe.Id, "rating"), Cancellation)).StatusCode);
        Assert.Equal(RecipeStanding.None, (await cook.ReadRecipeAsync(recipe.Id)).Standing);
    }

    [Fact]
    public async Task Cooks_who_rate_at_once_are_all_counted()
    {
        var cook = await api.NewCookAsync();
        var cooks = new List<HttpClient> { cook };
        for (var number = 0; number < 4; number++)
            cooks.Add(await api.NewMemberAsync(cook));
        var recipe = await cook.CreateAsync("Soup");

        for (var round = 0; round < 5; round++)
        {
            var first = round;
            await Task.WhenAll(cooks.Select((client, number) => RateAsync(client, recipe.Id, 1 + ((number + first) % 5))));
            Assert.Equal(3.0, (await cook.ReadRecipeAsync(recipe.Id)).Standing.Rating);
        }

        Assert.Equal(5, (await cook.ReadRecipeAsync(recipe.Id)).Standing.RatingCount);
    }

    [Fact]
    public async Task A_standing_changes_no_version_but_what_a_client_holds_is_no_longer_the_answer()
    {
        var cook = await api.NewCookAsync();
        var recipe = await cook.CreateAsync("Soup");
        await cook.PutAsync(Path(recipe.Id, "favourite"), null, Cancellation);
        await RateAsync(cook, recipe.Id, 3);

        Assert.Equal(recipe.Version, (await cook.ReadRecipeAsync(recipe.Id)).Version);
        using var stale = await cook.SendAsync(HttpMethod.Get, $"/{recipe.Id}", ifNoneMatch: recipe.Version);
        Assert.Equal(HttpStatusCode.OK, stale.StatusCode);
        var tag = stale.Headers.ETag!.Tag.Trim('"');
        using var held = await cook.SendAsync(HttpMethod.Get, $"/{recipe.Id}", ifNoneMatch: tag);
        Assert.Equal(HttpStatusCode.NotModified, held.StatusCode);
        using var saved = await cook.SendAsync(HttpMethod.Put, $"/{recipe.Id}", new() { Title = "Better soup" }, ifMatch: tag);
        Assert.Equal(HttpStatusCode.NoContent, saved.StatusCode);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"stars\":0}")]
    [InlineData("{\"stars\":6}")]
    public async Task Stars_beyond_one_to_five_are_refused_by_name(string body)
    {
        var cook = await api.NewCookAsync();
        var recipe = await cook.CreateAsync("Soup");

        using var answer = await cook.PutAsync(
            Path(recipe.Id, "rating"), new StringContent(body, new System.Net.Http.Headers.MediaTypeHeaderValue("application/json")), Cancellation);

        Assert.Contains("stars", (await answer.RefusalAsync()).Errors.Keys);
    }

    [Fact]
    public async Task Another_household_finds_nothing_to_keep_or_to_rate()
    {
        var cook = await api.NewCookAsync();
        var stranger = await api.NewCookAsync();
        var recipe = await cook.CreateAsync("Soup");

        foreach (var path in new[] { "favourite", "rating" })
        {
            using var put = await stranger.PutAsJsonAsync(Path(recipe.Id, path), new RatingInput { Stars = 5 }, Json.Options, Cancellation);
            Assert.Equal(HttpStatusCode.NotFound, put.StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.DeleteAsync(Path(recipe.Id, path), Cancellation)).StatusCode);
        }

        Assert.Equal(RecipeStanding.None, (await cook.ReadRecipeAsync(recipe.Id)).Standing);
    }

    private static string Path(Guid recipe, string what) => $"{RecipeClient.Root}/{recipe}/{what}";

    private static async Task RateAsync(HttpClient cook, Guid recipe, int stars)
    {
        using var answer = await cook.PutAsJsonAsync(Path(recipe, "rating"), new RatingInput { Stars = stars }, Json.Options, Cancellation);
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
    }
}

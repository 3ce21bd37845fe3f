using System.Net;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Tests.Api.Recipes;
using Alchemorsel.Tests.Infrastructure;
using Microsoft.AspNetCore.WebUtilities;

namespace Alchemorsel.Tests.Api.SavedSearches;

/// <summary>What may be saved: all that the list answers, as it answers it, and nothing else.</summary>
[Collection(ApiGroup.Name)]
public sealed class SavedQueryTests(ApiFixture api)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("{ \"minRating\": 6 }", "query.minRating")]
    [InlineData("{ \"minRating\": 0 }", "query.minRating")]
    [InlineData("{ \"maxMinutes\": 0 }", "query.maxMinutes")]
    [InlineData("{ \"maxMinutes\": \"many\" }", "query.maxMinutes")]
    [InlineData("{ \"diet\": [\"vegn\"] }", "query.diet")]
    [InlineData("{ \"withoutAllergen\": [\"milc\"] }", "query.withoutAllergen")]
    [InlineData("{ \"q\": \"soup\", \"withoutAllergens\": [\"milk\"] }", "query.withoutAllergens")]
    [InlineData("{ \"q\": \"soup\", \"cursor\": \"abc\" }", "query.cursor")]
    [InlineData("{ \"q\": \"soup\", \"limit\": 5 }", "query.limit")]
    [InlineData("{ \"difficulty\": \"brutal\" }", "query.difficulty")]
    [InlineData("{ \"difficulty\": 9 }", "query.difficulty")]
    [InlineData("{ \"status\": 9 }", "query.status")]
    [InlineData("{ \"sort\": 99 }", "query.sort")]
    [InlineData("{ \"collection\": \"sundays\" }", "query.collection")]
    [InlineData("{ \"collection\": \"0193b1f0-5a52-7c3e-9d0e-1f5a3c7b2e11\" }", "query.collection")]
    [InlineData("{ \"tag\": [\"a\\u0000b\"] }", "query.tag")]
    [InlineData("{ \"q\": \"a\\u0000b\" }", "query.q")]
    [InlineData("{ \"allowUnknown\": \"perhaps\" }", "query.allowUnknown")]
    [InlineData("{ }", "query")]
    [InlineData("{ \"q\": \"  \", \"tag\": [null, \" \"], \"food\": null, \"favourite\": false }", "query")]
    [InlineData("null", "query")]
    public async Task What_the_list_would_refuse_is_not_saved(string query, string field)
    {
        var cook = await api.NewCookAsync();

        using var answer = await cook.PostSearchAsync($$"""{ "name": "Search", "query": {{query}} }""");

        Assert.Equal([field], (await answer.RefusalAsync()).Errors.Keys);
        Assert.Empty(await cook.ListSearchesAsync());
    }

    [Fact]
    public async Task What_is_too_long_or_too_much_is_refused_by_name()
    {
        var cook = await api.NewCookAsync();
        var many = Enumerable.Range(0, Limits.FilterValuesMax + 1).Select(number => $"n{number}").ToList();
        var (tooLong, long120) = (new string('x', Limits.NameMax + 1), new string('é', Limits.NameMax - 2));
        foreach (var (query, field) in new[]
                 {
                     (new RecipeCriteria { Q = new string('x', Limits.QueryMax + 1) }, "query.q"),
                     (new RecipeCriteria { Cuisine = tooLong }, "query.cuisine"),
                     (new RecipeCriteria { Category = tooLong }, "query.category"),
                     (new RecipeCriteria { Tags = [tooLong] }, "query.tag"),
                     (new RecipeCriteria { Tags = many }, "query.tag"),
                     (new RecipeCriteria { Foods = many }, "query.food"),
                     (new RecipeCriteria { WithoutFoods = many }, "query.withoutFood"),
                     // Each is in bounds, but the address that asks for all of them is not.
                     (new RecipeCriteria { Tags = [.. Enumerable.Range(10, Limits.FilterValuesMax).Select(number => $"{long120}{number}")] }, "query"),
                 })
        {
            using var answer = await cook.PostSearchAsync("Search", query);
            Assert.Equal([field], (await answer.RefusalAsync()).Errors.Keys);
        }

        foreach (var name in new[] { "", "  ", "\u0301", new string('x', Limits.NameMax + 1) })
        {
            using var answer = await cook.PostSearchAsync(name, new RecipeCriteria { Q = "soup" });
            Assert.Equal(["name"], (await answer.RefusalAsync()).Errors.Keys);
        }
    }

    [Fact]
    public async Task Every_parameter_is_kept_and_stands_in_the_address()
    {
        var cook = await api.NewCookAsync();
        var full = new RecipeCriteria
        {
            Q = "crème \"brûlée\" & more",
            Tags = ["50% off", "a+b"],
            Cuisine = "Français",
            Category = "Dessert",
            Diets = ["vegetarian", "glutenFree"],
            Difficulty = Difficulty.Hard,
            MaxMinutes = 90,
            MinRating = 4,
            Foods = ["cream, double", "egg"],
            WithoutFoods = ["mushroom"],
            WithoutAllergens = ["peanuts", "nuts"],
            AllowUnknown = true,
            IgnoreAllergies = true,
            Status = RecipeStatus.Published,
            Favourite = true,
            Sort = RecipeSort.MostCooked,
        };
        var saved = await cook.SaveSearchAsync("All of it", full);

        Assert.Equal(Text(full), Text((await cook.ReadSearchAsync(saved.Id)).Query));
        Assert.Empty(await cook.RunAsync(saved));
        var asked = QueryHelpers.ParseQuery(new Uri(new Uri("http://api"), saved.Href).Query);
        Assert.Equal(full.Q, asked["q"]);
        Assert.Equal(full.Foods, asked["food"]);
        Assert.Equal(full.Tags, asked["tag"]);
        Assert.Equal("mostCooked", asked["sort"]);
        // A parameter that is added must be added to the address as well, or what is saved finds more than it should.
        Assert.Equal(
            typeof(RecipeCriteria).GetProperties().Select(WireName).Where(name => name != "collection").Order(),
            asked.Keys.Order());
    }

    [Fact]
    public async Task The_list_refuses_what_a_saved_search_refuses()
    {
        var cook = await api.NewCookAsync();
        var longName = new string('x', Limits.NameMax + 1);
        foreach (var (query, field) in new[] { ("maxMinutes=0", "maxMinutes"), ($"cuisine={longName}", "cuisine"), ("minRating=6", "minRating") })
        {
            using var answer = await cook.GetAsync($"{RecipeClient.Root}?{query}", Cancellation);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.Equal([field], (await answer.RefusalAsync()).Errors.Keys);
        }
    }

    private static string Text(RecipeCriteria criteria) => JsonSerializer.Serialize(criteria, Json.Options);

    private static string WireName(PropertyInfo property)
        => property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name ?? JsonNamingPolicy.CamelCase.ConvertName(property.Name);
}

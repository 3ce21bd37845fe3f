using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Tests.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace Alchemorsel.Tests.Api.Recipes.Duplicates;

[Collection(ApiGroup.Name)]
public sealed class DuplicateOnSaveTests(ApiFixture api)
{
    private static readonly RecipeInput Pancakes = new()
    {
        Title = "Pancakes",
        SourceUrl = "https://example.org/pancakes",
        Ingredients = [new(null, ["2 eggs", "200 g flour"])],
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_repeated_recipe_is_saved_and_named_in_the_answer()
    {
        using var cook = await api.NewCookAsync();
        var first = await cook.CreateAsync(Pancakes);

        var second = await cook.CreateAsync(Pancakes with { Title = "The pancakes of that page", SourceUrl = "https://www.example.org/pancakes/?utm_source=x" });

        Assert.Empty(first.Duplicates);
        Assert.Equal([new RecipeDuplicate(new RecipeLink(first.Id, "pancakes", "Pancakes"), DuplicateReason.SameSource)], second.Duplicates);
        Assert.Empty((await cook.ReadRecipeAsync(second.Id)).Duplicates);
        Assert.Equal(2, (await cook.ListAsync()).Items.Count);
    }

    [Fact]
    public async Task A_client_that_asks_for_it_is_told_instead_and_nothing_is_saved()
    {
        using var cook = await api.NewCookAsync();
        var first = await cook.CreateAsync(Pancakes);

        using var refused = await PostAsync(cook, "refuse", Pancakes);
        using var other = await PostAsync(cook, "refuse", new RecipeInput { Title = "Waffles", Ingredients = Pancakes.Ingredients });
        var problem = await refused.ReadAsync<ProblemDetails>();
        var duplicates = ((JsonElement)problem.Extensions["duplicates"]!).Deserialize<RecipeDuplicate[]>(Json.Options)!;

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Equal("urn:alchemorsel:problem:duplicate", problem.Type);
        Assert.Equal([first.Id], duplicates.Select(duplicate => duplicate.Recipe.Id));
        Assert.Equal(HttpStatusCode.Created, other.StatusCode);
        Assert.Equal(["Waffles", "Pancakes"], await cook.TitlesAsync(""));
    }

    [Fact]
    public async Task Another_wish_is_refused_by_name_and_another_households_recipes_are_no_duplicates()
    {
        using var cook = await api.NewCookAsync();
        using var neighbour = await api.NewCookAsync();
        await neighbour.CreateAsync(Pancakes);

        using var unknown = await PostAsync(cook, "merge", Pancakes);
        using var mine = await PostAsync(cook, "refuse", Pancakes);

        Assert.Equal(["onDuplicate"], (await unknown.RefusalAsync()).Errors.Keys);
        Assert.Equal(HttpStatusCode.Created, mine.StatusCode);
    }

    private static Task<HttpResponseMessage> PostAsync(HttpClient cook, string onDuplicate, RecipeInput recipe)
        => cook.PostAsJsonAsync($"{RecipeClient.Root}?onDuplicate={onDuplicate}", recipe, Json.Options, Cancellation);
}

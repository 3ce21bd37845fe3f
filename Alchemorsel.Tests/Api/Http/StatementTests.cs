using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Tests.Api.Recipes;
using Alchemorsel.Tests.Infrastructure;

namespace Alchemorsel.Tests.Api.Http;

/// <summary>What a request costs the database must not grow with what it shows: the same number of statements for two recipes and for twenty.</summary>
[Collection(ApiGroup.Name)]
public sealed class StatementTests(ApiFixture api)
{
    [Fact]
    public async Task The_counter_sees_the_statements_of_its_own_request()
    {
        var cook = await api.NewCookAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, RecipeClient.Root);

        var (sent, answer) = await Statements.OfAsync(cook, request);

        answer.Dispose();
        Assert.Contains(sent, statement => statement.Contains("FROM recipe", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("/api/v1/recipes")]
    [InlineData("/api/v1/recipes?sort=title&tag=weeknight")]
    [InlineData("/api/v1/recipes?q=soup")]
    [InlineData("/api/v1/recipes?sort=rating&withoutAllergen=milk&allowUnknown=true")]
    [InlineData("/api/v1/recipes/facets")]
    [InlineData("/api/v1/recipes/facets?q=soup&tag=weeknight")]
    public async Task A_list_costs_the_same_for_two_and_for_twenty(string path)
    {
        var cook = await api.NewCookAsync();
        await FillAsync(cook, 2);
        var few = await Statements.CountAsync(cook, path);

        await FillAsync(cook, 18);
        var many = await Statements.CountAsync(cook, path);

        Assert.InRange(few, 1, 6);
        Assert.Equal(few, many);
    }

    private static async Task FillAsync(HttpClient cook, int recipes)
    {
        for (var number = 0; number < recipes; number++)
        {
            await cook.CreateAsync(new RecipeInput
            {
                Title = $"Soup number {number}",
                Tags = ["weeknight", $"tag {number}"],
                Cuisine = $"Cuisine {number % 3}",
                Ingredients = [new IngredientSectionInput(null, ["1 onion", $"{number + 1} carrots"])],
                Steps = [new StepSectionInput(null, ["Simmer for 20 minutes."])],
            });
        }
    }
}

using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Tests.Infrastructure;

namespace Alchemorsel.Tests.Api.Recipes;

[Collection(ApiGroup.Name)]
public sealed class StepFactsTests(ApiFixture api)
{
    [Fact]
    public async Task A_recipe_tells_of_each_step_how_long_how_hot_and_with_what()
    {
        var cook = await api.NewCookAsync();
        var written = await cook.CreateAsync(new RecipeInput
        {
            Title = "Roast onions",
            Language = "en",
            Ingredients = [new(null, ["4 onions", "salt"]), new("Dressing", ["2 tbsp olive oil"])],
            Steps = [new(null, ["Heat the oven to 200 °C.", "Oil the onions and roast for 20-25 minutes."]), new("Dressing", ["Serve."])],
        });

        var read = await cook.ReadRecipeAsync(written.Id);

        Assert.Equal([2, 1], read.Steps.Select(section => section.Facts.Count));
        var (oven, roast, serve) = (read.Steps[0].Facts[0], read.Steps[0].Facts[1], read.Steps[1].Facts[0]);
        Assert.Equal((200, 200, "celsius"), Assert.Single(oven.Temperatures) is var hot ? (hot.Min, hot.Max, hot.Scale) : default);
        Assert.Empty(oven.Durations);
        var time = Assert.Single(roast.Durations);
        Assert.Equal((1200, 1500), (time.MinSeconds, time.MaxSeconds));
        Assert.Equal("20-25 minutes", read.Steps[0].Steps[1].Substring(time.Start, time.Length));
        Assert.Equal([2, 0], roast.Ingredients);
        Assert.Empty(serve.Ingredients);
        Assert.Equal(read.Steps[0].Facts[1].Ingredients, written.Steps[0].Facts[1].Ingredients);
    }
}

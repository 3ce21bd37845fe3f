using System.Net;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Tests.Infrastructure;

namespace Alchemorsel.Tests.Api.Recipes.Revisions;

[Collection(ApiGroup.Name)]
public sealed class RecipeDiffTests(ApiFixture api)
{
    private static readonly RecipeInput Before = new()
    {
        Title = "Tomato soup",
        Description = "A quick soup.",
        Servings = 4,
        Language = "en",
        Tags = ["quick"],
        Ingredients = [new(null, ["2 cups crushed tomatoes", "1 onion, chopped", "salt", "1 bay leaf"])],
        Steps = [new("Cook", ["Soften the onion in oil.", "Simmer for 20 minutes."])],
    };

    private static readonly RecipeInput After = Before with
    {
        Title = "Roasted tomato soup",
        Servings = 6,
        Tags = ["slow"],
        Ingredients = [new("For the pot", ["salt", "3 cups crushed tomatoes", "1 onion, finely chopped", "500 ml stock"])],
        Steps = [new("Cook", ["Soften the onion in oil.", "Simmer for 45 minutes.", "Blend."])],
    };

    [Fact]
    public async Task A_diff_tells_words_of_text_parts_of_ingredients_and_values_of_the_rest()
    {
        using var cook = await api.NewCookAsync();
        var recipe = await cook.CreateAsync(Before);
        await cook.ChangeAsync(recipe.Id, After);

        var diff = await DiffAsync(cook, recipe.Id, "1", "2");

        Assert.Equal((1, RevisionKind.Created, 2, RevisionKind.Edited), (diff.From.Number, diff.From.Kind, diff.To.Number, diff.To.Kind));
        Assert.Equal(["title", "servings", "tags"], diff.Fields.Select(field => field.Field));
        Assert.Equal("[-Tomato][+Roasted tomato] soup", Marked(diff.Fields[0].Words!));
        Assert.Equal(("4", "6", null), (diff.Fields[1].Before, diff.Fields[1].After, diff.Fields[1].Words));
        Assert.Equal(
            [
                (LineChangeKind.Added, null, "For the pot"), (LineChangeKind.Same, "salt", "salt"), (LineChangeKind.Removed, "1 bay leaf", null),
                (LineChangeKind.Changed, "2 cups crushed tomatoes", "3 cups crushed tomatoes"),
                (LineChangeKind.Changed, "1 onion, chopped", "1 onion, finely chopped"),
                (LineChangeKind.Added, null, "500 ml stock"),
            ],
            diff.Ingredients.Select(line => (line.Kind, line.Before, line.After)));
        Assert.True(diff.Ingredients[0].IsHeading);
        Assert.Equal([new PartChange("quantity", "2", "3")], diff.Ingredients[3].Parts!);
        Assert.Equal([new PartChange("preparation", "chopped", "finely chopped")], diff.Ingredients[4].Parts!);
        Assert.Equal(
            [LineChangeKind.Same, LineChangeKind.Same, LineChangeKind.Changed, LineChangeKind.Added], diff.Steps.Select(step => step.Kind));
        Assert.Equal("Simmer for [-20][+45] minutes.", Marked(diff.Steps[2].Words!));
    }

    [Fact]
    public async Task A_revision_is_compared_with_the_recipe_as_it_is_and_backwards()
    {
        using var cook = await api.NewCookAsync();
        var recipe = await cook.CreateAsync(Before);
        await cook.ChangeAsync(recipe.Id, Before with { Notes = "Freezes well." });

        var current = await DiffAsync(cook, recipe.Id, "1", "current");
        var back = await DiffAsync(cook, recipe.Id, "2", "1");
        var same = await DiffAsync(cook, recipe.Id, "2", "current");

        Assert.Equal((null, "notes"), (current.To.Number, Assert.Single(current.Fields).Field));
        Assert.Equal(("Freezes well.", null), (back.Fields[0].Before, back.Fields[0].After));
        Assert.Empty(same.Fields);
        Assert.Empty(same.Ingredients);
        Assert.Empty(same.Steps);
    }

    [Fact]
    public async Task A_choice_of_another_recipe_is_a_part_of_the_ingredient_that_changed()
    {
        using var cook = await api.NewCookAsync();
        var dough = await cook.CreateAsync("Our dough");
        var pie = new RecipeInput { Title = "Pie", Language = "en", Ingredients = [new(null, ["500 g pastry"])] };
        var recipe = await cook.CreateAsync(pie);
        await cook.ChangeAsync(recipe.Id, pie with { Links = [new("500 g pastry", dough.Id)] });

        var line = Assert.Single((await DiffAsync(cook, recipe.Id, "1", "2")).Ingredients);

        Assert.Equal(LineChangeKind.Changed, line.Kind);
        Assert.Equal([new PartChange("recipe", null, "Our dough")], line.Parts!);
        Assert.Equal("Recipes in ingredients", (await cook.RevisionsAsync(recipe.Id)).Items[0].Summary);
    }

    [Fact]
    public async Task What_cannot_be_compared_is_a_404_or_named_and_strangers_compare_nothing()
    {
        using var cook = await api.NewCookAsync();
        using var stranger = await api.NewCookAsync();
        var recipe = await cook.CreateAsync(Before);

        using var missing = await cook.SendAsync(HttpMethod.Get, $"/{recipe.Id}/revisions/1/diff/7");
        using var nonsense = await cook.SendAsync(HttpMethod.Get, $"/{recipe.Id}/revisions/1/diff/latest");
        using var foreign = await stranger.SendAsync(HttpMethod.Get, $"/{recipe.Id}/revisions/1/diff/current");

        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        Assert.Equal(["to"], (await nonsense.RefusalAsync()).Errors.Keys);
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
    }

    private static async Task<RecipeDiff> DiffAsync(HttpClient cook, Guid id, string from, string to)
    {
        using var answer = await cook.SendAsync(HttpMethod.Get, $"/{id}/revisions/{from}/diff/{to}");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.ReadAsync<RecipeDiff>();
    }

    private static string Marked(IEnumerable<TextSegment> words) => string.Concat(words.Select(word => word.Kind switch
    {
        SegmentKind.Added => $"[+{word.Text}]",
        SegmentKind.Removed => $"[-{word.Text}]",
        _ => word.Text,
    }));
}

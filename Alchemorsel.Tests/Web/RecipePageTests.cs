using System.Net;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Cooking.Units;
using Alchemorsel.Web.Components.Recipes;

namespace Alchemorsel.Tests.Web;

public sealed class RecipePageTests
{
    private const string Hostile = "<script>alert('x')</script>\"><img src=x onerror=alert(1)>";
    private static readonly Guid Id = new("01a2086f-6f9e-70a2-a6ba-6492aacb80c2");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static RecipeDetails Recipe => new()
    {
        Id = Id,
        Slug = "soup",
        Version = "7",
        Title = "Soup",
        Servings = 4,
        Status = RecipeStatus.Published,
        Tags = [],
        Images = [],
        Ingredients = [new IngredientSection(null, [new Ingredient("2 cups flour", "2", "cup", null, "flour", null, null, false), new Ingredient("salt", null, null, null, "salt", null, null, false)])],
        Steps = [new StepSection(null, ["Stir."])],
        CreatedAt = DateTimeOffset.UnixEpoch,
        UpdatedAt = DateTimeOffset.UnixEpoch,
    };

    [Theory]
    [InlineData("")]
    [InlineData("?servings=8&units=metric")]
    public async Task Hostile_text_in_any_field_is_shown_as_text(string query)
    {
        await using var host = new WebHost();
        host.Api[$"GET /api/v1/recipes/{Id}"] = () => WebHost.Answer(Recipe with
        {
            Title = Hostile,
            Description = Hostile,
            Notes = Hostile,
            Author = Hostile,
            Cuisine = Hostile,
            YieldText = Hostile,
            Tags = [Hostile],
            SourceUrl = "javascript:alert(1)",
            Ingredients = [new IngredientSection(Hostile, [new Ingredient("2 cups " + Hostile, "2", "cup", null, Hostile, Hostile, Hostile, false)])],
            Steps = [new StepSection(Hostile, [Hostile])],
        });
        var browser = await host.SignedInAsync();
        foreach (var path in new[] { $"/recipes/{Id}{query}", $"/recipes/{Id}/edit" })
        {
            var page = await browser.GetStringAsync(path, Cancellation);
            Assert.Contains("&lt;script&gt;", page, StringComparison.Ordinal);
            Assert.DoesNotContain("<script>", page, StringComparison.Ordinal);
            Assert.DoesNotContain("<img src=x", page, StringComparison.Ordinal);
            Assert.DoesNotContain("href=\"javascript", page, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task An_amount_and_its_food_are_words_apart()
    {
        await using var host = new WebHost();
        host.Api[$"GET /api/v1/recipes/{Id}"] = () => WebHost.Answer(Recipe);
        var browser = await host.SignedInAsync();

        var page = await browser.GetStringAsync($"/recipes/{Id}?servings=8", Cancellation);

        Assert.Matches(@"<b>4 cups</b>\s+flour", page);
    }

    [Fact]
    public async Task A_scaled_line_keeps_all_that_it_says()
    {
        await using var host = new WebHost();
        var line = new Ingredient(
            "2 tbsp finely chopped chives (optional), to serve", "2", "tbsp", null, "chives", "finely chopped", "not the flowers", true, null, "to serve");
        host.Api[$"GET /api/v1/recipes/{Id}"] = () => WebHost.Answer(Recipe with { Ingredients = [new IngredientSection(null, [line])] });
        var browser = await host.SignedInAsync();
        var page = await browser.GetStringAsync($"/recipes/{Id}?servings=8", Cancellation);
        foreach (var part in new[] { "4 tbsp", "chives", "finely chopped", "not the flowers", "to serve", "optional" })
            Assert.Contains(part, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_page_forbids_inline_scripts_and_has_none()
    {
        await using var host = new WebHost();
        host.Api[$"GET /api/v1/recipes/{Id}"] = () => WebHost.Answer(Recipe);
        var browser = await host.SignedInAsync();
        foreach (var path in new[]
        {
            "/", "/sign-in", "/sign-up", "/recipes", $"/recipes/new/{Id:n}", "/import", "/account", "/kitchen", $"/recipes/{Id}", $"/recipes/{Id}/edit",
        })
        {
            using var answer = await browser.GetAsync(path, Cancellation);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
            var page = await answer.Content.ReadAsStringAsync(Cancellation);
            Assert.DoesNotContain("style=\"", page, StringComparison.Ordinal);
            Assert.DoesNotContain("<script>", page, StringComparison.Ordinal);
            Assert.Equal(Count(page, "method=\"post\""), Count(page, "name=\"__RequestVerificationToken\""));
        }
    }

    [Fact]
    public async Task A_recipe_that_is_not_there_is_a_404_and_an_api_that_fails_is_not()
    {
        await using var host = new WebHost();
        var browser = await host.SignedInAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/recipes/{Id}", Cancellation)).StatusCode);
        host.Api[$"GET /api/v1/recipes/{Id}"] = () => WebHost.Refusal(HttpStatusCode.BadRequest);
        using var failed = await browser.GetAsync($"/recipes/{Id}", Cancellation);
        Assert.Equal(HttpStatusCode.InternalServerError, failed.StatusCode);
        Assert.Contains("The kitchen is busy", await failed.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "", "2 cups flour")]
    [InlineData("8", "4 cups", "flour")]
    [InlineData("2", "1 cup", "flour")]
    [InlineData("0", "", "2 cups flour")]
    [InlineData("9999999999999", "", "2 cups flour")]
    [InlineData("many", "", "2 cups flour")]
    public void Amounts_follow_the_servings_and_nonsense_changes_nothing(string? servings, string amount, string rest)
    {
        var line = RecipeView.Of(Recipe, servings, null).Ingredients[0].Lines[0];
        Assert.Equal(amount, line.Amount);
        Assert.Equal(rest, line.Rest);
    }

    [Theory]
    [InlineData("8", "4 Tassen")]
    [InlineData("2", "1 Tasse")]
    public void Amounts_that_are_worked_out_are_in_the_households_names_of_units(string servings, string amount)
    {
        var naming = new UnitNaming(new Dictionary<string, UnitName> { ["cup"] = new("Tasse", "Tassen") });
        Assert.Equal(amount, RecipeView.Of(Recipe, servings, null, null, naming).Ingredients[0].Lines[0].Amount);
    }

    [Fact]
    public void A_recipe_survives_the_edit_form_unchanged()
    {
        var input = RecipeForm.Of(Recipe with { Notes = "Rest it.", Tags = ["a", "b"], PrepMinutes = 5, Difficulty = Difficulty.Hard, Nutrition = new Nutrition { Calories = 12.5m } }).ToInput();
        Assert.Equal("Soup", input.Title);
        Assert.Equal(["2 cups flour", "salt"], Assert.Single(input.Ingredients).Lines);
        Assert.Equal(["Stir."], Assert.Single(input.Steps).Steps);
        Assert.Equal(["a", "b"], input.Tags);
        Assert.Equal((4, 5, Difficulty.Hard, 12.5m, "Rest it."), (input.Servings, input.PrepMinutes, input.Difficulty, input.Nutrition?.Calories, input.Notes));
    }

    private static int Count(string page, string part) => page.Split(part).Length - 1;
}

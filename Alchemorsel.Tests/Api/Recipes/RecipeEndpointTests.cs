using System.Net;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Tests.Infrastructure;

namespace Alchemorsel.Tests.Api.Recipes;

[Collection(ApiGroup.Name)]
public sealed class RecipeEndpointTests(ApiFixture api)
{
    private static readonly RecipeInput Full = new()
    {
        Title = "Pasta al pomodoro",
        Description = "Weeknight pasta.",
        Servings = 4,
        YieldText = "4 plates",
        PrepMinutes = 10,
        CookMinutes = 20,
        Cuisine = "Italian",
        Category = "Main",
        Difficulty = Difficulty.Easy,
        Author = "Nonna",
        Language = "en",
        SourceUrl = "https://example.org/pasta",
        Notes = "Salt the water.",
        Tags = ["Quick", "quick", " Vegan "],
        Ingredients = [new("For the sauce", ["1 1/2 cups crushed tomatoes", " ", "2-3 cloves garlic, sliced", "Olive oil, for frying"]), new("Empty", [])],
        Steps = [new("Cook", ["Boil.", "Toss."])],
        Nutrition = new Nutrition { Calories = 420.5m },
        Status = RecipeStatus.Draft,
    };

    [Fact]
    public async Task What_is_created_is_what_is_read()
    {
        using var cook = await api.NewCookAsync();

        using var answer = await cook.PostAsync(Full);
        var created = await answer.ReadAsync<RecipeDetails>();
        var read = await cook.ReadRecipeAsync(created.Id);

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal($"/api/v1/recipes/{created.Id}", answer.Headers.Location?.ToString());
        Assert.Equal($"\"{created.Version}\"", answer.Headers.ETag?.Tag);
        Assert.Equivalent(created, read, strict: true);
        Assert.Equal("pasta-al-pomodoro", read.Slug);
        Assert.Equal(RecipeStatus.Draft, read.Status);
        Assert.Equal(["Quick", "Vegan"], read.Tags);
        Assert.Equal(420.5m, read.Nutrition?.Calories);
        Assert.Equal(["Boil.", "Toss."], Assert.Single(read.Steps).Steps);
        var section = Assert.Single(read.Ingredients);
        Assert.Equal("For the sauce", section.Name);
        Assert.Equal(["1 1/2 cups crushed tomatoes", "2-3 cloves garlic, sliced", "Olive oil, for frying"], section.Lines.Select(line => line.Text));
        Assert.Equal(("3/2", "cup"), (section.Lines[0].Quantity, section.Lines[0].Unit));
        Assert.Equal(("2-3", "sliced"), (section.Lines[1].Quantity, section.Lines[1].Preparation));
        Assert.Equal(("Olive oil", "for frying"), (section.Lines[2].Food, section.Lines[2].Purpose));
    }

    [Fact]
    public async Task An_unchanged_recipe_is_not_sent_again()
    {
        using var cook = await api.NewCookAsync();
        var recipe = await cook.CreateAsync("Toast");

        using var same = await cook.SendAsync(HttpMethod.Get, $"/{recipe.Id}", ifNoneMatch: recipe.Version);
        using var other = await cook.SendAsync(HttpMethod.Get, $"/{recipe.Id}", ifNoneMatch: "1");

        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);
        Assert.Equal($"\"{recipe.Version}\"", same.Headers.ETag?.Tag);
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    [Fact]
    public async Task An_update_replaces_all_of_it_and_gives_the_next_version()
    {
        using var cook = await api.NewCookAsync();
        var recipe = await cook.CreateAsync(Full);

        using var answer = await cook.SendAsync(HttpMethod.Put, $"/{recipe.Id}", new RecipeInput { Title = "Gnocchi" }, recipe.Version);
        var read = await cook.ReadRecipeAsync(recipe.Id);

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.NotEqual(recipe.Version, read.Version);
        Assert.Equal($"\"{read.Version}\"", answer.Headers.ETag?.Tag);
        Assert.Equal(("Gnocchi", "gnocchi", RecipeStatus.Published), (read.Title, read.Slug, read.Status));
        Assert.Null(read.Description);
        Assert.Null(read.Nutrition);
        Assert.Empty(read.Ingredients);
        Assert.Empty(await cook.SearchAsync("pomodoro"));
        Assert.Equal(["Gnocchi"], await cook.SearchAsync("gnocchi"));
    }

    [Fact]
    public async Task An_update_without_a_version_or_with_an_old_one_changes_nothing()
    {
        using var cook = await api.NewCookAsync();
        var recipe = await cook.CreateAsync("First");
        var change = new RecipeInput { Title = "Second" };
        using var right = await cook.SendAsync(HttpMethod.Put, $"/{recipe.Id}", change, recipe.Version);

        using var missing = await cook.SendAsync(HttpMethod.Put, $"/{recipe.Id}", change with { Title = "Third" });
        using var stale = await cook.SendAsync(HttpMethod.Put, $"/{recipe.Id}", change with { Title = "Third" }, recipe.Version);

        Assert.Equal(HttpStatusCode.PreconditionRequired, missing.StatusCode);
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        Assert.Equal("Second", (await cook.ReadRecipeAsync(recipe.Id)).Title);
    }

    [Fact]
    public async Task Of_several_updates_of_one_version_exactly_one_is_saved()
    {
        using var cook = await api.NewCookAsync();
        var recipe = await cook.CreateAsync("Contested");

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(
            number => cook.SendAsync(HttpMethod.Put, $"/{recipe.Id}", new RecipeInput { Title = $"Version {number}" }, recipe.Version)));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.NoContent);
        Assert.Equal(5, answers.Count(answer => answer.StatusCode == HttpStatusCode.PreconditionFailed));
    }

    [Fact]
    public async Task Every_refused_field_is_named_and_nothing_is_saved()
    {
        using var cook = await api.NewCookAsync();
        var wrong = new RecipeInput
        {
            Title = "  x ",
            Servings = 0,
            SourceUrl = "javascript:alert(1)",
            Tags = ["fine", new string('t', Limits.NameMax + 1)],
            Ingredients = [new(null, ["1 egg", "2 eggs", new string('e', Limits.IngredientLineMax + 1)])],
            Steps = [new(new string('n', Limits.NameMax + 1), [new string('s', Limits.StepMax + 1)])],
            Nutrition = new Nutrition { Fat = -1 },
            Status = RecipeStatus.Archived,
        };

        using var answer = await cook.PostAsync(wrong);
        var problem = await answer.RefusalAsync();

        Assert.Equal("urn:alchemorsel:problem:validation", problem.Type);
        Assert.Equal(
            ["ingredients[0].lines[2]", "nutrition.fat", "servings", "sourceUrl", "status", "steps[0].name", "steps[0].steps[0]", "tags[1]", "title"],
            problem.Errors.Keys.Order(StringComparer.Ordinal));
        Assert.Empty((await cook.ListAsync()).Items);
    }

    [Fact]
    public async Task Too_many_ingredients_over_all_sections_are_refused()
    {
        using var cook = await api.NewCookAsync();
        var half = new IngredientSectionInput(null, [.. Enumerable.Repeat("1 egg", (Limits.IngredientsMax / 2) + 1)]);

        using var answer = await cook.PostAsync(new RecipeInput { Title = "Omelette", Ingredients = [half, half] });

        Assert.Equal(["ingredients"], (await answer.RefusalAsync()).Errors.Keys);
    }

    [Fact]
    public async Task The_largest_recipe_allowed_can_be_saved_and_found()
    {
        using var cook = await api.NewCookAsync();
        var step = string.Join(' ', Enumerable.Range(0, 600).Select(number => $"w{number:x5}"))[..Limits.StepMax];
        var largest = new RecipeInput
        {
            Title = "Largest",
            Ingredients = [new(null, [.. Enumerable.Range(0, Limits.IngredientsMax).Select(number => $"{number} g food{number} " + new string('x', 450))])],
            Steps = [new(null, [.. Enumerable.Range(0, Limits.StepsMax).Select(number => (number + step)[..Limits.StepMax])])],
        };

        var recipe = await cook.CreateAsync(largest);

        Assert.Equal(Limits.StepsMax, Assert.Single((await cook.ReadRecipeAsync(recipe.Id)).Steps).Steps.Count);
        Assert.Equal(["Largest"], await cook.SearchAsync("largest"));
    }

    [Fact]
    public async Task Characters_that_the_database_refuses_are_dropped()
    {
        using var cook = await api.NewCookAsync();

        var recipe = await cook.CreateAsync(new RecipeInput { Title = "Sou\0p", Steps = [new(null, ["a\0b\r\nc"])] });

        Assert.Equal("Soup", recipe.Title);
        Assert.Equal(["ab\nc"], recipe.Steps[0].Steps);
        Assert.Equal(["Soup"], await cook.SearchAsync("sou\0p"));
    }

    [Fact]
    public async Task Another_household_finds_nothing_by_any_route()
    {
        using var owner = await api.NewCookAsync();
        using var stranger = await api.NewCookAsync();
        var recipe = await owner.CreateAsync(new RecipeInput { Title = "Secret sauce", Tags = ["secret"] });

        using var read = await stranger.SendAsync(HttpMethod.Get, $"/{recipe.Id}");
        using var replaced = await stranger.SendAsync(HttpMethod.Put, $"/{recipe.Id}", new RecipeInput { Title = "Mine" }, recipe.Version);
        using var archived = await stranger.SendAsync(HttpMethod.Post, $"/{recipe.Id}/archive");
        using var restored = await stranger.SendAsync(HttpMethod.Post, $"/{recipe.Id}/restore");
        using var deleted = await stranger.SendAsync(HttpMethod.Delete, $"/{recipe.Id}");
        using var facets = await stranger.SendAsync(HttpMethod.Get, "/facets");

        Assert.All([read, replaced, archived, restored, deleted], answer => Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode));
        Assert.Empty((await facets.ReadAsync<RecipeFacets>()).Tags);
        Assert.Empty((await stranger.ListAsync()).Items);
        Assert.Empty(await stranger.SearchAsync("secret"));
        Assert.Empty(await stranger.SearchAsync("sectre"));
        Assert.Equal(recipe.Version, (await owner.ReadRecipeAsync(recipe.Id)).Version);
    }

    [Fact]
    public async Task Without_a_sign_in_every_route_answers_401()
    {
        using var nobody = api.NewClient();
        var id = Guid.CreateVersion7();
        (HttpMethod Method, string Path)[] routes =
        [
            (HttpMethod.Get, ""), (HttpMethod.Post, ""), (HttpMethod.Get, "/facets"), (HttpMethod.Get, $"/{id}"), (HttpMethod.Put, $"/{id}"),
            (HttpMethod.Post, $"/{id}/archive"), (HttpMethod.Post, $"/{id}/restore"), (HttpMethod.Delete, $"/{id}"),
        ];

        foreach (var (method, path) in routes)
        {
            using var answer = await nobody.SendAsync(method, path);
            Assert.Equal((method, path, HttpStatusCode.Unauthorized), (method, path, answer.StatusCode));
        }
    }

    [Fact]
    public async Task Only_an_archived_recipe_is_deleted()
    {
        using var cook = await api.NewCookAsync();
        var recipe = await cook.CreateAsync("Leftovers");

        using var tooEarly = await cook.SendAsync(HttpMethod.Delete, $"/{recipe.Id}");
        using var archived = await cook.SendAsync(HttpMethod.Post, $"/{recipe.Id}/archive");
        var (listed, inArchive) = ((await cook.ListAsync()).Items, (await cook.ListAsync("status=archived")).Items);
        using var restored = await cook.SendAsync(HttpMethod.Post, $"/{recipe.Id}/restore");
        var again = (await cook.ListAsync()).Items;
        using var archivedAgain = await cook.SendAsync(HttpMethod.Post, $"/{recipe.Id}/archive");
        using var deleted = await cook.SendAsync(HttpMethod.Delete, $"/{recipe.Id}");
        using var gone = await cook.SendAsync(HttpMethod.Get, $"/{recipe.Id}");

        Assert.Equal(HttpStatusCode.Conflict, tooEarly.StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, archived.StatusCode);
        Assert.Empty(listed);
        Assert.Equal(RecipeStatus.Archived, Assert.Single(inArchive).Status);
        Assert.Equal(HttpStatusCode.NoContent, restored.StatusCode);
        Assert.Equal(RecipeStatus.Published, Assert.Single(again).Status);
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Fact]
    public async Task A_repeated_post_with_its_key_creates_one_recipe()
    {
        using var cook = await api.NewCookAsync();
        var key = Guid.CreateVersion7().ToString();

        using var first = await cook.PostAsync(new RecipeInput { Title = "Once" }, key);
        using var second = await cook.PostAsync(new RecipeInput { Title = "Once" }, key);
        using var other = await cook.PostAsync(new RecipeInput { Title = "Twice" }, key);

        Assert.Equal((await first.ReadAsync<RecipeDetails>()).Id, (await second.ReadAsync<RecipeDetails>()).Id);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.StatusCode);
        Assert.Single((await cook.ListAsync()).Items);
    }

    [Fact]
    public async Task An_ingredient_that_is_a_recipe_of_the_household_links_to_it()
    {
        using var cook = await api.NewCookAsync();
        using var neighbour = await api.NewCookAsync();
        var dough = await cook.CreateAsync("Pizza Dough");
        await neighbour.CreateAsync("Tomato sauce");
        var pizza = await cook.CreateAsync(
            new RecipeInput { Title = "Pizza", Ingredients = [new(null, ["500 g pizza dough", "200 g tomato sauce"])] });

        var lines = Assert.Single((await cook.ReadRecipeAsync(pizza.Id)).Ingredients).Lines;
        Assert.Equal(new RecipeLink(dough.Id, "pizza-dough", "Pizza Dough"), lines[0].Recipe);
        Assert.Null(lines[1].Recipe);
    }
}

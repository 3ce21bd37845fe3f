using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Alchemorsel.Contracts.Accounts;
using Alchemorsel.Contracts.Households;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Tests.Api.Accounts;
using Alchemorsel.Tests.Api.Exporting;
using Alchemorsel.Tests.Api.Households;
using Alchemorsel.Tests.Api.Importing;
using Alchemorsel.Tests.Api.MealPlans;
using Alchemorsel.Tests.Api.Recipes;
using Alchemorsel.Tests.Api.Social;
using Alchemorsel.Tests.Infrastructure;

namespace Alchemorsel.Tests.Api.Mcp;

/// <summary>The tools of the Model Context Protocol, as the protocol's own client finds and calls them.</summary>
[Collection(ApiGroup.Name)]
public sealed class McpTests(ApiFixture api, McpFixture mcp) : IClassFixture<McpFixture>
{
    private static readonly string[] Reading = ["list_collections", "read_meal_plan", "read_recipe", "search_recipes"];
    private static readonly string[] Importing = ["import_recipe_from_text", "import_recipe_from_url"];
    private static readonly string[] Planning = ["plan_meal", "unplan_meal"];

    private const string Soup = "Soup of the day\n\nIngredients\n200 g lentils\n1 onion\n\nSteps\n1. Cook the lentils with the onion.\n2. Blend.";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null)]
    [InlineData("2025-06-18")]
    public async Task An_assistant_is_shown_the_tools_that_its_token_opens(string? protocol)
    {
        var cook = await api.NewCookAsync();
        foreach (var (scopes, tools) in new (TokenScope[], string[])[]
        {
            ([TokenScope.Read], Reading), ([TokenScope.Import], Importing), ([TokenScope.Write], [.. Importing.Concat(Planning).Concat(Reading).Order()]),
        })
        {
            await using var assistant = await McpFixture.ConnectAsync(mcp.Address, (await cook.MakeTokenAsync("Assistant", scopes)).Secret, protocol);

            Assert.Equal("alchemorsel", assistant.ServerInfo?.Name);
            Assert.Equal(tools, await assistant.ToolsAsync());
        }
    }

    [Fact]
    public async Task Tools_say_whether_they_change_something_and_ask_other_sites()
    {
        var cook = await api.NewCookAsync();
        await using var assistant = await mcp.ConnectAsync(cook, TokenScope.Write);

        var tools = await assistant.ListToolsAsync(cancellationToken: Cancellation);

        Assert.All(tools, tool =>
        {
            var hints = tool.ProtocolTool.Annotations!;
            Assert.Equal(Reading.Contains(tool.Name), hints.ReadOnlyHint);
            Assert.Equal((tool.Name == "unplan_meal", tool.Name == "import_recipe_from_url"), (hints.DestructiveHint, hints.OpenWorldHint));
            Assert.False(string.IsNullOrEmpty(tool.Description));
        });
    }

    [Fact]
    public async Task A_tool_beyond_the_scopes_of_the_token_or_the_role_of_its_cook_is_refused()
    {
        var cook = await api.NewCookAsync();
        var viewer = await api.NewMemberAsync(cook, role: HouseholdRole.Viewer);
        await using var reader = await mcp.ConnectAsync(cook, TokenScope.Read);
        await using var importer = await mcp.ConnectAsync(cook, TokenScope.Import);
        await using var looker = await mcp.ConnectAsync(viewer, TokenScope.Write);

        Assert.Equal("The token lacks the scope import.", await reader.RefusedAsync("import_recipe_from_text", ("text", Soup)));
        Assert.Equal("The token lacks the scope read.", await importer.RefusedAsync("search_recipes"));
        Assert.Equal(Reading, await looker.ToolsAsync());
        Assert.Contains("viewer", await looker.RefusedAsync("import_recipe_from_text", ("text", Soup)), StringComparison.Ordinal);
        Assert.Empty((await cook.ListAsync()).Items);
    }

    [Fact]
    public async Task Recipes_are_found_by_the_same_criteria_as_in_the_list_page_by_page()
    {
        var cook = await api.NewCookAsync();
        var soup = await cook.CreateAsync(new RecipeInput { Title = "Lentil soup", Tags = ["winter"], TotalMinutes = 35 });
        foreach (var title in new[] { "Lentil stew", "Lentil salad", "Roast" })
            await cook.CreateAsync(title);
        await using var assistant = await mcp.ConnectAsync(cook, TokenScope.Read);

        using var tagged = JsonDocument.Parse(await assistant.CallAsync("search_recipes", ("q", "lentils"), ("tag", new[] { "winter" }), ("maxMinutes", 40)));
        var found = Assert.Single(tagged.RootElement.GetProperty("items").EnumerateArray());
        Assert.Equal((soup.Id, "Lentil soup", 35), (found.GetProperty("id").GetGuid(), found.GetProperty("title").GetString(), found.GetProperty("minutes").GetInt32()));

        var titles = new List<string?>();
        for (string? cursor = null; ;)
        {
            using var page = JsonDocument.Parse(await assistant.CallAsync("search_recipes", ("q", "lentil"), ("limit", 2), ("cursor", cursor)));
            titles.AddRange(page.RootElement.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("title").GetString()));
            if (!page.RootElement.TryGetProperty("next", out var next))
                break;
            cursor = next.GetString();
        }

        Assert.Equal(["Lentil salad", "Lentil soup", "Lentil stew"], titles.Order());
    }

    [Fact]
    public async Task What_the_kitchen_is_allergic_to_is_shown_to_no_assistant()
    {
        var cook = await api.NewCookAsync();
        await cook.CreateAsync(new RecipeInput { Title = "Carrot salad", Ingredients = [new(null, ["3 carrots"])] });
        await cook.CreateAsync(new RecipeInput { Title = "Satay noodles", Ingredients = [new(null, ["3 tbsp peanut butter"])] });
        var settings = new HouseholdSettings { Allergies = [new("peanuts", AllergySeverity.Severe)] };
        using var said = await cook.PutAsJsonAsync("/api/v1/households/current/settings", settings, Json.Options, Cancellation);
        said.EnsureSuccessStatusCode();
        await using var assistant = await mcp.ConnectAsync(cook, TokenScope.Read);

        using var page = JsonDocument.Parse(await assistant.CallAsync("search_recipes"));

        Assert.Equal(["Carrot salad"], page.RootElement.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("title").GetString()));
    }

    [Theory]
    [InlineData("search_recipes", "limit", 101)]
    [InlineData("search_recipes", "limit", "many")]
    [InlineData("search_recipes", "sort", "loudest")]
    [InlineData("search_recipes", "withoutAllergen", new[] { "glutenn" })]
    [InlineData("search_recipes", "tag", "winter")]
    [InlineData("search_recipes", "withoutAlergen", new[] { "gluten" })]
    [InlineData("search_recipes", "cursor", "made-up")]
    [InlineData("search_recipes", "q", "a\0b")]
    [InlineData("read_recipe", "id", "soup")]
    [InlineData("read_recipe", "id", null)]
    [InlineData("read_meal_plan", "from", "monday")]
    [InlineData("read_meal_plan", "to", "2100-01-01")]
    [InlineData("plan_meal", "day", null)]
    [InlineData("unplan_meal", "id", "soup")]
    [InlineData("list_collections", "limit", 0)]
    [InlineData("list_collections", "cursor", "made-up")]
    [InlineData("import_recipe_from_text", "text", " ")]
    [InlineData("import_recipe_from_url", "url", "ftp://recipes.example/soup")]
    [InlineData("import_recipe_from_url", "url", "http://127.0.0.1/soup")]
    [InlineData("import_recipe_from_url", "url", "http://169.254.169.254/latest")]
    public async Task What_a_tool_can_not_use_is_named(string tool, string argument, object? value)
    {
        var cook = await api.NewCookAsync();
        await using var assistant = await mcp.ConnectAsync(cook, TokenScope.Write);

        var refusal = await assistant.RefusedAsync(tool, (argument, value));

        Assert.Contains($"{argument}: ", refusal, StringComparison.Ordinal);
        Assert.Empty((await cook.ListAsync()).Items);
    }

    [Fact]
    public async Task A_recipe_is_read_as_markdown_and_collections_lead_to_what_is_in_them()
    {
        var cook = await api.NewCookAsync();
        var soup = await cook.CreateAsync(new RecipeInput
        {
            Title = "Lentil soup",
            Ingredients = [new(null, ["200 g red lentils"])],
            Steps = [new(null, ["Simmer."])],
        });
        await cook.CreateAsync("Roast");
        var lunches = await cook.CollectAsync("Lunches", "Light ones", soup.Id);
        await using var assistant = await mcp.ConnectAsync(cook, TokenScope.Read);

        var text = await assistant.CallAsync("read_recipe", ("id", $"{soup.Id}"));
        using var collections = JsonDocument.Parse(await assistant.CallAsync("list_collections"));
        using var inside = JsonDocument.Parse(await assistant.CallAsync("search_recipes", ("collection", $"{lunches.Id}")));

        Assert.Contains("# Lentil soup", text, StringComparison.Ordinal);
        Assert.Contains("200 g red lentils", text, StringComparison.Ordinal);
        var collection = Assert.Single(collections.RootElement.GetProperty("items").EnumerateArray());
        Assert.Equal(("Lunches", 1), (collection.GetProperty("name").GetString(), collection.GetProperty("recipes").GetInt32()));
        Assert.Equal("Lentil soup", Assert.Single(inside.RootElement.GetProperty("items").EnumerateArray()).GetProperty("title").GetString());
    }

    [Fact]
    public async Task Nothing_of_another_household_is_found_or_read()
    {
        var (cook, stranger) = (await api.NewCookAsync(), await api.NewCookAsync());
        var secret = await cook.CreateAsync("Zanzibarine soup");
        var collection = await cook.CollectAsync("Zanzibarine lunches", null, secret.Id);
        await using var assistant = await mcp.ConnectAsync(stranger, TokenScope.Write);

        var read = await assistant.RefusedAsync("read_recipe", ("id", $"{secret.Id}"));

        Assert.Equal(await assistant.RefusedAsync("read_recipe", ("id", $"{Guid.CreateVersion7()}")), read);
        foreach (var answer in new[]
        {
            await assistant.CallAsync("search_recipes", ("q", "zanzibarine")), await assistant.CallAsync("search_recipes"),
            await assistant.CallAsync("search_recipes", ("collection", $"{collection.Id}")), await assistant.CallAsync("list_collections"), read,
        })
            Assert.DoesNotContain("zanzibarine", answer, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Text_becomes_a_recipe_once()
    {
        var cook = await api.NewCookAsync();
        await using var assistant = await mcp.ConnectAsync(cook, TokenScope.Import);

        using var imported = JsonDocument.Parse(await assistant.CallAsync(
            "import_recipe_from_text", ("text", Soup), ("sourceUrl", "https://recipes.example/soup")));

        var recipe = await cook.ReadRecipeAsync(imported.RootElement.GetProperty("id").GetGuid());
        Assert.Equal(("Soup of the day", "https://recipes.example/soup"), (recipe.Title, recipe.SourceUrl));
        Assert.Equal(["200 g lentils", "1 onion"], recipe.Ingredients.SelectMany(section => section.Lines).Select(line => line.Text));
        var again = await assistant.RefusedAsync("import_recipe_from_text", ("text", Soup), ("sourceUrl", "https://recipes.example/soup"));
        Assert.Contains($"Soup of the day ({recipe.Id})", again, StringComparison.Ordinal);
        Assert.Contains("sourceUrl: ", await assistant.RefusedAsync("import_recipe_from_text", ("text", Soup), ("sourceUrl", "javascript:alert(1)")), StringComparison.Ordinal);
        Assert.Contains("onDuplicate: ", await assistant.RefusedAsync("import_recipe_from_text", ("text", Soup), ("onDuplicate", "merge")), StringComparison.Ordinal);
        await assistant.CallAsync("import_recipe_from_text", ("text", Soup), ("sourceUrl", "https://recipes.example/soup"), ("onDuplicate", "save"));
        Assert.Equal(2, (await cook.ListAsync()).Items.Count);
    }

    [Fact]
    public async Task A_page_is_fetched_by_the_guarded_client_and_becomes_a_recipe()
    {
        await using var site = await TestSite.StartAsync(context =>
        {
            context.Response.ContentType = "text/html; charset=utf-8";
            return context.Response.Body.WriteAsync(
                """<script type="application/ld+json">{"@type":"Recipe","name":"Crème soup","recipeIngredient":["1 l cream"],"recipeInstructions":["Warm it."]}</script>"""u8.ToArray())
                .AsTask();
        });
        mcp.LetFetch(site);
        var cook = await api.NewCookAsync();
        await using var assistant = await mcp.ConnectAsync(cook, TokenScope.Import);

        var answer = await assistant.CallAsync("import_recipe_from_url", ("url", $"{site.Url("/soup")}"));

        Assert.Contains("\"title\":\"Crème soup\"", answer, StringComparison.Ordinal);
        Assert.Equal("Crème soup", Assert.Single((await cook.ListAsync()).Items).Title);
    }

    [Fact]
    public async Task A_meal_is_planned_read_and_taken_off_again()
    {
        var cook = await api.NewCookAsync();
        var soup = await cook.CreateAsync("Lentil soup");
        await using var assistant = await mcp.ConnectAsync(cook, TokenScope.Write);

        using var planned = JsonDocument.Parse(await assistant.CallAsync(
            "plan_meal", ("day", "2026-11-23"), ("slot", "dinner"), ("recipe", $"{soup.Id}"), ("servings", 3)));
        await assistant.CallAsync("plan_meal", ("day", "2026-11-24"), ("slot", "Lunch"), ("text", "Leftovers"));

        using var plan = JsonDocument.Parse(await assistant.CallAsync("read_meal_plan", ("from", "2026-11-23"), ("to", "2026-11-29")));
        var entries = plan.RootElement.GetProperty("entries").EnumerateArray().ToList();
        Assert.Equal(2, entries.Count);
        Assert.Equal(
            ("2026-11-23", "dinner", soup.Id, "Lentil soup", 3),
            (entries[0].GetProperty("day").GetString(), entries[0].GetProperty("slot").GetString(), entries[0].GetProperty("recipe").GetProperty("id").GetGuid(),
                entries[0].GetProperty("recipe").GetProperty("title").GetString(), entries[0].GetProperty("servings").GetInt32()));
        Assert.Equal(("lunch", "Leftovers"), (entries[1].GetProperty("slot").GetString(), entries[1].GetProperty("text").GetString()));
        Assert.Contains("\"entries\":[]", await assistant.CallAsync("read_meal_plan", ("to", "2020-01-05")), StringComparison.Ordinal);
        var id = planned.RootElement.GetProperty("id").GetString();
        await assistant.CallAsync("unplan_meal", ("id", id));
        Assert.StartsWith("id: ", await assistant.RefusedAsync("unplan_meal", ("id", id)), StringComparison.Ordinal);
        Assert.Equal(["24 Lunch Leftovers"], (await cook.PlanOfAsync()).Told());
    }

    [Theory]
    [InlineData("day", "23.11.2026")]
    [InlineData("day", "2100-01-01")]
    [InlineData("slot", "brunch")]
    [InlineData("slot", "1")]
    [InlineData("servings", 0)]
    [InlineData("servings", 501)]
    [InlineData("recipe", "soup")]
    [InlineData("recipe", "0193b1f0-5a52-7c3e-9d0e-1f5a3c7b2e11")]
    [InlineData("recipe", null)]
    [InlineData("text", 201)]
    public async Task What_a_meal_can_not_be_planned_with_is_named(string argument, object? value)
    {
        var cook = await api.NewCookAsync();
        await using var assistant = await mcp.ConnectAsync(cook, TokenScope.Write);
        var arguments = new Dictionary<string, object?> { ["day"] = "2026-11-23", ["slot"] = "dinner", ["text"] = "Soup" };
        if (argument == "recipe")
            arguments.Remove("text");
        arguments[argument] = argument == "text" ? new string('x', (int)value!) : value;

        var refusal = await assistant.RefusedAsync("plan_meal", [.. arguments.Select(pair => (pair.Key, pair.Value))]);

        Assert.StartsWith($"{argument}: ", refusal, StringComparison.Ordinal);
        Assert.Empty((await cook.PlanOfAsync()).Entries);
    }

    [Fact]
    public async Task Nothing_of_another_households_plan_is_read_used_or_taken_off()
    {
        var (cook, stranger) = (await api.NewCookAsync(), await api.NewCookAsync());
        var soup = await cook.CreateAsync("Zanzibarine soup");
        var entry = await cook.PlanAsync(PlanClient.Of(soup.Id));
        await using var assistant = await mcp.ConnectAsync(stranger, TokenScope.Write);

        Assert.DoesNotContain(
            "zanzibarine", await assistant.CallAsync("read_meal_plan", ("from", "2026-11-23")), StringComparison.OrdinalIgnoreCase);
        await assistant.RefusedAsync("plan_meal", ("day", "2026-11-23"), ("slot", "dinner"), ("recipe", $"{soup.Id}"));
        Assert.Equal(
            await assistant.RefusedAsync("unplan_meal", ("id", $"{Guid.CreateVersion7()}")), await assistant.RefusedAsync("unplan_meal", ("id", $"{entry.Id}")));
        Assert.Equal(["23 Dinner Zanzibarine soup"], (await cook.PlanOfAsync()).Told());
    }

    [Fact]
    public async Task Imports_by_tools_are_counted_as_others_are()
    {
        var (server, address) = McpFixture.Start(api.NewReplica(("urls", "http://127.0.0.1:0"), ("ALCHEMORSEL_LIMITS_IMPORT", "1")));
        await using var ownServer = server;
        var cook = await api.NewCookAsync();
        await using var assistant = await McpFixture.ConnectAsync(address, (await cook.MakeTokenAsync("Assistant", TokenScope.Import)).Secret);
        await assistant.CallAsync("import_recipe_from_text", ("text", Soup));

        Assert.Contains("Try again in", await assistant.RefusedAsync("import_recipe_from_text", ("text", Soup)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_a_token_that_works_gets_in()
    {
        var cook = await api.NewCookAsync();
        var made = await cook.MakeTokenAsync("Assistant", TokenScope.Read);
        using var client = new HttpClient { BaseAddress = mcp.Address };
        var wrong = made.Secret[..^1] + (made.Secret[^1] == 'x' ? 'y' : 'x');
        foreach (var bearer in new[] { null, wrong, cook.DefaultRequestHeaders.Authorization!.Parameter })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/mcp");
            request.Content = JsonContent.Create(new { jsonrpc = "2.0", id = 1, method = "tools/list" });
            request.Headers.Accept.ParseAdd("application/json, text/event-stream");
            request.Headers.Authorization = bearer is null ? null : new AuthenticationHeaderValue("Bearer", bearer);
            using var answer = await client.SendAsync(request, Cancellation);
            await answer.AssertProblemAsync(401, "not-signed-in");
        }

        var refused = await Assert.ThrowsAnyAsync<HttpRequestException>(() => McpFixture.ConnectAsync(mcp.Address, wrong));
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
    }

    [Fact]
    public async Task Whoever_was_put_out_of_the_household_is_out_here_as_well()
    {
        var owner = await api.NewCookAsync();
        var member = await api.NewMemberAsync(owner);
        await using var assistant = await mcp.ConnectAsync(member, TokenScope.Read);
        await assistant.CallAsync("search_recipes");

        using var removed = await owner.DeleteAsync($"{HouseholdClient.Current}/members/{(await member.MeAsync()).Id}", Cancellation);

        // This replica may know the token for another half a minute, but asks for each call who is in the household.
        var refused = await Assert.ThrowsAnyAsync<HttpRequestException>(() => assistant.CallAsync("search_recipes"));
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }
}

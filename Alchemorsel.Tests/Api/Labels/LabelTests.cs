using System.Net;
using System.Net.Http.Json;
using Alchemorsel.Api.Data;
using Alchemorsel.Api.Recipes.Revisions;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Labels;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Tests.Api.Recipes;
using Alchemorsel.Tests.Api.Recipes.Revisions;
using Alchemorsel.Tests.Api.Social;
using Alchemorsel.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alchemorsel.Tests.Api.Labels;

[Collection(ApiGroup.Name)]
public sealed class LabelTests(ApiFixture api)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Labels_are_listed_by_name_with_their_recipes_found_by_words_and_paged()
    {
        var cook = await api.NewCookAsync();
        await cook.CreateAsync(Input("Soup", "Quick", "Été"));
        await cook.CreateAsync(Input("Salad", "quick", "Winter") with { Cuisine = "French", Category = "Starter", Equipment = ["Whisk"] });
        var archived = await cook.CreateAsync(Input("Stew", "winter") with { Equipment = ["whisk", "Pot"] });
        (await cook.SendAsync(HttpMethod.Post, $"/{archived.Id}/archive")).EnsureSuccessStatusCode();

        Assert.Equal([new("Été", 1), new("Quick", 2), new("Winter", 2)], (await ListAsync(cook, "tags")).Items);
        Assert.Equal([new("Winter", 2)], (await ListAsync(cook, "tags?q=WINT")).Items);
        Assert.Equal([new("Pot", 1), new("Whisk", 2)], (await ListAsync(cook, "equipment")).Items);
        Assert.Equal("French", Assert.Single((await ListAsync(cook, "cuisines")).Items).Name);
        Assert.Equal("Starter", Assert.Single((await ListAsync(cook, "categories")).Items).Name);
        foreach (var (kind, names) in new[] { ("tags", new[] { "Été", "Quick", "Winter" }), ("equipment", ["Pot", "Whisk"]) })
        {
            var seen = new List<string>();
            string? cursor = null;
            do
            {
                var page = await ListAsync(cook, $"{kind}?limit=1{(cursor is null ? "" : $"&cursor={cursor}")}");
                seen.AddRange(page.Items.Select(label => label.Name));
                cursor = page.Next;
            }
            while (cursor is not null);

            Assert.Equal(names, seen);
        }
    }

    [Fact]
    public async Task A_tag_renamed_is_renamed_in_every_recipe_its_version_and_the_search()
    {
        var cook = await api.NewCookAsync();
        var soup = await cook.CreateAsync(Input("Soup", "Warm", "Kwick"));
        var salad = await cook.CreateAsync(Input("Salad", "Cold"));

        Assert.Equal(new LabelChange("Speedy", 1), await ChangeAsync(cook, "tags/rename", new LabelRename { From = "kwick", To = "Speedy" }));

        var renamed = await cook.ReadRecipeAsync(soup.Id);
        Assert.Equal(["Warm", "Speedy"], renamed.Tags);
        Assert.NotEqual(soup.Version, renamed.Version);
        Assert.Equal(salad.Version, (await cook.ReadRecipeAsync(salad.Id)).Version);
        Assert.Equal(["Soup"], await cook.TitlesAsync("tag=speedy"));
        Assert.Empty(await cook.TitlesAsync("tag=kwick"));
        Assert.Equal(["Soup"], await cook.SearchAsync("speedy"));
        Assert.Empty(await cook.SearchAsync("kwick"));
        Assert.Equal(["Soup"], await cook.SearchAsync("speedly"));
        Assert.Equal(2, (await cook.SearchAsync("tomato")).Length);
        Assert.Equal(2, (await cook.SearchAsync("tomatto")).Length);
    }

    [Fact]
    public async Task A_rename_may_change_the_spelling_alone_but_two_labels_become_one_only_by_a_merge()
    {
        var cook = await api.NewCookAsync();
        var soup = await cook.CreateAsync(Input("Soup", "quick", "easy", "weeknight"));
        Assert.Equal(1, (await ChangeAsync(cook, "tags/rename", new LabelRename { From = "quick", To = "Quick" })).Recipes);
        using (var taken = await cook.PostAsJsonAsync("/api/v1/labels/tags/rename", new LabelRename { From = "Quick", To = "Easy" }, Json.Options, Cancellation))
            Assert.Equal(HttpStatusCode.Conflict, taken.StatusCode);

        var merged = await ChangeAsync(cook, "tags/merge", new LabelMerge { Names = ["easy", "QUICK"], Into = "Quick" });

        Assert.Equal(new LabelChange("Quick", 1), merged);
        Assert.Equal(["Quick", "weeknight"], (await cook.ReadRecipeAsync(soup.Id)).Tags);
        Assert.Equal([new("Quick", 1), new("weeknight", 1)], (await ListAsync(cook, "tags")).Items);
    }

    [Fact]
    public async Task Cuisines_categories_and_tools_follow_as_well()
    {
        var cook = await api.NewCookAsync();
        var soup = await cook.CreateAsync(Input("Soup") with { Cuisine = "Itlian", Category = "Mains", Equipment = ["Wisk", "Pot"] });
        var stew = await cook.CreateAsync(Input("Stew") with { Cuisine = "Italian", Category = "Main", Equipment = ["Whisk", "Wisk"] });

        Assert.Equal(2, (await ChangeAsync(cook, "cuisines/merge", new LabelMerge { Names = ["Itlian", "Italian"], Into = "Italian" })).Recipes);
        Assert.Equal(1, (await ChangeAsync(cook, "categories/merge", new LabelMerge { Names = ["Mains"], Into = "Main" })).Recipes);
        Assert.Equal(2, (await ChangeAsync(cook, "equipment/merge", new LabelMerge { Names = ["wisk"], Into = "Whisk" })).Recipes);

        var (first, second) = (await cook.ReadRecipeAsync(soup.Id), await cook.ReadRecipeAsync(stew.Id));
        Assert.Equal(("Italian", "Main"), (first.Cuisine, first.Category));
        Assert.Equal(["Whisk", "Pot"], first.Equipment);
        Assert.Equal(["Whisk"], second.Equipment);
        Assert.Equal(2, (await cook.TitlesAsync("cuisine=italian&category=main")).Length);
        Assert.Equal(2, (await cook.SearchAsync("whisk")).Length);
    }

    [Fact]
    public async Task What_is_removed_is_taken_off_and_the_recipe_stays()
    {
        var cook = await api.NewCookAsync();
        var soup = await cook.CreateAsync(Input("Soup", "gone") with { Cuisine = "Nowhere", Equipment = ["Spoon"] });

        foreach (var (kind, name) in new[] { ("tags", "gone"), ("cuisines", "nowhere"), ("equipment", "spoon") })
        {
            using var answer = await cook.DeleteAsync($"/api/v1/labels/{kind}?name={name}", Cancellation);
            Assert.Equal(new LabelChange(null, 1), await answer.ReadAsync<LabelChange>());
            using var again = await cook.DeleteAsync($"/api/v1/labels/{kind}?name={name}", Cancellation);
            Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
        }

        var left = await cook.ReadRecipeAsync(soup.Id);
        Assert.Empty(left.Tags);
        Assert.Empty(left.Equipment);
        Assert.Null(left.Cuisine);
        Assert.Empty(await cook.SearchAsync("gone"));
        Assert.Equal(["Soup"], await cook.SearchAsync("tomato"));
    }

    [Fact]
    public async Task Before_a_change_one_sees_what_it_reaches()
    {
        var cook = await api.NewCookAsync();
        await cook.CreateAsync(Input("Soup", "quick", "easy"));
        await cook.CreateAsync(Input("Salad", "easy"));

        var usage = await cook.GetFromJsonAsync<LabelUsage>("/api/v1/labels/tags/usage?name=easy&name=quick&name=none", Json.Options, Cancellation);

        Assert.Equal(2, usage!.Recipes);
        Assert.Equal([new("easy", 2), new("quick", 1)], usage.Labels);
        Assert.Equal(["Salad", "Soup"], usage.Examples.Select(recipe => recipe.Title));
    }

    [Fact]
    public async Task Each_recipe_that_a_change_reaches_has_a_revision_of_it_by_who_made_it()
    {
        var cook = await api.NewCookAsync();
        var other = await api.NewMemberAsync(cook, "Grace");
        var soup = await cook.CreateAsync(Input("Soup", "Warm", "Kwick") with { Cuisine = "Itlian", Category = "Mains", Equipment = ["Wisk"] });
        var salad = await cook.CreateAsync(Input("Salad", "Cold"));

        await ChangeAsync(other, "tags/rename", new LabelRename { From = "kwick", To = "Quick" });
        await ChangeAsync(other, "cuisines/merge", new LabelMerge { Names = ["Itlian"], Into = "Italian" });
        await ChangeAsync(other, "categories/rename", new LabelRename { From = "Mains", To = "Main" });
        await ChangeAsync(other, "equipment/rename", new LabelRename { From = "Wisk", To = "Whisk" });
        (await other.DeleteAsync("/api/v1/labels/tags?name=warm", Cancellation)).EnsureSuccessStatusCode();

        var revisions = (await cook.RevisionsAsync(soup.Id)).Items;
        Assert.Equal(
            [("Tags", 6), ("Equipment", 5), ("Category", 4), ("Cuisine", 3), ("Tags", 2), ("Written", 1)],
            revisions.Select(revision => (revision.Summary, revision.Number)));
        Assert.All(revisions.Take(5), revision => Assert.Equal(("Grace", RevisionKind.Labels), (revision.Author, revision.Kind)));
        Assert.Equal(["Warm", "Kwick"], (await cook.RevisionAsync(soup.Id, 1)).Recipe.Tags);
        Assert.Equal(["Warm", "Quick"], (await cook.RevisionAsync(soup.Id, 2)).Recipe.Tags);
        Assert.Equal(["Quick"], (await cook.RevisionAsync(soup.Id, 6)).Recipe.Tags);
        Assert.Single((await cook.RevisionsAsync(salad.Id)).Items);
        // Nothing is left for the next save to record.
        await cook.ChangeAsync(soup.Id, (await cook.RevisionAsync(soup.Id, 6)).Recipe with { Notes = "Salt it." });
        Assert.Equal("Notes", (await cook.RevisionsAsync(soup.Id)).Items[0].Summary);
        Assert.Equal(7, (await cook.RevisionsAsync(soup.Id)).Items[0].Number);
    }

    [Fact]
    public async Task A_recipe_whose_state_no_revision_has_keeps_it_before_a_label_changes()
    {
        var cook = await api.NewCookAsync();
        var soup = await cook.CreateAsync(Input("Soup", "Kwick"));
        await using (var scope = api.NewScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<AlchemorselDbContext>();
            await db.Set<RecipeRevision>().IgnoreQueryFilters().Where(revision => revision.RecipeId == soup.Id).ExecuteDeleteAsync(Cancellation);
        }

        await ChangeAsync(cook, "tags/rename", new LabelRename { From = "kwick", To = "Quick" });

        var revisions = (await cook.RevisionsAsync(soup.Id)).Items;
        Assert.Equal([(2, "Tags", RevisionKind.Labels), (1, "As it was before", RevisionKind.Created)], revisions.Select(row => (row.Number, row.Summary, row.Kind)));
        Assert.Equal(["Kwick"], (await cook.RevisionAsync(soup.Id, 1)).Recipe.Tags);
    }

    [Theory]
    [InlineData("rename", """{"from":"a","to":""}""", "to")]
    [InlineData("rename", """{"from":"a","to":"\u0007"}""", "to")]
    [InlineData("merge", """{"names":[],"into":"b"}""", "names")]
    [InlineData("merge", """{"names":["a"," "],"into":"b"}""", "names[1]")]
    [InlineData("merge", """{"names":["a"],"into":" "}""", "into")]
    public async Task A_change_that_makes_no_sense_is_refused_by_its_field(string change, string body, string field)
    {
        var cook = await api.NewCookAsync();
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var answer = await cook.PostAsync($"/api/v1/labels/tags/{change}", content, Cancellation);
        Assert.Contains(field, (await answer.RefusalAsync()).Errors.Keys);
    }

    [Fact]
    public async Task Another_households_labels_are_neither_seen_nor_changed()
    {
        var cook = await api.NewCookAsync();
        var soup = await cook.CreateAsync(Input("Soup", "ours") with { Cuisine = "Ours", Equipment = ["Ours"] });
        var stranger = await api.NewCookAsync();

        foreach (var kind in new[] { "tags", "cuisines", "categories", "equipment" })
        {
            Assert.Empty((await ListAsync(stranger, kind)).Items);
            using var rename = await stranger.PostAsJsonAsync($"/api/v1/labels/{kind}/rename", new LabelRename { From = "ours", To = "theirs" }, Json.Options, Cancellation);
            Assert.Equal(HttpStatusCode.NotFound, rename.StatusCode);
            using var remove = await stranger.DeleteAsync($"/api/v1/labels/{kind}?name=ours", Cancellation);
            Assert.Equal(HttpStatusCode.NotFound, remove.StatusCode);
        }

        var left = await cook.ReadRecipeAsync(soup.Id);
        Assert.Equal((soup.Version, "ours", "Ours"), (left.Version, left.Tags[0], left.Cuisine));
    }

    [Fact]
    public async Task A_list_and_a_merge_cost_the_same_for_two_recipes_and_for_ten()
    {
        var (few, many) = (await api.NewCookAsync(), await api.NewCookAsync());
        for (var number = 0; number < 10; number++)
        {
            if (number < 2)
                await few.CreateAsync(Input($"Soup {number}", "old"));
            await many.CreateAsync(Input($"Soup {number}", "old", $"tag {number}"));
        }

        Assert.Equal(await Statements.CountAsync(few, "/api/v1/labels/tags"), await Statements.CountAsync(many, "/api/v1/labels/tags"));
        Assert.Equal(await MergeAsync(few, 2), await MergeAsync(many, 10));

        static async Task<int> MergeAsync(HttpClient cook, int recipes)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/labels/tags/merge")
            {
                Content = JsonContent.Create(new LabelMerge { Names = ["old"], Into = "new" }, options: Json.Options),
            };
            var (sent, answer) = await Statements.OfAsync(cook, request);
            using (answer)
                Assert.Equal(recipes, (await answer.ReadAsync<LabelChange>()).Recipes);
            return sent.Count;
        }
    }

    private static RecipeInput Input(string title, params string[] tags)
        => new() { Title = title, Tags = tags, Language = "en", Ingredients = [new IngredientSectionInput(null, ["2 tomatoes"])] };

    private static async Task<Page<LabelSummary>> ListAsync(HttpClient cook, string path)
        => (await cook.GetFromJsonAsync<Page<LabelSummary>>($"/api/v1/labels/{path}", Json.Options, Cancellation))!;

    private static async Task<LabelChange> ChangeAsync<T>(HttpClient cook, string path, T change)
    {
        using var answer = await cook.PostAsJsonAsync($"/api/v1/labels/{path}", change, Json.Options, Cancellation);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.ReadAsync<LabelChange>();
    }
}

using System.Net;
using System.Net.Http.Json;
using Alchemorsel.Contracts.Foods;
using Alchemorsel.Contracts.Labels;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Tests.Api.Recipes;
using Alchemorsel.Tests.Infrastructure;

namespace Alchemorsel.Tests.Api.SavedSearches;

/// <summary>Saved searches follow what they name when that gets another name.</summary>
[Collection(ApiGroup.Name)]
public sealed class SavedSearchNameTests(ApiFixture api)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_label_that_is_renamed_or_merged_is_so_in_the_searches_that_name_it()
    {
        var (cook, stranger) = (await api.NewCookAsync(), await api.NewCookAsync());
        await cook.CreateAsync(Input("Soup") with { Tags = ["kwick", "easy", "warm"], Cuisine = "Itlian", Category = "Mains" });
        var tagged = await cook.SaveSearchAsync("Tagged", new RecipeCriteria { Tags = ["Kwick", "easy", "warm"], Q = "soup" });
        var sorted = await cook.SaveSearchAsync("Sorted", new RecipeCriteria { Cuisine = "itlian", Category = "Mains", Sort = RecipeSort.Title });
        var other = await cook.SaveSearchAsync("Other", new RecipeCriteria { Tags = ["warm"], Cuisine = "kwick" });
        var theirs = await stranger.SaveSearchAsync("Theirs", new RecipeCriteria { Tags = ["kwick"] });

        await PostAsync<LabelChange>(cook, "labels/tags/rename", new LabelRename { From = "KWICK", To = "Quick" });
        Assert.Equal(["Quick", "easy", "warm"], (await cook.ReadSearchAsync(tagged.Id)).Query.Tags);
        await PostAsync<LabelChange>(cook, "labels/tags/merge", new LabelMerge { Names = ["easy", "quick"], Into = "Speedy" });
        await PostAsync<LabelChange>(cook, "labels/cuisines/rename", new LabelRename { From = "Itlian", To = "Italian" });
        await PostAsync<LabelChange>(cook, "labels/categories/merge", new LabelMerge { Names = ["Mains"], Into = "Main" });

        var (followed, also) = (await cook.ReadSearchAsync(tagged.Id), await cook.ReadSearchAsync(sorted.Id));
        Assert.Equal(["Speedy", "warm"], followed.Query.Tags);
        Assert.Equal("soup", followed.Query.Q);
        Assert.Equal(("Italian", "Main", RecipeSort.Title), (also.Query.Cuisine, also.Query.Category, also.Query.Sort));
        Assert.Equal(["Soup"], await cook.RunAsync(followed));
        Assert.Equal(["Soup"], await cook.RunAsync(also));
        // Who has one open to edit is told that it changed; what names nothing of it keeps its version.
        using var late = await cook.PutSearchAsync(tagged.Id, "Tagged", tagged.Query, tagged.Version);
        Assert.Equal(HttpStatusCode.PreconditionFailed, late.StatusCode);
        Assert.Equal(other.Version, (await cook.ReadSearchAsync(other.Id)).Version);
        Assert.Equal(theirs.Version, (await stranger.ReadSearchAsync(theirs.Id)).Version);
    }

    [Fact]
    public async Task A_label_that_is_taken_off_stays_named()
    {
        var cook = await api.NewCookAsync();
        await cook.CreateAsync(Input("Soup") with { Tags = ["gone"] });
        var search = await cook.SaveSearchAsync("Gone", new RecipeCriteria { Tags = ["gone"] });

        (await cook.DeleteAsync("/api/v1/labels/tags?name=gone", Cancellation)).EnsureSuccessStatusCode();

        Assert.Equal(search.Version, (await cook.ReadSearchAsync(search.Id)).Version);
        Assert.Empty(await cook.RunAsync(search));
    }

    [Fact]
    public async Task A_food_of_ones_own_is_found_by_its_new_name()
    {
        var cook = await api.NewCookAsync();
        await cook.CreateAsync(Input("Cake", "200 g splarg", "1 trimble"));
        await cook.CreateAsync(Input("Bread", "500 g plain flour"));
        var splarg = await PostAsync<FoodChange>(cook, "foods", new FoodInput { Name = "splarg" });
        var with = await cook.SaveSearchAsync("With", new RecipeCriteria { Foods = ["Splarg", "trimble"] });
        var without = await cook.SaveSearchAsync("Without", new RecipeCriteria { WithoutFoods = ["splarg"] });

        using var renamed = await cook.PutAsJsonAsync($"/api/v1/foods/{splarg.Code}", new FoodInput { Name = "glimmer" }, Json.Options, Cancellation);
        Assert.Equal(HttpStatusCode.OK, renamed.StatusCode);
        await cook.CreateAsync(Input("Pie", "200 g glimmer", "1 trimble"));

        var (followed, also) = (await cook.ReadSearchAsync(with.Id), await cook.ReadSearchAsync(without.Id));
        Assert.Equal(["glimmer", "trimble"], followed.Query.Foods);
        Assert.Equal(["glimmer"], also.Query.WithoutFoods);
        Assert.Equal(["Pie"], await cook.RunAsync(followed));
        Assert.Equal(["Bread", "Cake"], (await cook.RunAsync(also)).Order());
    }

    [Fact]
    public async Task A_food_that_keeps_its_old_name_or_is_merged_with_it_is_found_as_before()
    {
        var cook = await api.NewCookAsync();
        await cook.CreateAsync(Input("Cake", "200 g splarg"));
        var splarg = await PostAsync<FoodChange>(cook, "foods", new FoodInput { Name = "splarg" });
        var search = await cook.SaveSearchAsync("With", new RecipeCriteria { Foods = ["splarg"] });

        using var renamed = await cook.PutAsJsonAsync(
            $"/api/v1/foods/{splarg.Code}", new FoodInput { Name = "glimmer", Aliases = ["splarg"] }, Json.Options, Cancellation);
        Assert.Equal(HttpStatusCode.OK, renamed.StatusCode);
        Assert.Equal(["Cake"], await cook.RunAsync(await cook.ReadSearchAsync(search.Id)));
        await PostAsync<FoodChange>(cook, "foods/merge", new FoodMerge { Names = [splarg.Code], Into = "plain-flour" });
        await cook.CreateAsync(Input("Bread", "500 g plain flour"));

        Assert.Equal(["Bread", "Cake"], (await cook.RunAsync(await cook.ReadSearchAsync(search.Id))).Order());
    }

    private static RecipeInput Input(string title, params string[] lines)
        => new() { Title = title, Language = "en", Ingredients = [new IngredientSectionInput(null, lines)] };

    private static async Task<T> PostAsync<T>(HttpClient cook, string path, object body)
    {
        using var answer = await cook.PostAsJsonAsync($"/api/v1/{path}", body, Json.Options, Cancellation);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {await answer.Content.ReadAsStringAsync(Cancellation)}");
        return await answer.ReadAsync<T>();
    }
}

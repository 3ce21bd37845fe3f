using System.Net;
using System.Net.Http.Json;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Tests.Infrastructure;

namespace Alchemorsel.Tests.Api.Recipes;

[Collection(ApiGroup.Name)]
public sealed class DraftTests(ApiFixture api)
{
    private const string Root = "/api/v1/recipe-drafts";

    private const string New = "new-0193b1f05a527c3e9d0e1f5a3c7b2e11";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_form_is_kept_replaced_listed_and_discarded()
    {
        var cook = await api.NewCookAsync();
        var recipe = await cook.CreateAsync("Plum cake");
        await KeepAsync(cook, recipe.Id.ToString(), new() { ["Form.Title"] = "Plum", ["Form.Steps"] = "half a sen" }, recipe.Version);
        await KeepAsync(cook, recipe.Id.ToString(), new() { ["Form.Title"] = "Plum and pear", ["Form.Servings"] = "no number" }, recipe.Version);
        await KeepAsync(cook, New, new() { ["Form.Title"] = "" });

        var read = await (await cook.GetAsync($"{Root}/{recipe.Id}", Cancellation)).ReadAsync<KeptRecipeForm>();
        Assert.Equal((recipe.Id, recipe.Version), (read.RecipeId, read.BaseVersion));
        Assert.Equal(
            [("Form.Servings", "no number"), ("Form.Title", "Plum and pear")],
            read.Fields.OrderBy(field => field.Key).Select(field => (field.Key, field.Value)));
        var list = await (await cook.GetAsync(Root, Cancellation)).ReadAsync<KeptRecipeFormSummary[]>();
        Assert.Equal([New, recipe.Id.ToString()], list.Select(draft => draft.Key));
        Assert.Equal("Plum and pear", list[1].Title);

        Assert.Equal(HttpStatusCode.NoContent, (await cook.DeleteAsync($"{Root}/{recipe.Id}", Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await cook.GetAsync($"{Root}/{recipe.Id}", Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await cook.DeleteAsync($"{Root}/{recipe.Id}", Cancellation)).StatusCode);
    }

    [Fact]
    public async Task A_form_is_its_cooks_alone_and_none_is_kept_for_a_recipe_of_others()
    {
        var (cook, stranger) = (await api.NewCookAsync(), await api.NewCookAsync());
        var recipe = await cook.CreateAsync("Secret sauce");
        await KeepAsync(cook, recipe.Id.ToString(), new() { ["Form.Title"] = "Secret" });

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"{Root}/{recipe.Id}", Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await PutAsync(stranger, recipe.Id.ToString(), new() { ["a"] = "b" })).StatusCode);
        Assert.Empty(await (await stranger.GetAsync(Root, Cancellation)).ReadAsync<KeptRecipeFormSummary[]>());
        await stranger.DeleteAsync($"{Root}/{recipe.Id}", Cancellation);
        Assert.Equal(HttpStatusCode.OK, (await cook.GetAsync($"{Root}/{recipe.Id}", Cancellation)).StatusCode);
        using var nobody = api.NewClient();
        Assert.Equal(HttpStatusCode.Unauthorized, (await nobody.GetAsync(Root, Cancellation)).StatusCode);
    }

    [Fact]
    public async Task What_is_too_much_or_no_recipe_is_refused()
    {
        var cook = await api.NewCookAsync();
        foreach (var (fields, name) in new (Dictionary<string, string>, string)[]
        {
            ([], "fields"),
            (Enumerable.Range(0, Limits.DraftFieldsMax + 1).ToDictionary(index => $"{index}", _ => ""), "fields"),
            (new() { ["a"] = new string('x', Limits.DraftMax) }, "fields"),
            (new() { ["a"] = "\0" }, "fields"),
        })
            Assert.Contains(name, (await (await PutAsync(cook, New, fields)).RefusalAsync()).Errors.Keys);
        Assert.Contains("baseVersion", (await (await PutAsync(cook, New, new() { ["a"] = "b" }, new string('1', 41))).RefusalAsync()).Errors.Keys);
        foreach (var key in new[] { "new", "newer", "new-", "new-1", New.ToUpperInvariant(), New.Replace("0193b1f0", "0193B1F0"), $"{New}0", $"{Guid.Empty}" })
            Assert.Equal(HttpStatusCode.NotFound, (await PutAsync(cook, key, new() { ["a"] = "b" })).StatusCode);
    }

    [Fact]
    public async Task Each_form_for_a_new_recipe_is_kept_by_itself()
    {
        var cook = await api.NewCookAsync();
        var (soup, pie) = (NewKey(), NewKey());
        await KeepAsync(cook, soup, new() { ["Form.Title"] = "Soup" });
        await KeepAsync(cook, pie, new() { ["Form.Title"] = "Pie" });
        await KeepAsync(cook, soup, new() { ["Form.Title"] = "Green soup" });

        var list = await (await cook.GetAsync(Root, Cancellation)).ReadAsync<KeptRecipeFormSummary[]>();
        Assert.Equal([(soup, "Green soup"), (pie, "Pie")], list.Select(draft => (draft.Key, draft.Title)));
        await cook.DeleteAsync($"{Root}/{soup}", Cancellation);
        Assert.Equal(pie, Assert.Single(await (await cook.GetAsync(Root, Cancellation)).ReadAsync<KeptRecipeFormSummary[]>()).Key);
    }

    [Fact]
    public async Task The_oldest_forms_make_room_for_new_ones()
    {
        var cook = await api.NewCookAsync();
        var keys = Enumerable.Range(0, Limits.DraftsMax + 2).Select(_ => NewKey()).ToList();
        foreach (var key in keys)
            await KeepAsync(cook, key, new() { ["Form.Title"] = "Soup" });

        var list = await (await cook.GetAsync(Root, Cancellation)).ReadAsync<KeptRecipeFormSummary[]>();
        Assert.Equal(keys.Skip(2).Order(StringComparer.Ordinal), list.Select(draft => draft.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_deleted_recipe_takes_its_form_along()
    {
        var cook = await api.NewCookAsync();
        var recipe = await cook.CreateAsync("Burnt toast");
        await KeepAsync(cook, recipe.Id.ToString(), new() { ["Form.Title"] = "Toast" });
        (await cook.PostAsync($"/api/v1/recipes/{recipe.Id}/archive", null, Cancellation)).EnsureSuccessStatusCode();
        (await cook.DeleteAsync($"/api/v1/recipes/{recipe.Id}", Cancellation)).EnsureSuccessStatusCode();
        Assert.Empty(await (await cook.GetAsync(Root, Cancellation)).ReadAsync<KeptRecipeFormSummary[]>());
    }

    private static string NewKey() => $"new-{Guid.CreateVersion7():n}";

    private static async Task KeepAsync(HttpClient cook, string key, Dictionary<string, string> fields, string? version = null)
    {
        using var answer = await PutAsync(cook, key, fields, version);
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
    }

    private static Task<HttpResponseMessage> PutAsync(HttpClient cook, string key, Dictionary<string, string> fields, string? version = null)
        => cook.PutAsJsonAsync($"{Root}/{key}", new KeepRecipeForm { Fields = fields, BaseVersion = version }, Json.Options, Cancellation);
}

using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Alchemorsel.Contracts.Collections;
using Alchemorsel.Contracts.Foods;
using Alchemorsel.Contracts.Ingredients;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Contracts.SavedSearches;
using Alchemorsel.Contracts.Social;
using Alchemorsel.Contracts.Units;
using Alchemorsel.Tests.Api.Media;
using Alchemorsel.Tests.Api.Recipes;
using Alchemorsel.Tests.Infrastructure;

namespace Alchemorsel.Tests.Api.Exporting;

/// <summary>Fills a kitchen, and reads all that the Api shows of one as text that compares.</summary>
internal static partial class WholeKitchen
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<T> SendAsync<T>(this HttpClient cook, HttpMethod method, string path, object? body)
    {
        using var request = new HttpRequestMessage(method, "/api/v1" + path) { Content = body is null ? null : JsonContent.Create(body, options: Json.Options) };
        using var answer = await cook.SendAsync(request, Cancel);
        Assert.True(answer.IsSuccessStatusCode, $"{method} {path}: {answer.StatusCode} {await answer.Content.ReadAsStringAsync(Cancel)}");
        return answer.StatusCode == System.Net.HttpStatusCode.NoContent ? default! : await answer.ReadAsync<T>();
    }

    public static Task DoAsync(this HttpClient cook, HttpMethod method, string path, object? body = null) => cook.SendAsync<JsonNode>(method, path, body);

    public static Task<CookedEntryInfo> CookedAsync(this HttpClient cook, Guid recipe, CookedInput input)
        => cook.SendAsync<CookedEntryInfo>(HttpMethod.Post, $"/recipes/{recipe}/cooked", input);

    public static async Task PhotoAsync(this HttpClient cook, Guid recipe, Guid entry)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(TestImages.Jpeg()), "file", "photo" } };
        using var answer = await cook.PostAsync($"/api/v1/recipes/{recipe}/cooked/{entry}/photos", form, Cancel);
        answer.EnsureSuccessStatusCode();
    }

    public static async Task<RecipeDetails> EditAsync(this HttpClient cook, RecipeDetails recipe, RecipeInput input)
    {
        using var answer = await cook.SendAsync(HttpMethod.Put, $"/{recipe.Id}", input, ifMatch: (await cook.ReadRecipeAsync(recipe.Id)).Version);
        answer.EnsureSuccessStatusCode();
        return await cook.ReadRecipeAsync(recipe.Id);
    }

    /// <summary>False when the choice would close a circle: it is refused by the name of its line, and the recipe stays as it was.</summary>
    public static async Task<bool> UseAsync(this HttpClient cook, Guid recipe, int section, int line, Guid? used)
    {
        var before = await cook.ReadRecipeAsync(recipe);
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/api/v1/recipes/{recipe}/ingredients/{section}/{line}/link")
        {
            Content = JsonContent.Create(new LineLinkRequest(used), options: Json.Options),
        };
        request.Headers.IfMatch.Add(new EntityTagHeaderValue($"\"{before.Version}\""));
        using var answer = await cook.SendAsync(request, Cancel);
        if (answer.StatusCode != HttpStatusCode.BadRequest)
        {
            answer.EnsureSuccessStatusCode();
            return true;
        }

        Assert.Contains($"ingredients[{section}].lines[{line}]", (await answer.RefusalAsync()).Errors.Keys);
        Assert.Equal(before.Version, (await cook.ReadRecipeAsync(recipe)).Version);
        return false;
    }

    public static async Task<CollectionInfo> CollectAsync(this HttpClient cook, string name, string? description, params IEnumerable<Guid> recipes)
    {
        var collection = await cook.SendAsync<CollectionInfo>(HttpMethod.Post, "/collections", new CollectionInput { Name = name, Description = description });
        foreach (var recipe in recipes)
            await cook.DoAsync(HttpMethod.Put, $"/collections/{collection.Id}/recipes/{recipe}");
        return collection;
    }

    public static Task<SavedSearchInfo> KeepAsync(this HttpClient cook, string name, RecipeCriteria query)
        => cook.SendAsync<SavedSearchInfo>(HttpMethod.Post, "/saved-searches", new SavedSearchInput { Name = name, Query = query });

    public static async Task<IReadOnlyList<SavedSearchInfo>> KeptAsync(this HttpClient cook)
        => (await cook.SendAsync<SavedSearchList>(HttpMethod.Get, "/saved-searches", null)).Searches;

    /// <summary>Foods, units and corrected lines that the household's own readings come from.</summary>
    public static async Task SayAsync(this HttpClient cook, int number)
    {
        await cook.DoAsync(HttpMethod.Post, "/units", new OwnUnitInput { Names = [$"Häferl{"abc"[number]}", "mugful"], Quantity = "5/2", Unit = "dl" });
        await cook.DoAsync(HttpMethod.Put, "/units/tbsp/names", new UnitNamesInput { Name = "EL", Words = ["Löffelchen"] });
        await cook.DoAsync(HttpMethod.Post, "/foods", new FoodInput
        {
            Name = "Grandma's jam 🍓",
            Aliases = ["soup"],
            Aisle = "baking",
            GramsPerPiece = 12.5,
            AllergensAdded = ["milk"],
            Diets = ["vegetarian"],
            Per100Grams = new Nutrition { Calories = 250, Sugar = 60.5m },
            Price = new FoodPriceInfo(2.50m, "EUR", 450, "g"),
        });
        await cook.DoAsync(HttpMethod.Put, "/foods/butter", new FoodInput { Aliases = ["Teebutter"], Price = new FoodPriceInfo(3, "USD", 2) });
        await cook.DoAsync(HttpMethod.Put, "/ingredients/corrections", new CorrectionInput { Line = "2 splargs of jam", Quantity = "2", Unit = "g", Food = "jam" });
        await cook.DoAsync(HttpMethod.Put, "/ingredients/corrections", new CorrectionInput { Line = "½ cup", Quantity = "3/4", Food = "½ a cup", Comment = "really" });
    }

    /// <summary>
    /// Everything that the Api shows, in its own order. Ids are numbered in the order in which they are met, so links that lead to another recipe
    /// are a difference. Left out are versions, the time of a recipe's last change, and blurred previews of pictures, which are encoded anew.
    /// </summary>
    public static async Task<string> EverythingAsync(this HttpClient cook)
    {
        var all = new List<string>();
        foreach (var status in new[] { "draft", "published", "archived" })
        {
            var list = await cook.ListAsync($"status={status}&limit=100");
            Assert.Null(list.Next);
            foreach (var id in list.Items.Select(recipe => recipe.Id))
            {
                all.Add(await cook.ShownAsync($"/recipes/{id}", "version", "preview", "updatedAt"));
                all.Add(await cook.ShownAsync($"/recipes/{id}/ingredients", "version"));
                all.Add(await cook.ShownAsync($"/recipes/{id}/cooked?limit=100", "preview"));
                all.Add(await cook.ShownAsync($"/recipes/{id}/revisions?limit=100"));
                var revisions = await cook.SendAsync<JsonNode>(HttpMethod.Get, $"/recipes/{id}/revisions?limit=100", null);
                foreach (var revision in revisions["items"]!.AsArray())
                    all.Add(await cook.ShownAsync($"/recipes/{id}/revisions/{(int)revision!["number"]!}"));
            }
        }

        all.Add(await cook.ShownAsync("/cooked?limit=100", "preview"));
        all.Add(await cook.ShownAsync("/recipes?favourite=true&limit=100", "preview", "updatedAt"));
        all.Add(await cook.ShownAsync("/collections?limit=100", "preview"));
        foreach (var collection in (await cook.SendAsync<JsonNode>(HttpMethod.Get, "/collections?limit=100", null))["items"]!.AsArray())
            all.Add(await cook.ShownAsync($"/collections/{collection!["id"]}/recipes?limit=100", "preview", "updatedAt"));
        var foods = await cook.SendAsync<JsonNode>(HttpMethod.Get, "/foods?changed=true&limit=100", null);
        foreach (var food in foods["items"]!.AsArray())
            all.Add(await cook.ShownAsync($"/foods/{Uri.EscapeDataString((string)food!["code"]!)}"));
        all.Add(await cook.ShownAsync("/units"));
        all.Add(await cook.ShownAsync("/saved-searches", "version"));
        all.Add(await cook.ShownAsync("/meal-plans?from=2026-11-23&to=2026-12-31", "preview"));
        all.Add(await cook.ShownAsync("/ingredients/corrections?limit=100"));
        var ids = new Dictionary<string, int>();
        return Ids().Replace(string.Join('\n', all), id =>
        {
            if (!ids.TryGetValue(id.Value, out var number))
                ids.Add(id.Value, number = ids.Count);
            return number.ToString(CultureInfo.InvariantCulture);
        });
    }

    private static async Task<string> ShownAsync(this HttpClient cook, string path, params string[] without)
    {
        var node = await cook.SendAsync<JsonNode>(HttpMethod.Get, path, null);
        Remove(node, without);
        // Without the ids in the path: they are of the household.
        return $"{Ids().Replace(path, "")} {node.ToJsonString()}";
    }

    private static void Remove(JsonNode? node, string[] without)
    {
        if (node is JsonObject map)
        {
            foreach (var name in without)
                map.Remove(name);
        }

        foreach (var inner in node switch { JsonObject map2 => map2.Select(pair => pair.Value), JsonArray list => list, _ => [] })
        {
            if (inner is JsonObject or JsonArray)
                Remove(inner, without);
        }
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Ids();
}

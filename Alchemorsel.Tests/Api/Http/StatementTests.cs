using System.Text.Json;
using Alchemorsel.Tests.Api.Recipes;
using Alchemorsel.Tests.Infrastructure;

namespace Alchemorsel.Tests.Api.Http;

/// <summary>What a request costs the database must not grow with what it shows: the number of statements for three of everything does for thirty.</summary>
[Collection(ApiGroup.Name)]
public sealed class StatementTests(ApiFixture api)
{
    private const int Few = 3;
    private const int Many = 30;

    /// <summary>Statements of any list, at most: who needs more has something to say about it here.</summary>
    private const int Most = 8;

    /// <summary>Every route of the reference that answers with a list, and where it shows what <see cref="ListKitchen"/> holds: several ways for some.</summary>
    private static readonly (string Operation, Func<ListKitchen, string> Path)[] Lists =
    [
        ("ReadHome", _ => "/api/v1/home"),
        ("ListCooked", _ => "/api/v1/cooked?limit=100"),
        ("ListComments", kitchen => $"/api/v1/recipes/{kitchen.Feast}/comments?limit=100"),
        ("ListReplies", kitchen => $"/api/v1/recipes/{kitchen.Feast}/comments/{kitchen.Comment}/replies?limit=100"),
        ("ListPublicComments", kitchen => $"/api/v1/discover/recipes/{kitchen.Feast}/comments?limit=100"),
        ("ListPublicReplies", kitchen => $"/api/v1/discover/recipes/{kitchen.Feast}/comments/{kitchen.PublicComment}/replies?limit=100"),
        ("ListReviews", kitchen => $"/api/v1/recipes/{kitchen.Feast}/reviews?limit=100"),
        ("ListReports", _ => "/api/v1/moderation/reports?limit=100"),
        ("ListNotifications", _ => "/api/v1/notifications?limit=100"),
        ("ListCollections", kitchen => $"/api/v1/collections?limit=100&recipe={kitchen.Feast}"),
        ("ListSavedSearches", _ => "/api/v1/saved-searches"),
        ("ListCollectionRecipes", kitchen => $"/api/v1/collections/{kitchen.Collection}/recipes?limit=100"),
        ("ReadMealPlan", _ => "/api/v1/meal-plans?from=2026-01-01&to=2026-02-11"),
        ("ListFoods", _ => "/api/v1/foods?q=splarg&limit=100"),
        ("ListFoods", _ => "/api/v1/foods?changed=true&limit=100"),
        ("ListUnknownFoods", _ => "/api/v1/foods/unknown"),
        ("ReadFood", _ => "/api/v1/foods/onion"),
        ("ListUnits", _ => "/api/v1/units"),
        ("ListUnitNames", _ => "/api/v1/units/names"),
        ("ReadCurrentHousehold", _ => "/api/v1/households/current"),
        ("ListHouseholds", _ => "/api/v1/households"),
        ("ListInvitations", _ => "/api/v1/households/current/invitations"),
        ("ListShareLinks", _ => "/api/v1/share-links"),
        ("ListWebhookDeliveries", kitchen => $"/api/v1/webhooks/{kitchen.Webhook}/deliveries"),
        ("ListSharedRecipes", kitchen => $"/api/v1/share/{kitchen.Shared}/recipes?limit=100"),
        ("ListImportJobs", _ => "/api/v1/imports/jobs?limit=100"),
        ("ListImportItems", kitchen => $"/api/v1/imports/jobs/{kitchen.Import}/items?limit=100"),
        ("ListIngredientCorrections", _ => "/api/v1/ingredients/corrections?limit=100"),
        ("ReadRecipeIngredients", kitchen => $"/api/v1/recipes/{kitchen.Feast}/ingredients"),
        ("ListTags", _ => "/api/v1/labels/tags?limit=100"),
        ("ListCuisines", _ => "/api/v1/labels/cuisines?limit=100"),
        ("ListCategories", _ => "/api/v1/labels/categories?limit=100"),
        ("ListEquipment", _ => "/api/v1/labels/equipment?limit=100"),
        ("ReadUsageOfTags", _ => "/api/v1/labels/tags/usage?name=weeknight"),
        ("ReadUsageOfCuisines", _ => "/api/v1/labels/cuisines/usage?name=Everyday"),
        ("ReadUsageOfCategories", _ => "/api/v1/labels/categories/usage?name=Main"),
        ("ReadUsageOfEquipment", _ => "/api/v1/labels/equipment/usage?name=pan"),
        ("ReadRecipeNutrition", kitchen => $"/api/v1/recipes/{kitchen.Feast}/nutrition"),
        ("ReadRecipeAllergens", kitchen => $"/api/v1/recipes/{kitchen.Feast}/allergens"),
        ("ReadRecipeCost", kitchen => $"/api/v1/recipes/{kitchen.Feast}/cost"),
        ("ReadNestedRecipes", kitchen => $"/api/v1/recipes/{kitchen.Feast}/nested"),
        ("ListRecipes", _ => "/api/v1/recipes?limit=100"),
        ("ListRecipes", _ => "/api/v1/recipes?limit=100&sort=title&tag=weeknight"),
        ("ListRecipes", _ => "/api/v1/recipes?limit=100&q=dish"),
        ("ListRecipes", _ => "/api/v1/recipes?limit=100&sort=rating&withoutAllergen=milk&allowUnknown=true"),
        ("ListRecipes", kitchen => $"/api/v1/recipes?limit=100&favourite=true&collection={kitchen.Collection}"),
        ("ListRecipeFacets", _ => "/api/v1/recipes/facets"),
        ("ListRecipeFacets", _ => "/api/v1/recipes/facets?q=dish&tag=weeknight"),
        ("ReadRecipe", kitchen => $"/api/v1/recipes/{kitchen.Feast}"),
        ("ListRecipeRevisions", kitchen => $"/api/v1/recipes/{kitchen.Feast}/revisions?limit=100"),
        ("CompareRecipeRevisions", kitchen => $"/api/v1/recipes/{kitchen.Feast}/revisions/1/diff/current"),
        ("ListRecipeDrafts", _ => "/api/v1/recipe-drafts"),
        ("SuggestRecipes", _ => "/api/v1/recipes/suggestions?q=dish"),
        ("ListMakeableRecipes", _ => "/api/v1/recipes/makeable?have=onion&have=carrot&maxMissing=3"),
        ("ListSignIns", _ => "/api/v1/users/me/sign-ins"),
        ("ListAccounts", kitchen => $"/api/v1/admin/users?q={kitchen.Mark}&limit=100"),
        ("ListAllHouseholds", kitchen => $"/api/v1/admin/households?q={kitchen.Mark}&limit=100"),
        ("ListAllImportJobs", kitchen => $"/api/v1/admin/jobs?household={kitchen.Household}&limit=100"),
        ("ListTokens", _ => "/api/v1/users/me/tokens"),
        ("ListAuditEntries", _ => "/api/v1/admin/audit?kind=exported&limit=100"),
        ("ListPublicRecipes", kitchen => $"/api/v1/discover?profile={kitchen.Handle}&limit=100"),
        ("ListPublicRecipes", _ => "/api/v1/discover?followed=true&limit=100"),
        ("ListPublicRecipes", kitchen => $"/api/v1/discover?profile={kitchen.Handle}&q=dish&limit=100"),
        ("ListActivity", _ => "/api/v1/activity?limit=100"),
        ("ListFollowing", _ => "/api/v1/users/me/following?limit=100"),
        ("ListFollowers", _ => "/api/v1/users/me/followers?limit=100"),
        ("ListBlocks", _ => "/api/v1/users/me/blocks?limit=100"),
        ("ExportMyProfile", _ => "/api/v1/users/me/profile/export"),
        ("ListRecipeCooked", kitchen => $"/api/v1/recipes/{kitchen.Feast}/cooked?limit=100"),
    ];

    /// <summary>Answers with an array that can't grow far, so that the answer needn't be longer for many.</summary>
    private static readonly (string Operation, Func<ListKitchen, string> Path)[] NoLists =
    [
        // Its covers, of which there are four at most, and the number of its recipes.
        ("ReadCollection", kitchen => $"/api/v1/collections/{kitchen.Collection}"),
        // The households of the account.
        ("ReadAccountDeletion", _ => "/api/v1/users/me/deletion"),
        // Allergies and diets, of which there are as many as there are kinds.
        ("ReadHouseholdSettings", _ => "/api/v1/households/current/settings"),
        // The passkeys of the account, and its links to providers.
        ("ReadSecurity", _ => "/api/v1/users/me/security"),
        // What came of an archive beside recipes: a line for each of a handful of kinds.
        ("ReadImportJob", kitchen => $"/api/v1/imports/jobs/{kitchen.Import}"),
        // A recipe of a shared collection, which holds what it held.
        ("ReadSharedRecipe", kitchen => $"/api/v1/share/{kitchen.Shared}/recipes/{kitchen.First}"),
        // Ten at most, each with its events.
        ("ListWebhooks", _ => "/api/v1/webhooks"),
        ("ReadWebhook", kitchen => $"/api/v1/webhooks/{kitchen.Webhook}"),
        // The photos of one entry, of which there are four at most.
        ("ReadCooked", kitchen => $"/api/v1/recipes/{kitchen.Feast}/cooked/{kitchen.Cooked}"),
    ];

    /// <summary>Of the configuration: no statement at all.</summary>
    private const string Configured = "ListOpenIdProviders";

    [Fact]
    public async Task The_counter_sees_the_statements_of_its_own_request()
    {
        var cook = await api.NewCookAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, RecipeClient.Root);

        var (sent, answer) = await Statements.OfAsync(cook, request);

        answer.Dispose();
        Assert.Contains(sent, statement => statement.Contains("FROM recipe", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_list_costs_the_same_for_few_and_for_many()
    {
        var kitchen = await ListKitchen.OpenAsync(api);
        await kitchen.GrowAsync(Few);
        var few = await ReadAsync(kitchen, Lists.Concat(NoLists));
        await kitchen.GrowAsync(Many);
        var many = await ReadAsync(kitchen, Lists.Concat(NoLists));

        var wrong = few.Zip(many, (before, after) => (before.Path, Fault: FaultOf(before, after))).Where(route => route.Fault is not null)
            .Select(route => $"{route.Path}: {route.Fault}").ToList();
        Assert.True(wrong.Count == 0, $"{wrong.Count}:\n{string.Join('\n', wrong)}");
    }

    [Fact]
    public async Task Every_route_that_answers_with_a_list_is_among_them()
    {
        using var client = api.NewClient();
        using var document = JsonDocument.Parse(await client.GetStringAsync("/api/v1/openapi.json", TestContext.Current.CancellationToken));
        var schemas = document.RootElement.GetProperty("components").GetProperty("schemas");
        var lists = document.RootElement.GetProperty("paths").EnumerateObject()
            .Where(path => path.Value.TryGetProperty("get", out var operation) && IsList(operation, schemas))
            .Select(path => path.Value.GetProperty("get").GetProperty("operationId").GetString()!);

        // A new list gets a row in Lists, and what it lists a line in ListKitchen.
        Assert.Equal(lists.Order(), Lists.Concat(NoLists).Select(list => list.Operation).Append(Configured).Distinct().Order());
    }

    private static string? FaultOf(Cost before, Cost after) => (before, after) switch
    {
        // Fewer is fine: what finds too little asks once more.
        _ when after.Statements > before.Statements => $"{before.Statements} statements for {Few}, {after.Statements} for {Many}",
        _ when after.Statements is 0 or > Most => $"{after.Statements} statements",
        _ when after.IsList && after.Length <= before.Length => "shows nothing of what was added, so this proves nothing",
        _ => null,
    };

    private static async Task<List<Cost>> ReadAsync(ListKitchen kitchen, IEnumerable<(string Operation, Func<ListKitchen, string> Path)> routes)
    {
        var costs = new List<Cost>();
        foreach (var (operation, path) in routes)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path(kitchen));
            var (sent, answer) = await Statements.OfAsync(kitchen.Cook, request);
            using (answer)
            {
                var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
                Assert.True(answer.IsSuccessStatusCode, $"{request.RequestUri}: {text}");
                costs.Add(new Cost(request.RequestUri!.OriginalString, sent.Count, text.Length, Array.Exists(Lists, list => list.Operation == operation)));
            }
        }

        return costs;
    }

    private static bool IsList(JsonElement operation, JsonElement schemas)
    {
        if (!operation.GetProperty("responses").TryGetProperty("200", out var ok) || !ok.TryGetProperty("content", out var content)
            || !content.TryGetProperty("application/json", out var json))
            return false;
        var schema = json.GetProperty("schema");
        if (schema.TryGetProperty("$ref", out var reference))
            schema = schemas.GetProperty(reference.GetString()!.Split('/')[^1]);
        return IsArray(schema) || schema.TryGetProperty("properties", out var properties) && properties.EnumerateObject().Any(property => IsArray(property.Value));
    }

    private static bool IsArray(JsonElement schema) =>
        schema.TryGetProperty("type", out var type)
        && (type.ValueKind == JsonValueKind.String ? type.GetString() == "array" : type.EnumerateArray().Any(one => one.GetString() == "array"));

    private sealed record Cost(string Path, int Statements, int Length, bool IsList);
}

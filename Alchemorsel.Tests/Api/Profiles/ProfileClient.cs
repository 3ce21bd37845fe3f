using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Profiles;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Tests.Api.Exporting;
using Alchemorsel.Tests.Api.Media;
using Alchemorsel.Tests.Api.Recipes;
using Alchemorsel.Tests.Infrastructure;

namespace Alchemorsel.Tests.Api.Profiles;

/// <summary>What the tests say about profiles and public recipes, in a line each.</summary>
internal static class ProfileClient
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>A handle that nobody has.</summary>
    public static string NewHandle() => $"cook-{Guid.CreateVersion7().ToString("n")[^14..]}";

    /// <summary>A new cook with a profile.</summary>
    public static async Task<(HttpClient Cook, string Handle)> NewPublicCookAsync(this ApiFixture api, string name = "Ada Baker", bool discoverable = true)
    {
        var cook = await api.NewCookAsync();
        return (cook, await cook.OpenProfileAsync(name: name, discoverable: discoverable));
    }

    /// <returns>The handle.</returns>
    public static async Task<string> OpenProfileAsync(this HttpClient cook, string? handle = null, string name = "Ada Baker", bool discoverable = true)
    {
        var input = new ProfileInput { Handle = handle ?? NewHandle(), DisplayName = name, Discoverable = discoverable };
        return (await cook.SendAsync<OwnProfile>(HttpMethod.Put, "/users/me/profile", input)).Handle;
    }

    public static Task<PublicationInfo> PublishAsync(this HttpClient cook, Guid recipe) =>
        cook.SendAsync<PublicationInfo>(HttpMethod.Put, $"/recipes/{recipe}/publication", null);

    public static async Task<Guid> PublishNewAsync(this HttpClient cook, string title)
    {
        var recipe = await cook.CreateAsync(new RecipeInput
        {
            Title = title,
            Ingredients = [new IngredientSectionInput(null, ["1 onion"])],
            Steps = [new StepSectionInput(null, ["Cook."])],
        });
        await cook.PublishAsync(recipe.Id);
        return recipe.Id;
    }

    public static Task FollowAsync(this HttpClient cook, string handle) => cook.DoAsync(HttpMethod.Put, $"/profiles/{handle}/follow");

    public static Task BlockAsync(this HttpClient cook, string handle) => cook.DoAsync(HttpMethod.Put, $"/profiles/{handle}/block");

    public static async Task<string[]> DiscoverAsync(this HttpClient cook, string query) =>
        [.. (await cook.SendAsync<Page<PublicRecipe>>(HttpMethod.Get, $"/discover?{query}", null)).Items.Select(recipe => recipe.Title)];

    public static Task<HttpResponseMessage> OpenPublicAsync(this HttpClient cook, Guid recipe) => cook.GetAsync($"/api/v1/discover/recipes/{recipe}", Cancellation);

    /// <returns>The picture's id.</returns>
    public static async Task<Guid> AddPictureAsync(this HttpClient cook, Guid recipe)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(TestImages.Jpeg()), "file", "soup.jpg" } };
        using var answer = await cook.PostAsync($"{RecipeClient.Root}/{recipe}/images", form, Cancellation);
        answer.EnsureSuccessStatusCode();
        return (await cook.ReadRecipeAsync(recipe)).Images[^1].Id;
    }
}

using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;
using Alchemorsel.Contracts.Accounts;
using Alchemorsel.Contracts.Recipes;

namespace Alchemorsel.Benchmarks.Shedding;

/// <summary>A new cook of a running installation with recipes of their own, and what they ask for: single recipes, lists and searches, 7 : 2 : 1.</summary>
internal sealed class LoadKitchen : IDisposable
{
    /// <summary>Whoever waits longer has gone.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private const int Recipes = 100;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    private static readonly string[] Words = ["soup", "onion", "curry", "bread", "pie"];

    private readonly SocketsHttpHandler handler;
    private readonly List<Guid> recipes = [];

    private LoadKitchen(Uri address)
    {
        // As many connections as it takes: those of many cooks, not of one who waits for the last answer.
        handler = new SocketsHttpHandler { MaxConnectionsPerServer = int.MaxValue, ConnectTimeout = Patience, UseCookies = false, AllowAutoRedirect = false };
        Client = new HttpClient(handler) { BaseAddress = address, Timeout = Patience };
    }

    public HttpClient Client { get; }

    public static async Task<LoadKitchen> OpenAsync(Uri address)
    {
        var kitchen = new LoadKitchen(address);
        var request = new RegisterRequest { Email = $"{Guid.CreateVersion7():n}@load.test", Password = "many cooks and one broth", DisplayName = "Load" };
        using var registered = await kitchen.Client.PostAsJsonAsync("/api/v1/auth/register", request, Json);
        registered.EnsureSuccessStatusCode();
        var tokens = await registered.Content.ReadFromJsonAsync<AuthTokens>(Json);
        kitchen.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", tokens!.AccessToken);
        for (var number = 0; number < Recipes; number++)
        {
            var input = new RecipeInput
            {
                Title = string.Create(CultureInfo.InvariantCulture, $"{Words[number % Words.Length]} number {number}"),
                Servings = 4,
                Ingredients = [new(null, ["2 onions, chopped", "500 g carrots", "1 l stock", "2 tbsp olive oil", "salt", "1 tsp cumin", "200 g lentils", "1 lemon"])],
                Steps = [new(null, ["Fry the onions for 10 minutes.", "Add everything else.", "Simmer for 25 minutes.", "Season with salt and lemon."])],
            };
            using var made = await kitchen.Client.PostAsJsonAsync("/api/v1/recipes", input, Json);
            made.EnsureSuccessStatusCode();
            kitchen.recipes.Add((await made.Content.ReadFromJsonAsync<RecipeDetails>(Json))!.Id);
        }

        return kitchen;
    }

    /// <summary>What the request of that number is for; the same mix whoever sends it.</summary>
    public string PathOf(long number) => (number % 10) switch
    {
        3 or 7 => "/api/v1/recipes?limit=30",
        9 => $"/api/v1/recipes?q={Words[number / 10 % Words.Length]}&limit=30",
        _ => $"/api/v1/recipes/{recipes[(int)(number * 31 % recipes.Count)]}",
    };

    public void Dispose()
    {
        Client.Dispose();
        handler.Dispose();
    }
}

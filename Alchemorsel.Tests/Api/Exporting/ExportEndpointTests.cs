using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Alchemorsel.Contracts.Exporting;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Cooking.Formats;
using Alchemorsel.Tests.Api.Media;
using Alchemorsel.Tests.Api.Recipes;
using Alchemorsel.Tests.Infrastructure;

namespace Alchemorsel.Tests.Api.Exporting;

[Collection(ApiGroup.Name)]
public sealed class ExportEndpointTests(ApiFixture api)
{
    private static readonly RecipeInput Soup = new()
    {
        Title = "Red lentil soup",
        Servings = 4,
        TotalMinutes = 35,
        SourceUrl = "https://recipes.example/soup",
        Tags = ["weeknight"],
        Ingredients = [new IngredientSectionInput(null, ["200 g red lentils", "1 onion, chopped"])],
        Steps = [new StepSectionInput(null, ["Soften the onion.", "Add the lentils and simmer for 25 minutes."])],
        Nutrition = new Nutrition { Calories = 287, Fat = 4.5m },
    };

    [Theory]
    [InlineData("json", "application/ld+json")]
    [InlineData("cook", "text/x-cooklang")]
    [InlineData("md", "text/markdown")]
    public async Task A_recipe_is_taken_along_in_a_form_that_reads_back(string format, string contentType)
    {
        using var cook = await api.NewCookAsync();
        var recipe = await cook.CreateAsync(Soup);

        using var answer = await cook.GetAsync($"{RecipeClient.Root}/{recipe.Id}/export/{format}", Cancel);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(contentType, answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal($"red-lentil-soup.{format}", answer.Content.Headers.ContentDisposition?.FileNameStar ?? answer.Content.Headers.ContentDisposition?.FileName);
        var draft = PastedRecipe.Read(await answer.Content.ReadAsStringAsync(Cancel), null).Draft!;
        Assert.Equal("Red lentil soup", draft.Title);
        Assert.Equal(4, draft.Servings);
        Assert.Equal(2, draft.Ingredients.Sum(section => section.Lines.Count));
        Assert.Equal(2, draft.Steps.Sum(section => section.Lines.Count));
    }

    [Fact]
    public async Task Another_households_recipe_is_not_there_and_an_unknown_form_is_named()
    {
        using var cook = await api.NewCookAsync();
        using var stranger = await api.NewCookAsync();
        var recipe = await cook.CreateAsync(Soup);

        using var hidden = await stranger.GetAsync($"{RecipeClient.Root}/{recipe.Id}/export/json", Cancel);
        Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
        using var unknown = await cook.GetAsync($"{RecipeClient.Root}/{recipe.Id}/export/docx", Cancel);
        Assert.Contains("format", (await unknown.RefusalAsync()).Errors.Keys);
        using var formats = await PostAsync(cook, new ExportRequest { Formats = ["md", "pdf"] });
        Assert.Contains("formats[1]", (await formats.RefusalAsync()).Errors.Keys);
        using var many = await PostAsync(cook, new ExportRequest { RecipeIds = [.. Enumerable.Range(0, 1_001).Select(_ => recipe.Id)] });
        Assert.Contains("recipeIds", (await many.RefusalAsync()).Errors.Keys);
    }

    [Fact]
    public async Task An_archive_holds_every_recipe_with_its_pictures_and_the_forms_asked_for_and_nobody_elses()
    {
        using var cook = await api.NewCookAsync();
        using var stranger = await api.NewCookAsync();
        await stranger.CreateAsync("Somebody else's stew");
        var recipe = await cook.CreateAsync(Soup);
        var other = await cook.CreateAsync("Toast");
        (await UploadAsync(cook, recipe.Id, "A bowl")).Dispose();
        (await cook.SendAsync(HttpMethod.Post, $"/{other.Id}/archive")).Dispose();

        using var archive = await ReadAsync(cook, new ExportRequest { Formats = ["md"] });

        var names = archive.Entries.Select(entry => entry.FullName).ToList();
        Assert.Equal(2, names.Count(name => name.EndsWith("/recipe.json", StringComparison.Ordinal)));
        Assert.Contains($"recipes/{recipe.Id}/1.webp", names);
        Assert.Equal(2, names.Count(name => name.StartsWith("readable/", StringComparison.Ordinal) && name.EndsWith(".md", StringComparison.Ordinal)));
        Assert.DoesNotContain(names, name => name.Contains("stew", StringComparison.Ordinal));
        var manifest = Document(archive, "alchemorsel.json");
        Assert.Equal((2, 1), (manifest.GetProperty("recipes").GetInt32(), manifest.GetProperty("images").GetInt32()));
        Assert.True(Document(archive, $"recipes/{other.Id}/recipe.json").GetProperty("archived").GetBoolean());
        Assert.Equal("A bowl", Document(archive, $"recipes/{recipe.Id}/recipe.json").GetProperty("images")[0].GetProperty("alt").GetString());
    }

    [Fact]
    public async Task A_selection_holds_what_was_selected_and_only_of_ones_own()
    {
        using var cook = await api.NewCookAsync();
        using var stranger = await api.NewCookAsync();
        var foreign = await stranger.CreateAsync("Somebody else's stew");
        var wanted = await cook.CreateAsync(Soup);
        await cook.CreateAsync("Toast");

        using var archive = await ReadAsync(cook, new ExportRequest { RecipeIds = [wanted.Id, foreign.Id] });

        var document = Assert.Single(archive.Entries, entry => entry.Name == "recipe.json");
        Assert.Equal($"recipes/{wanted.Id}/recipe.json", document.FullName);
    }

    [Fact]
    public async Task An_empty_library_is_an_archive_without_recipes()
    {
        using var cook = await api.NewCookAsync();
        using var archive = await ReadAsync(cook, new ExportRequest());
        Assert.Equal("alchemorsel.json", Assert.Single(archive.Entries).FullName);
    }

    [Fact]
    public async Task A_batch_of_recipes_costs_the_same_statements_however_many_they_are()
    {
        using var cook = await api.NewCookAsync();
        await cook.CreateAsync("Toast 0");
        var few = await StatementsAsync(cook);
        for (var number = 1; number < 20; number++)
            await cook.CreateAsync($"Toast {number}");

        Assert.Equal(few, await StatementsAsync(cook));
    }

    private static async Task<int> StatementsAsync(HttpClient cook)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/exports") { Content = JsonContent.Create(new ExportRequest(), options: Json.Options) };
        var (sent, answer) = await Statements.OfAsync(cook, request);
        using (answer)
            answer.EnsureSuccessStatusCode();
        return sent.Count;
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    internal static Task<HttpResponseMessage> PostAsync(HttpClient cook, ExportRequest request)
        => cook.PostAsJsonAsync("/api/v1/exports", request, Json.Options, Cancel);

    internal static async Task<HttpResponseMessage> UploadAsync(HttpClient cook, Guid recipe, string? alt)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(TestImages.Jpeg()), "file", "image" } };
        if (alt is not null)
            form.Add(new StringContent(alt), "alt");
        var answer = await cook.PostAsync($"{RecipeClient.Root}/{recipe}/images", form, Cancel);
        answer.EnsureSuccessStatusCode();
        return answer;
    }

    private static async Task<ZipArchive> ReadAsync(HttpClient cook, ExportRequest request)
    {
        using var answer = await PostAsync(cook, request);
        answer.EnsureSuccessStatusCode();
        Assert.Equal("application/zip", answer.Content.Headers.ContentType?.MediaType);
        return new ZipArchive(new MemoryStream(await answer.Content.ReadAsByteArrayAsync(Cancel)));
    }

    private static JsonElement Document(ZipArchive archive, string name)
    {
        using var stream = archive.GetEntry(name)!.Open();
        return JsonSerializer.Deserialize<JsonElement>(stream);
    }
}

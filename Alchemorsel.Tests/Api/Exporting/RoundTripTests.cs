using System.IO.Compression;
using System.Text;
using Alchemorsel.Contracts.Exporting;
using Alchemorsel.Contracts.Importing;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Tests.Api.Importing.Jobs;
using Alchemorsel.Tests.Api.Recipes;
using Alchemorsel.Tests.Infrastructure;
using CsCheck;

namespace Alchemorsel.Tests.Api.Exporting;

/// <summary>What is exported and imported into an empty household is the same library, whatever is in it.</summary>
[Collection(ApiGroup.Name)]
public sealed class RoundTripTests(ApiFixture api)
{
    private static readonly string[] Words =
        ["soup", "Käse", "日本", "🧂 salt", "½ cup", "\"quoted\"", "<b>bold</b>", "# heading", "- dash", "a, b", "{x}", "\\n", "ﬁn", "عدس", "1/2", "--", "@tag", "null"];

    private static readonly Gen<string> Text = Gen.Int[0, Words.Length - 1].Select(index => Words[index]).List[1, 4].Select(words => string.Join(' ', words));

    private static readonly Gen<int?> Minutes = Gen.OneOf(Gen.Const((int?)null), Gen.Int[0, 86_400].Select(minutes => (int?)minutes));

    private static readonly Gen<RecipeInput> Input = Gen.Select(
        Gen.Select(Text, Maybe(Text), Maybe(Text), Maybe(Text), Maybe(Text), Maybe(Text)),
        Gen.Select(Minutes, Minutes, Minutes, Gen.Int[0, 12], Gen.Bool),
        Gen.Select(Text.List[0, 4], Text.List[0, 3], Sections, Sections, Gen.Int[0, 3]))
        .Select((texts, numbers, lists) => new RecipeInput
        {
            Title = "The " + texts.Item1,
            Description = texts.Item2,
            Cuisine = texts.Item3,
            Category = texts.Item4,
            Author = texts.Item5,
            Notes = texts.Item6,
            PrepMinutes = numbers.Item1,
            CookMinutes = numbers.Item2,
            TotalMinutes = numbers.Item3,
            Servings = numbers.Item4 == 0 ? null : numbers.Item4,
            YieldText = numbers.Item4 == 12 ? "12 buns" : null,
            Status = numbers.Item5 ? RecipeStatus.Draft : RecipeStatus.Published,
            Difficulty = lists.Item5 == 3 ? null : (Difficulty)lists.Item5,
            Language = lists.Item5 == 0 ? "de-AT" : null,
            SourceUrl = lists.Item5 == 1 ? "https://recipes.example/ä?x=1&y=2#z" : null,
            Tags = lists.Item1,
            Equipment = lists.Item2,
            Ingredients = [.. lists.Item3.Select(section => new IngredientSectionInput(section.Name, section.Lines))],
            Steps = [.. lists.Item4.Select(section => new StepSectionInput(section.Name, section.Lines))],
            Allergens = lists.Item5 == 2 ? new AllergenOverride(["milk"], ["gluten", "nuts"]) : null,
            Nutrition = lists.Item5 == 1 ? new Nutrition { Calories = 123.4m, Sodium = 5, ServingSize = "1 Teller" } : null,
        });

    private static Gen<List<(string? Name, List<string> Lines)>> Sections =>
        Gen.Select(Maybe(Text), Text.List[1, 5]).Select((name, lines) => (name, lines)).List[0, 3];

    [Fact]
    public async Task A_library_comes_back_equal()
    {
        await Gen.Select(Input.List[0, 6], Gen.Int[0, 2]).SampleAsync(async (recipes, images) =>
        {
            using var from = await api.NewCookAsync();
            using var to = await api.NewCookAsync();
            foreach (var (number, input) in recipes.Index())
            {
                var recipe = await from.CreateAsync(input);
                for (var image = 0; image < images && number == 0; image++)
                    (await ExportEndpointTests.UploadAsync(from, recipe.Id, image == 0 ? null : "What it shows 🍲")).Dispose();
                if (number == 2)
                    (await from.SendAsync(HttpMethod.Post, $"/{recipe.Id}/archive")).Dispose();
            }

            await RestoreAsync(from, to);

            var (before, after) = (await LibraryAsync(from), await LibraryAsync(to));
            Assert.Equal(recipes.Count, after.Count);
            Assert.Equal(before, after);
        }, iter: 12, threads: 1);
    }

    [Fact]
    public async Task A_damaged_document_is_told_and_the_rest_still_comes()
    {
        using var from = await api.NewCookAsync();
        using var to = await api.NewCookAsync();
        await from.CreateAsync("Kept whole");
        await from.CreateAsync("Of a newer version");
        var archive = await ArchiveAsync(from);
        using (var zip = new ZipArchive(archive, ZipArchiveMode.Update, leaveOpen: true))
        {
            foreach (var entry in zip.Entries.Where(entry => entry.Name == "recipe.json").ToList())
            {
                using var stream = entry.Open();
                using var reader = new StreamReader(stream, leaveOpen: true);
                var text = await reader.ReadToEndAsync(Cancel);
                if (!text.Contains("newer", StringComparison.Ordinal))
                    continue;
                stream.SetLength(0);
                stream.Write(Encoding.UTF8.GetBytes(text.Replace("\"version\": 1", "\"version\": 99", StringComparison.Ordinal)));
            }
        }

        var job = await to.EndAsync(to.ImportFileAsync(archive.ToArray()));

        Assert.Equal((1, 1), (job.Counts.Done, job.Counts.Failed));
        var failed = Assert.Single(await to.ItemsAsync(job.Id, "state=failed"));
        Assert.Contains("newer version", failed.Reason, StringComparison.Ordinal);
        Assert.Equal("Kept whole", Assert.Single((await to.ListAsync()).Items).Title);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static Gen<string?> Maybe(Gen<string> text) => Gen.OneOf(Gen.Const((string?)null), text.Select(some => (string?)some));

    private static async Task RestoreAsync(HttpClient from, HttpClient to)
    {
        using var archive = await ArchiveAsync(from);
        var job = await to.EndAsync(to.ImportFileAsync(archive.ToArray()));
        Assert.All(await to.ItemsAsync(job.Id), item => Assert.Equal((ImportItemState.Done, null), (item.State, item.Reason)));
    }

    private static async Task<MemoryStream> ArchiveAsync(HttpClient from)
    {
        using var answer = await ExportEndpointTests.PostAsync(from, new ExportRequest { Formats = ["json", "cook", "md"] });
        answer.EnsureSuccessStatusCode();
        var archive = new MemoryStream();
        await answer.Content.CopyToAsync(archive, Cancel);
        return archive;
    }

    /// <summary>
    /// Everything of the library but ids, versions and the time of the last change, as text that compares. Pictures are encoded anew, so their
    /// blurred previews may differ by a shade; their number, order, size, colour and words may not.
    /// </summary>
    private static async Task<List<string>> LibraryAsync(HttpClient cook)
    {
        var ids = new List<Guid>();
        foreach (var status in new[] { "draft", "published", "archived" })
            ids.AddRange((await cook.ListAsync($"status={status}&limit=100")).Items.Select(recipe => recipe.Id));
        var library = new List<string>();
        foreach (var id in ids)
        {
            var recipe = await cook.ReadRecipeAsync(id);
            library.Add(System.Text.Json.JsonSerializer.Serialize(
                recipe with
                {
                    Id = Guid.Empty,
                    Version = "",
                    UpdatedAt = default,
                    Images = [.. recipe.Images.Select(image => image with { Id = Guid.Empty, Url = "", Preview = null })],
                    Ingredients =
                    [
                        .. recipe.Ingredients.Select(section => section with
                        {
                            Lines = [.. section.Lines.Select(line => line with { Recipe = line.Recipe is null ? null : line.Recipe with { Id = Guid.Empty } })],
                        }),
                    ],
                },
                Json.Options));
        }
        return [.. library.Order(StringComparer.Ordinal)];
    }
}

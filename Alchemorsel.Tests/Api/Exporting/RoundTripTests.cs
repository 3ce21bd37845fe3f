using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Alchemorsel.Contracts.Exporting;
using Alchemorsel.Contracts.Importing;
using Alchemorsel.Contracts.MealPlans;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Contracts.Social;
using Alchemorsel.Tests.Api.Importing.Jobs;
using Alchemorsel.Tests.Api.MealPlans;
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
    public async Task A_library_comes_back_equal_and_coming_again_changes_nothing()
    {
        await Gen.Select(Input.List[0, 5], Gen.Int[0, 2], Gen.Int[0, 999].List[6, 6]).SampleAsync(async (recipes, images, dice) =>
        {
            using var from = await api.NewCookAsync();
            using var to = await api.NewCookAsync();
            await FillAsync(from, recipes, images, dice);
            var before = await from.EverythingAsync();
            using var archive = await ArchiveAsync(from);

            var job = await to.EndAsync(to.ImportFileAsync(archive.ToArray()));

            Assert.All(await to.ItemsAsync(job.Id), item => Assert.Equal((ImportItemState.Done, null), (item.State, item.Reason)));
            Assert.All(job.Library, part => Assert.Equal((0, null), (part.Kept, part.Problem)));
            Assert.Equal(recipes.Count, job.Counts.Done);
            var after = await to.EverythingAsync();
            Assert.Equal(before, after);

            var again = await to.EndAsync(to.ImportFileAsync(archive.ToArray()));

            Assert.Equal((recipes.Count, 0), (again.Counts.Duplicate, again.Counts.Done));
            Assert.All(again.Library, part => Assert.Equal((0, null), (part.Added, part.Problem)));
            Assert.Equal(after, await to.EverythingAsync());
            if (recipes.Count == 0)
                return;
            await to.DoAsync(again.Id, "resolve", new ResolveRequest { Choice = DuplicateChoice.Merge });
            Assert.All((await to.EndAsync(again.Id)).Library, part => Assert.Equal(0, part.Added));
            Assert.Equal(after, await to.EverythingAsync());
        }, iter: 8, threads: 1);
    }

    /// <summary>Recipes, and whatever the dice make a household do with them.</summary>
    private static async Task FillAsync(HttpClient cook, List<RecipeInput> recipes, int images, List<int> dice)
    {
        if (dice[0] % 2 == 0)
            await cook.SayAsync(dice[0] % 3);
        var made = new List<RecipeDetails>();
        foreach (var (number, input) in recipes.Index())
        {
            // A line that names another recipe by its title, one that is still to come among them.
            var title = recipes[(number + dice[1]) % recipes.Count].Title;
            var recipe = await cook.CreateAsync(input with
            {
                Ingredients = [.. input.Ingredients, new IngredientSectionInput("Parts", [title, "2 splargs of jam", "100 g butter", "1 mugful flour"])],
            });
            made.Add(recipe);
            for (var image = 0; image < images && number == 0; image++)
                (await ExportEndpointTests.UploadAsync(cook, recipe.Id, image == 0 ? null : "What it shows 🍲")).Dispose();
        }

        foreach (var (number, recipe) in made.Index())
        {
            var die = dice[number] + number;
            for (var edit = 0; edit < die % 3; edit++)
                await cook.EditAsync(recipe, recipes[number] with { Title = $"{recipe.Title} {edit}", Ingredients = [.. recipe.Ingredients.Select(Said)] });
            if (die % 5 < 3)
                await cook.DoAsync(HttpMethod.Put, $"/recipes/{recipe.Id}/favourite");
            if (die % 4 > 0)
                await cook.DoAsync(HttpMethod.Put, $"/recipes/{recipe.Id}/rating", new RatingInput { Stars = 1 + (die % 5) });
            for (var time = 0; time < die % 3; time++)
            {
                var entry = await cook.CookedAsync(
                    recipe.Id, new CookedInput { CookedOn = new DateOnly(2024, 2, 28 + time), Servings = time + 1, Note = time == 0 ? recipe.Notes?[..Math.Min(90, recipe.Notes.Length)] : null });
                if (number == 1)
                    await cook.PhotoAsync(recipe.Id, entry.Id);
            }

            var used = made[(number + 1) % made.Count].Id;
            if (die % 2 == 0 && recipe.Ingredients.Count > 0)
            {
                var choice = number + 1 < made.Count && die % 4 == 0 ? used : (Guid?)null;
                // Titles link lines too, so a choice can close a circle. That some line uses none is never refused.
                if (!await cook.UseAsync(recipe.Id, recipe.Ingredients.Count - 1, 1, choice))
                    Assert.NotNull(choice);
            }

            if (die % 3 > 0)
                await cook.PlanAsync(PlanClient.Of(recipe.Id, PlanClient.Monday.AddDays(die % 9), (MealSlot)(die % 4)) with { Servings = die % 5 == 0 ? null : 1 + (die % 5), Position = 0 });
            if (number == 2)
                (await cook.SendAsync(HttpMethod.Post, $"/{recipe.Id}/archive")).Dispose();
        }

        if (dice[5] % 3 > 0)
        {
            await cook.CollectAsync("Christmas 🎄", "All of *it*", made.Select(recipe => recipe.Id).Reverse());
            await cook.CollectAsync("Christmas 🎄", null);
            var moved = await cook.CollectAsync("عدس", null, made.Select(recipe => recipe.Id));
            if (made.Count > 2)
                await cook.DoAsync(HttpMethod.Put, $"/collections/{moved.Id}/recipes/{made[2].Id}/position", new { after = made[0].Id });
            await cook.KeepAsync("Of the عدس", new RecipeCriteria { Collection = moved.Id, Favourite = true });
        }

        foreach (var text in new[] { "Leftovers 🍲", "Leftovers 🍲", "<b>Out</b>" }.Take(dice[3] % 4))
            await cook.PlanAsync(PlanClient.Of(text, slot: (MealSlot)(dice[2] % 4)) with { Position = dice[1] % 3 });
        if (dice[4] % 2 == 0)
            await SearchAsync(cook, dice[4]);
    }

    /// <summary>Searches of every kind of filter, and of foods of the household's own where it has some.</summary>
    private static async Task SearchAsync(HttpClient cook, int die)
    {
        var foods = (await cook.SendAsync<JsonNode>(HttpMethod.Get, "/foods?changed=true&limit=100", null))["items"]!.AsArray()
            .Select(food => (string)food!["code"]!).ToList();
        await cook.KeepAsync("Everything <b>at</b> once 🧂", new RecipeCriteria
        {
            Q = "½ cup & \"quoted\"",
            Tags = ["Käse", "日本"],
            Cuisine = "عدس",
            Category = "a, b",
            Diets = ["vegan"],
            Difficulty = Difficulty.Medium,
            MaxMinutes = 1 + die,
            MinRating = 3,
            Foods = ["garlic", "100%"],
            WithoutFoods = foods,
            WithoutAllergens = ["milk", "nuts"],
            AllowUnknown = true,
            Status = RecipeStatus.Draft,
            Favourite = true,
            Sort = RecipeSort.Quickest,
        });
        await cook.KeepAsync("null", new RecipeCriteria { Sort = RecipeSort.Title });
    }

    private static IngredientSectionInput Said(IngredientSection section) => new(section.Name, [.. section.Lines.Select(line => line.Text)]);

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

    private static async Task<MemoryStream> ArchiveAsync(HttpClient from)
    {
        using var answer = await ExportEndpointTests.PostAsync(from, new ExportRequest { Formats = ["json", "cook", "md"] });
        answer.EnsureSuccessStatusCode();
        var archive = new MemoryStream();
        await answer.Content.CopyToAsync(archive, Cancel);
        return archive;
    }
}

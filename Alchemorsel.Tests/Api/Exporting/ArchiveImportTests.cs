using System.IO.Compression;
using System.Text.Json.Nodes;
using Alchemorsel.Contracts.Exporting;
using Alchemorsel.Contracts.Foods;
using Alchemorsel.Contracts.Importing;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Contracts.Social;
using Alchemorsel.Cooking.Formats.Exports;
using Alchemorsel.Tests.Api.Importing.Jobs;
using Alchemorsel.Tests.Api.Recipes;
using Alchemorsel.Tests.Api.Social;
using Alchemorsel.Tests.Infrastructure;
using static Alchemorsel.Tests.Api.Exporting.ArchiveFiles;

namespace Alchemorsel.Tests.Api.Exporting;

/// <summary>What an archive brings into a kitchen that has something already, that others live in, or that somebody means ill.</summary>
[Collection(ApiGroup.Name)]
public sealed class ArchiveImportTests(ApiFixture api)
{
    [Fact]
    public async Task What_others_wrote_keeps_their_names_and_only_ones_own_becomes_ones_own()
    {
        using var cook = await api.NewCookAsync();
        using var second = await api.NewMemberAsync(cook, "Bertha");
        using var to = await api.NewCookAsync();
        var soup = await cook.CreateAsync("Soup of two cooks");
        await cook.CookedAsync(soup.Id, new CookedInput { Note = "Mine" });
        await second.CookedAsync(soup.Id, new CookedInput { Note = "Hers" });
        await cook.DoAsync(HttpMethod.Put, $"/recipes/{soup.Id}/rating", new RatingInput { Stars = 5 });
        await second.DoAsync(HttpMethod.Put, $"/recipes/{soup.Id}/rating", new RatingInput { Stars = 1 });
        await second.DoAsync(HttpMethod.Put, $"/recipes/{soup.Id}/favourite");
        var archive = await ArchiveAsync(cook);

        await to.EndAsync(to.ImportFileAsync(archive));

        var brought = await to.ReadRecipeAsync(Assert.Single((await to.ListAsync()).Items).Id);
        Assert.Equal((5d, 1, 5, false, 2), (brought.Standing.Rating, brought.Standing.RatingCount, brought.Standing.MyRating, brought.Standing.IsFavourite, brought.Standing.CookedCount));
        var log = (await to.SendAsync<JsonNode>(HttpMethod.Get, "/cooked", null))["items"]!.AsArray();
        Assert.Equal(
            [("Mine", "Cook", true), ("Hers", "Bertha", false)],
            log.Select(entry => ((string)entry!["note"]!, (string)entry["by"]!, (bool)entry["mine"]!)).OrderByDescending(entry => entry.Item3));

        // In the household that it is of everybody is who they are.
        await cook.EndAsync(cook.ImportFileAsync(archive, duplicates: "keepBoth"));
        var copy = (await second.ListAsync()).Items.Single(recipe => recipe.Id != soup.Id);
        Assert.Equal((2, 1, true), ((await second.ReadRecipeAsync(copy.Id)).Standing is var standing ? (standing.RatingCount, standing.MyRating, standing.IsFavourite) : default));
    }

    [Fact]
    public async Task What_the_household_says_itself_stays_and_its_collection_is_filled_up()
    {
        using var from = await api.NewCookAsync();
        using var to = await api.NewCookAsync();
        var (first, last) = (await from.CreateAsync("Plum cake"), await from.CreateAsync("Apple cake"));
        await from.CollectAsync("Cakes", "Theirs", first.Id, last.Id);
        await from.DoAsync(HttpMethod.Put, "/foods/butter", new FoodInput { Name = "Their butter" });
        await to.DoAsync(HttpMethod.Put, "/foods/butter", new FoodInput { Name = "My butter" });
        var own = await to.CreateAsync("Cheese cake");
        var cakes = await to.CollectAsync("CAKES", "Mine", own.Id);

        var job = await to.EndAsync(to.ImportFileAsync(await ArchiveAsync(from)));

        Assert.Equal("My butter", (await to.SendAsync<FoodDetails>(HttpMethod.Get, "/foods/butter", null)).Name);
        var collections = (await to.SendAsync<JsonNode>(HttpMethod.Get, "/collections", null))["items"]!.AsArray();
        Assert.Equal(("CAKES", "Mine"), ((string)Assert.Single(collections)!["name"]!, (string)collections[0]!["description"]!));
        var inside = (await to.SendAsync<JsonNode>(HttpMethod.Get, $"/collections/{cakes.Id}/recipes", null))["items"]!.AsArray();
        Assert.Equal(["Cheese cake", "Plum cake", "Apple cake"], inside.Select(recipe => (string)recipe!["title"]!));
        Assert.Equal((0, 1), job.Library.Single(part => part.Kind == ImportedKind.Foods) is var foods ? (foods.Added, foods.Kept) : default);
        Assert.Equal((0, 1), job.Library.Single(part => part.Kind == ImportedKind.Collections) is var filled ? (filled.Added, filled.Kept) : default);
    }

    [Fact]
    public async Task A_line_uses_the_recipe_that_it_used_and_not_one_of_the_same_name()
    {
        using var from = await api.NewCookAsync();
        using var to = await api.NewCookAsync();
        var cake = await from.CreateAsync(new RecipeInput { Title = "Layer cake", Ingredients = [new IngredientSectionInput(null, ["1 dough"])] });
        await from.CreateAsync(new RecipeInput { Title = "Dough", Description = "The wrong one" });
        var right = await from.CreateAsync(new RecipeInput { Title = "Dough", Description = "The right one", Ingredients = [new IngredientSectionInput(null, ["100 g milk"])] });
        await from.UseAsync(cake.Id, 0, 0, right.Id);

        await to.EndAsync(to.ImportFileAsync(await ArchiveAsync(from)));

        var brought = await to.ReadRecipeAsync((await to.ListAsync("q=layer")).Items[0].Id);
        Assert.Equal("The right one", (await to.ReadRecipeAsync(brought.Ingredients[0].Lines[0].Recipe!.Id)).Description);
        // What is in it counts, although it came after its user.
        Assert.Empty((await to.ListAsync("withoutAllergen=milk&allowUnknown=true&q=layer")).Items);
    }

    [Fact]
    public async Task A_circle_of_recipes_is_cut_and_the_import_names_the_line()
    {
        using var from = await api.NewCookAsync();
        using var to = await api.NewCookAsync();
        var hen = await from.CreateAsync(new RecipeInput { Title = "Hen", Ingredients = [new IngredientSectionInput(null, ["1 shell", "2 eggs to hatch"])] });
        var egg = await from.CreateAsync(new RecipeInput { Title = "Egg", Ingredients = [new IngredientSectionInput(null, ["1 bird to lay it"])] });
        Assert.True(await from.UseAsync(egg.Id, 0, 0, hen.Id));
        Assert.False(await from.UseAsync(hen.Id, 0, 1, egg.Id));
        var circle = Rewritten(await ArchiveAsync(from), (name, text) =>
        {
            if (name != $"recipes/{hen.Id}/recipe.json")
                return text;
            var document = JsonNode.Parse(text)!;
            document["uses"] = new JsonArray(new JsonObject { ["section"] = 0, ["line"] = 1, ["recipe"] = egg.Id, ["chosen"] = true });
            return document.ToJsonString();
        });

        var job = await to.EndAsync(to.ImportFileAsync(circle));

        Assert.Equal((ImportJobState.Finished, 2, 0), (job.State, job.Counts.Done, job.Counts.Failed));
        var items = await to.ItemsAsync(job.Id);
        var used = (await to.ReadRecipeAsync(items.Single(item => item.Title == "Hen").Recipe!.Id)).Ingredients[0].Lines[1].Recipe;
        Assert.Equal(("Egg", null), (used?.Title, items.Single(item => item.Title == "Hen").Reason));
        var cut = items.Single(item => item.Title == "Egg");
        Assert.Contains("\"1 bird to lay it\"", cut.Reason, StringComparison.Ordinal);
        Assert.Null((await to.ReadRecipeAsync(cut.Recipe!.Id)).Ingredients[0].Lines[0].Recipe);
    }

    [Fact]
    public async Task A_line_whose_recipe_did_not_come_uses_none_and_the_import_names_it()
    {
        using var from = await api.NewCookAsync();
        using var to = await api.NewCookAsync();
        var pie = await from.CreateAsync(new RecipeInput { Title = "Pie", Ingredients = [new IngredientSectionInput(null, ["1 crust, blind baked"])] });
        var crust = await from.CreateAsync("Shortcrust");
        Assert.True(await from.UseAsync(pie.Id, 0, 0, crust.Id));
        var torn = Rewritten(await ArchiveAsync(from), (name, text) => name == $"recipes/{crust.Id}/recipe.json" ? "torn" : text);

        var job = await to.EndAsync(to.ImportFileAsync(torn));

        Assert.Equal((1, 1), (job.Counts.Done, job.Counts.Failed));
        Assert.Contains("\"1 crust, blind baked\"", Assert.Single(await to.ItemsAsync(job.Id, "state=done")).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_archive_of_recipes_alone_still_comes()
    {
        using var from = await api.NewCookAsync();
        using var to = await api.NewCookAsync();
        await from.CreateAsync(new RecipeInput { Title = "Old cake", Ingredients = [new IngredientSectionInput(null, ["1 old dough"])] });
        await from.CreateAsync("Old dough");
        var old = Rewritten(await ArchiveAsync(from), (name, text) =>
        {
            if (name.EndsWith(".jsonl", StringComparison.Ordinal))
                return null;
            var document = JsonNode.Parse(text)!.AsObject();
            foreach (var added in new[] { "uses", "favourites", "ratings", "exportedBy" })
                document.Remove(added);
            return document.ToJsonString();
        });

        var job = await to.EndAsync(to.ImportFileAsync(old));

        Assert.Equal((ImportJobState.Finished, 2, 0), (job.State, job.Counts.Done, job.Counts.Failed));
        Assert.Empty(job.Library);
    }

    [Fact]
    public async Task What_is_spoilt_is_named_and_the_rest_comes()
    {
        using var from = await api.NewCookAsync();
        using var to = await api.NewCookAsync();
        var cake = await from.CreateAsync("Spoilt cake");
        await from.CookedAsync(cake.Id, new CookedInput { Note = "Fine" });
        await from.CollectAsync("Twice", null, cake.Id);
        await from.DoAsync(HttpMethod.Post, "/foods", new FoodInput { Name = "Quince jam" });
        var hostile = Rewritten(await ArchiveAsync(from), (name, text) => name switch
        {
            "collections.jsonl" => text + $$"""
                {"name":"Twice","recipes":["{{Guid.CreateVersion7()}}"]}
                {"name":7}
                {"name":"No list","recipes":null}
                not json

                """,
            "foods.jsonl" => text + $"{{\"code\":\"own:\\u0000\",\"food\":{{\"name\":\"x\"}}}}\n{{\"code\":\"gold\",\"food\":{{}}}}\n{{\"code\":\"own:long\",\"food\":{{\"name\":\"{new string('a', 10_000_000)}\"}}}}\n",
            _ when name.EndsWith("cooked.jsonl", StringComparison.Ordinal) => text + """
                {"cookedOn":"yesterday"}
                {"cookedOn":"1066-10-14"}
                {"cookedOn":"2024-01-01","servings":-1}
                {"cookedOn":"2024-01-02","note":"Whoever","by":"not an id"}
                {"cookedOn":"2024-01-03","photos":["../../alchemorsel.json","no.webp"]}

                """,
            _ when name.EndsWith("history.jsonl", StringComparison.Ordinal) => "{\"format\":\"alchemorsel-history\",\"version\":99}\n",
            _ when name.EndsWith("recipe.json", StringComparison.Ordinal) => text.Replace(
                "\"format\"", $"\"favourites\":[{{\"by\":\"{Guid.CreateVersion7()}\"}},null],\"ratings\":[{{\"by\":\"{Guid.CreateVersion7()}\",\"stars\":99}}],\"format\"", StringComparison.Ordinal),
            _ => text,
        });

        var job = await to.EndAsync(to.ImportFileAsync(hostile));

        Assert.Equal((ImportJobState.Finished, 1, 0), (job.State, job.Counts.Done, job.Counts.Failed));
        var reason = Assert.Single(await to.ItemsAsync(job.Id)).Reason;
        Assert.Contains("4 of the entries in cooked.jsonl", reason, StringComparison.Ordinal);
        Assert.Contains("history.jsonl", reason, StringComparison.Ordinal);
        Assert.Contains("no.webp", reason, StringComparison.Ordinal);
        var foods = job.Library.Single(part => part.Kind == ImportedKind.Foods);
        Assert.Equal((1, 0), (foods.Added, foods.Kept));
        Assert.Contains("foods.jsonl: 3 lines", foods.Problem, StringComparison.Ordinal);
        var collections = job.Library.Single(part => part.Kind == ImportedKind.Collections);
        Assert.Equal((2, 0), (collections.Added, collections.Kept));
        Assert.Contains("collections.jsonl", collections.Problem, StringComparison.Ordinal);
        Assert.Equal(2, (await to.ReadRecipeAsync(Assert.Single((await to.ListAsync()).Items).Id)).Standing.CookedCount);
    }

    [Fact]
    public async Task A_recipe_whose_document_holds_wrong_types_does_not_come_at_all()
    {
        using var from = await api.NewCookAsync();
        using var to = await api.NewCookAsync();
        var cake = await from.CreateAsync("Wrong cake");
        await from.CookedAsync(cake.Id, new CookedInput());
        var hostile = Rewritten(await ArchiveAsync(from), (name, text) => name.EndsWith("recipe.json", StringComparison.Ordinal)
            ? text.Replace("\"format\"", "\"favourites\":\"all of them\",\"format\"", StringComparison.Ordinal) : text);

        var job = await to.EndAsync(to.ImportFileAsync(hostile));

        var item = Assert.Single(await to.ItemsAsync(job.Id));
        Assert.Equal((ImportItemState.Failed, $"recipes/{cake.Id}/recipe.json"), (item.State, item.Source));
        Assert.Empty((await to.SendAsync<JsonNode>(HttpMethod.Get, "/cooked", null))["items"]!.AsArray());
    }

    [Fact]
    public async Task A_selection_goes_without_what_the_household_made_of_it()
    {
        using var cook = await api.NewCookAsync();
        var cake = await cook.CreateAsync("Given cake");
        await cook.CookedAsync(cake.Id, new CookedInput { Note = "Secret" });
        await cook.DoAsync(HttpMethod.Put, $"/recipes/{cake.Id}/favourite");

        using var alone = Zip(await ArchiveAsync(cook, new ExportRequest { RecipeIds = [cake.Id] }));
        using var whole = Zip(await ArchiveAsync(cook, new ExportRequest { RecipeIds = [cake.Id], Kitchen = true }));

        Assert.Equal(["alchemorsel.json", "recipe.json"], alone.Entries.Select(entry => entry.Name).Order(StringComparer.Ordinal));
        Assert.Contains(whole.Entries, entry => entry.Name == "cooked.jsonl");
    }

    [Fact]
    public void An_archive_of_ten_thousand_recipes_with_pictures_is_within_the_limits()
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            for (var number = 0; number < 10_000; number++)
            {
                var folder = $"recipes/{new Guid(number, 0, 0, new byte[8])}/";
                foreach (var name in new[] { "recipe.json", "cooked.jsonl", "history.jsonl", "1.webp", "2.webp", "3.webp", "4.webp", "5.webp" })
                    zip.CreateEntry(folder + name, CompressionLevel.NoCompression).Open().Dispose();
            }

            zip.CreateEntry("alchemorsel.json").Open().Dispose();
        }

        using var archive = OwnArchive.Open(bytes);
        Assert.NotNull(archive);
    }
}

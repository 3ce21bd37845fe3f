using System.Diagnostics;
using System.Globalization;
using System.Text;
using Alchemorsel.Cooking.Formats.Exports;

namespace Alchemorsel.Tests.Cooking.Formats.Exports;

/// <summary>Changed exports of every kind: no exception, no hang, nothing but an end with a summary.</summary>
public sealed class ExportFuzzTests
{
    /// <summary>Names how many inputs to try when it is more than the build does.</summary>
    private const string Variable = "ALCHEMORSEL_FUZZ";

    private const int Inputs = 5_000;

    [Fact]
    public async Task Changed_exports_end_in_a_summary()
    {
        var count = int.TryParse(Environment.GetEnvironmentVariable(Variable), CultureInfo.InvariantCulture, out var more) ? more : Inputs;
        var seeds = Seeds();
        var limits = new ExportLimits { EntryBytesMax = 4 * 1024 * 1024, UnpackedBytesMax = 16 * 1024 * 1024 };
        var longest = TimeSpan.Zero;
        var recipes = 0;
        const int PerSeed = 1_000;
        for (var i = 0; i < count; i += PerSeed)
        {
            var mutations = new Mutations(i, seeds);
            for (var j = 0; j < PerSeed && i + j < count; j++)
            {
                var input = mutations.Next();
                var started = Stopwatch.GetTimestamp();
                try
                {
                    using var stream = new MemoryStream(input);
                    ExportSummary? summary = null;
                    await foreach (var item in ExportReader.ReadAsync(stream, null, limits, TestContext.Current.CancellationToken))
                        summary = item as ExportSummary;
                    Assert.NotNull(summary);
                    recipes += summary.Recipes;
                }
                catch (Exception error) when (error is not OperationCanceledException)
                {
                    Assert.Fail($"Input {i + j}: {error}\n{Convert.ToBase64String(input.AsSpan(0, Math.Min(input.Length, 4_000)))}");
                }

                var took = Stopwatch.GetElapsedTime(started);
                longest = took > longest ? took : longest;
            }
        }

        // About a quarter stays readable; if far less is, the inputs are no longer exports.
        Assert.True(recipes > count / 10, $"Only {recipes} recipes were read from {count} inputs.");
        TestContext.Current.SendDiagnosticMessage("{0} inputs, {1} recipes, longest {2} ms", count, recipes, longest.TotalMilliseconds);
    }

    /// <summary>One of each kind, both as a plain file and packed.</summary>
    private static List<byte[]> Seeds()
    {
        var picture = ExportReading.Picture(1, 40);
        var mealie = """
            {"id":5,"name":"Pizza","slug":"pizza","tags":["a"],"recipe_yield":"4","recipe_ingredient":[{"title":"Dough","note":"240 g flour",
            "disable_amount":true,"quantity":1}],"recipe_instructions":[{"title":"Prepare","text":"Mix."}],"nutrition":{"calories":"5"},"prep_time":"1 Day"}
            """;
        var tandoor = """
            {"name":"Chili","keywords":[{"name":"hot"}],"steps":[{"name":"","instruction":"Cook.","ingredients":[{"food":{"name":"beans"},"unit":{"name":"g"},
            "amount":250.0,"note":"","is_header":false,"no_amount":false}]}],"working_time":5,"waiting_time":2,"servings":1}
            """;
        var paprika = $$"""
            {"uid":"U","name":"Soup","ingredients":"a:\n1 l water","directions":"1. Boil.\n2. Eat.","created":"2012-09-05 13:03:36","rating":4,
            "photo_data":"{{Convert.ToBase64String(picture)}}","photo":"a.jpg","categories":["x"],"nutritional_info":"Fat: 3"}
            """;
        var schema = """
            [{"@type":"Recipe","identifier":"1","name":"Pie","recipeIngredient":["[Crust]","flour"],"recipeInstructions":[{"@type":"HowToSection","text":"x"},
            {"@type":"HowToStep","text":"Bake."}],"creditText":"g","aggregateRating":{"ratingValue":"4"},"image":["a.jpg"],"totalTime":"PT1H"}]
            """;
        var backup = """
            {"recipes":[{"id":"a","slug":"tea","name":"Tea"}],"recipes_ingredients":[{"recipe_id":"a","position":0,"note":"1 bag","unit_id":"u"}],
            "ingredient_units":[{"id":"u","name":"l"}],"recipe_instructions":[{"recipe_id":"a","text":"Steep."}]}
            """;
        var chowdown = "---\nlayout: recipe\ntitle: \"Okra\"\nimage: a.jpg\ntags: x, y\ncomponents:\n- c\ningredients:\n- okra\ndirections:\n- Wash.\n---\nGood.\n";
        var html = """
            <div class="recipe"><div id="name">Pie</div><a id="original_link" href="https://a.example/">x</a><img class="recipeImage" src="a.jpg">
            <ul id="recipeIngredients"><li class="recipeIngredient">flour</li></ul><ol id="recipeInstructions"><li class="instruction">Bake.</li></ol></div>
            """;
        var box = "title,description,ingredients,instructions,categories,tags,source,originalPicture,\nA,B,\"1 egg\n2 l milk\",\"1. a\n2. b\",x,y,z,,w\n";
        var plan = "Title,Course,Ingredients,Directions,Rating,Created At\nT,Main,\", H\n2 itm a\",Go.,3,2023-10-13 20:29:29\n";
        var files = new[] { mealie, tandoor, paprika, schema, backup, chowdown, html, box, plan }.Select(Encoding.UTF8.GetBytes).ToList();
        var ends = new[] { "r/r.json", "recipe.json", "b.json", "s.jsonld", "database.json", "_recipes/o.md", "recipes.html", "box.csv", "plan.csv" };
        return
        [
            .. files,
            ExportReading.Gzip(paprika),
            ExportReading.Zip(("1.zip", ExportReading.Zip(("recipe.json", files[1]), ("image.jpg", picture)))),
            ExportReading.Zip(ends.Zip(files).Append(("r/images/original.jpg", picture)).Append(("a.jpg", picture)).Append(("_components/c.md", files[5]))),
            .. ends.Zip(files).Select(file => ExportReading.Zip((file.First, file.Second))),
        ];
    }
}

using System.IO.Compression;
using System.Text;

namespace Alchemorsel.Benchmarks.Fuzz;

/// <summary>A small export of each app, as a plain file and packed as the app packs it.</summary>
internal static class ExportSamples
{
    /// <summary>Begins as a JPEG does.</summary>
    private static readonly byte[] Picture = [0xff, 0xd8, 0xff, 0xe0, .. new byte[40]];

    private static readonly (string Name, string Text)[] Files =
    [
        ("r/r.json", """
            {"id":5,"name":"Pizza","slug":"pizza","tags":["a"],"recipe_yield":"4","recipe_ingredient":[{"title":"Dough","note":"240 g flour",
            "disable_amount":true,"quantity":1}],"recipe_instructions":[{"title":"Prepare","text":"Mix."}],"nutrition":{"calories":"5"},"prep_time":"1 Day"}
            """),
        ("recipe.json", """
            {"name":"Chili","keywords":[{"name":"hot"}],"steps":[{"name":"","instruction":"Cook.","ingredients":[{"food":{"name":"beans"},"unit":{"name":"g"},
            "amount":250.0,"note":"","is_header":false,"no_amount":false}]}],"working_time":5,"waiting_time":2,"servings":1}
            """),
        ("p.json", $$"""
            {"uid":"U","name":"Soup","ingredients":"a:\n1 l water","directions":"1. Boil.\n2. Eat.","created":"2012-09-05 13:03:36","rating":4,
            "photo_data":"{{Convert.ToBase64String(Picture)}}","photo":"a.jpg","categories":["x"],"nutritional_info":"Fat: 3"}
            """),
        ("s.jsonld", """
            [{"@type":"Recipe","identifier":"1","name":"Pie","recipeIngredient":["[Crust]","flour"],"recipeInstructions":[{"@type":"HowToSection","text":"x"},
            {"@type":"HowToStep","text":"Bake."}],"creditText":"g","aggregateRating":{"ratingValue":"4"},"image":["a.jpg"],"totalTime":"PT1H"}]
            """),
        ("database.json", """
            {"recipes":[{"id":"a","slug":"tea","name":"Tea"}],"recipes_ingredients":[{"recipe_id":"a","position":0,"note":"1 bag","unit_id":"u"}],
            "ingredient_units":[{"id":"u","name":"l"}],"recipe_instructions":[{"recipe_id":"a","text":"Steep."}]}
            """),
        ("_recipes/o.md", """
            ---
            layout: recipe
            title: "Okra"
            image: a.jpg
            tags: x, y
            components:
            - c
            ingredients:
            - okra
            directions:
            - Wash.
            ---
            Good.
            """),
        ("recipes.html", """
            <div class="recipe"><div id="name">Pie</div><a id="original_link" href="https://a.example/">x</a><img class="recipeImage" src="a.jpg">
            <ul id="recipeIngredients"><li class="recipeIngredient">flour</li></ul><ol id="recipeInstructions"><li class="instruction">Bake.</li></ol></div>
            """),
        ("box.csv", "title,description,ingredients,instructions,categories,tags,source,originalPicture,\nA,B,\"1 egg\n2 l milk\",\"1. a\n2. b\",x,y,z,,w\n"),
        ("plan.csv", "Title,Course,Ingredients,Directions,Rating,Created At\nT,Main,\", H\n2 itm a\",Go.,3,2023-10-13 20:29:29\n"),
    ];

    public static IReadOnlyList<byte[]> All()
    {
        var files = Array.ConvertAll(Files, file => (file.Name, Content: Encoding.UTF8.GetBytes(file.Text.ReplaceLineEndings("\n"))));
        return
        [
            .. files.Select(file => file.Content),
            Gzip(files[2].Content),
            Zip(("1.zip", Zip(files[1], ("image.jpg", Picture)))),
            Zip([.. files, ("r/images/original.jpg", Picture), ("a.jpg", Picture), ("_components/c.md", files[5].Content)]),
            .. files.Select(file => Zip(file)),
        ];
    }

    private static byte[] Gzip(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var stream = new GZipStream(packed, CompressionLevel.SmallestSize))
            stream.Write(content);
        return packed.ToArray();
    }

    private static byte[] Zip(params IEnumerable<(string Name, byte[] Content)> files)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            foreach (var (name, content) in files)
            {
                var entry = archive.CreateEntry(name, CompressionLevel.SmallestSize);
                // The same bytes on every day, or an input could not be made again.
                entry.LastWriteTime = new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
                using var output = entry.Open();
                output.Write(content);
            }
        }

        return stream.ToArray();
    }
}

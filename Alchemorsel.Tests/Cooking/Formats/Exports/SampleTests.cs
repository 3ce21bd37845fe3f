using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Alchemorsel.Cooking.Formats.Exports;
using Alchemorsel.Cooking.Reading;

namespace Alchemorsel.Tests.Cooking.Formats.Exports;

/// <summary>Real exports, compared field by field with the files in them as a plain JSON reader sees them.</summary>
public sealed class SampleTests
{
    [Fact]
    public async Task Every_field_and_picture_of_a_Paprika_export_arrives()
    {
        var zip = ExportReading.Sample("paprika.zip");
        var reading = await ExportReading.OfAsync(zip);
        var files = Names(zip).Where(name => name.EndsWith(".paprikarecipe", StringComparison.Ordinal) && !name.StartsWith("__MACOSX", StringComparison.Ordinal)).ToList();
        Assert.Equal(5, files.Count);
        Assert.Equal(files, reading.Recipes.Select(recipe => recipe.Entry));
        Assert.Empty(reading.Problems);
        Assert.Equal(ExportFormat.Paprika, reading.Summary.Format);
        Assert.All(reading.Recipes, recipe =>
        {
            using var json = JsonDocument.Parse(ExportReading.Gunzip(ExportReading.Entry(zip, recipe.Entry)));
            var root = json.RootElement;
            string Text(string name) => root.GetProperty(name).GetString()?.Trim() ?? "";
            Assert.Equal(Text("name"), recipe.Draft.Title);
            Assert.Equal(Text("source"), recipe.Draft.Author);
            Assert.Equal(Text("source_url"), recipe.Draft.SourceUrl?.OriginalString);
            Assert.Equal(Text("servings"), recipe.Draft.YieldText);
            Assert.Equal(int.Parse(Text("servings").Split(' ').First(word => word.All(char.IsAsciiDigit)), CultureInfo.InvariantCulture), recipe.Draft.Servings);
            Assert.Equal(Text("prep_time") == "30 minutes" ? 30 : null, recipe.Draft.PrepMinutes);
            Assert.Equal(Text("cook_time") == "30 minutes" ? 30 : null, recipe.Draft.CookMinutes);
            Assert.Equal(Text("image_url"), recipe.Draft.Images.SingleOrDefault()?.OriginalString ?? "");
            Assert.Equal(string.Join(", ", Texts(root, "categories")), recipe.Draft.Category);
            Assert.Equal(Text("uid"), recipe.OriginalId);
            Assert.Equal(Text("created"), Shown(recipe.Created, "yyyy-MM-dd HH:mm:ss"));
            Assert.Equal(Text("difficulty"), recipe.Extra.GetValueOrDefault("difficulty", ""));
            Assert.Null(recipe.Rating);
            Assert.Equal(Words(Text("ingredients")), Words(recipe.Draft.Ingredients));
            Assert.Equal(Words(Text("directions")).Where(word => !IsNumber(word)), Words(recipe.Draft.Steps).Where(word => !IsNumber(word)));
            var picture = Assert.Single(recipe.Images);
            Assert.Equal(root.GetProperty("photo_data").GetBytesFromBase64(), picture.Content.ToArray());
            Assert.Equal("image/jpeg", picture.MediaType);
            Assert.Equal(Text("photo"), picture.Name);
        });
        var roast = reading["Zwiebelrostbraten mit selbstgemachten Spätzle"];
        Assert.Equal(["für den Braten", "für die Spätzle"], roast.Draft.Ingredients.Select(section => section.Name));
        Assert.Equal([8, 3], roast.Draft.Ingredients.Select(section => section.Lines.Count));
        Assert.StartsWith("Bring a small saucepan", reading["Zucchini Rolls with Goat Cheese and Mint"].Draft.Steps[0].Lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_field_and_picture_of_a_Mealie_export_arrives()
    {
        var zip = ExportReading.Sample("mealie.zip");
        var reading = await ExportReading.OfAsync(zip);
        Assert.Empty(reading.Problems);
        Assert.Equal((ExportFormat.Mealie, 3, 3), (reading.Summary.Format, reading.Summary.Recipes, reading.Summary.Images));
        Assert.All(reading.Recipes, recipe =>
        {
            using var json = JsonDocument.Parse(ExportReading.Entry(zip, recipe.Entry));
            var root = json.RootElement;
            string? Text(string name) => root.GetProperty(name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
            Assert.Equal(Text("name"), recipe.Draft.Title);
            Assert.Equal(Text("description")!.Trim(), recipe.Draft.Description);
            Assert.Equal(string.Join(", ", Texts(root, "recipe_category")), recipe.Draft.Category ?? "");
            Assert.Equal(Texts(root, "tags"), recipe.Draft.Keywords);
            Assert.Equal(Text("recipe_yield"), recipe.Draft.YieldText ?? "");
            Assert.Equal(Text("org_url"), recipe.Draft.SourceUrl!.OriginalString);
            Assert.Equal(Text("date_added"), Shown(recipe.Created, "yyyy-MM-dd"));
            Assert.Equal(Text("date_updated")![..19], Shown(recipe.Updated, "yyyy-MM-dd HH:mm:ss"));
            Assert.Equal(root.GetProperty("id").GetRawText(), recipe.OriginalId);
            Assert.Equal(Parts(root, "recipe_ingredient", "note"), Words(recipe.Draft.Ingredients));
            Assert.Equal(Parts(root, "recipe_instructions", "text"), Words(recipe.Draft.Steps));
            var picture = Assert.Single(recipe.Images);
            Assert.Equal(ExportReading.Entry(zip, recipe.Entry[..(recipe.Entry.LastIndexOf('/') + 1)] + "images/original.webp"), picture.Content.ToArray());
            Assert.Equal("image/webp", picture.MediaType);
        });
        var stew = reading["Old-Fashioned Beef Stew"];
        Assert.Equal((4, 150), (stew.Draft.Servings, stew.Draft.TotalMinutes));
        Assert.Equal(
            [("carbohydrateContent", "54"), ("fatContent", "12"), ("fiberContent", "5"), ("proteinContent", "35"), ("sodiumContent", "1604"), ("sugarContent", "7")],
            stew.Draft.Nutrition.Select(pair => (pair.Key, pair.Value)).Order());
        var pizza = reading["PIZZA DOUGH — Basics With Babish"];
        Assert.Equal((1_440, 15), (pizza.Draft.PrepMinutes, pizza.Draft.CookMinutes));
        Assert.Equal(["Preparation", "Cooking"], pizza.Draft.Steps.Select(section => section.Name));
    }

    [Fact]
    public async Task Every_field_and_picture_of_a_Tandoor_export_arrives()
    {
        var zip = ExportReading.Sample("tandoor.zip");
        var inner = ExportReading.Entry(zip, "1.zip");
        var reading = await ExportReading.OfAsync(zip);
        var recipe = Assert.Single(reading.Recipes);
        Assert.Empty(reading.Problems);
        Assert.Equal(ExportFormat.Tandoor, reading.Summary.Format);
        Assert.Equal("1.zip/recipe.json", recipe.Entry);
        using var json = JsonDocument.Parse(ExportReading.Entry(inner, "recipe.json"));
        var root = json.RootElement;
        Assert.Equal(root.GetProperty("name").GetString(), recipe.Draft.Title);
        Assert.Equal(root.GetProperty("keywords").EnumerateArray().Select(word => word.GetProperty("name").GetString()), recipe.Draft.Keywords);
        Assert.Equal((1, null, 2, 2), (recipe.Draft.Servings, recipe.Draft.PrepMinutes, recipe.Draft.CookMinutes, recipe.Draft.TotalMinutes));
        Assert.Equal(Parts(root, "steps", "instruction"), Words(recipe.Draft.Steps));
        var ingredients = root.GetProperty("steps")[0].GetProperty("ingredients").EnumerateArray().ToList();
        var lines = Assert.Single(recipe.Draft.Ingredients).Lines;
        Assert.Equal(ingredients.Count, lines.Count);
        Assert.All(ingredients.Zip(lines), pair =>
        {
            Assert.Contains(pair.First.GetProperty("food").GetProperty("name").GetString()!, pair.Second, StringComparison.Ordinal);
            if (pair.First.GetProperty("unit") is { ValueKind: JsonValueKind.Object } unit)
                Assert.Contains(unit.GetProperty("name").GetString()!, pair.Second, StringComparison.Ordinal);
            Assert.EndsWith(pair.First.GetProperty("note").GetString()!, pair.Second, StringComparison.Ordinal);
        });
        Assert.Equal("2 oz New Mexico chile, dry, 57 g", lines[0]);
        Assert.Equal("0.25 cup (2 fl oz/59 ml) canola oil", lines[3]);
        var picture = Assert.Single(recipe.Images);
        Assert.Equal(ExportReading.Entry(inner, "image.jpeg"), picture.Content.ToArray());
    }

    [Fact]
    public async Task Every_field_and_picture_of_a_Nextcloud_export_arrives()
    {
        var zip = ExportReading.Sample("nextcloud.zip");
        var reading = await ExportReading.OfAsync(zip);
        Assert.Empty(reading.Problems);
        Assert.Equal((ExportFormat.NextcloudCookbook, 3, 2), (reading.Summary.Format, reading.Summary.Recipes, reading.Summary.Images));
        Assert.All(reading.Recipes, recipe =>
        {
            using var json = JsonDocument.Parse(ExportReading.Entry(zip, recipe.Entry));
            var root = json.RootElement;
            Assert.Equal(root.GetProperty("name").GetString(), recipe.Draft.Title);
            Assert.Equal(root.GetProperty("description").GetString(), recipe.Draft.Description);
            var author = root.GetProperty("author");
            Assert.Equal((author.ValueKind == JsonValueKind.Array ? author[0] : author).GetProperty("name").GetString(), recipe.Draft.Author);
            Assert.Equal(root.GetProperty("recipeYield").GetInt32(), recipe.Draft.Servings);
            Assert.Equal(root.GetProperty("recipeCategory").GetString(), recipe.Draft.Category);
            Assert.Equal(Texts(root, "recipeCuisine"), recipe.Draft.Cuisine is { } cuisine ? [cuisine] : []);
            Assert.Equal(root.GetProperty("keywords").GetString()!.Split(',', StringSplitOptions.RemoveEmptyEntries), recipe.Draft.Keywords);
            Assert.Equal(root.GetProperty("url").GetString(), recipe.Draft.SourceUrl?.OriginalString ?? "");
            Assert.Equal(root.GetProperty("image").GetString(), recipe.Draft.Images[0].OriginalString);
            Assert.Equal(Words(string.Join(' ', Texts(root, "recipeIngredient"))), Words(recipe.Draft.Ingredients));
            Assert.Equal(Words(string.Join(' ', Texts(root, "recipeInstructions"))), Words(recipe.Draft.Steps));
            Assert.Equal(root.GetProperty("datePublished").GetString()![..10], Shown(recipe.Created, "yyyy-MM-dd"));
            Assert.All(
                root.GetProperty("nutrition").EnumerateObject().Where(pair => pair.Name[0] != '@' && pair.Value.ValueKind == JsonValueKind.String),
                pair => Assert.Equal(pair.Value.GetString(), recipe.Draft.Nutrition[pair.Name]));
            var rating = root.GetProperty("aggregateRating").GetProperty("ratingValue");
            Assert.Equal(Math.Round(double.Parse(rating.ToString(), CultureInfo.InvariantCulture), 2), recipe.Rating);
            var full = recipe.Entry.Replace("recipe.json", "full.jpg", StringComparison.Ordinal);
            Assert.Equal(Names(zip).Contains(full) ? [ExportReading.Entry(zip, full)] : [], recipe.Images.Select(image => image.Content.ToArray()));
        });
        var pie = reading["Skillet Shepherd's Pie"];
        Assert.Equal((15, 70, 85, "4485"), (pie.Draft.PrepMinutes, pie.Draft.CookMinutes, pie.Draft.TotalMinutes, pie.OriginalId));
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1607461134), pie.Updated);
        Assert.Contains("jwplatform.com/videos", pie.Extra["video"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_field_and_picture_of_a_Chowdown_site_arrives()
    {
        var zip = ExportReading.Sample("chowdown.zip");
        var reading = await ExportReading.OfAsync(zip);
        Assert.Empty(reading.Problems);
        Assert.Equal((ExportFormat.Chowdown, 2, 2), (reading.Summary.Format, reading.Summary.Recipes, reading.Summary.Images));
        var sprouts = reading["Roasted Brussels Sprouts"];
        Assert.Equal(["sides", "vegetables"], sprouts.Draft.Keywords);
        Assert.Equal((6, 5), (Assert.Single(sprouts.Draft.Ingredients).Lines.Count, Assert.Single(sprouts.Draft.Steps).Lines.Count));
        Assert.Equal("(optional) gold raisins or sweetened cranberries", sprouts.Draft.Ingredients[0].Lines[3]);
        Assert.StartsWith("A lot of places are doing", sprouts.Draft.Description, StringComparison.Ordinal);
        Assert.EndsWith("Consider this a loose guide.", sprouts.Draft.Description, StringComparison.Ordinal);
        Assert.Equal(ExportReading.Entry(zip, "chowdown-gh-pages/images/roasted-brussels-sprouts.jpg"), Assert.Single(sprouts.Images).Content.ToArray());
        var okra = reading["Roasted Okra"];
        Assert.Equal((2, 4), (Assert.Single(okra.Draft.Ingredients).Lines.Count, Assert.Single(okra.Draft.Steps).Lines.Count));
        Assert.Equal("roasted-okra.jpg", Assert.Single(okra.Images).Name);
    }

    [Fact]
    public async Task Every_field_and_picture_of_a_CopyMeThat_export_arrives()
    {
        var zip = ExportReading.Sample("copymethat.zip");
        var html = Encoding.UTF8.GetString(ExportReading.Entry(zip, "recipes.html"));
        var reading = await ExportReading.OfAsync(zip);
        Assert.Empty(reading.Problems);
        Assert.Equal((ExportFormat.CopyMeThat, 3, 3), (reading.Summary.Format, reading.Summary.Recipes, reading.Summary.Images));
        var parts = html.Split("<div class = \"recipe\">")[1..];
        Assert.All(parts.Zip(reading.Recipes), pair =>
        {
            var (part, recipe) = pair;
            Assert.Equal(Between(part, "<div id = \"name\">", "</div>"), recipe.Draft.Title);
            Assert.Equal(Between(part, "href = \"", "\""), recipe.Draft.SourceUrl!.OriginalString);
            Assert.Equal(Items(part, "<li class= \"recipeIngredient\">"), recipe.Draft.Ingredients.SelectMany(section => section.Lines));
            Assert.Equal(Items(part, "<li class = \"instruction\""), recipe.Draft.Steps.SelectMany(section => section.Lines));
            Assert.Equal(Items(part, "<li class = \"recipeNote\">"), recipe.Draft.Notes);
            Assert.Equal(ExportReading.Entry(zip, Between(part, "src = \"", "\"")), Assert.Single(recipe.Images).Content.ToArray());
        });
        Assert.Equal([null, 4.0, 5.0], reading.Recipes.Select(recipe => recipe.Rating));
        Assert.Equal([false, true, false], reading.Recipes.Select(recipe => recipe.Favourite));
        Assert.Equal([6, 4, null], reading.Recipes.Select(recipe => recipe.Draft.Servings));
        Assert.Equal([false, true, true], reading.Recipes.Select(recipe => recipe.Extra.ContainsKey("madeThis")));
        Assert.Equal(["chicken", "dinner", "instantpot", "slowcooker", "texmex"], reading.Recipes[1].Draft.Keywords);
        Assert.Equal(3, reading.Recipes[1].Draft.Notes.Count);
    }

    [Fact]
    public async Task Every_field_of_a_Plan_to_Eat_export_arrives()
    {
        var reading = await ExportReading.OfSampleAsync("plantoeat.zip");
        Assert.Empty(reading.Problems);
        Assert.Equal((ExportFormat.PlanToEat, 2), (reading.Summary.Format, reading.Summary.Recipes));
        var recipe = reading["Test Recipe"];
        var draft = recipe.Draft;
        Assert.Equal(
            ("Main Course", "American", "This is a description. Here is new line.", "Manually entered source", "1 loaf", 7),
            (draft.Category, draft.Cuisine, draft.Description, draft.Author, draft.YieldText, draft.Servings));
        Assert.Equal((75, 75, 150), (draft.PrepMinutes, draft.CookMinutes, draft.TotalMinutes));
        Assert.Equal("Heading: 2 itm Test, note | Heading2: 3 pkg Two, note2", Show(draft.Ingredients));
        Assert.Equal(": Directions. / Will go here.", Show(draft.Steps));
        Assert.Equal(["Allergen-Friendly", "Cheap", "Test"], draft.Keywords);
        Assert.Equal("https://eatwithclarity.com/sushi-bowl-with-sesame-tofu/", draft.SourceUrl!.OriginalString);
        Assert.StartsWith("https://plantoeat.s3.amazonaws.com/", Assert.Single(draft.Images).OriginalString, StringComparison.Ordinal);
        Assert.Equal(
            "calories 13, carbohydrateContent 20, cholesterolContent 18, fatContent 16, fiberContent 21, proteinContent 23, "
            + "saturatedFatContent 17, sodiumContent 19, sugarContent 22",
            string.Join(", ", draft.Nutrition.Select(pair => $"{pair.Key} {pair.Value}").Order(StringComparer.Ordinal)));
        Assert.Equal(3, recipe.Rating);
        Assert.Equal(("2023-10-13 20:29:29", "2023-10-13 20:32:48"), (Shown(recipe.Created, "yyyy-MM-dd HH:mm:ss"), Shown(recipe.Updated, "yyyy-MM-dd HH:mm:ss")));
        Assert.Equal("https://app.plantoeat.com/recipes/38843883", recipe.OriginalId);
        Assert.Equal(("Beans", "yes"), (recipe.Extra["Main Ingredient"], recipe.Extra["Private"]));
        Assert.Equal(": 2 itm Test, note / 3 pkg Two, note2", Show(reading["Test Recipe2"].Draft.Ingredients));
    }

    [Fact]
    public async Task Every_field_of_a_My_Recipe_Box_export_arrives()
    {
        var reading = await ExportReading.OfSampleAsync("myrecipebox.csv");
        Assert.Empty(reading.Problems);
        Assert.Equal((ExportFormat.MyRecipeBox, 10), (reading.Summary.Format, reading.Summary.Recipes));
        var rows = Rows(Encoding.UTF8.GetString(ExportReading.Sample("myrecipebox.csv")));
        var names = rows[0];
        Assert.All(rows.Skip(1).Zip(reading.Recipes), pair =>
        {
            var (row, recipe) = pair;
            // The app doesn't quote the comma between two categories.
            if (row[^1].Length > 0)
                row = [.. row[..13], $"{row[13]};{row[14]}", .. row[15..]];
            string Text(string name) => row[names.IndexOf(name)];
            static int? Number(string text) => text.Length == 0 ? null : int.Parse(text, CultureInfo.InvariantCulture);
            Assert.Equal(Text("title").Trim(), recipe.Draft.Title);
            Assert.Equal(Words(Text("description")), Words(recipe.Draft.Description ?? ""));
            Assert.Equal(
                (Number(Text("preparationTime")), Number(Text("cookingTime")), Number(Text("totalTime")), Number(Text("quantity"))),
                (recipe.Draft.PrepMinutes, recipe.Draft.CookMinutes, recipe.Draft.TotalMinutes, recipe.Draft.Servings));
            Assert.Equal(Words(Text("ingredients")), Words(recipe.Draft.Ingredients));
            Assert.Equal(Words(Text("instructions")).Where(word => !IsNumber(word)), Words(recipe.Draft.Steps).Where(word => !IsNumber(word)));
            Assert.Equal(Words(Text("notes")), Words(string.Join(' ', recipe.Draft.Notes)));
            Assert.Equal(Text("nutrition").Split('\n').Count(line => line.Length > 0), recipe.Draft.Nutrition.Count);
            Assert.All(recipe.Draft.Nutrition, nutrient => Assert.Contains(" : " + nutrient.Value, Text("nutrition"), StringComparison.Ordinal));
            Assert.Equal(Text("categories").Replace(";", ", ", StringComparison.Ordinal), recipe.Draft.Category ?? "");
            Assert.Equal(Text("tags"), string.Join(';', recipe.Draft.Keywords));
            Assert.Equal(Text("source"), recipe.Draft.SourceUrl!.OriginalString);
            Assert.Equal(Text("originalPicture"), Assert.Single(recipe.Draft.Images).OriginalString);
            Assert.False(recipe.Favourite);
        });
    }

    private static List<List<string>> Rows(string csv)
    {
        var rows = new List<List<string>>();
        using var parser = new Microsoft.VisualBasic.FileIO.TextFieldParser(new StringReader(csv)) { TrimWhiteSpace = false };
        parser.SetDelimiters(",");
        while (parser.ReadFields() is { } fields)
            rows.Add([.. fields]);
        return rows;
    }

    private static string? Shown(DateTimeOffset? time, string format) => time?.ToString(format, CultureInfo.InvariantCulture);

    private static List<string> Names(byte[] zip)
    {
        using var archive = new ZipArchive(new MemoryStream(zip));
        return [.. archive.Entries.Select(entry => entry.FullName)];
    }

    private static List<string> Texts(JsonElement root, string name) => [.. root.GetProperty(name).EnumerateArray().Select(text => text.GetString()!)];

    private static List<string> Parts(JsonElement root, string list, string field) =>
        Words(string.Join(' ', root.GetProperty(list).EnumerateArray().Select(part => part.GetProperty(field).GetString())));

    /// <summary>Without colons and brackets, which make a line a heading.</summary>
    private static List<string> Words(string text) =>
        [.. text.Replace('\u200b', ' ').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(word => word.Trim(':', '[', ']')).Where(word => word.Length > 0)];

    private static List<string> Words(IEnumerable<DraftSection> sections)
    {
        var text = new StringBuilder();
        foreach (var section in sections)
            text.Append(section.Name is "Preparation" or "Cooking" ? null : section.Name).Append(' ').AppendJoin(' ', section.Lines).Append(' ');
        return Words(text.ToString());
    }

    private static bool IsNumber(string word) => word.EndsWith('.') && word[..^1].All(char.IsAsciiDigit);

    private static string Show(IEnumerable<DraftSection> sections) =>
        string.Join(" | ", sections.Select(section => $"{section.Name}: {string.Join(" / ", section.Lines)}"));

    private static string Between(string text, string start, string end)
    {
        var at = text.IndexOf(start, StringComparison.Ordinal) + start.Length;
        return System.Net.WebUtility.HtmlDecode(text[at..text.IndexOf(end, at, StringComparison.Ordinal)].Trim());
    }

    private static List<string> Items(string text, string start) =>
        [.. text.Split(start)[1..].Select(part => Between(part[part.IndexOf(start[^1] == '>' ? "" : ">", StringComparison.Ordinal)..].TrimStart('>'), "", "</li>"))];
}

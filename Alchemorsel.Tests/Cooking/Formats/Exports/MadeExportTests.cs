using System.Text;
using Alchemorsel.Cooking.Formats.Exports;
using Alchemorsel.Cooking.Reading;

namespace Alchemorsel.Tests.Cooking.Formats.Exports;

/// <summary>Exports made here, for layouts and fields that no sample has.</summary>
public sealed class MadeExportTests
{
    [Fact]
    public async Task RecipeSage_sections_notes_labels_and_source_arrive()
    {
        var reading = await ExportReading.OfTextAsync("""
            [{"@context":"http://schema.org","@type":"Recipe","identifier":"7c1","datePublished":"2022-03-04T05:06:07.000Z","description":"For Sundays",
              "image":["https://images.example/a.jpg"],"name":"Pie","prepTime":"PT20M","totalTime":"PT1H",
              "recipeIngredient":["[Crust]","200 g flour","100 g butter","[Filling]","4 apples"],
              "recipeInstructions":[{"@type":"HowToSection","text":"Crust"},{"@type":"HowToStep","text":"Rub."},
                {"@type":"HowToSection","text":"[Filling]"},{"@type":"HowToStep","text":"Slice."},{"@type":"HowToStep","text":"Bake."}],
              "recipeYield":"8 slices","recipeCategory":["dessert","autumn"],"creditText":"Grandma","isBasedOn":"https://pies.example/1",
              "aggregateRating":{"ratingValue":"4","bestRating":"5"},
              "comment":[{"@type":"Comment","name":"Author Notes","text":"Use sour apples.\nFreezes well."}]},
             {"@type":"Recipe","identifier":"7c2","name":"Tea","creditText":"","recipeIngredient":["1 bag tea"],"recipeInstructions":[]}]
            """);
        Assert.Empty(reading.Problems);
        Assert.Equal((ExportFormat.RecipeSage, 2), (reading.Summary.Format, reading.Summary.Recipes));
        var recipe = reading["Pie"];
        Assert.Equal("Crust: 200 g flour / 100 g butter | Filling: 4 apples", Show(recipe.Draft.Ingredients));
        Assert.Equal("Crust: Rub. | Filling: Slice. / Bake.", Show(recipe.Draft.Steps));
        Assert.Equal(["Use sour apples.", "Freezes well."], recipe.Draft.Notes);
        Assert.Equal(
            ("Grandma", "dessert, autumn", "For Sundays", "8 slices", 8, 20, 60),
            (recipe.Draft.Author, recipe.Draft.Category, recipe.Draft.Description, recipe.Draft.YieldText, recipe.Draft.Servings,
                recipe.Draft.PrepMinutes, recipe.Draft.TotalMinutes));
        Assert.Equal(("https://pies.example/1", "https://images.example/a.jpg"), (recipe.Draft.SourceUrl!.AbsoluteUri, recipe.Draft.Images[0].AbsoluteUri));
        Assert.Equal(("7c1", 4.0), (recipe.OriginalId, recipe.Rating));
        Assert.Equal(new DateTimeOffset(2022, 3, 4, 5, 6, 7, TimeSpan.Zero), recipe.Created);
    }

    [Fact]
    public async Task A_zip_of_schema_org_files_brings_pictures_beside_and_inside_of_them()
    {
        var (beside, inside) = (ExportReading.Picture(1), ExportReading.Picture(2));
        var json = $$"""
            {"@graph":[{"@type":"Recipe","name":"Soup","recipeIngredient":["1 l water"],"recipeInstructions":"Boil.",
              "image":["pictures/soup.jpg","data:image/jpeg;base64,{{Convert.ToBase64String(inside)}}","https://a.example/b.jpg"]}]}
            """;
        var reading = await ExportReading.OfAsync(ExportReading.Zip(("x/soup.jsonld", Encoding.UTF8.GetBytes(json)), ("x/pictures/soup.jpg", beside)));
        var recipe = Assert.Single(reading.Recipes);
        Assert.Equal(ExportFormat.JsonLd, recipe.Format);
        Assert.Equal([inside, beside], recipe.Images.Select(image => image.Content.ToArray()));
        Assert.Equal("https://a.example/b.jpg", Assert.Single(recipe.Draft.Images).AbsoluteUri);
        Assert.Empty(reading.Problems);
    }

    [Fact]
    public async Task Mealie_since_version_1_arrives_with_foods_units_sections_and_assets()
    {
        var json = """
            {"id":"a0b1","name":"Stew","slug":"stew","recipeYield":"4 bowls","recipeServings":4.0,"totalTime":"2 hours","prepTime":"30 minutes",
             "performTime":"1 hour 30 minutes","description":"Warm.","orgURL":"https://stew.example/","rating":4,"createdAt":"2024-05-06T07:08:09.123456",
             "recipeCategory":[{"name":"Dinner","slug":"dinner"}],"tags":[{"name":"winter","slug":"winter"}],"tools":[{"name":"Big pot"}],
             "recipeIngredient":[
               {"title":"Meat","quantity":1.5,"unit":{"name":"kilogram"},"food":{"name":"beef"},"note":"in cubes","disableAmount":false},
               {"title":null,"quantity":2,"unit":null,"food":{"name":"onions"},"note":"","disableAmount":false},
               {"title":"Rest","quantity":1,"note":"a pinch of salt","disableAmount":true}],
             "recipeInstructions":[{"title":"Sear","text":"Sear it.\n\nTurn it."},{"title":"","text":"Stew it."}],
             "nutrition":{"calories":"500","fatContent":"20"},"notes":[{"title":"Wine","text":"Optional."}],"extras":{"source":"aunt"},
             "assets":[{"name":"Cut","icon":"x","fileName":"cut.png"}],"comments":[{"text":"Good!","user":{"username":"ann"}}]}
            """;
        var (main, cut) = (ExportReading.Picture(1), ExportReading.Picture(2));
        var reading = await ExportReading.OfAsync(ExportReading.Zip(
            ("recipes/stew/stew.json", Encoding.UTF8.GetBytes(json)), ("recipes/stew/images/original.webp", main),
            ("recipes/stew/images/min-original.webp", ExportReading.Picture(3)), ("recipes/stew/assets/cut.png", cut)));
        var recipe = Assert.Single(reading.Recipes);
        Assert.Empty(reading.Problems);
        Assert.Equal("Meat: 1.5 kilogram beef, in cubes / 2 onions | Rest: a pinch of salt", Show(recipe.Draft.Ingredients));
        Assert.Equal("Sear: Sear it. / Turn it. / Stew it.", Show(recipe.Draft.Steps));
        Assert.Equal(["Wine: Optional.", "Good!"], recipe.Draft.Notes);
        Assert.Equal(("Dinner", 4, 120, 30, 90), (recipe.Draft.Category, recipe.Draft.Servings, recipe.Draft.TotalMinutes, recipe.Draft.PrepMinutes, recipe.Draft.CookMinutes));
        Assert.Equal(["winter"], recipe.Draft.Keywords);
        Assert.Equal(("Big pot", "aunt"), (recipe.Extra["tools"], recipe.Extra["source"]));
        Assert.Equal((4.0, "a0b1"), (recipe.Rating, recipe.OriginalId));
        Assert.Equal([main, cut], recipe.Images.Select(image => image.Content.ToArray()));
    }

    [Fact]
    public async Task A_backup_of_Mealie_is_put_together_from_its_tables()
    {
        var json = """
            {"recipes":[{"id":"0123456789abcdef0123456789abcdef","slug":"tea","name":"Tea","org_url":"https://tea.example/","rating":5,"recipe_yield":"1 cup",
               "date_added":"2024-01-02"}],
             "recipes_ingredients":[
               {"recipe_id":"01234567-89ab-cdef-0123-456789abcdef","position":1,"note":"hot","quantity":0.25,"unit_id":"u1","food_id":"f1"},
               {"recipe_id":"01234567-89ab-cdef-0123-456789abcdef","position":0,"note":"1 bag of tea","quantity":null}],
             "ingredient_units":[{"id":"u1","name":"l"}],"ingredient_foods":[{"id":"f1","name":"water"}],
             "recipe_instructions":[{"recipe_id":"0123456789abcdef0123456789abcdef","position":0,"title":"","text":"Steep."}],
             "notes":[{"recipe_id":"0123456789abcdef0123456789abcdef","title":"Sugar","text":"to taste"}],
             "recipe_nutrition":[{"id":3,"recipe_id":"0123456789abcdef0123456789abcdef","calories":"2"}],
             "tags":[{"id":"t","name":"hot"}],"recipes_to_tags":[{"recipe_id":"0123456789abcdef0123456789abcdef","tag_id":"t"}],
             "categories":[{"id":"c","name":"Drinks"}],"recipes_to_categories":[{"recipe_id":"0123456789abcdef0123456789abcdef","category_id":"c"}]}
            """;
        var picture = ExportReading.Picture(1);
        var reading = await ExportReading.OfAsync(ExportReading.Zip(
            ("database.json", Encoding.UTF8.GetBytes(json)), ("data/recipes/01234567-89ab-cdef-0123-456789abcdef/images/original.webp", picture)));
        var recipe = Assert.Single(reading.Recipes);
        Assert.Equal(": 1 bag of tea / 0.25 l water, hot", Show(recipe.Draft.Ingredients));
        Assert.Equal(": Steep.", Show(recipe.Draft.Steps));
        Assert.Equal(("Drinks", "hot", "Sugar: to taste", "2"),
            (recipe.Draft.Category, Assert.Single(recipe.Draft.Keywords), Assert.Single(recipe.Draft.Notes), recipe.Draft.Nutrition["calories"]));
        Assert.Equal(picture, Assert.Single(recipe.Images).Content.ToArray());
    }

    [Fact]
    public async Task Tandoor_headers_several_steps_and_nutrition_arrive()
    {
        var json = """
            {"name":"Cake","description":"Sweet","keywords":[{"name":"bake"}],"working_time":20,"waiting_time":40,"servings":12,"servings_text":"pieces",
             "source_url":"https://cake.example/","nutrition":{"carbohydrates":30,"fats":10.5,"proteins":4,"calories":220,"source":"book"},
             "steps":[{"name":"Dough","instruction":"Mix.","time":5,"ingredients":[
                 {"food":{"name":"flour"},"unit":{"name":"g"},"amount":250.0,"note":"","is_header":false,"no_amount":false},
                 {"food":{"name":"salt"},"unit":null,"amount":0.0,"note":"a little","is_header":false,"no_amount":true},
                 {"food":null,"unit":null,"amount":0.0,"note":"Glaze","is_header":true,"no_amount":true},
                 {"food":{"name":"sugar"},"unit":{"name":"tbsp"},"amount":3.0,"note":null,"is_header":false,"no_amount":false}]},
               {"name":"Oven","instruction":"Bake.\n\nCool.","time":0,"ingredients":[]}]}
            """;
        var inner = ExportReading.Zip(("recipe.json", Encoding.UTF8.GetBytes(json)), ("image.png", ExportReading.Picture(4)));
        var recipe = Assert.Single((await ExportReading.OfAsync(ExportReading.Zip(("12.zip", inner)))).Recipes);
        Assert.Equal("Dough: 250 g flour / salt, a little | Glaze: 3 tbsp sugar", Show(recipe.Draft.Ingredients));
        Assert.Equal("Dough: Mix. | Oven: Bake. / Cool.", Show(recipe.Draft.Steps));
        Assert.Equal(("12 pieces", 12, 20, 40, 60), (recipe.Draft.YieldText, recipe.Draft.Servings, recipe.Draft.PrepMinutes, recipe.Draft.CookMinutes, recipe.Draft.TotalMinutes));
        Assert.Equal(("30", "10.5", "4", "220"), (recipe.Draft.Nutrition["carbohydrateContent"], recipe.Draft.Nutrition["fatContent"],
            recipe.Draft.Nutrition["proteinContent"], recipe.Draft.Nutrition["calories"]));
        Assert.Equal("5 min", recipe.Extra["time of step 1"]);
        Assert.Single(recipe.Images);
    }

    [Fact]
    public async Task A_single_Paprika_recipe_brings_all_of_its_photos_and_its_rating()
    {
        var (small, step) = (ExportReading.Picture(1), ExportReading.Picture(2));
        var reading = await ExportReading.OfAsync(ExportReading.Gzip($$"""
            {"uid":"U","name":"Ragù","ingredients":"500 g mince\nSauce:\n1 tin tomatoes","directions":"1. Fry.\n2. Simmer.","rating":4,"on_favorites":true,
             "notes":"Better\nthe next day","nutritional_info":"Calories: 300 kcal\nper bowl","prep_time":"15 min","cook_time":"2 hrs","photo":"a.jpg",
             "photo_data":"{{Convert.ToBase64String(small)}}","photo_hash":"x","categories":[],
             "photos":[{"filename":"b.jpg","name":"1","data":"{{Convert.ToBase64String(step)}}"},{"filename":"c.jpg","data":"!!!"}]}
            """));
        var recipe = Assert.Single(reading.Recipes);
        Assert.Equal((4.0, true), (recipe.Rating, recipe.Favourite));
        Assert.Equal(": 500 g mince | Sauce: 1 tin tomatoes", Show(recipe.Draft.Ingredients));
        Assert.Equal(": Fry. / Simmer.", Show(recipe.Draft.Steps));
        Assert.Equal(["Better", "the next day"], recipe.Draft.Notes);
        Assert.Equal((15, 120, 135), (recipe.Draft.PrepMinutes, recipe.Draft.CookMinutes, recipe.Draft.TotalMinutes));
        Assert.Equal(("300 kcal", "per bowl"), (recipe.Draft.Nutrition["calories"], recipe.Extra["nutritional_info"]));
        Assert.Equal([("a.jpg", small), ("b.jpg", step)], recipe.Images.Select(image => (image.Name, image.Content.ToArray())), new PictureComparer());
        Assert.Contains("damaged", Assert.Single(reading.Problems).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Chowdown_components_become_sections_of_the_recipe_that_is_made_of_them()
    {
        var reading = await ExportReading.OfAsync(ExportReading.Zip(
            ("_components/crust.md", "---\nlayout: component\ntitle: Crust\ningredients:\n- 200 g flour\ndirections:\n- Knead.\n---\n"),
            ("_components/lone.md", "---\nlayout: component\ntitle: Lone\ningredients:\n- salt\ndirections:\n- Salt.\n---\n"),
            ("_recipes/pie.md", "---\nlayout: recipe\ntitle: Pie\nimagecredit: x\ncomponents:\n- crust\n---\nA pie.\n")));
        Assert.Equal(["Pie", "Lone"], reading.Recipes.Select(recipe => recipe.Draft.Title));
        Assert.Equal("Crust: 200 g flour", Show(reading["Pie"].Draft.Ingredients));
        Assert.Equal("Crust: Knead.", Show(reading["Pie"].Draft.Steps));
        Assert.Equal("A pie.", reading["Pie"].Draft.Description);
    }

    [Fact]
    public async Task CopyMeThat_subheadings_and_favourites_arrive()
    {
        var recipe = Assert.Single((await ExportReading.OfTextAsync("""
            <!DOCTYPE html><html><body><div class="recipe"><div id="name">Pie</div><div id="description">Good &amp; sweet</div><span id="starred">x</span>
            <ul id="recipeIngredients"><li class="recipeIngredient_subheader">Crust</li><li class="recipeIngredient">flour</li>
            <li class="recipeIngredient_spacer"></li><li class="recipeIngredient_subheader">Filling</li><li class="recipeIngredient">apples</li></ul>
            <ol id="recipeInstructions"><li class="instruction">Bake.</li></ol></div></body></html>
            """)).Recipes);
        Assert.Equal("Crust: flour | Filling: apples", Show(recipe.Draft.Ingredients));
        Assert.Equal(("Good & sweet", true), (recipe.Draft.Description, recipe.Favourite));
    }

    private static string Show(IEnumerable<DraftSection> sections) =>
        string.Join(" | ", sections.Select(section => $"{section.Name}: {string.Join(" / ", section.Lines)}"));

    private sealed class PictureComparer : IEqualityComparer<(string Name, byte[] Content)>
    {
        public bool Equals((string Name, byte[] Content) x, (string Name, byte[] Content) y) => x.Name == y.Name && x.Content.AsSpan().SequenceEqual(y.Content);

        public int GetHashCode((string Name, byte[] Content) obj) => obj.Name.GetHashCode(StringComparison.Ordinal);
    }
}

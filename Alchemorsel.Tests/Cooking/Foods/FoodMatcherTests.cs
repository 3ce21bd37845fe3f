using Alchemorsel.Benchmarks.Training;
using Alchemorsel.Cooking.Foods;
using Alchemorsel.Tests.Api.Importing;
using CsCheck;

namespace Alchemorsel.Tests.Cooking.Foods;

public sealed class FoodMatcherTests
{
    [Theory]
    [InlineData("Huile d'olive", "huile,d,olive")]
    [InlineData("goat's cheese", "goats,cheese")]
    [InlineData("confectioners' sugar", "confectioners,sugar")]
    [InlineData("l’aïl", "l,ail")]
    [InlineData("Weißkäse", "weisskase")]
    public void Signs_part_words_but_for_the_genitive(string name, string words) => Assert.Equal(words, string.Join(',', FoodWords.Of(name)));

    [Theory]
    [InlineData("berries", "berry")]
    [InlineData("tomatoes", "tomato")]
    [InlineData("glutenfreies", "glutenfreie")]
    [InlineData("asparagus", "asparagus")]
    public void Stems_lose_English_plurals(string word, string stem) => Assert.Equal(stem, FoodWords.Stem(word));

    public static TheoryData<string, string> English => Rows("""
        flour: plain-flour; all-purpose flour: plain-flour; plain or all-purpose flour: plain-flour; strong white bread flour: bread-flour
        caster sugar: sugar; light muscovado sugar: brown-sugar; fresh brown sugar: brown-sugar; powdered sugar: icing-sugar
        unsalted butter: butter; butter, softened: butter; cold butter: butter; melted butter: butter; salted butter: salted-butter
        extra-virgin olive oil: olive-oil; extra virgin olive oil: olive-oil; olive oil: olive-oil; vegetable oil for frying: vegetable-oil
        free-range eggs: egg; large eggs: egg; egg yolks: egg-yolk; egg whites: egg-white; beaten egg: egg
        freshly ground black pepper: black-pepper; ground black pepper: black-pepper; sea salt: salt; kosher salt: salt; flaky sea salt: salt
        boneless skinless chicken thighs: chicken-thigh; boneless, skinless chicken breasts: chicken-breast; chicken thighs: chicken-thigh
        scallions: spring-onion; spring onions: spring-onion; red onions: red-onion; yellow onion: onion; onions: onion
        garlic cloves: garlic; garlic: garlic; fresh root ginger: ginger; zucchini: courgette; eggplants: aubergine; cilantro: coriander
        fresh cilantro leaves: coriander; flat-leaf parsley: parsley; fresh basil leaves: basil; mint leaves: mint; bay leaves: bay-leaf
        tomatoes: tomato; cherry tomatoes: tomato; chopped tomatoes: canned-tomatoes; canned diced tomatoes: canned-tomatoes; tomato paste: tomato-puree
        double cream: double-cream; heavy whipping cream: double-cream; crème fraîche: soured-cream; Greek yogurt: greek-yoghurt; natural yoghurt: yoghurt
        parmesan cheese: parmesan; grated parmesan: grated-parmesan; cheddar cheese: cheddar; feta cheese: feta; goat cheese: goats-cheese
        peanut butter: peanut-butter; coconut milk: coconut-milk; cream of tartar: cream-of-tartar; butternut squash: butternut-squash
        rice vinegar: white-wine-vinegar; chicken stock: chicken-stock; hot vegetable stock: vegetable-stock; beef broth: beef-stock
        almond milk: almond-milk; soy milk: soya-milk; coconut cream: coconut-cream; peanut oil: peanut-oil; buckwheat flour: buckwheat-flour
        ground almonds: ground-almonds; flaked almonds: almond; walnut halves: walnut; pine nuts: pine-nut; cashew nuts: cashew
        bicarbonate of soda: bicarbonate-of-soda; baking soda: bicarbonate-of-soda; baking powder: baking-powder; cornstarch: cornflour
        basmati rice: rice; arborio rice: risotto-rice; spaghetti: pasta; penne: pasta; egg noodles: egg-noodle; red lentils: red-lentil
        ground beef: minced-beef; lean minced beef: minced-beef; streaky bacon: bacon; smoked salmon: smoked-salmon; king prawns: prawn; shrimp: prawn
        dark chocolate: dark-chocolate; chocolate chips: semi-sweet-chocolate; cocoa powder: cocoa-powder; vanilla essence: vanilla-extract
        lemon juice: lemon-juice; lemon zest: lemon-zest; lemons: lemon; limes: lime; apples: apple; raisins: raisin; dried apricots: dried-apricot
        white wine: white-wine; dry white wine: white-wine; red wine vinegar: red-wine-vinegar; soy sauce: soy-sauce; dark soy sauce: soy-sauce
        ground cumin: cumin; smoked paprika: paprika; chilli flakes: chilli-powder; ground cinnamon: cinnamon; grated nutmeg: nutmeg
        waxy potatoes: potato; new potatoes: potato; sweet potatoes: sweet-potato; baby spinach: spinach; frozen peas: pea; green beans: green-bean
        button mushrooms: mushroom; celery stalks: celery; carrots: carrot; red bell pepper: red-pepper; jalapeño peppers: jalapeno; cucumber: cucumber
        boiling water: water; warm water: water; ice cubes: water; maple syrup: maple-syrup; runny honey: honey; Dijon mustard: dijon-mustard
        Worcestershire sauce: worcestershire-sauce; fish sauce: fish-sauce; tahini: tahini; kidney beans: red-kidney-bean; chickpeas: chickpea
        """);

    public static TheoryData<string, string, string> Foreign => new()
    {
        { "de", "Mehl", "plain-flour" }, { "de", "Zwiebeln", "onion" }, { "de", "Weizenmehl", "plain-flour" },
            { "de", "frische Petersilie", "parsley" },
        { "de", "Bio-Eier", "egg" }, { "de", "Knoblauchzehen", "garlic" }, { "fr", "huile d'olive", "olive-oil" }, { "fr", "œufs", "egg" },
        { "fr", "crème fraîche", "soured-cream" }, { "fr", "pommes de terre", "potato" }, { "fr", "pomme", "apple" },
            { "es", "aceite de oliva", "olive-oil" },
        { "es", "cebolla", "onion" }, { "it", "olio extravergine d'oliva", "olive-oil" }, { "it", "uova", "egg" },
            { "nl", "uien", "onion" },
        { "nl", "roomboter", "butter" }, { "de", "Cheddar", "cheddar" },
    };

    [Theory]
    [MemberData(nameof(English))]
    public void Names_that_cooks_write_mean_the_food(string name, string code)
    {
        var match = FoodCatalogue.Default.Match(name, "en");
        Assert.Equal(code, match?.Food.Code);
        Assert.InRange(match!.Confidence, 0.7, 1);
    }

    [Theory]
    [MemberData(nameof(Foreign))]
    public void Names_in_other_languages_mean_the_food(string language, string name, string code) =>
        Assert.Equal(code, FoodCatalogue.Default.Match(name, language)?.Food.Code);

    [Theory]
    [InlineData("almond flour substitute", "plain-flour")]
    [InlineData("vegan butter", "butter")]
    [InlineData("gluten-free flour", "plain-flour")]
    [InlineData("dairy-free yoghurt", "yoghurt")]
    [InlineData("oat milk", "milk")]
    [InlineData("tomato soup mix", "tomato")]
    [InlineData("cashew cream", "double-cream")]
    [InlineData("lemon curd", "lemon")]
    public void What_is_named_after_another_food_is_never_taken_for_it_with_confidence(string name, string wrong)
    {
        var match = FoodCatalogue.Default.Match(name, "en");
        Assert.True(match is null || match.Food.Code != wrong || match.Confidence < 0.7, $"{match?.Food.Code} {match?.Confidence}");
    }

    [Theory]
    [InlineData("")]
    [InlineData("xyzzy")]
    [InlineData("())")]
    [InlineData("\ud83d")]
    public void Nonsense_means_nothing(string name) => Assert.Null(FoodCatalogue.Default.Match(name));

    [Fact]
    public void Any_text_is_matched_or_not_but_never_throws() => Gen.String[0, 300].Sample(text =>
        Assert.InRange(FoodCatalogue.Default.Match(text)?.Confidence ?? FoodMatcher.Floor, FoodMatcher.Floor * 0.8, 1));

    [Fact]
    public void Every_food_is_found_by_its_own_names() => Assert.All(
        FoodCatalogue.Default.All.Where(food => !Separators.Any(separator => food.Name.Contains(separator, StringComparison.Ordinal))),
        food => Assert.True(FoodCatalogue.Default.Match(food.Name, "en") is { Confidence: > 0.9 }, food.Name));

    [Fact]
    public void Most_foods_of_real_lines_are_known()
    {
        Assert.SkipWhen(Corpus.Folder is null, "corpus not present");
        var names = Directory.EnumerateFiles(Path.Combine(Corpus.Folder!, "ingredients"), "*.csv")
            .SelectMany(LabelledLine.Load).Select(line => line.Name).Where(name => name.Length > 0).ToList();
        Assert.InRange(names.Count(name => FoodCatalogue.Default.Match(name, "en") is { Confidence: >= 0.7 }) / (double)names.Count,
            0.8, 1);
    }

    // What stands before these is taken for the food.
    private static readonly string[] Separators = ["/", " or ", " for "];

    private static TheoryData<string, string> Rows(string table)
    {
        var rows = new TheoryData<string, string>();
        foreach (var entry in table.Split([';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            rows.Add(entry[..entry.LastIndexOf(':')], entry[(entry.LastIndexOf(':') + 1)..].Trim());
        return rows;
    }
}

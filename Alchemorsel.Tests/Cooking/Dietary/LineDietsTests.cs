using Alchemorsel.Cooking.Dietary;
using Alchemorsel.Cooking.Foods;
using Alchemorsel.Cooking.Ingredients;
using Alchemorsel.Cooking.Nutrition;
using Alchemorsel.Tests.Cooking.Nutrition;

namespace Alchemorsel.Tests.Cooking.Dietary;

public sealed class LineDietsTests
{
    [Theory]
    [InlineData("1 cup milk", Allergens.Milk)]
    [InlineData("250 g Mehl", Allergens.Gluten)]
    [InlineData("200 g Weizenmehl", Allergens.Gluten)]
    [InlineData("50 g de noisettes", Allergens.Nuts)]
    [InlineData("300 g crevettes", Allergens.Crustaceans)]
    [InlineData("100 g gehackte Haselnüsse", Allergens.Nuts)]
    [InlineData("3 Eier", Allergens.Eggs)]
    [InlineData("2 œufs", Allergens.Eggs)]
    [InlineData("3 huevos", Allergens.Eggs)]
    [InlineData("2 uova", Allergens.Eggs)]
    [InlineData("2 eieren", Allergens.Eggs)]
    [InlineData("4 anchovies", Allergens.Fish)]
    [InlineData("400 g Lachsfilet", Allergens.Fish)]
    [InlineData("2 celery sticks", Allergens.Celery)]
    [InlineData("1 cuillère de moutarde", Allergens.Mustard)]
    [InlineData("2 tbsp tahini", Allergens.Sesame)]
    [InlineData("1 glass white wine", Allergens.Sulphites)]
    [InlineData("50 g lupin", Allergens.Lupin)]
    [InlineData("500 g cozze", Allergens.Molluscs)]
    [InlineData("2 tbsp soy sauce", Allergens.Soybeans | Allergens.Gluten)]
    [InlineData("250 ml slagroom", Allergens.Milk)]
    [InlineData("125 g de beurre", Allergens.Milk)]
    [InlineData("200 g harina", Allergens.Gluten)]
    [InlineData("lemon curd", Allergens.Milk | Allergens.Eggs)]
    public void An_allergen_is_found_by_its_word_in_any_language(string line, Allergens allergens) =>
        Assert.Equal(allergens, Words(line).Contains);

    [Theory]
    [InlineData("400 ml coconut milk", Allergens.None)]
    [InlineData("400 ml Kokosmilch", Allergens.None)]
    [InlineData("20 cl de lait de coco", Allergens.None)]
    [InlineData("1 cup almond milk", Allergens.Nuts)]
    [InlineData("1 butternut squash", Allergens.None)]
    [InlineData("3 tbsp peanut butter", Allergens.Peanuts)]
    [InlineData("1 tsp cream of tartar", Allergens.None)]
    [InlineData("2 eggplants", Allergens.None)]
    [InlineData("100 g buckwheat flour", Allergens.None)]
    [InlineData("100 g Buchweizenmehl", Allergens.None)]
    [InlineData("200 g gluten-free flour", Allergens.None)]
    [InlineData("200 g glutenfreies Mehl", Allergens.None)]
    [InlineData("1 cup oat milk", Allergens.Gluten)]
    [InlineData("30 g cocoa butter", Allergens.None)]
    [InlineData("¼ tsp nutmeg", Allergens.None)]
    [InlineData("1 can water chestnuts", Allergens.None)]
    [InlineData("8 ginger nuts", Allergens.Gluten)]
    [InlineData("200 g oyster mushrooms", Allergens.None)]
    [InlineData("500 g Schweinefilet", Allergens.None)]
    [InlineData("butter, at room temperature", Allergens.Milk)]
    [InlineData("1 cup lactose-free milk", Allergens.Milk)]
    public void What_only_looks_like_an_allergen_is_told_apart(string line, Allergens allergens) =>
        Assert.Equal(allergens, Words(line).Contains);

    [Theory]
    [InlineData("50 g butter or olive oil", Allergens.None, Allergens.Milk)]
    [InlineData("200 ml milk or cream", Allergens.Milk, Allergens.None)]
    [InlineData("2 or 3 eggs", Allergens.Eggs, Allergens.None)]
    [InlineData("1 cup flour, or more as needed", Allergens.Gluten, Allergens.None)]
    [InlineData("50 g vegan butter", Allergens.None, Allergens.Milk)]
    public void A_choice_may_contain_what_not_all_of_it_contains(string line, Allergens contains, Allergens may)
    {
        var read = Words(line);
        Assert.Equal((contains, may), (read.Contains, read.MayContain));
    }

    [Fact]
    public void A_likely_food_may_contain_what_a_certain_one_contains()
    {
        var line = IngredientParser.Parse("2 tbsp worcester", "en");
        Assert.Equal(Allergens.Fish, LineDiets.Of(line, (_, _) => new FoundFood(TestFoods.Sauce, 0.9)).Contains);
        Assert.Equal(Allergens.Fish, LineDiets.Of(line, (_, _) => new FoundFood(TestFoods.Sauce, 0.6)).MayContain);
    }

    [Theory]
    [InlineData("500 g pork mince", Diets.PorkFree)]
    [InlineData("200 g Speckwürfel, Speck", Diets.PorkFree)]
    [InlineData("200 ml red wine", Diets.AlcoholFree)]
    [InlineData("4 feuilles de gélatine", Diets.Vegetarian)]
    [InlineData("2 tbsp honey", Diets.Vegan)]
    [InlineData("300 g Rinderhackfleisch", Diets.Vegetarian)]
    [InlineData("1 tsp fish sauce", Diets.Vegetarian)]
    public void A_word_rules_a_diet_out(string line, Diets diet) => Assert.Equal(diet, Words(line).Breaks & diet);

    [Theory]
    [InlineData("1 tbsp wine vinegar", Diets.AlcoholFree)]
    [InlineData("500 g Schweinefilet", Diets.AlcoholFree)]
    [InlineData("zest of 1 lemon, rind only", Diets.Vegetarian)]
    [InlineData("200 g turkey bacon", Diets.PorkFree)]
    public void A_word_that_looks_like_another_rules_nothing_out(string line, Diets diet) =>
        Assert.Equal(Diets.None, Words(line).Breaks & diet);

    [Fact]
    public void No_diet_is_promised_while_a_food_is_unknown()
    {
        var recipe = Recipe("1 cup rice", "2 tbsp xylqor");
        var (verdict, because) = recipe.Fits(Diets.Vegan);
        Assert.Equal(DietVerdict.Unknown, verdict);
        Assert.Equal("2 tbsp xylqor", Assert.Single(because).Line.Original);
        Assert.Equal("2 tbsp xylqor", Assert.Single(recipe.NotUnderstood).Line.Original);
    }

    [Fact]
    public void A_diet_is_promised_when_every_food_is_known_to_fit() =>
        Assert.Equal(DietVerdict.Yes, Recipe("1 cup rice").Fits(Diets.Vegan).Verdict);

    [Fact]
    public void A_line_that_breaks_a_diet_is_named()
    {
        var recipe = Recipe("1 cup rice", "100 g butter");
        var (verdict, because) = recipe.Fits(Diets.DairyFree);
        Assert.Equal(DietVerdict.No, verdict);
        Assert.Equal("100 g butter", Assert.Single(because).Line.Original);
        Assert.Equal(AllergenState.Contains, recipe.StateOf(Allergens.Milk).State);
        Assert.Equal(AllergenState.NoneFound, recipe.StateOf(Allergens.Fish).State);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\ud800 \udfff milk")]
    public void Any_text_can_be_read(string line) => Assert.NotNull(Words(line));

    private static RecipeDiets Recipe(params string[] lines) =>
        RecipeDiets.Of(Array.ConvertAll(lines, line => IngredientParser.Parse(line, "en")), TestFoods.Find);

    private static LineDiets Words(string line) => LineDiets.Of(new IngredientLine { Original = line, Food = line }, null);
}

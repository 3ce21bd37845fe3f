using Alchemorsel.Benchmarks.Foods;
using Alchemorsel.Cooking.Foods;
using Alchemorsel.Tests.Api.Importing;

namespace Alchemorsel.Tests.Cooking.Foods;

/// <summary>A name must never lead to a food that promises what the named one does not keep.</summary>
public sealed class FoodContentsTests
{
    private const Diets OfPlants = Diets.Vegan | Diets.Vegetarian | Diets.Pescatarian | Diets.DairyFree;

    [Theory]
    [InlineData("white chocolate", Allergens.Milk)]
    [InlineData("white chocolate chips", Allergens.Milk)]
    [InlineData("milk chocolate chips", Allergens.Milk)]
    [InlineData("chocolate chips", Allergens.Milk | Allergens.Soybeans)]
    [InlineData("dulce de leche", Allergens.Milk)]
    [InlineData("cotija cheese", Allergens.Milk)]
    [InlineData("brioche", Allergens.Gluten | Allergens.Eggs | Allergens.Milk)]
    [InlineData("naan bread", Allergens.Gluten | Allergens.Milk)]
    [InlineData("all-butter puff pastry", Allergens.Gluten | Allergens.Milk)]
    [InlineData("creamed horseradish", Allergens.Milk | Allergens.Eggs | Allergens.Mustard)]
    [InlineData("Baileys", Allergens.Milk)]
    [InlineData("malt vinegar", Allergens.Gluten)]
    [InlineData("Shaoxing wine", Allergens.Gluten)]
    [InlineData("cornflakes", Allergens.Gluten)]
    [InlineData("shredded suet", Allergens.Gluten)]
    [InlineData("pork sausages", Allergens.Gluten | Allergens.Sulphites)]
    [InlineData("black pudding", Allergens.Gluten)]
    [InlineData("oat milk", Allergens.Gluten)]
    [InlineData("spelt flour", Allergens.Gluten)]
    [InlineData("Marmite", Allergens.Gluten)]
    [InlineData("oyster sauce", Allergens.Molluscs | Allergens.Gluten | Allergens.Soybeans)]
    [InlineData("gochujang", Allergens.Gluten | Allergens.Soybeans)]
    [InlineData("soya yoghurt", Allergens.Soybeans)]
    [InlineData("tagliatelle", Allergens.Gluten | Allergens.Eggs)]
    [InlineData("wonton wrappers", Allergens.Gluten | Allergens.Eggs)]
    [InlineData("groundnut oil", Allergens.Peanuts)]
    [InlineData("mixed nuts", Allergens.Nuts | Allergens.Peanuts)]
    [InlineData("amaretto", Allergens.Nuts)]
    [InlineData("crab sticks", Allergens.Fish | Allergens.Crustaceans | Allergens.Eggs | Allergens.Gluten)]
    [InlineData("langoustines", Allergens.Crustaceans)]
    [InlineData("shrimp paste", Allergens.Crustaceans)]
    [InlineData("kimchi", Allergens.Fish)]
    [InlineData("dashi", Allergens.Fish)]
    [InlineData("glacé cherries", Allergens.Sulphites)]
    [InlineData("cider", Allergens.Sulphites)]
    [InlineData("wasabi", Allergens.Mustard)]
    public void What_a_name_means_has_the_allergens_of_what_is_named(string name, Allergens contains)
    {
        var match = FoodCatalogue.Default.Match(name, "en");
        Assert.NotNull(match);
        Assert.InRange(match.Confidence, 0.7, 1);
        Assert.Equal(contains, match.Food.Allergens & contains);
    }

    [Theory]
    [InlineData("coconut milk")]
    [InlineData("coconut cream")]
    [InlineData("vegetable stock")]
    [InlineData("baking powder")]
    [InlineData("yeast")]
    [InlineData("soya yoghurt")]
    [InlineData("oat milk")]
    [InlineData("rice milk")]
    [InlineData("sweet chilli sauce")]
    public void What_is_made_of_plants_is_vegan(string name) =>
        Assert.Equal(OfPlants, FoodCatalogue.Default.Match(name, "en")!.Food.Diets & OfPlants);

    [Theory]
    [InlineData("parmesan")]
    [InlineData("pecorino romano cheese")]
    [InlineData("grana padano")]
    [InlineData("gorgonzola")]
    [InlineData("suet")]
    [InlineData("black pudding")]
    [InlineData("fish stock")]
    [InlineData("kimchi")]
    [InlineData("frog legs")]
    public void What_is_made_with_animals_killed_is_not_vegetarian(string name) =>
        Assert.Equal(Diets.None, FoodCatalogue.Default.Match(name, "en")!.Food.Diets & (Diets.Vegan | Diets.Vegetarian));

    [Theory]
    [InlineData("cider", false)]
    [InlineData("champagne", false)]
    [InlineData("Cointreau", false)]
    [InlineData("white wine vinegar", true)]
    [InlineData("malt vinegar", true)]
    [InlineData("apple juice", true)]
    public void Alcohol_is_told_from_vinegar_and_juice(string name, bool free) =>
        Assert.Equal(free, FoodCatalogue.Default.Match(name, "en")!.Food.Diets.HasFlag(Diets.AlcoholFree));

    [Theory]
    [InlineData("vegetarian sausages")]
    [InlineData("soya mince")]
    [InlineData("salad cream")]
    [InlineData("mango chutney")]
    [InlineData("curry paste")]
    public void What_is_made_of_something_else_is_not_taken_for_it(string name) =>
        Assert.True(FoodCatalogue.Default.Match(name, "en") is null or { Confidence: < 0.7 });

    [Fact]
    public void Every_food_has_what_its_group_in_the_database_always_has()
    {
        Assert.SkipWhen(Corpus.Folder is null, "corpus not present");
        var records = UsdaFiles.Read(Path.Combine(Corpus.Folder!, "usda"));
        Assert.All(FoodCatalogue.Default.All, food =>
        {
            var record = records[food.Source];
            var what = $"{food.Code} ({record.Description}): {food.Allergens}, {food.Diets}";
            if (record.Group == "0100")
                Assert.True((food.Allergens & (Allergens.Milk | Allergens.Eggs)) != 0, what);
            if (record.Group == "0100" && record.Description.StartsWith("Cheese", StringComparison.Ordinal))
                Assert.True(food.Allergens.HasFlag(Allergens.Milk), what);
            if (record.Group == "1500" && !record.Description.StartsWith("Frog", StringComparison.Ordinal)
                && !record.Description.StartsWith("Turtle", StringComparison.Ordinal)
                && !record.Description.StartsWith("Jellyfish", StringComparison.Ordinal))
                Assert.True((food.Allergens & (Allergens.Fish | Allergens.Crustaceans | Allergens.Molluscs)) != 0, what);
            if (record.Group is "0500" or "0700" or "1000" or "1300" or "1700" or "1500")
                Assert.Equal(Diets.None, food.Diets & (Diets.Vegan | Diets.Vegetarian));
            if (record.Group == "1000")
                Assert.False(food.Diets.HasFlag(Diets.PorkFree), what);
            if (record.Group == "2000" && record.Description.StartsWith("Wheat", StringComparison.Ordinal))
                Assert.True(food.Allergens.HasFlag(Allergens.Gluten), what);
        });
    }
}

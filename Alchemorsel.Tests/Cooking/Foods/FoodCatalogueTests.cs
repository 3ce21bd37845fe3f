using Alchemorsel.Benchmarks.Foods;
using Alchemorsel.Cooking.Foods;
using Alchemorsel.Tests.Api.Importing;

namespace Alchemorsel.Tests.Cooking.Foods;

public sealed class FoodCatalogueTests
{
    private static FoodCatalogue Catalogue => FoodCatalogue.Default;

    [Fact]
    public void There_are_as_many_foods_as_promised_each_with_figures()
    {
        Assert.True(Catalogue.All.Count >= 1_500, $"{Catalogue.All.Count} foods");
        Assert.All(Catalogue.All, food =>
        {
            Assert.Same(food, Catalogue.FromCode(food.Code));
            Assert.True(food.Name.Length > 0 && food.Plural.Length > 0);
            Assert.InRange(food.Per100Grams.Energy ?? -1, 0, 902);
            var parts = new[] { food.Per100Grams.Water, food.Per100Grams.Protein, food.Per100Grams.Fat, food.Per100Grams.Carbohydrate };
            Assert.InRange(parts.Sum(part => part ?? 0), 0, 103);
            Assert.All(food.Measures, measure => Assert.True(measure.Grams > 0));
        });
    }

    [Fact]
    public void The_commonest_foods_have_names_in_five_languages()
    {
        string[] languages = ["de", "fr", "es", "it", "nl"];
        Assert.True(Catalogue.All.Count(food => languages.All(language => food.NameIn(language) is not null)) >= 300);
        Assert.Equal("Mehl", Catalogue.FromCode("plain-flour")!.NameIn("de-AT"));
        Assert.Equal("plain flour", Catalogue.FromCode("plain-flour")!.NameIn("en-GB"));
        Assert.Null(Catalogue.FromCode("plain-flour")!.NameIn("fi"));
    }

    [Fact]
    public void The_shipped_file_is_what_the_program_makes()
    {
        Assert.SkipWhen(Corpus.Folder is null, "corpus not present");
        using var shipped = typeof(Food).Assembly.GetManifestResourceStream("Alchemorsel.Cooking.Foods.foods.br")!;
        using var bytes = new MemoryStream();
        shipped.CopyTo(bytes);
        Assert.Equal(bytes.ToArray(), FoodsCommand.Build(Path.Combine(Corpus.Folder!, "usda")));
    }

    [Fact]
    public void A_catalogue_written_and_read_is_the_same()
    {
        using var stream = new MemoryStream();
        FoodCatalogue.Write(Catalogue.All, stream);
        stream.Position = 0;
        var read = FoodCatalogue.Read(stream);
        Assert.Equivalent(Catalogue.FromCode("cheddar"), read.FromCode("cheddar"), strict: true);
        Assert.Equal(Catalogue.All.Select(food => food.Code), read.All.Select(food => food.Code));
    }

    [Theory]
    [InlineData("butter", Allergens.Milk)]
    [InlineData("cheddar", Allergens.Milk)]
    [InlineData("margarine", Allergens.Milk | Allergens.Soybeans)]
    [InlineData("plain-flour", Allergens.Gluten)]
    [InlineData("rolled-oats", Allergens.Gluten)]
    [InlineData("couscous", Allergens.Gluten)]
    [InlineData("soy-sauce", Allergens.Gluten | Allergens.Soybeans)]
    [InlineData("worcestershire-sauce", Allergens.Fish)]
    [InlineData("tahini", Allergens.Sesame)]
    [InlineData("marzipan", Allergens.Nuts)]
    [InlineData("peanut-butter", Allergens.Peanuts)]
    [InlineData("prawn", Allergens.Crustaceans)]
    [InlineData("oyster-sauce", Allergens.Molluscs)]
    [InlineData("celeriac", Allergens.Celery)]
    [InlineData("dijon-mustard", Allergens.Mustard)]
    [InlineData("mayonnaise", Allergens.Eggs)]
    [InlineData("egg-noodle", Allergens.Eggs | Allergens.Gluten)]
    [InlineData("white-wine", Allergens.Sulphites)]
    [InlineData("white-bread", Allergens.Gluten)]
    [InlineData("beer", Allergens.Gluten)]
    public void Allergens_are_named(string code, Allergens contains) =>
        Assert.Equal(contains, Catalogue.FromCode(code)!.Allergens & contains);

    [Theory]
    [InlineData("coconut-milk")]
    [InlineData("rice-flour")]
    [InlineData("buckwheat-flour")]
    [InlineData("cream-of-tartar")]
    [InlineData("aubergine")]
    [InlineData("butternut-squash")]
    [InlineData("nutmeg")]
    [InlineData("corn-tortilla")]
    [InlineData("water-chestnut")]
    public void Foods_that_only_sound_like_an_allergen_have_none(string code) =>
        Assert.Equal(Allergens.None, Catalogue.FromCode(code)!.Allergens);

    [Fact]
    public void What_comes_of_animals_is_never_vegan()
    {
        string[] meat = ["minced-beef", "chicken-breast", "bacon", "lard", "gelatine", "chicken-stock", "marshmallow"];
        Assert.All(meat,
            code => Assert.Equal(Diets.None, Catalogue.FromCode(code)!.Diets & (Diets.Vegan | Diets.Vegetarian | Diets.Pescatarian)));
        string[] fish = ["salmon", "anchovy", "prawn", "fish-sauce", "worcestershire-sauce"];
        Assert.All(fish,
            code => Assert.Equal(Diets.Pescatarian,
                Catalogue.FromCode(code)!.Diets & (Diets.Vegan | Diets.Vegetarian | Diets.Pescatarian)));
        string[] vegetarian = ["butter", "egg", "honey", "milk", "mayonnaise"];
        Assert.All(vegetarian, code => Assert.Equal(Diets.Vegetarian, Catalogue.FromCode(code)!.Diets & (Diets.Vegan | Diets.Vegetarian)));
        Assert.All(Catalogue.All, food => Assert.False(
            (food.Diets & Diets.Vegan) != 0
                && (food.Allergens & (Allergens.Milk | Allergens.Eggs | Allergens.Fish | Allergens.Crustaceans | Allergens.Molluscs)) != 0,
            food.Name));
    }

    [Fact]
    public void Diets_follow_from_allergens_and_groups()
    {
        Assert.All(Catalogue.All, food =>
        {
            Assert.Equal((food.Allergens & Allergens.Gluten) == 0, (food.Diets & Diets.GlutenFree) != 0);
            Assert.Equal((food.Allergens & Allergens.Milk) == 0, (food.Diets & Diets.DairyFree) != 0);
        });
        Assert.True(Catalogue.FromCode("bacon")!.HalalUnsafe && Catalogue.FromCode("red-wine")!.HalalUnsafe
            && Catalogue.FromCode("gelatine")!.HalalUnsafe);
        Assert.False(Catalogue.FromCode("chicken-breast")!.HalalUnsafe || Catalogue.FromCode("lentil")!.HalalUnsafe
            || Catalogue.FromCode("red-wine-vinegar")!.HalalUnsafe);
    }

    [Fact]
    public void Densities_and_pieces_are_those_of_the_kitchen()
    {
        Assert.Equal(125 / 236.588, Catalogue.FromCode("plain-flour")!.GramsPerMillilitre!.Value, 3);
        Assert.Equal(1, Catalogue.FromCode("water")!.GramsPerMillilitre!.Value, 2);
        Assert.Equal(0.9, Catalogue.FromCode("olive-oil")!.GramsPerMillilitre!.Value, 1);
        Assert.Contains(new HouseholdMeasure(null, "large", 50), Catalogue.FromCode("egg")!.Measures);
        Assert.Contains(new HouseholdMeasure("clove", null, 3), Catalogue.FromCode("garlic")!.Measures);
    }
}

using Alchemorsel.Cooking.Foods;
using Alchemorsel.Cooking.Nutrition;

namespace Alchemorsel.Tests.Cooking.Nutrition;

public sealed class LabelNutrientTests
{
    [Theory]
    [InlineData("energy", 250.4, "1048 kJ / 250 kcal")]
    [InlineData("fat", 12.4, "12 g")]
    [InlineData("fat", 3.14, "3.1 g")]
    [InlineData("fat", 0.5, "<0.5 g")]
    [InlineData("saturates", 0.4, "0.4 g")]
    [InlineData("saturates", 0.1, "<0.1 g")]
    [InlineData("sugars", 0, "0 g")]
    [InlineData("salt", 1.26, "1.3 g")]
    [InlineData("salt", 0.126, "0.13 g")]
    [InlineData("salt", 0.012, "<0.01 g")]
    [InlineData("calcium", 123.4, "123 mg")]
    [InlineData("calcium", 1234, "1230 mg")]
    [InlineData("iron", 1.26, "1.3 mg")]
    [InlineData("iron", 0.0126, "0.013 mg")]
    public void An_amount_is_rounded_as_labels_are(string nutrient, double amount, string text)
        => Assert.Equal(text, LabelNutrient.FromCode(nutrient)!.Text(amount));

    [Fact]
    public void Fibre_is_no_carbohydrate_and_salt_is_sodium_two_and_a_half_times()
    {
        var food = Nutrients.Zero with { Carbohydrate = 30, Fibre = 8, Sodium = 400 };
        Assert.Equal(22, LabelNutrient.FromCode("carbohydrate")!.Of(food));
        Assert.Equal(1, LabelNutrient.FromCode("salt")!.Of(food));
        Assert.Null(LabelNutrient.FromCode("salt")!.Of(food with { Sodium = null }));
    }

    [Theory]
    [InlineData("energy", 500, 25)]
    [InlineData("salt", 6, 100)]
    [InlineData("vitaminC", 8, 10)]
    [InlineData("fibre", 5, null)]
    [InlineData("energy", double.NaN, null)]
    public void A_share_of_the_reference_intake_exists_where_there_is_one(string nutrient, double amount, int? percent)
        => Assert.Equal(percent, LabelNutrient.FromCode(nutrient)!.PercentOf(amount));

    [Fact]
    public void Every_line_has_a_name_of_its_own_and_kinds_of_fat_stand_under_fat()
    {
        var codes = LabelNutrient.All.Select(nutrient => nutrient.Code).ToList();
        Assert.Equal(codes.Count, codes.Distinct().Count());
        Assert.Equal(codes.IndexOf("fat") + 1, codes.IndexOf("saturates"));
        Assert.Null(LabelNutrient.FromCode("air"));
    }
}

using Alchemorsel.Cooking.Quantities;
using Alchemorsel.Cooking.Shopping;
using Alchemorsel.Cooking.Units;
using CsCheck;

namespace Alchemorsel.Tests.Cooking.Shopping;

public sealed class ShoppingTests
{
    private static readonly Gen<Rational> Parts = Gen
        .Select(Gen.Long[0, 100_000], Gen.Long[1, 97], (top, bottom) => new Rational(top, bottom));

    private static readonly Gen<(Quantity?, Unit?)> Amounts = Gen
        .Select(Gen.Int[-1, UnitCatalogue.All.Count - 1], Parts, Parts, Gen.Int[0, 5])
        .Select((unit, min, max, kind) => (
            kind == 0 ? (Quantity?)null : kind == 1 ? Quantity.Between(min, max) : Quantity.Exactly(min),
            unit < 0 ? null : UnitCatalogue.All[unit]));

    private static readonly Gen<ShoppingLine> Lines = Gen
        .Select(Gen.OneOf(Gen.Const("flour"), Gen.Const("Flour"), Gen.Const("plain flour")), Amounts.Array[0, 5])
        .Select((name, amounts) => ShoppingLine.Of("flour", name, amounts));

    private static readonly Gen<ShoppingLine[]> Lists = Gen.Select(Gen.Int[0, 4], Amounts.Array[0, 3])
        .Select((key, amounts) => ShoppingLine.Of($"food-{key}", $"Food {key}", amounts)).Array[0, 12];

    [Fact]
    public void Adding_is_associative() => Gen.Select(Lines, Lines, Lines).Sample((a, b, c) => Assert.Equal(a + b + c, a + (b + c)));

    [Fact]
    public void Adding_is_commutative() => Gen.Select(Lines, Lines).Sample((a, b) =>
    {
        Assert.Equal(a + b, b + a);
        Assert.Equal((a + b).Amounts(), (b + a).Amounts());
    });

    [Fact]
    public void Merging_is_associative_and_commutative() => Gen.Select(Lists, Lists, Lists).Sample((a, b, c) =>
    {
        var all = ShoppingList.Merge([.. a, .. b, .. c]);
        Assert.Equal(all, ShoppingList.Merge([.. ShoppingList.Merge([.. a, .. b]), .. c]));
        Assert.Equal(all, ShoppingList.Merge([.. a, .. ShoppingList.Merge([.. c, .. b])]));
        Assert.Equal(all, ShoppingList.Merge([.. c, .. b, .. a]));
        Assert.Equal(all, ShoppingList.Merge(all));
    });

    [Fact]
    public void Nothing_added_changes_only_that_some_is_needed() => Lines.Sample(line =>
        Assert.Equal(line.Amounts(), (line + ShoppingLine.Of("flour", "flour")).Amounts()));

    [Theory]
    [InlineData("1/3 cup, 2/3 cup", null, "1 cup")]
    [InlineData("300 g, 1.2 kg", null, "1.5 kg")]
    [InlineData("1 lb, 8 oz", null, "1½ lb")]
    [InlineData("1 lb, 500 g", null, "950 g")]
    [InlineData("2 tbsp, 1 cup", null, "1⅛ cups")]
    [InlineData("2-3 , 1", null, "3–4")]
    [InlineData("3/2 , 1/4", null, "2 (1¾ rounded up)")]
    [InlineData("2 can, 1 jar, 3 ", null, "3 | 2 cans | 1 jar")]
    [InlineData("100 g, 100 ml", null, "100 g | 100 ml")]
    [InlineData("100 g, 100 ml", "0.92", "190 g")]
    [InlineData("100 ml, 100 ml", "0.92", "200 ml")]
    [InlineData("1/2 clove, 2 clove", null, "3 cloves (2½ rounded up)")]
    [InlineData("1 cup, 1 pint", null, "3 cups")]
    public void Amounts_of_one_food_become_as_few_as_can_be(string amounts, string? density, string expected)
    {
        var line = amounts.Split(", ").Select(Line).Aggregate((one, other) => one + other);
        var shown = line.Amounts(Rational.TryParse(density, out var known) ? known : null)
            .Select(amount => amount.Note is null ? amount.ToDisplay() : $"{amount.ToDisplay()} ({amount.Note})");
        Assert.Equal(expected, string.Join(" | ", shown));

        static ShoppingLine Line(string text)
        {
            var parts = text.Split(' ');
            Assert.True(Quantity.TryParse(parts[0], out var quantity));
            return ShoppingLine.Of("food", "Food", [(quantity, Unit.FromCode(parts.ElementAtOrDefault(1)))]);
        }
    }

    [Fact]
    public void Amounts_are_shown_in_the_system_asked_for() =>
        Assert.Equal("2¼ lb", ShoppingLine.Of("f", "F", [(Quantity.Exactly(new Rational(1)), Unit.FromCode("kg"))])
            .Amounts(null, UnitSystem.UsCustomary)[0].ToDisplay());

    [Fact]
    public void What_nobody_measured_is_still_on_the_list()
    {
        var salt = ShoppingLine.Of("salt", "Salt");
        Assert.True(salt.Some);
        Assert.Empty(salt.Amounts());
        var more = salt + ShoppingLine.Of("salt", "sea salt", [(Quantity.Exactly(new Rational(5)), Unit.FromCode("g"))]);
        Assert.True(more.Some);
        Assert.Equal(("Salt", "5 g"), (more.Name, Assert.Single(more.Amounts()).ToDisplay()));
    }

    [Fact]
    public void Different_foods_do_not_add_up() =>
        Assert.Throws<ArgumentException>(() => ShoppingLine.Of("salt", "Salt") + ShoppingLine.Of("pepper", "Pepper"));

    [Fact]
    public void The_sum_of_many_thirds_is_exact()
    {
        var third = ShoppingLine.Of("f", "F", [(Quantity.Exactly(new Rational(1, 3)), Unit.FromCode("cup"))]);
        var sum = Enumerable.Repeat(third, 3_000).Aggregate((one, other) => one + other);
        Assert.Equal(Quantity.Exactly(new Rational(1_000)), ShoppingLineInCups(sum));

        static Quantity ShoppingLineInCups(ShoppingLine line)
        {
            var amount = Assert.Single(line.Amounts());
            return UnitConversion.Convert(amount.Exact, amount.Unit!, Unit.FromCode("cup")!);
        }
    }
}

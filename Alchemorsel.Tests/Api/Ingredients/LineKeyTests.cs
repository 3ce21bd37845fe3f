using Alchemorsel.Api.Ingredients;

namespace Alchemorsel.Tests.Api.Ingredients;

public sealed class LineKeyTests
{
    [Theory]
    [InlineData("2 splargs of flour", "3 splargs of flour")]
    [InlineData("2 splargs of flour", "3½  Splargs of FLOUR")]
    [InlineData("500g flour", "750 g flour")]
    [InlineData("1 1/2 cups milk", "2-3 cups milk")]
    [InlineData("1.5 l crème", "2 l creme")]
    [InlineData("flour, 200 g", "flour, 1,5 g")]
    [InlineData("1 (14 oz) can tomatoes", "2 (28 oz) can tomatoes")]
    [InlineData("２ 個", "3 個")]
    public void The_same_line_with_another_amount_has_the_same_key(string one, string other)
        => Assert.Equal(LineKey.Of(one), LineKey.Of(other));

    [Theory]
    [InlineData("2 splargs of flour", "2 splargs of sugar")]
    [InlineData("2 cups flour", "2 g flour")]
    [InlineData("flour", "2 flour")]
    [InlineData("1 egg", "1 egg, 1 yolk")]
    public void Another_line_has_another_key(string one, string other) => Assert.NotEqual(LineKey.Of(one), LineKey.Of(other));

    [Theory]
    [InlineData("2 splargs of flour", "# splargs of flour")]
    [InlineData("1-2 14-oz cans", "#-oz cans")]
    [InlineData("salt", "salt")]
    [InlineData("", "")]
    public void The_key_reads_as_the_line(string line, string key) => Assert.Equal(key, LineKey.Of(line));
}

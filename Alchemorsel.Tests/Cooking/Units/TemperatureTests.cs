using Alchemorsel.Cooking.Units;
using CsCheck;

namespace Alchemorsel.Tests.Cooking.Units;

public sealed class TemperatureTests
{
    [Theory]
    [InlineData(180, TemperatureScale.Celsius, TemperatureScale.Fahrenheit, 350)]
    [InlineData(220, TemperatureScale.Celsius, TemperatureScale.Fahrenheit, 425)]
    [InlineData(350, TemperatureScale.Fahrenheit, TemperatureScale.Celsius, 180)]
    [InlineData(360, TemperatureScale.Fahrenheit, TemperatureScale.Celsius, 180)]
    [InlineData(160, TemperatureScale.Celsius, TemperatureScale.Fahrenheit, 325)]
    [InlineData(165, TemperatureScale.Fahrenheit, TemperatureScale.Celsius, 74)]
    [InlineData(63, TemperatureScale.Celsius, TemperatureScale.Fahrenheit, 145)]
    [InlineData(4, TemperatureScale.GasMark, TemperatureScale.Celsius, 180)]
    [InlineData(0.5, TemperatureScale.GasMark, TemperatureScale.Fahrenheit, 250)]
    [InlineData(200, TemperatureScale.Celsius, TemperatureScale.GasMark, 6)]
    [InlineData(400, TemperatureScale.Fahrenheit, TemperatureScale.GasMark, 6)]
    public void A_temperature_is_what_a_dial_can_be_set_to(double value, TemperatureScale from, TemperatureScale to, double expected) =>
        Assert.Equal(expected, Temperature.ConvertForPeople(value, from, to));

    [Theory]
    [InlineData(11, TemperatureScale.GasMark, TemperatureScale.Celsius)]
    [InlineData(0, TemperatureScale.GasMark, TemperatureScale.Celsius)]
    [InlineData(63, TemperatureScale.Celsius, TemperatureScale.GasMark)]
    [InlineData(double.NaN, TemperatureScale.Celsius, TemperatureScale.Fahrenheit)]
    public void No_oven_has_it(double value, TemperatureScale from, TemperatureScale to) =>
        Assert.Null(Temperature.Convert(value, from, to));

    [Fact]
    public void Degrees_there_and_back_change_nothing() => Gen.Double[-300, 2_000].Sample(value =>
    {
        var fahrenheit = Temperature.Convert(value, TemperatureScale.Celsius, TemperatureScale.Fahrenheit)!.Value;
        Assert.Equal(value, Temperature.Convert(fahrenheit, TemperatureScale.Fahrenheit, TemperatureScale.Celsius)!.Value, 1e-9);
    });

    [Fact]
    public void Every_gas_mark_comes_back_from_both_scales()
    {
        foreach (var mark in new[] { 0.25, 0.5, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 })
        {
            foreach (var scale in new[] { TemperatureScale.Celsius, TemperatureScale.Fahrenheit })
                Assert.Equal(mark, Temperature
                    .Convert(Temperature.Convert(mark, TemperatureScale.GasMark, scale)!.Value, scale, TemperatureScale.GasMark));
        }
    }
}

namespace Alchemorsel.Cooking.Units;

/// <summary>What a temperature is measured in.</summary>
public enum TemperatureScale
{
    /// <summary>°C.</summary>
    Celsius,

    /// <summary>°F.</summary>
    Fahrenheit,

    /// <summary>The dial of a British gas oven: ¼, ½, 1 to 10.</summary>
    GasMark,
}

/// <summary>
/// Conversion of temperatures. Gas marks after the table at Wikipedia, "Gas mark": mark 1 is 275 °F, each mark above is 25 °F more; ½ is
/// 250 °F and ¼ is 225 °F. In °C they are what British cookbooks print beside them (mark 4: 180 °C).
/// </summary>
public static class Temperature
{
    private static readonly (double Mark, double Fahrenheit, double Celsius)[] GasMarks =
    [
        (0.25, 225, 110), (0.5, 250, 120), (1, 275, 140), (2, 300, 150), (3, 325, 170), (4, 350, 180), (5, 375, 190), (6, 400, 200),
        (7, 425, 220), (8, 450, 230), (9, 475, 240), (10, 500, 260),
    ];

    /// <summary>Converts exactly between °C and °F; to and from gas marks by the table, a gas mark being the nearest of them.</summary>
    /// <param name="value">In <paramref name="from"/>.</param>
    /// <param name="from">The scale of <paramref name="value"/>.</param>
    /// <param name="to">The scale wanted.</param>
    /// <returns>Null for a value that is no number, or one that no gas oven has: marks other than ¼ to 10, below 100 °C, above
    /// 275 °C.</returns>
    public static double? Convert(double value, TemperatureScale from, TemperatureScale to)
    {
        if (!double.IsFinite(value))
            return null;
        if (from == to)
            return value;
        if (from == TemperatureScale.GasMark)
        {
            var row = GasMarks.FirstOrDefault(row => row.Mark == value);
            return row.Mark == 0 ? null : to == TemperatureScale.Celsius ? row.Celsius : row.Fahrenheit;
        }

        if (to == TemperatureScale.GasMark)
        {
            var celsius = from == TemperatureScale.Celsius ? value : (value - 32) * 5 / 9;
            return celsius is < 100 or > 275 ? null : GasMarks.MinBy(row => Math.Abs(row.Celsius - celsius)).Mark;
        }

        return to == TemperatureScale.Celsius ? (value - 32) * 5 / 9 : (value * 9 / 5) + 32;
    }

    /// <summary>
    /// As <see cref="Convert"/>, rounded to what can be set: settings of ovens become those that cookbooks print beside them (350 °F is
    /// 180 °C), others go to the dial's marks of 5 °C or 25 °F; below 100 °C (meat, milk, yeast) a thermometer shows each degree.
    /// </summary>
    /// <param name="value">In <paramref name="from"/>.</param>
    /// <param name="from">The scale of <paramref name="value"/>.</param>
    /// <param name="to">The scale wanted.</param>
    public static double? ConvertForPeople(double value, TemperatureScale from, TemperatureScale to)
    {
        if (from == to || Convert(value, from, to) is not { } exact || to == TemperatureScale.GasMark)
            return Convert(value, from, to);
        foreach (var row in GasMarks)
        {
            if (from == TemperatureScale.Fahrenheit && row.Fahrenheit == value)
                return row.Celsius;
            if (from == TemperatureScale.Celsius && row.Celsius == value)
                return row.Fahrenheit;
        }

        // 100 °C is 212 °F.
        var step = to == TemperatureScale.Celsius ? exact < 99.5 ? 1 : 5 : exact < 211.5 ? 1 : exact < 290 ? 5 : 25;
        return Math.Round(exact / step, MidpointRounding.AwayFromZero) * step;
    }
}

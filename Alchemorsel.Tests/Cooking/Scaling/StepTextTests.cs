using Alchemorsel.Cooking.Scaling;
using Alchemorsel.Cooking.Units;
using CsCheck;

namespace Alchemorsel.Tests.Cooking.Scaling;

public sealed class StepTextTests
{
    [Theory]
    [InlineData("Bake for 45 minutes.", "45 minutes", 2700, 2700)]
    [InlineData("Simmer 1 hr 20, then rest", "1 hr 20", 4800, 4800)]
    [InlineData("Roast for 1h20.", "1h20", 4800, 4800)]
    [InlineData("about 1½ hours", "1½ hours", 5400, 5400)]
    [InlineData("20-25 min", "20-25 min", 1200, 1500)]
    [InlineData("20 to 25 minutes", "20 to 25 minutes", 1200, 1500)]
    [InlineData("45 minutes to 1 hour", "45 minutes to 1 hour", 2700, 3600)]
    [InlineData("1 hour and 10 minutes or so", "1 hour and 10 minutes", 4200, 4200)]
    [InlineData("an hour and a half", "an hour and a half", 5400, 5400)]
    [InlineData("Half an hour later", "Half an hour", 1800, 1800)]
    [InlineData("a 45-minute rest", "45-minute", 2700, 2700)]
    [InlineData("two hours", "two hours", 7200, 7200)]
    [InlineData("Chill overnight.", "overnight", 28800, 43200)]
    [InlineData("Leave over night", "over night", 28800, 43200)]
    [InlineData("2–3 more minutes", "2–3 more minutes", 120, 180)]
    [InlineData("烤28分钟", "28分钟", 1680, 1680)]
    [InlineData("30 seconds", "30 seconds", 30, 30)]
    [InlineData("1 second", "1 second", 1, 1)]
    [InlineData("marinate 2 days", "2 days", 172800, 172800)]
    [InlineData("Bake 1 hour 200 g of it", "1 hour", 3600, 3600)]
    [InlineData("1 Std. 20 Min. backen", "1 Std. 20 Min", 4800, 4800, "de")]
    [InlineData("eine halbe Stunde ruhen", "halbe Stunde", 1800, 1800, "de")]
    [InlineData("20 bis 25 Minuten", "20 bis 25 Minuten", 1200, 1500, "de")]
    [InlineData("über Nacht", "über Nacht", 28800, 43200, "de")]
    [InlineData("20 à 25 minutes", "20 à 25 minutes", 1200, 1500, "fr")]
    [InlineData("2 heures et demie", "2 heures et demie", 9000, 9000, "fr")]
    [InlineData("un quart d'heure", "quart d'heure", 900, 900, "fr")]
    [InlineData("1 hora y media", "1 hora y media", 5400, 5400, "es")]
    [InlineData("mezz'ora", "mezz'ora", 1800, 1800, "it")]
    [InlineData("15 minuti", "15 minuti", 900, 900, "it")]
    [InlineData("anderhalf uur", "anderhalf uur", 5400, 5400, "nl")]
    [InlineData("10 tot 15 minuten", "10 tot 15 minuten", 600, 900, "nl")]
    [InlineData("por 40 minutos", "40 minutos", 2400, 2400, "pt")]
    [InlineData("i 2 timmar", "2 timmar", 7200, 7200, "sv")]
    [InlineData("i 2 timer", "2 timer", 7200, 7200, "da")]
    [InlineData("ca. 10 minutter", "10 minutter", 600, 600, "nb")]
    [InlineData("przez 30 minut", "30 minut", 1800, 1800, "pl")]
    [InlineData("pół godziny", "pół godziny", 1800, 1800, "pl")]
    [InlineData("弱火で約20分煮る", "20分", 1200, 1200, "ja")]
    [InlineData("1時間30分おく", "1時間30分", 5400, 5400, "ja")]
    [InlineData("1時間半", "1時間半", 5400, 5400, "ja")]
    public void A_time_is_found_where_it_stands(string text, string found, double min, double max, string? language = null)
    {
        var finding = Assert.Single(StepText.Find(text, language));
        Assert.Equal((found, StepFindingKind.Time, min, max),
            (text.Substring(finding.Start, finding.Length), finding.Kind, finding.Min, finding.Max));
    }

    [Theory]
    [InlineData("Heat to 180°C", "180°C", 180, 180, TemperatureScale.Celsius)]
    [InlineData("350 degrees F oven", "350 degrees F", 350, 350, TemperatureScale.Fahrenheit)]
    [InlineData("a 350-degree oven", "350-degree", 350, 350, TemperatureScale.Fahrenheit)]
    [InlineData("at 200 degrees", "200 degrees", 200, 200, null)]
    [InlineData("oven to 350F.", "350F", 350, 350, TemperatureScale.Fahrenheit)]
    [InlineData("180–200 °C", "180–200 °C", 180, 200, TemperatureScale.Celsius)]
    [InlineData("180°-200°C", "180°-200°C", 180, 200, TemperatureScale.Celsius)]
    [InlineData("keep at -18 °C", "-18 °C", -18, -18, TemperatureScale.Celsius)]
    [InlineData("gas mark ½", "gas mark ½", 0.5, 0.5, TemperatureScale.GasMark)]
    [InlineData("Gas 4.", "Gas 4", 4, 4, TemperatureScale.GasMark)]
    [InlineData("bei 180 Grad Umluft", "180 Grad", 180, 180, TemperatureScale.Celsius, "de")]
    [InlineData("à 200 degrés", "200 degrés", 200, 200, TemperatureScale.Celsius, "fr")]
    [InlineData("350°Fで焼く", "350°F", 350, 350, TemperatureScale.Fahrenheit, "ja")]
    [InlineData("烤箱200度", "200度", 200, 200, TemperatureScale.Celsius)]
    [InlineData("400°Brix", "400°", 400, 400, null)]
    [InlineData("180度に予熱", "180度", 180, 180, TemperatureScale.Celsius, "ja")]
    public void A_temperature_is_found_where_it_stands(
        string text, string found, double min, double max, TemperatureScale? scale, string? language = null)
    {
        var finding = Assert.Single(StepText.Find(text, language));
        Assert.Equal(
            (found, StepFindingKind.Temperature, min, max, scale),
            (text.Substring(finding.Start, finding.Length), finding.Kind, finding.Min, finding.Max, finding.Scale));
    }

    [Theory]
    [InlineData("Stir 2 times in a second bowl from the 1970s")]
    [InlineData("Add 2 c sugar and 100 g flour, 3 eggs")]
    [InlineData("砂糖2分の1カップ")]
    [InlineData("Open the minute steaks")]
    [InlineData("E150 and B12")]
    public void What_is_no_time_is_left_alone(string text) => Assert.Empty(StepText.Find(text));

    [Theory]
    [InlineData("Bake at 180°C/350°F/gas mark 4", 0, 0, 0)]
    [InlineData("Bake at 350°F (180°C), then at 200°C", 0, 0, 2)]
    [InlineData("180C/160C fan/gas 4", 0, 1, 1)]
    public void Temperatures_that_say_the_same_are_one_group(string text, params int[] groups) =>
        Assert.Equal(groups, StepText.Find(text).Select(finding => finding.Group));

    [Theory]
    [InlineData("Bake at 350°F for 20 minutes.", UnitSystem.Metric, "Bake at 180 °C for 20 minutes.")]
    [InlineData("Bake at 180 °C.", UnitSystem.UsCustomary, "Bake at 350 °F.")]
    [InlineData("Bake at 180°C/350°F/gas mark 4.", UnitSystem.UsCustomary, "Bake at 180°C/350°F/gas mark 4.")]
    [InlineData("Bake at 350°F (180°C).", UnitSystem.Metric, "Bake at 350°F (180°C).")]
    [InlineData("Bake at gas mark 6.", UnitSystem.Imperial, "Bake at 200 °C.")]
    [InlineData("Cook to 165 degrees Fahrenheit", UnitSystem.Metric, "Cook to 74 °C")]
    [InlineData("180–200 °C", UnitSystem.UsCustomary, "350–400 °F")]
    [InlineData("Bei 180 Grad backen", UnitSystem.UsCustomary, "Bei 350 °F backen")]
    [InlineData("Bake at 200 degrees", UnitSystem.Metric, "Bake at 200 degrees")]
    [InlineData("Bake at 350°F", UnitSystem.Any, "Bake at 350°F")]
    [InlineData("Bake at 350°F", null, "Bake at 350°F")]
    public void Temperatures_are_converted_once(string text, UnitSystem? system, string expected) =>
        Assert.Equal(expected, RecipeScaling.ConvertStep(text, system));

    [Fact]
    public void Converting_twice_is_converting_once() => Gen.Select(Steps, Gen.Enum<UnitSystem>()).Sample((text, system) =>
    {
        var once = RecipeScaling.ConvertStep(text, system);
        Assert.Equal(once, RecipeScaling.ConvertStep(once, system));
    });

    [Fact]
    public void Any_text_is_read_without_an_exception_and_its_findings_lie_in_order_within_it() =>
        Gen.Select(Gen.OneOf(Gen.String, Steps), Gen.Int[0, 3].Select(i => new[] { null, "en", "da", "ja" }[i])).Sample((text, language) =>
        {
            var end = 0;
            foreach (var finding in StepText.Find(text, language))
            {
                Assert.True(finding.Start >= end && finding.Length > 0 && finding.End <= text.Length);
                Assert.True(finding.Min <= finding.Max);
                end = finding.End;
            }
        });

    [Fact]
    public void Long_text_is_read_up_to_a_limit()
    {
        var text = string.Concat(Enumerable.Repeat("1 hour to ", 100_000));
        Assert.InRange(StepText.Find(text).Count, 1, StepText.FindingsMax);
        Assert.InRange(StepText.Find(new string('1', 1_000_000)).Count, 0, 0);
    }

    private static readonly string[] Pieces =
        ["180", "°", "C", "F", "/", " ", "gas mark ", "4", "½", "-", "to", " degrees ", "hour", "min", " and ", "1", ".", "(", ")", "分",
            "時間", "°C", "°F", "é"];

    private static Gen<string> Steps =>
        Gen.Int[0, Pieces.Length - 1].Array[0, 24].Select(picks => string.Concat(picks.Select(pick => Pieces[pick])));
}

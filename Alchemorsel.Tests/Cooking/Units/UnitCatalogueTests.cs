using Alchemorsel.Cooking.Quantities;
using Alchemorsel.Cooking.Units;
using CsCheck;

namespace Alchemorsel.Tests.Cooking.Units;

public sealed class UnitCatalogueTests
{
    private static readonly string[] Languages = ["en", "de", "fr", "es", "it", "nl", "pt", "sv", "da", "nb", "pl", "ja"];

    [Theory]
    [InlineData("T", "tbsp")]
    [InlineData("t", "tsp")]
    [InlineData("TBSP.", "tbsp")]
    [InlineData("fl.oz", "fl-oz")]
    [InlineData("fluid-ounces", "fl-oz")]
    [InlineData("in.", "inch")]
    [InlineData("Esslöffel", "tbsp")]
    [InlineData("łyżeczki", "tsp")]
    [InlineData("大さじ", "tbsp")]
    [InlineData("個", "piece")]
    [InlineData("leaves", "leaf")]
    [InlineData("in", null)]
    [InlineData("flour", null)]
    [InlineData("inch-thick", null)]
    [InlineData("", null)]
    public void A_word_means_a_unit(string word, string? code) => Assert.Equal(code, UnitCatalogue.FromWord(word)?.Code);

    [Theory]
    [InlineData("fl oz milk", "fl-oz", " milk")]
    [InlineData(" fl. oz. milk", "fl-oz", " milk")]
    [InlineData("imperial pints of stock", "imp-pint", " of stock")]
    [InlineData("cuillères à soupe d'huile", "tbsp", " d'huile")]
    [InlineData("c. à s. d'huile", "tbsp", " d'huile")]
    [InlineData("c.à.c de sel", "tsp", " de sel")]
    [InlineData("colheres de sopa de azeite", "tbsp", " de azeite")]
    [InlineData("colheres (chá) de sal", "tsp", " de sal")]
    [InlineData("rasa łyżka cukru", "tbsp", " cukru")]
    [InlineData("大さじ2", "tbsp", "2")]
    [InlineData("gの砂糖", "g", "の砂糖")]
    [InlineData("個分", "piece", "分")]
    [InlineData("-inch piece", "inch", " piece")]
    [InlineData("\" piece", "inch", " piece")]
    [InlineData("cup (240 ml)", "cup", " (240 ml)")]
    [InlineData("fl a", null, "fl a")]
    [InlineData("コショウ", null, "コショウ")]
    [InlineData("", null, "")]
    public void The_longest_name_is_read(string text, string? code, string rest)
    {
        var at = 0;
        Assert.Equal(code is not null, UnitCatalogue.TryReadAt(text, ref at, out var unit));
        Assert.Equal((code, rest), (unit?.Code, text[at..]));
    }

    [Theory]
    [InlineData("pint", "en-GB", "imp-pint")]
    [InlineData("pint", "en-US", "pint")]
    [InlineData("tablespoons", "en-AU", "au-tbsp")]
    [InlineData("glas", "de", "jar")]
    [InlineData("glas", "sv", "glass")]
    [InlineData("bit", "sv", "chunk")]
    [InlineData("bit", "en", null)]
    [InlineData("del", null, null)]
    [InlineData("livre", "fr", "metric-lb")]
    [InlineData("livre", "fr-CA", "lb")]
    public void A_language_decides_where_words_differ(string word, string? language, string? code) =>
        Assert.Equal(code, UnitCatalogue.FromWord(word, language)?.Code);

    [Theory]
    [InlineData("tbsp", "de", "2", "EL")]
    [InlineData("cup", "en", "1/2", "cup")]
    [InlineData("cup", "en", "3/2", "cups")]
    [InlineData("clove", "fr", "3/2", "gousse")]
    [InlineData("clove", "it", "2", "spicchi")]
    [InlineData("tbsp", "pl", "1", "łyżka")]
    [InlineData("tbsp", "pl", "3", "łyżki")]
    [InlineData("tbsp", "pl", "5", "łyżek")]
    [InlineData("tbsp", "pl", "12", "łyżek")]
    [InlineData("clove", "pl", "1/2", "ząbka")]
    [InlineData("clove", "no", "2", "fedd")]
    [InlineData("tbsp", "ja-JP", "2", "大さじ")]
    [InlineData("cup", "tlh", "2", "cups")]
    [InlineData("jigger", "de", "2", "jiggers")]
    public void A_unit_is_named_in_the_readers_language(string code, string language, string amount, string name)
    {
        Assert.True(Quantity.TryParse(amount, out var quantity));
        Assert.Equal(name, Unit.FromCode(code)!.NameIn(language, quantity));
    }

    [Fact]
    public void Every_name_that_is_shown_in_a_language_reads_back_in_it()
    {
        // Foods too, so shown but not read; or the language has one word for two units.
        string[] others = ["noix", "filet", "filets", "nuez", "nueces", "filo", "fili", "noce", "noci", "steel", "stelen",
            "bol", "bollen", "doos", "dozen", "fio", "fios", "lök", "lökar",
            "gałka", "gałki", "gałek", "Schale", "Schalen"];
        foreach (var language in Languages)
        {
            foreach (var unit in UnitCatalogue.All)
            {
                foreach (var amount in new[] { new Rational(1, 2), Rational.One, new Rational(3), new Rational(5) })
                {
                    var name = unit.NameIn(language, Quantity.Exactly(amount));
                    if (others.Contains(name) || (language != "en" && (name == unit.Singular || name == unit.Plural)))
                        continue;
                    var at = 0;
                    Assert.True(UnitCatalogue.TryReadAt(name, ref at, out var back, language) && at == name.Length, $"{language}: {name}");
                    Assert.Equal(NamesOf(unit, language), NamesOf(back, language));
                }
            }
        }

        static string NamesOf(Unit unit, string language) => unit.NameIn(language, Quantity.Exactly(new Rational(2)));
    }

    [Fact]
    public void The_measures_that_every_language_has_are_named_in_each()
    {
        foreach (var language in Languages[1..])
        {
            foreach (var code in new[] { "tsp", "tbsp", "pinch", "clove", "slice", "piece", "can", "bunch", "handful", "packet", "bottle" })
                Assert.NotEqual(Unit.FromCode(code)!.Plural, Unit.FromCode(code)!.NameIn(language, Quantity.Exactly(new Rational(2))));
        }
    }

    [Fact]
    public void Any_text_is_read_without_an_exception_and_only_forwards() => Gen.Select(Gen.String, Gen.Int[-1, 20]).Sample((text, start) =>
    {
        var at = start;
        var found = UnitCatalogue.TryReadAt(text, ref at, out _, "ja");
        Assert.True(found ? at > start && at <= text.Length : at == start);
        _ = UnitCatalogue.FromWord(text, "de");
    });

    [Fact]
    public void Looking_up_allocates_nothing()
    {
        var line = "2 heaped tbsp of finely chopped parsley";
        _ = UnitCatalogue.FromWord(line.AsSpan(9, 4));
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1_000; i++)
        {
            _ = UnitCatalogue.FromWord(line.AsSpan(9, 4));
            _ = UnitCatalogue.FromWord(line.AsSpan(2, 6));
            var at = 2;
            _ = UnitCatalogue.TryReadAt(line, ref at, out _);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}

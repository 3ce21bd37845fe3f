using System.Collections.Frozen;
using Alchemorsel.Cooking.Quantities;
using Alchemorsel.Cooking.Units.Names;

namespace Alchemorsel.Cooking.Units;

/// <summary>
/// The names of units in twelve languages. A line of a table is <c>code: one/more; other, words</c>: how the unit is written after one
/// and after more (Polish has four forms, Japanese one), then what else people write. A code may have several lines; the first one's
/// forms are shown. <c>code!</c> marks words that are common words of other languages (Swedish "bit"): they count only when the language is
/// known. <c>code=</c> marks forms that are shown but not read, because they are foods too (French "noix").
/// </summary>
internal static class UnitNames
{
    /// <summary>In the order in which a word's meaning is taken when the language is not known.</summary>
    public static readonly string[] Languages = ["en", "de", "fr", "es", "it", "nl", "pt", "sv", "da", "nb", "pl", "ja"];

    private static readonly FrozenDictionary<string, Lazy<FrozenDictionary<string, string[]>>> Forms = Languages.ToFrozenDictionary(
        language => language,
        language => new Lazy<FrozenDictionary<string, string[]>>(
            () => Entries(language).DistinctBy(entry => entry.Code).ToFrozenDictionary(entry => entry.Code, entry => entry.Forms)));

    /// <summary>The language's part of a BCP 47 tag, as the tables have it; null when it is none of them.</summary>
    public static string? Language(string? tag)
    {
        if (tag is null || tag.Length < 2 || (tag.Length > 2 && tag[2] is not ('-' or '_')))
            return null;
        if (tag.StartsWith("no", StringComparison.OrdinalIgnoreCase) || tag.StartsWith("nn", StringComparison.OrdinalIgnoreCase))
            return "nb";
        foreach (var language in Languages)
        {
            if (tag.StartsWith(language, StringComparison.OrdinalIgnoreCase))
                return language;
        }

        return null;
    }

    /// <summary>How the unit is written after an amount; in English where the language has no name for it.</summary>
    public static string Show(Unit unit, string? tag, Rational amount)
    {
        if (Language(tag) is not { } language || language == "en" || !Forms[language].Value.TryGetValue(unit.Code, out var forms))
            return amount > Rational.One ? unit.Plural : unit.Singular;
        return forms[Math.Min(forms.Length - 1, Form(language, amount))];
    }

    /// <summary>The rules of number: Unicode CLDR, plural rules for cardinals, with amounts below one in the singular.</summary>
    private static int Form(string language, Rational amount)
    {
        if (language is "fr" or "pt")
            return amount < new Rational(2) ? 0 : 1;
        if (language != "pl")
            return amount > Rational.One ? 1 : 0;
        if (!amount.IsWhole)
            return 3;
        var (ones, tens) = (amount.Numerator % 10, amount.Numerator % 100);
        return amount == Rational.One ? 0 : ones is >= 2 and <= 4 && tens is < 12 or > 14 ? 1 : 2;
    }

    /// <summary>The lines of a language's table.</summary>
    public static IEnumerable<UnitEntry> Entries(string language)
    {
        foreach (var line in Table(language).Split('\n'))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var code = line[..colon].Trim();
            var parts = line[(colon + 1)..].Split(';', StringSplitOptions.TrimEntries);
            var words = parts.Length == 1 ? [] : parts[1].Split(',', StringSplitOptions.TrimEntries);
            var forms = parts[0].Split('/');
            yield return new UnitEntry(code.TrimEnd('!', '='), forms, code[^1] == '=' ? words : [.. forms, .. words], code[^1] == '!');
        }
    }

    private static string Table(string language) => language switch
    {
        "de" => German.Text,
        "fr" => French.Text,
        "es" => Spanish.Text,
        "it" => Italian.Text,
        "nl" => Dutch.Text,
        "pt" => Portuguese.Text,
        "sv" => Swedish.Text,
        "da" => Danish.Text,
        "nb" => Norwegian.Text,
        "pl" => Polish.Text,
        "ja" => Japanese.Text,
        _ => English.Measures + "\n" + English.Counts,
    };
}

/// <param name="Code">Of the unit.</param>
/// <param name="Forms">As shown: after one, after more, and so on.</param>
/// <param name="Words">As read.</param>
/// <param name="OnlyInLanguage">Whether the words mean this only in their own language.</param>
internal sealed record UnitEntry(string Code, string[] Forms, string[] Words, bool OnlyInLanguage);

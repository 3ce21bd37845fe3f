using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using Alchemorsel.Cooking.Units.Names;

namespace Alchemorsel.Cooking.Units;

/// <summary>
/// Every unit, and the words for it in the languages that recipes come in. Looking up allocates nothing; the tables are built once,
/// on first use.
/// </summary>
public static class UnitCatalogue
{
    private static readonly FrozenDictionary<string, Unit> Codes = Define().ToFrozenDictionary(unit => unit.Code, StringComparer.Ordinal);

    private static readonly UnitWords Anywhere = new(
        UnitNames.Languages.SelectMany(UnitNames.Entries)
            .Where(entry => !entry.OnlyInLanguage)
            .Select(entry => (entry.Words, Codes[entry.Code])));

    private static readonly FrozenDictionary<string, Lazy<UnitWords>> ByLanguage = UnitNames.Languages.ToFrozenDictionary(
        language => language,
        language => new Lazy<UnitWords>(() => new UnitWords(UnitNames.Entries(language).Select(entry => (entry.Words, Codes[entry.Code])))),
        StringComparer.Ordinal);

    /// <summary>Every unit, measured ones first.</summary>
    public static IReadOnlyList<Unit> All => Codes.Values;

    /// <summary>Every word for a unit in any language, each once, as it is written.</summary>
    public static IReadOnlyList<string> WordsOf(Unit unit)
    {
        ArgumentNullException.ThrowIfNull(unit);
        return [.. UnitNames.Languages.SelectMany(UnitNames.Entries).Where(entry => entry.Code == unit.Code)
            .SelectMany(entry => entry.Words).Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    internal static Unit? ByCode(string code) => Codes.GetValueOrDefault(code);

    /// <summary>
    /// The unit that a word means in any language, English first, or null. <c>T</c> and <c>t</c> differ; else case does not matter, nor do
    /// dots and hyphens within ("fl.oz").
    /// </summary>
    public static Unit? FromWord(ReadOnlySpan<char> word) => FromWord(word, null);

    /// <summary>The unit that a word means in a language, or else in any.</summary>
    /// <param name="word">One word.</param>
    /// <param name="language">BCP 47; its region decides between US, imperial and Australian measures ("en-GB"). Null when unknown.</param>
    public static Unit? FromWord(ReadOnlySpan<char> word, string? language)
    {
        // A preposition, unless it is written as an abbreviation.
        if (word.Equals("in.", StringComparison.OrdinalIgnoreCase))
            return Codes["inch"];
        if (UnitReader.TryFold(word, stackalloc char[UnitReader.ShortMax], out var folded))
            return (Words(language)?.Find(folded) ?? Anywhere.Find(folded)) is { } plain ? Regional(plain, language) : null;
        var at = 0;
        return UnitReader.TryRead(word, ref at, out var unit, Words(language), Anywhere) && at == word.Length
            ? Regional(unit, language)
            : null;
    }

    /// <summary>
    /// Reads the longest name of a unit at a place in text: one to four words, abbreviations with or without dots ("c. à s.").
    /// </summary>
    /// <param name="text">Any text.</param>
    /// <param name="at">Where to read; blanks and one hyphen are skipped. Moves past the name (with its dot) when there is one.</param>
    /// <param name="unit">The unit.</param>
    /// <param name="language">BCP 47, as a hint; null when unknown.</param>
    public static bool TryReadAt(ReadOnlySpan<char> text, ref int at, [NotNullWhen(true)] out Unit? unit, string? language = null)
    {
        unit = null;
        if (at < 0)
            return false;
        var position = at;
        while (position < text.Length && char.IsWhiteSpace(text[position]))
            position++;
        if (position < text.Length && text[position] == '-')
            position++;
        if (position >= text.Length)
            return false;
        if (text[position] is '"' or '″' or '”')
        {
            unit = Codes["inch"];
            at = position + 1;
            return true;
        }

        if (text[position..].StartsWith("in.", StringComparison.OrdinalIgnoreCase))
        {
            unit = Codes["inch"];
            at = position + 3;
            return true;
        }

        if (!UnitReader.TryRead(text, ref position, out unit, Words(language), Anywhere))
            return false;
        unit = Regional(unit, language);
        at = position;
        return true;
    }

    private static UnitWords? Words(string? language) => UnitNames.Language(language) is { } known ? ByLanguage[known].Value : null;

    /// <summary>A pint in Britain is not one in America.</summary>
    private static Unit Regional(Unit unit, string? language)
    {
        if (language is not { Length: 5 })
            return unit;
        var region = language.AsSpan(3);
        var australian = region.Equals("AU", StringComparison.OrdinalIgnoreCase);
        var imperial = australian
            || region.Equals("GB", StringComparison.OrdinalIgnoreCase) || region.Equals("IE", StringComparison.OrdinalIgnoreCase)
            || region.Equals("NZ", StringComparison.OrdinalIgnoreCase) || region.Equals("ZA", StringComparison.OrdinalIgnoreCase);
        var code = unit.Code switch
        {
            "pint" when imperial => "imp-pint",
            "quart" when imperial => "imp-quart",
            "gallon" when imperial => "imp-gallon",
            "fl-oz" when imperial => "imp-fl-oz",
            "tbsp" when australian => "au-tbsp",
            "cup" when australian || region.Equals("NZ", StringComparison.OrdinalIgnoreCase) => "metric-cup",
            "metric-lb" when language.Equals("fr-CA", StringComparison.OrdinalIgnoreCase) => "lb",
            _ => null,
        };
        return code is null ? unit : Codes[code];
    }

    private static IEnumerable<Unit> Define()
    {
        var names = UnitNames.Entries("en").DistinctBy(entry => entry.Code).ToDictionary(entry => entry.Code, entry => entry.Forms);
        foreach (var (code, dimension, system, size) in MeasuredUnits.All)
            yield return new Unit(code, dimension, system, size, names[code][0], names[code][^1]);
        foreach (var line in English.Counts.Split('\n'))
        {
            var code = line[..line.IndexOf(':', StringComparison.Ordinal)];
            yield return new Unit(code, Dimension.Count, UnitSystem.Any, 0, names[code][0], names[code][^1]);
        }
    }
}

using System.Collections.Frozen;
using Alchemorsel.Cooking.Quantities;

namespace Alchemorsel.Cooking.Ingredients;

/// <summary>Number words of ingredient lines.</summary>
internal static class Numerals
{
    private static readonly FrozenDictionary<string, Rational> Words = new (string Words, Rational Value)[]
    {
        ("half halbe halber halbes halben demi demie medio media mezzo mezza halve halv halvt meio meia pół ½", new(1, 2)),
        ("quarter viertel quart cuarto", new(1, 4)),
        ("a an one ein eine einen einer un une una uno een en ett et um uma jeden jedna", new(1)),
        ("two couple pair zwei deux dos due twee två to dois duas dwa dwie", new(2)),
        ("three drei trois tres tre drie três trzy", new(3)),
        ("four vier quatre cuatro quattro fyra fire quatro cztery", new(4)),
        ("five fünf cinq cinco cinque vijf fem pięć", new(5)),
        ("six sechs seis sei zes sex seks sześć", new(6)),
        ("seven", new(7)), ("eight acht huit ocho otto åtta otte åtte", new(8)), ("nine", new(9)),
        ("ten zehn dix diez dieci tien tio ti dez", new(10)),
        ("eleven", new(11)), ("twelve dozen dutzend douzaine docena dozzina dozijn dussin dusin dúzia", new(12)), ("thirteen", new(13)),
        ("fourteen", new(14)),
        ("fifteen", new(15)), ("sixteen", new(16)), ("seventeen", new(17)), ("eighteen", new(18)), ("nineteen", new(19)),
        ("twenty", new(20)),
        ("twenty-four", new(24)), ("thirty", new(30)), ("thirty-two", new(32)), ("thirty-six", new(36)), ("forty", new(40)),
        ("fifty", new(50)),
    }
        .SelectMany(row => row.Words.Split(' ').Select(word => (word, row.Value)))
        .DistinctBy(entry => entry.word)
        .ToFrozenDictionary(entry => entry.word, entry => entry.Value, StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, Rational>.AlternateLookup<ReadOnlySpan<char>> BySpan =
        Words.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The value of a number word, or null.</summary>
    public static Rational? Read(ReadOnlySpan<char> word) => BySpan.TryGetValue(word, out var value) ? value : null;
}

using Alchemorsel.Cooking.Ingredients;
using Alchemorsel.Cooking.Quantities;

namespace Alchemorsel.Cooking.Scaling;

/// <summary>
/// Finds times and temperatures in the text of steps, in the languages that <see cref="Units.UnitCatalogue"/> knows. Reads each
/// character a bounded number of times; never throws.
/// </summary>
public static class StepText
{
    /// <summary>Characters that are looked at; the rest of a longer text is left alone.</summary>
    public const int LengthMax = 20_000;

    /// <summary>Findings, at most.</summary>
    public const int FindingsMax = 500;

    /// <summary>Longer times are typing errors: 60 days.</summary>
    private const double SecondsMax = 60 * 86_400.0;

    /// <summary>Times and temperatures in the order in which they stand; they don't overlap.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="language">BCP 47; tells "2 timer" (Danish hours) from "2 times". Null when unknown.</param>
    public static IReadOnlyList<StepFinding> Find(string text, string? language = null)
    {
        var findings = new List<StepFinding>();
        var seen = text.AsSpan(0, Math.Min(text.Length, LengthMax));
        var tongue = Units.UnitNames.Language(language);
        var at = 0;
        while (at < seen.Length && findings.Count < FindingsMax)
        {
            var start = at;
            if (StartsNumber(seen, at))
            {
                if (!TryNumber(seen, ref at, tongue, findings))
                    at = PastNumber(seen, start);
            }
            else if (char.IsLetter(seen[at]))
            {
                if (!StepTemperatures.TryGasMark(seen, ref at, findings) && !TryWords(seen, ref at, tongue, findings))
                    at = start + Math.Max(1, WordLength(seen, start));
            }
            else
            {
                at++;
            }
        }

        return findings;
    }

    /// <summary>A number with a unit of time or a sign of degrees after it.</summary>
    private static bool TryNumber(ReadOnlySpan<char> text, ref int at, string? language, List<StepFinding> findings)
    {
        var position = at;
        if (!QuantityReader.TryRead(text, ref position, out var quantity))
            return false;
        // "20 à 25 minutes"
        var joined = position;
        if (!quantity.IsRange && TimeWords.TryReadJoint(text, ref joined) && (joined = Skip(text, joined)) < text.Length
            && StartsNumber(text, joined) && QuantityReader.TryRead(text, ref joined, out var other) && other.Min > quantity.Min)
            (quantity, position) = (Quantity.Between(quantity.Min, other.Max), joined);
        return StepTemperatures.TryDegrees(text, ref at, position, quantity, language, findings)
            || TryTime(text, ref at, position, quantity, language, findings);
    }

    /// <summary>"overnight", "half an hour", "two hours".</summary>
    private static bool TryWords(ReadOnlySpan<char> text, ref int at, string? language, List<StepFinding> findings)
    {
        var start = at;
        if (TimeWords.TryReadPhrase(text, ref at, out var min, out var max))
        {
            Add(findings, start, at, min, max);
            return true;
        }

        var word = WordLength(text, at);
        if (word is 0 or > 12 || Numerals.Read(text.Slice(at, word)) is not { } number || text[at] >= '\u3000')
            return false;
        var position = at + word;
        // "half an hour", "quarter of an hour"
        foreach (var article in new[] { "of", "an", "a" })
        {
            var next = Skip(text, position);
            if (Begins(text, next, article))
                position = next + article.Length;
        }

        return TryTime(text, ref at, position, Quantity.Exactly(number), language, findings);
    }

    /// <summary>A unit after a number, and what adds to it: "1 hr 20", "1 Std. 20 Min.", "1½ to 2 hours", "45 minutes to 1 hour".</summary>
    private static bool TryTime(
        ReadOnlySpan<char> text, ref int at, int position, Quantity quantity, string? language, List<StepFinding> findings)
    {
        if (!TryReadSpan(text, ref position, quantity, language, out var min, out var max))
            return false;
        var next = position;
        if (min == max && TimeWords.TryReadJoint(text, ref next) && (next = Skip(text, next)) < text.Length && StartsNumber(text, next)
            && QuantityReader.TryRead(text, ref next, out var second)
            && TryReadSpan(text, ref next, second, language, out _, out var last) && last > min)
            (max, position) = (last, next);
        if (max > SecondsMax)
            return false;
        Add(findings, at, position, min, max);
        at = position;
        return true;
    }

    private static bool TryReadSpan(ReadOnlySpan<char> text, ref int position, Quantity quantity, string? language, out double min,
        out double max)
    {
        (min, max) = (0, 0);
        var next = Skip(text, position);
        // "45-minute"
        if (next < text.Length && text[next] is '-' or '‑')
            next++;
        // "the 1970s", "a second bowl"
        var close = next == position;
        TimeWords.SkipFiller(text, ref next);
        if (!TimeWords.TryReadUnit(text, ref next, language is "da" or "nb" or "sv", out var seconds, out var plural)
            || (seconds == 1 && ((close && quantity.Max > new Rational(999))
                || (!plural && !StartsNumber(text, PreviousWord(text, position))))))
            return false;
        (min, max) = (quantity.Min.ToDouble() * seconds, quantity.Max.ToDouble() * seconds);
        position = next;
        if (seconds == 3_600)
            AddMinutes(text, ref position, language, ref min, ref max);
        return true;
    }

    /// <summary>The place where the number before a unit could have begun in digits: "1 second" is a time, "a second" is not.</summary>
    private static int PreviousWord(ReadOnlySpan<char> text, int position)
    {
        while (position > 0 && char.IsWhiteSpace(text[position - 1]))
            position--;
        return Math.Max(0, position - 1);
    }

    private static void AddMinutes(ReadOnlySpan<char> text, ref int position, string? language, ref double min, ref double max)
    {
        if (TimeWords.TryReadHalf(text, ref position))
        {
            (min, max) = (min + 1_800, max + 1_800);
            return;
        }

        var next = position;
        if (next < text.Length && text[next] is '.' or ',')
            next++;
        var linked = TimeWords.TryReadLink(text, ref next);
        next = Skip(text, next);
        if (next >= text.Length || !char.IsAsciiDigit(text[next]) || !QuantityReader.TryRead(text, ref next, out var minutes))
            return;
        var after = Skip(text, next);
        if (after < text.Length && text[after] is '-')
            return;
        var unit = after;
        if (TimeWords.TryReadUnit(text, ref unit, false, out var seconds, out _))
        {
            if (seconds != 60)
                return;
            position = unit;
        }
        else if (linked || minutes.IsRange || !minutes.Min.IsWhole || minutes.Min >= new Rational(60) || !EndsBare(text, next))
        {
            return;
        }
        else
        {
            position = next;
        }

        (min, max) = (min + (minutes.Min.ToDouble() * 60), max + (minutes.Max.ToDouble() * 60));
    }

    /// <summary>Whether nothing follows that would make the number an amount of something ("1 hour 45 °C", "1 hour 2 eggs").</summary>
    private static bool EndsBare(ReadOnlySpan<char> text, int at) =>
        at >= text.Length || text[at] is '.' or ',' or ';' or ')' or '!' or ':' || (text[at] == ' ' && EndsClause(text, at + 1));

    private static bool EndsClause(ReadOnlySpan<char> text, int at)
    {
        foreach (var word in new[] { "or", "until", "at", "in", "then", "and", "bis", "in", "bei", "à", "au", "or", "(" })
        {
            if (Begins(text, at, word))
                return true;
        }

        return at >= text.Length;
    }

    private static void Add(List<StepFinding> findings, int start, int end, double min, double max) =>
        findings.Add(new StepFinding(start, end - start, StepFindingKind.Time, min, max, null, findings.Count));

    internal static bool StartsNumber(ReadOnlySpan<char> text, int at) =>
        (char.IsAsciiDigit(text[at]) || text[at] is (>= '¼' and <= '¾') or (>= '⅐' and <= '⅞'))
        && (at == 0 || !(char.IsAsciiLetterOrDigit(text[at - 1])
            || (text[at - 1] is '.' or ',' or '/' && at > 1 && char.IsAsciiDigit(text[at - 2]))));

    private static int PastNumber(ReadOnlySpan<char> text, int at)
    {
        at++;
        while (at < text.Length && char.IsAsciiDigit(text[at]))
            at++;
        return at;
    }

    internal static int Skip(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
            at++;
        return at;
    }

    /// <summary>Letters from here on.</summary>
    internal static int WordLength(ReadOnlySpan<char> text, int at)
    {
        var end = at;
        while (end < text.Length && char.IsLetter(text[end]))
            end++;
        return end - at;
    }

    /// <summary>Whether a word or phrase stands here on its own; Japanese has no blanks to end one.</summary>
    internal static bool Begins(ReadOnlySpan<char> text, int at, ReadOnlySpan<char> phrase) =>
        at + phrase.Length <= text.Length
        && text.Slice(at, phrase.Length).Equals(phrase, StringComparison.OrdinalIgnoreCase)
        && (at + phrase.Length == text.Length || phrase[^1] >= '\u3000' || !char.IsLetter(text[at + phrase.Length]));
}

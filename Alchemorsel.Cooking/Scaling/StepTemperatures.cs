using System.Globalization;
using System.Text;
using Alchemorsel.Cooking.Ingredients;
using Alchemorsel.Cooking.Quantities;
using Alchemorsel.Cooking.Units;

namespace Alchemorsel.Cooking.Scaling;

/// <summary>Temperatures in running text.</summary>
internal static class StepTemperatures
{
    /// <summary>Without a sign a number is a temperature only from here ("30 C") to there ("600F").</summary>
    private static readonly Rational BareMin = new(30);

    private static readonly Rational BareMax = new(600);

    /// <summary>No domestic oven goes so far in °C.</summary>
    private static readonly Rational CelsiusMax = new(290);

    /// <summary>Characters between two temperatures that say the same, at most.</summary>
    private const int GapMax = 12;

    private static readonly string[] DegreeWords =
    [
        "degrees", "degree", "deg", "grad", "degrés", "degré", "grados", "grado", "gradi", "graden", "graad", "graus", "grau", "grader",
        "stopni", "stopnie",
        "度",
    ];

    private static readonly string[] GasWords = ["gas mark", "gasmark", "gas", "gas stufe", "gasherd stufe"];

    private static readonly string[] GapWords =
        ["or", "oder", "ou", "o", "of", "eller", "lub", "about", "approx", "circa", "ca", "fan", "mark"];

    /// <summary>Reads "°C", "degrees Fahrenheit", "F" after a number.</summary>
    public static bool TryDegrees(ReadOnlySpan<char> text, ref int at, int position, Quantity quantity, string? language,
        List<StepFinding> findings)
    {
        if (!TrySign(text, ref position, quantity, out var scale))
            return false;
        // "180°–200°C"
        var next = position;
        if (scale is null && !quantity.IsRange && TimeWords.TryReadJoint(text, ref next) && (next = StepText.Skip(text, next)) < text.Length
            && StepText.StartsNumber(text, next) && QuantityReader.TryRead(text, ref next, out var other)
            && TrySign(text, ref next, other, out var otherScale) && other.Min >= quantity.Min)
            (quantity, position, scale) = (Quantity.Between(quantity.Min, other.Max), next, otherScale);
        // "400°Brix" is no temperature that anybody knows the scale of.
        var cut = position < text.Length && text[position] < '\u3000' && char.IsLetter(text[position]);
        scale ??= cut ? null
            : quantity.Max > CelsiusMax ? TemperatureScale.Fahrenheit
            : language is null or "en" ? null : TemperatureScale.Celsius;
        var negative = at > 0 && text[at - 1] is '-' or '−' && (at == 1 || !char.IsLetterOrDigit(text[at - 2]));
        var (min, max) = (quantity.Min.ToDouble(), quantity.Max.ToDouble());
        Add(text, findings, negative ? at - 1 : at, position, negative ? -max : min, negative ? -min : max, scale);
        at = position;
        return true;
    }

    /// <summary>Reads "gas mark 4", "gas 4".</summary>
    public static bool TryGasMark(ReadOnlySpan<char> text, ref int at, List<StepFinding> findings)
    {
        if (text[at] is not ('g' or 'G'))
            return false;
        foreach (var word in GasWords)
        {
            if (!StepText.Begins(text, at, word))
                continue;
            var position = StepText.Skip(text, at + word.Length);
            if (position >= text.Length || !StepText.StartsNumber(text, position)
                || !QuantityReader.TryRead(text, ref position, out var mark)
                || mark.Max > new Rational(10))
                continue;
            Add(text, findings, at, position, mark.Min.ToDouble(), mark.Max.ToDouble(), TemperatureScale.GasMark);
            at = position;
            return true;
        }

        return false;
    }

    /// <summary>Writes each temperature that is not given in a scale in it; of several that say the same, the first.</summary>
    public static string Convert(string text, TemperatureScale to, string? language)
    {
        StringBuilder? converted = null;
        var (copied, group) = (0, -1);
        var findings = StepText.Find(text, language);
        foreach (var finding in findings)
        {
            if (finding.Kind != StepFindingKind.Temperature || finding.Group == group || finding.Scale is not { } scale)
                continue;
            group = finding.Group;
            if (findings.Any(other => other.Kind == StepFindingKind.Temperature && other.Group == group && other.Scale == to)
                || Temperature.ConvertForPeople(finding.Min, scale, to) is not { } min
                || Temperature.ConvertForPeople(finding.Max, scale, to) is not { } max)
                continue;
            converted ??= new StringBuilder(text.Length + 8);
            converted.Append(text, copied, finding.Start - copied).Append(Show(min, max, to));
            copied = finding.End;
        }

        return converted is null ? text : converted.Append(text, copied, text.Length - copied).ToString();
    }

    private static string Show(double min, double max, TemperatureScale scale)
    {
        var (low, high) = (min.ToString("0", CultureInfo.InvariantCulture), max.ToString("0", CultureInfo.InvariantCulture));
        var range = low == high ? low : $"{low}–{high}";
        return scale == TemperatureScale.Celsius ? $"{range} °C" : $"{range} °F";
    }

    private static bool TrySign(ReadOnlySpan<char> text, ref int position, Quantity quantity, out TemperatureScale? scale)
    {
        scale = null;
        var next = StepText.Skip(text, position);
        if (next >= text.Length)
            return false;
        if (text[next] is '℃' or '℉')
        {
            scale = text[next] == '℃' ? TemperatureScale.Celsius : TemperatureScale.Fahrenheit;
            position = next + 1;
            return true;
        }

        var spaced = next > position;
        if (text[next] is '°' or 'º' or '˚' or '-' && TryDegreeSign(text, ref next))
        {
            position = next;
            scale = TryScale(text, ref position);
            return true;
        }

        foreach (var word in DegreeWords)
        {
            if (!StepText.Begins(text, next, word))
                continue;
            position = next + word.Length;
            // Only recipes in English leave it open.
            scale = TryScale(text, ref position) ?? (word is "degrees" or "degree" or "deg" ? null : TemperatureScale.Celsius);
            return true;
        }

        if (quantity.Min < BareMin || quantity.Max > BareMax || (spaced && char.IsAsciiLetterLower(text[next])))
            return false;
        if (TryScale(text, ref next) is not { } bare)
            return false;
        (position, scale) = (next, bare);
        return true;
    }

    /// <summary>"°", and the "-degree" of "350-degree oven".</summary>
    private static bool TryDegreeSign(ReadOnlySpan<char> text, ref int next)
    {
        if (text[next] != '-')
        {
            next++;
            return true;
        }

        if (!StepText.Begins(text, next + 1, "degree") && !StepText.Begins(text, next + 1, "degrees"))
            return false;
        next += 1 + StepText.WordLength(text, next + 1);
        return true;
    }

    private static TemperatureScale? TryScale(ReadOnlySpan<char> text, ref int position)
    {
        var next = StepText.Skip(text, position);
        // "350°Fで": the word ends where the script changes.
        var length = 0;
        while (next + length < text.Length && text[next + length] is < '\u3000' or > '\uFF00' && char.IsLetter(text[next + length]))
            length++;
        var word = text.Slice(next, length);
        TemperatureScale? scale = word switch
        {
            "C" or "c" or "Ｃ" => TemperatureScale.Celsius,
            "F" or "f" or "Ｆ" => TemperatureScale.Fahrenheit,
            _ when word.Equals("celsius", StringComparison.OrdinalIgnoreCase)
                || word.Equals("centigrade", StringComparison.OrdinalIgnoreCase)
                || word.StartsWith("celsjusz", StringComparison.OrdinalIgnoreCase)
                || word.StartsWith("centígrado", StringComparison.OrdinalIgnoreCase)
                => TemperatureScale.Celsius,
            _ when word.Equals("fahrenheit", StringComparison.OrdinalIgnoreCase) => TemperatureScale.Fahrenheit,
            _ => null,
        };
        if (scale is not null)
            position = next + length;
        return scale;
    }

    private static void Add(ReadOnlySpan<char> text, List<StepFinding> findings, int start, int end, double min, double max,
        TemperatureScale? scale)
    {
        var group = findings.Count;
        if (findings.Count > 0 && findings[^1] is { Kind: StepFindingKind.Temperature } last && IsGap(text[last.End..start])
            && !findings.Exists(other => other.Kind == StepFindingKind.Temperature && other.Group == last.Group && other.Scale == scale))
            group = last.Group;
        findings.Add(new StepFinding(start, end - start, StepFindingKind.Temperature, min, max, scale, group));
    }

    /// <summary>Whether what stands between two temperatures says no more than "or".</summary>
    private static bool IsGap(ReadOnlySpan<char> gap)
    {
        if (gap.Length > GapMax)
            return false;
        for (var at = 0; at < gap.Length;)
        {
            if (!char.IsLetter(gap[at]))
            {
                if (!char.IsWhiteSpace(gap[at])
                    && gap[at] is not ('/' or '(' or ')' or '|' or ',' or '=' or '[' or '-' or '–' or '~' or '≈' or '.'))
                    return false;
                at++;
                continue;
            }

            var length = StepText.WordLength(gap, at);
            if (!GapWords.Contains(gap.Slice(at, length).ToString(), StringComparer.OrdinalIgnoreCase))
                return false;
            at += length;
        }

        return true;
    }
}

using System.Text.RegularExpressions;
using Alchemorsel.Cooking.Reading.Markup;

namespace Alchemorsel.Cooking.Reading;

/// <summary>What short lines of a page or a text tell besides lists: how many it serves and how long it takes.</summary>
internal static partial class PageFacts
{
    private const int LineMax = 90;
    private const int LinesMax = 5_000;

    /// <summary>Characters after a label within which its number stands.</summary>
    private const int CountMax = 30;

    public static RecipeDraft Read(IReadOnlyList<PageLine> lines)
    {
        int? servings = null, prep = null, cook = null, total = null;
        string? yields = null;
        for (var i = 0; i < lines.Count && i < LinesMax; i++)
        {
            var line = lines[i].Text;
            if (line.Length > LineMax)
                continue;
            // A label on its own is told by the line below it.
            var next = i + 1 < lines.Count && lines[i + 1].Text.Length <= 40 ? lines[i + 1].Text : "";
            if (servings is null && Yield(line, next) is { } found)
                (servings, yields) = found;
            prep ??= After(line, next, PrepLabel());
            cook ??= After(line, next, CookLabel());
            total ??= After(line, next, TotalLabel());
        }

        return new RecipeDraft
        {
            Servings = servings,
            YieldText = yields,
            PrepMinutes = prep,
            CookMinutes = cook,
            TotalMinutes = total ?? (prep is null && cook is null ? null : prep.GetValueOrDefault() + cook.GetValueOrDefault()),
        };
    }

    /// <summary>
    /// What a line tells of the yield ("Serves 4-6", "4 Portionen", "Yield:" above "12 cookies"): the number, and its words without the label
    /// where they say more than the number; or null.
    /// </summary>
    private static (int Servings, string? Words)? Yield(string line, string next)
    {
        var label = ServesLabel().Match(line);
        if (!label.Success)
        {
            var counted = CountedServings().Match(line);
            return counted.Success && SchemaRecipe.Number(counted.Groups[1].Value) is { } eaters
                ? (eaters, BeforeNextFact(line[counted.Index..]))
                : null;
        }

        var rest = line[(label.Index + label.Length)..].Trim(' ', ':', '.');
        // A label on its own is told by the line below it.
        if (rest.Length == 0)
            rest = next.Trim();
        if (SchemaRecipe.Number(rest[..Math.Min(rest.Length, CountMax)]) is not { } servings)
            return null;
        return (servings, rest.All(char.IsAsciiDigit) ? null : BeforeNextFact(rest).Trim());
    }

    private static int? After(string line, string next, Regex label)
    {
        var match = label.Match(line);
        if (!match.Success)
            return null;
        var rest = line[(match.Index + match.Length)..].Trim(' ', ':', '-', '–', '.');
        // "Prep 10 min | Cook 20 min": each label owns what stands before the next one.
        rest = BeforeNextFact(rest);
        return Durations.Minutes(rest.Length == 0 ? next : rest);
    }

    private static string BeforeNextFact(string text) =>
        NextLabel().Match(text) is { Success: true, Index: > 0 } stop ? text[..stop.Index] : text;

    // Lines are short (LineMax), so none of these needs a time-out.
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    private const string ServesWords =
        "serves|servings?|makes|yields?|portions?|feeds|for|rendimento|rende|porções|porciones|raciones|personas|comensales|pour"
        + "|nombre de (?:personnes|parts)|personnes|parts|porzioni|dosi per|ingredienti per|für|portionen|personen|ergibt|aantal personen|voor"
        + "|antal(?: personer)?|antall|porsjoner|portioner|porcje|liczba porcji|porce|porcie|adag|kişilik|порции|количество порций|人数|分量";

    private const string EaterWords =
        "servings?|serves|portions?|people|persons?|personnes?|pers\\.?(?!\\w)|parts|convives|couverts|portionen|personen|personas|porciones"
        + "|raciones|comensales|pessoas|porções|porção|porzioni|persone|porties|portioner|porsjoner|personer|prs\\.?(?!\\w)|porcje|porcji|osoby"
        + "|osób|porcí|porce|porcií|porcie|adag|fő|kişilik|порци|人分|人份";

    private const string PrepWords =
        "prep(?:aration)?(?: time)?|hands[- ]on(?: time)?|active(?: time)?|vorbereitung(?:szeit)?|zubereitungszeit|arbeitszeit|préparation"
        + "|temps de préparation|preparación|tiempo de preparación|preparazione|tempo di preparazione|tempo de preparo|bereidingstijd"
        + "|forberedelse|przygotowanie|czas przygotowania";

    private const string CookWords =
        "cook(?:ing)?(?: time)?|bak(?:e|ing)(?: time)?|koch(?:zeit)?|backzeit|garzeit|koch-/backzeit|cuisson|temps de cuisson|cocción"
        + "|tiempo de cocción|cottura|tempo di cottura|tempo de cozimento|cozimento|kooktijd|oventijd|tilberedning|gotowanie";

    private const string TotalWords =
        "total(?: time)?|ready in|(?<!\\p{L} )(?:time|zeit|tid)|gesamtzeit|gesamt|temps total|total|tiempo total|tempo total|tempo totale|totale tijd"
        + "|tid i alt|samlet tid|total tid|czas|所要時間|調理時間|duration|durée|dauer";

    // A label's words stand alone, before a sign, a number or the line's end.
    private const string NoLetterBefore = @"(?<!\p{L})(?:";
    private const string LabelEnd = @")\s*(?::|(?=\d)|$)";

    [GeneratedRegex(
        @"^\W*(?:ingredients? )?(?:" + ServesWords + @")(?!\p{L})\s*(?:for|size|about|ca\.?|circa|approx\.?)?\s*[:：]?", Options)]
    private static partial Regex ServesLabel();

    [GeneratedRegex(@"(?<![\d.,/])(\d{1,3}(?:\s?[-–]\s?\d{1,3})?)\s*(?:\(\w+\) )?(?:" + EaterWords + ")", Options)]
    private static partial Regex CountedServings();

    // A sign that parts facts, or a comma before words ("1 hour, 10 minutes" goes on).
    [GeneratedRegex(@"[|•·/;]|,\s+\p{L}", Options)]
    private static partial Regex NextLabel();

    [GeneratedRegex(NoLetterBefore + PrepWords + LabelEnd, Options)]
    private static partial Regex PrepLabel();

    [GeneratedRegex(NoLetterBefore + CookWords + LabelEnd, Options)]
    private static partial Regex CookLabel();

    [GeneratedRegex(NoLetterBefore + TotalWords + LabelEnd, Options)]
    private static partial Regex TotalLabel();
}

using System.Collections.Frozen;

namespace Alchemorsel.Cooking.Scaling;

/// <summary>Words for spans of time in the languages that recipes come in.</summary>
internal static class TimeWords
{
    /// <summary>Letters of a word, at most.</summary>
    private const int WordMax = 16;

    private const int Minute = 60;
    private const int Hour = 3_600;
    private const int Day = 86_400;

    // What people mean by "overnight" in a recipe.
    private const int NightMin = 8 * Hour;
    private const int NightMax = 12 * Hour;

    private static readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> Units = Lookup(
        ("s sec secs second seconds sek sekunde sekunden seconde secondes segundo segundos secondo secondi seconden sekund sekunder"
            + " sekunda sekundy 秒 秒間 秒钟 秒鐘", 1),
        ("min mins minute minutes minuten minuto minutos minuti minuut minuutje minuut minut minuter minutter minutt minuta minuty"
            + " 分 分間 分钟 分鐘", Minute),
        ("h hr hrs hour hours std stunde stunden heure heures hora horas ora ore uur uren uurtje timme timmar"
            + " godzina godziny godzin godzinę godz 時間 小时 小時", Hour),
        ("day days tag tage tagen jour jours día días giorno giorni dag dagen dagar dage dager dia dias dzień dni 日間", Day),
        ("week weeks woche wochen semaine semaines semana semanas settimana settimane"
            + " weken vecka veckor uge uger uke uker tydzień tygodnie 週間", 7 * Day));

    /// <summary>Words that mean something else in other languages ("2 times").</summary>
    private static readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> NordicUnits =
        Lookup(("time timer tim t", Hour));

    private static readonly FrozenDictionary<char, (string Phrase, int Min, int Max)[]> Phrases = new (string Phrases, int Min, int Max)[]
    {
        ("overnight,over night,über nacht,toute la nuit,toute une nuit,une nuit,"
            + "toda la noche,tutta la notte,per una notte,een nacht,de nacht over,"
            + "durante a noite,de um dia para o outro,över natten,över natt,natten over,over natten,przez noc,na noc,一晩",
            NightMin, NightMax),
        ("mezz'ora,mezz’ora,mezzora,demi-heure,halvtime,halvtimme,half-hour", Hour / 2, Hour / 2),
        ("un'ora e mezza,un’ora e mezza,anderthalb stunden,eineinhalb stunden,anderhalf uur,półtorej godziny", Hour * 3 / 2, Hour * 3 / 2),
        ("un'ora,un’ora", Hour, Hour),
        ("three quarters of an hour,three-quarters of an hour,dreiviertelstunde,trois quarts d'heure,trois quarts d’heure,tre quarti d'ora,"
            + "drie kwartier,tre kvarter", Hour * 3 / 4, Hour * 3 / 4),
        ("viertelstunde,quart d'heure,quart d’heure,quarto d'ora,quarto d’ora,quarto de hora,cuarto de hora,kwartier,kvarter,kwadrans",
            Hour / 4, Hour / 4),
    }
        .SelectMany(row => row.Phrases.Split(',').Select(phrase => (Phrase: phrase, row.Min, row.Max)))
        .OrderByDescending(row => row.Phrase.Length)
        .GroupBy(row => row.Phrase[0])
        .ToFrozenDictionary(group => group.Key, group => group.ToArray());

    private static readonly string[] Halves =
        ["and a half", "et demie", "et demi", "y media", "e mezza", "e mezzo", "e meia", "och en halv", "og en halv", "i pół", "半"];

    /// <summary>What may stand between a number and its unit ("5 more minutes").</summary>
    private static readonly string[] Fillers =
        ["more", "full", "further", "additional", "extra", "weitere", "weiteren", "autres", "otros", "altri", "outros", "ytterligare",
            "flere"];

    private static readonly string[] Joints =
        ["to", "bis", "à", "a", "tot", "till", "til", "do", "até", "or", "oder", "ou", "o", "of", "eller", "lub"];

    private static readonly string[] Links = ["and", "und", "et", "y", "e", "en", "och", "og", "i"];

    /// <summary>Reads the name of a unit of time and moves past it.</summary>
    /// <param name="seconds">Seconds in one.</param>
    /// <param name="plural">Whether it is more than the bare word "second", which also means "next".</param>
    public static bool TryReadUnit(ReadOnlySpan<char> text, ref int at, bool nordic, out int seconds, out bool plural)
    {
        seconds = 0;
        var length = StepText.WordLength(text, at);
        plural = false;
        if (length is 0 or > WordMax)
            return false;
        Span<char> lower = stackalloc char[WordMax];
        var word = lower[..text.Slice(at, length).ToLowerInvariant(lower)];
        // "2分の1" is a half.
        if (text[at] >= '\u3000')
            return TryReadEastAsian(text, ref at, word, out seconds);
        if (!Units.TryGetValue(word, out seconds) && !(nordic && NordicUnits.TryGetValue(word, out seconds)))
            return false;
        plural = word is not "second";
        at += length;
        return true;
    }

    private static bool TryReadEastAsian(ReadOnlySpan<char> text, ref int at, ReadOnlySpan<char> word, out int seconds)
    {
        for (var length = Math.Min(2, word.Length); length > 0; length--)
        {
            if (!Units.TryGetValue(word[..length], out seconds)
                || (at + length < text.Length && text[at + length] == 'の' && word[0] == '分' && length == 1))
                continue;
            at += length;
            return true;
        }

        seconds = 0;
        return false;
    }

    /// <summary>Reads a phrase that is a time of its own ("overnight", "mezz'ora") and moves past it.</summary>
    public static bool TryReadPhrase(ReadOnlySpan<char> text, ref int at, out int min, out int max)
    {
        if (Phrases.TryGetValue(char.ToLowerInvariant(text[at]), out var candidates))
        {
            foreach (var (phrase, least, most) in candidates)
            {
                if (!StepText.Begins(text, at, phrase))
                    continue;
                (min, max) = (least, most);
                at += phrase.Length;
                return true;
            }
        }

        (min, max) = (0, 0);
        return false;
    }

    /// <summary>"and a half" after hours.</summary>
    public static bool TryReadHalf(ReadOnlySpan<char> text, ref int at) => TryReadAny(Halves, text, ref at);

    /// <summary>What stands between the ends of a range: a dash or "to".</summary>
    public static bool TryReadJoint(ReadOnlySpan<char> text, ref int at)
    {
        var next = StepText.Skip(text, at);
        if (next >= text.Length || text[next] is not ('-' or '–' or '—' or '~' or '〜'))
            return TryReadAny(Joints, text, ref at);
        at = next + 1;
        return true;
    }

    /// <summary>Moves past "more" in "5 more minutes".</summary>
    public static void SkipFiller(ReadOnlySpan<char> text, ref int at)
    {
        if (TryReadAny(Fillers, text, ref at))
            at = StepText.Skip(text, at);
    }

    /// <summary>What stands between hours and minutes.</summary>
    public static bool TryReadLink(ReadOnlySpan<char> text, ref int at) => TryReadAny(Links, text, ref at);

    private static bool TryReadAny(string[] words, ReadOnlySpan<char> text, ref int at)
    {
        var next = StepText.Skip(text, at);
        foreach (var word in words)
        {
            if (!StepText.Begins(text, next, word))
                continue;
            at = next + word.Length;
            return true;
        }

        return false;
    }

    private static FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> Lookup(
        params (string Words, int Seconds)[] rows) => rows
        .SelectMany(row => row.Words.Split(' ').Select(word => (word, row.Seconds)))
        .DistinctBy(entry => entry.word)
        .ToFrozenDictionary(entry => entry.word, entry => entry.Seconds, StringComparer.Ordinal)
        .GetAlternateLookup<ReadOnlySpan<char>>();
}

namespace Alchemorsel.Cooking.Foods;

/// <summary>A food that a name may mean.</summary>
/// <param name="Food">The food.</param>
/// <param name="Confidence">
/// From <see cref="FoodMatcher.Floor"/> to 1: 1 the name itself, 0.95 and more another name or word order, 0.8 with words that change
/// little
/// ("fresh", "organic"), 0.6 with unknown words before it, less where a word names another food.
/// </param>
public sealed record FoodMatch(Food Food, double Confidence);

/// <summary>Finds foods by the words of a name. Costs grow with the name's words, not with the catalogue.</summary>
public sealed class FoodMatcher
{
    /// <summary>Less likely ones are not given.</summary>
    public const double Floor = 0.4;

    private const int WordsMax = 12;

    private readonly Dictionary<string, (Food Food, double Confidence)> english = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, (Food Food, double Confidence)>> languages = new(StringComparer.Ordinal);

    /// <param name="foods">The foods to find; where two have a name in common the first counts.</param>
    public FoodMatcher(IEnumerable<Food> foods)
    {
        ArgumentNullException.ThrowIfNull(foods);
        foreach (var food in foods)
        {
            Add(english, food.Name, food, 1);
            Add(english, food.Plural, food, 1);
            foreach (var alias in food.Aliases)
                Add(english, alias, food, 0.98);
            foreach (var (language, names) in food.Names)
            {
                if (!languages.TryGetValue(language, out var index))
                    languages.Add(language, index = new(StringComparer.Ordinal));
                foreach (var name in names)
                    Add(index, name, food, 0.98);
            }
        }
    }

    /// <summary>The food that a name means, or null when none is likely enough.</summary>
    /// <param name="name">A food as an ingredient line names it; of alternatives ("butter or margarine") the first counts.</param>
    /// <param name="language">BCP 47, as a hint; null when unknown.</param>
    public FoodMatch? Match(string name, string? language = null)
    {
        var first = FirstOf(name);
        // "plum tomatoes in juice" is a name as it stands.
        if (first.Length < name.Length && MatchOne(name, language) is { Confidence: > 0.9 } said)
            return said;
        var best = MatchOne(first, language);
        if (best is { Confidence: > 0.6 } || first.Length == name.Length)
            return best;
        // "heavy or whipping cream": the food is said with the last of them.
        var whole = MatchOne(name, language);
        return whole is not null && whole.Confidence > (best?.Confidence ?? 0) ? whole with { Confidence = whole.Confidence * 0.9 } : best;
    }

    private FoodMatch? MatchOne(string name, string? language)
    {
        var words = FoodWords.Of(name).Take(WordsMax).Select(FoodWords.Stem).ToList();
        // "free-range" says nothing of the food, while "gluten-free" and "sugar-free" do.
        if (words.IndexOf("free") is >= 0 and var free && free + 1 < words.Count && words[free + 1] == "range")
            words.RemoveRange(free, 2);
        if (words.Count == 0)
            return null;
        var primary = language?.Split('-')[0].ToLowerInvariant();
        var best = primary is null or "en" ? InEnglish(words) : In(primary, words);
        if (best is { Confidence: > 0.9 } || primary == "en")
            return best;
        // A German recipe may call for "Cheddar", and one without a language may be in any.
        foreach (var other in languages.Keys)
        {
            if (primary is null && In(other, words) is { } found && found.Confidence * 0.95 > (best?.Confidence ?? 0))
                best = found with { Confidence = found.Confidence * 0.95 };
        }

        return best ?? (primary is null ? null : InEnglish(words));
    }

    private FoodMatch? In(string language, List<string> words) =>
        languages.TryGetValue(language, out var index) ? Find(index, words, language) : null;

    private FoodMatch? InEnglish(List<string> words) => Find(english, words, "en");

    private static FoodMatch? Find(Dictionary<string, (Food Food, double Confidence)> index, List<string> words, string language)
    {
        if (Lookup(index, words) is { } exact)
            return exact;
        if (AmongLittle(index, words) is { } close)
            return close;
        var telling = words.Where(word => !FoodModifiers.Little.Contains(word)).ToList();
        if (telling.Count > 0 && telling.Count < words.Count && Lookup(index, telling) is { } plain)
            return plain with { Confidence = plain.Confidence * 0.85 };
        if (telling.Count == 0)
            telling = words;
        // "hearty red wine" holds a name of words that else say little.
        return Within(index, words) ?? Within(index, telling) ?? (language is "de" or "nl" ? Compound(index, telling[^1]) : null);
    }

    private static FoodMatch? Lookup(Dictionary<string, (Food Food, double Confidence)> index, IReadOnlyList<string> words)
    {
        if (index.TryGetValue(string.Join(' ', words), out var found))
            return new FoodMatch(found.Food, found.Confidence);
        return words.Count > 1 && index.TryGetValue(Sorted(words), out found) ? new FoodMatch(found.Food, found.Confidence * 0.97) : null;
    }

    /// <summary>The longest name with nothing but words around it that change little ("fresh brown sugar": brown sugar).</summary>
    private static FoodMatch? AmongLittle(Dictionary<string, (Food Food, double Confidence)> index, List<string> words)
    {
        for (var length = words.Count - 1; length > 0; length--)
        {
            for (var start = words.Count - length; start >= 0; start--)
            {
                // "parsley leaves" are parsley; "leaf" before a name says something else.
                if (words.Take(start).All(FoodModifiers.Little.Contains)
                    && words.Skip(start + length).All(word => FoodModifiers.Little.Contains(word) || FoodModifiers.Parts.Contains(word))
                    && Lookup(index, words.GetRange(start, length)) is { } found)
                {
                    return found with { Confidence = found.Confidence * 0.9 };
                }
            }
        }

        return null;
    }

    /// <summary>
    /// The longest run of words that names a food, one at the end first: that is where English and German say what it is.
    /// </summary>
    private static FoodMatch? Within(Dictionary<string, (Food Food, double Confidence)> index, List<string> words)
    {
        for (var length = words.Count - 1; length > 0; length--)
        {
            for (var start = words.Count - length; start >= 0; start--)
            {
                if (Lookup(index, words.GetRange(start, length)) is not { } found)
                    continue;
                var confidence = found.Confidence * (start + length == words.Count ? 0.75 : 0.6);
                foreach (var other in words.Take(start).Concat(words.Skip(start + length)))
                {
                    // "almond flour" is no flour: what names a food of its own changes what it is.
                    if (FoodModifiers.Parts.Contains(other) || FoodModifiers.Little.Contains(other))
                        continue;
                    confidence *= index.ContainsKey(other) || FoodModifiers.Changing.Contains(other) ? 0.55 : 0.95;
                }

                if (confidence >= Floor)
                    return found with { Confidence = confidence };
            }
        }

        return null;
    }

    /// <summary>"Weizenmehl" is a Mehl: the longest name that ends the word.</summary>
    private static FoodMatch? Compound(Dictionary<string, (Food Food, double Confidence)> index, string word)
    {
        for (var start = 2; start <= word.Length - 4; start++)
        {
            if (index.TryGetValue(word[start..], out var found))
                return new FoodMatch(found.Food, 0.6);
        }

        return null;
    }

    private static string FirstOf(string name)
    {
        var end = name.Length;
        foreach (var separator in FoodModifiers.Separators)
        {
            if (name.IndexOf(separator, StringComparison.OrdinalIgnoreCase) is > 0 and var at)
                end = Math.Min(end, at);
        }

        return name[..end];
    }

    private static void Add(Dictionary<string, (Food Food, double Confidence)> index, string name, Food food, double confidence)
    {
        var words = FoodWords.Of(name).Select(FoodWords.Stem).ToList();
        if (words.Count == 0)
            return;
        index.TryAdd(string.Join(' ', words), (food, confidence));
        if (words.Count > 1)
            index.TryAdd(Sorted(words), (food, confidence * 0.97));
    }

    // A sorted key starts with a blank, so that it is never taken for a name in order.
    private static string Sorted(IReadOnlyList<string> words)
    {
        string[] sorted = [.. words];
        Array.Sort(sorted, StringComparer.Ordinal);
        return " " + string.Join(' ', sorted);
    }
}

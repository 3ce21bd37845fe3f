using Alchemorsel.Cooking.Foods;
using Alchemorsel.Cooking.Units;

namespace Alchemorsel.Cooking.Scaling;

/// <summary>A place in a step that names the food of an ingredient line.</summary>
/// <param name="Start">First character, in UTF-16 units.</param>
/// <param name="Length">In UTF-16 units; at least 1.</param>
/// <param name="Line">Index of the line, counted over all sections.</param>
public sealed record StepReference(int Start, int Length, int Line);

/// <summary>
/// Tells which ingredient lines a step speaks of: the foods' names are looked for in its words, the longest first, singular or plural. A word
/// that could mean several foods means none, and what is not recognised stays unreferenced: a wrong amount beside a step is worse than none.
/// Made once for a recipe; its cost is bounded by the words of lines and steps.
/// </summary>
public sealed class StepReferences
{
    /// <summary>Characters of a step that are looked at.</summary>
    public const int LengthMax = StepText.LengthMax;

    /// <summary>Words of a name, at most; longer names are known by their parts only.</summary>
    private const int WordsMax = 6;

    // Heads of names that are more often what the cook does: "Mix", "Spread".
    private static readonly HashSet<string> Verbs =
        ["mix", "blend", "rub", "spread", "glaze", "dip", "roast", "steak", "bake", "toast", "grill", "ice", "top", "seasoning"];

    private static readonly string[] GermanParts = ["zeh", "blatt", "blatter", "stang", "zweig", "schot"];

    private readonly Dictionary<string, Name> names = new(StringComparer.Ordinal);
    private readonly string?[] sections;
    private readonly string? language;

    private StepReferences(IReadOnlyList<(string? Section, string Food)> lines, string? language)
    {
        this.language = UnitNames.Language(language);
        sections = [.. lines.Select(line => line.Section)];
        foreach (var (index, (_, food)) in lines.Index())
            AddNames(food, index);
    }

    /// <summary>How sure a name is of its food: the better one wins.</summary>
    private enum Tier
    {
        /// <summary>The name as the line has it.</summary>
        Whole,

        /// <summary>Without what says how it is cut, coloured or sold.</summary>
        Core,

        /// <summary>The last word ("oil" of olive oil), or the end of a compound ("Mehl" of Weizenmehl).</summary>
        Head,
    }

    private bool Compounds => language is "de" or "nl" or "sv" or "da" or "nb";

    /// <summary>Gets to know the foods of a recipe.</summary>
    /// <param name="lines">The food of each line in order, with the heading it stands under.</param>
    /// <param name="language">BCP 47, or null when unknown; decides about plurals and compounds.</param>
    public static StepReferences Of(IReadOnlyList<(string? Section, string Food)> lines, string? language = null) => new(lines, language);

    /// <summary>The lines that a step speaks of, in the order of their first mention, each once.</summary>
    /// <param name="step">Any text.</param>
    /// <param name="section">The heading that the step stands under: of several lines with one name, those under the same are meant.</param>
    public IReadOnlyList<StepReference> Find(string step, string? section = null)
    {
        var words = Words(step);
        var found = new List<StepReference>();
        var seen = new HashSet<int>();
        for (var at = 0; at < words.Count;)
        {
            var (length, lines) = Longest(words, at, section);
            if (length == 0)
            {
                at++;
                continue;
            }

            var (start, end) = (words[at].Start, words[at + length - 1].End);
            found.AddRange(lines.Where(seen.Add).Select(line => new StepReference(start, end - start, line)));
            at += length;
        }

        return found;
    }

    private (int Length, IReadOnlyList<int> Lines) Longest(List<Word> words, int at, string? section)
    {
        for (var length = Math.Min(WordsMax, words.Count - at); length > 0; length--)
        {
            var key = length == 1 ? words[at].Stem : string.Join(' ', words.Skip(at).Take(length).Select(word => word.Stem));
            if (names.TryGetValue(key, out var name))
                return (length, Meant(name, section));
        }

        return (0, []);
    }

    private List<int> Meant(Name name, string? section)
    {
        var near = section is null ? []
            : name.Lines.Where(line => string.Equals(sections[line], section, StringComparison.OrdinalIgnoreCase)).ToList();
        var lines = near.Count > 0 ? near : name.Lines;
        return name.Tier == Tier.Head && lines.Count > 1 ? [] : lines;
    }

    private void AddNames(string food, int line)
    {
        var whole = Words(food).ConvertAll(word => word.Stem);
        if (whole.Count == 0)
            return;
        Add(whole, Tier.Whole, line);
        foreach (var part in Parted(whole))
        {
            var core = part.Where(word => !FoodModifiers.Little.Contains(word) && !FoodModifiers.Parts.Contains(word))
                .Select(WithoutPart).ToList();
            Add(core, Tier.Core, line);
            if (core.Count == 0)
                continue;
            var head = core[^1];
            if (core.Count > 1 && !Verbs.Contains(head))
                Add([head], Tier.Head, line);
            // At least three letters before and four after: "Weizen-mehl".
            for (var start = 3; Compounds && head.Length - start >= 4; start++)
                Add([head[start..]], Tier.Head, line);
        }
    }

    /// <summary>"Salt and pepper" are two foods in one line.</summary>
    private static IEnumerable<List<string>> Parted(List<string> words)
    {
        var part = new List<string>();
        foreach (var word in words)
        {
            if (word is "and" or "und" or "et" or "y" or "e" or "en" or "och" or "og" or "or" or "oder")
            {
                if (part.Count > 0)
                    yield return part;
                part = [];
            }
            else
            {
                part.Add(word);
            }
        }

        if (part.Count > 0)
            yield return part;
    }

    private string WithoutPart(string word)
    {
        var part = language == "de"
            ? GermanParts.FirstOrDefault(part => word.Length >= part.Length + 4 && word.EndsWith(part, StringComparison.Ordinal))
            : null;
        return part is null ? word : word[..^part.Length];
    }

    private void Add(List<string> words, Tier tier, int line)
    {
        if (words.Count is 0 or > WordsMax)
            return;
        var key = string.Join(' ', words);
        // One letter is no name, and numbers are amounts.
        if (key.Length < 2 || key.All(char.IsDigit))
            return;
        if (!names.TryGetValue(key, out var name) || tier < name.Tier)
            names[key] = new Name(tier, [line]);
        else if (tier == name.Tier && !name.Lines.Contains(line))
            name.Lines.Add(line);
    }

    private List<Word> Words(string text)
    {
        var words = new List<Word>();
        var end = Math.Min(text.Length, LengthMax);
        for (var at = 0; at < end;)
        {
            var start = at;
            while (at < end && (char.IsLetterOrDigit(text[at]) || (at > start && text[at] is '\'' or '’')))
                at++;
            if (at == start)
                at++;
            else
                words.AddRange(FoodWords.Of(text[start..at]).Select(word => new Word(start, at, Stem(word))));
        }

        return words;
    }

    private string Stem(string word) => language == "de" ? GermanStem(word) : FoodWords.Stem(word);

    /// <summary>Without an ending of the plural or of a case; "Butter" loses one, too, but does so wherever it stands.</summary>
    private static string GermanStem(string word)
    {
        foreach (var ending in new[] { "ern", "en", "er", "es", "n", "e", "s" })
        {
            if (word.Length >= ending.Length + 2 && word.EndsWith(ending, StringComparison.Ordinal))
                return word[..^ending.Length];
        }

        return word;
    }

    private readonly record struct Word(int Start, int End, string Stem);

    private sealed record Name(Tier Tier, List<int> Lines);
}

using System.Collections.Frozen;

namespace Alchemorsel.Cooking.Units;

/// <summary>The names of units in one language or all, by their folded form: lower case, one blank between words.</summary>
internal sealed class UnitWords
{
    private readonly FrozenDictionary<string, Unit>.AlternateLookup<ReadOnlySpan<char>> names;
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> beginnings;

    /// <param name="entries">Names and what they mean; of two meanings the first counts.</param>
    public UnitWords(IEnumerable<(string[] Words, Unit Unit)> entries)
    {
        var all = entries
            .SelectMany(entry => entry.Words.Select(word => (Word: Fold(word), entry.Unit)))
            .DistinctBy(entry => entry.Word)
            .ToList();
        names = all
            .ToFrozenDictionary(entry => entry.Word, entry => entry.Unit, StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();
        beginnings = all.Where(entry => entry.Word.Contains(' ', StringComparison.Ordinal))
            .Select(entry => entry.Word[..entry.Word.IndexOf(' ', StringComparison.Ordinal)])
            .ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The unit of this folded name, or null.</summary>
    public Unit? Find(ReadOnlySpan<char> name) => names.TryGetValue(name, out var unit) ? unit : null;

    /// <summary>Whether a name of several words begins so.</summary>
    public bool Begins(ReadOnlySpan<char> word) => beginnings.Contains(word);

    private static string Fold(string name) =>
        string.Join(' ', name.ToLowerInvariant().Split([' ', '.', '-'], StringSplitOptions.RemoveEmptyEntries));
}

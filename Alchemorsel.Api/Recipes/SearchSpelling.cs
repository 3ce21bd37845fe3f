using Alchemorsel.Api.Data;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Recipes;

/// <summary>A search in which misspelt words are replaced by what they may have meant.</summary>
/// <param name="Query">For <c>to_tsquery</c>: every word of the search, each as itself or as one of those that are spelt like it.</param>
/// <param name="Words">The words that are looked for now, to be shown where they are found.</param>
internal sealed record SearchCorrection(string Query, IReadOnlyList<string> Words);

/// <summary>
/// Corrects words by the words that the household has (<see cref="SearchWord"/>) and not by looking at its recipes: the cost is that of the words
/// with the same first letter, which is seldom the one that is wrong.
/// </summary>
internal static class SearchSpelling
{
    // More words than these narrow nothing further and only cost; so do more than these meanings of one word.
    private const int WordsMax = 8;
    private const int MeaningsMax = 5;

    // A bound for libraries with more words than languages have.
    private const int ComparedMax = 20_000;

    /// <returns>Null when every word is known, or none is like any that is.</returns>
    public static async Task<SearchCorrection?> ReadAsync(AlchemorselDbContext db, SearchWords words, CancellationToken cancellation)
    {
        // Little words are in every text or in none.
        var typed = words.Shown.Where(word => word.Length is >= SearchWord.LengthMin and <= SearchWord.LengthMax).Take(WordsMax).ToArray();
        if (!typed.Any(word => SlipsIn(word) > 0))
            return null;
        var known = await NearAsync(db, typed, words.IsTyping ? words.All[^1] : null, cancellation);
        var (groups, shown, corrected) = (new List<string>(), new List<string>(), false);
        for (var index = 0; index < typed.Length; index++)
        {
            var typing = words.IsTyping && typed[index] == words.All[^1];
            var meant = Meanings(typed[index], typing, known);
            // What is put in its place is a word; only what was typed may go on.
            corrected |= !meant.Contains(typed[index]);
            shown.AddRange(meant);
            groups.Add($"({string.Join(" | ", meant.Select(word => typing && word == typed[index] ? $"'{word}':*" : $"'{word}'"))})");
        }
        groups.AddRange(words.Excluded.Select(word => $"!'{word}'"));
        return corrected ? new SearchCorrection(string.Join(" & ", groups), shown) : null;
    }

    /// <summary>Letters that may be wrong: none in a short word, which would become another one.</summary>
    private static int SlipsIn(string word) => word.Length switch { < 4 => 0, < 6 => 1, _ => 2 };

    // The word itself when it is known, or nothing is like it.
    private static IReadOnlyList<string> Meanings(string typed, bool typing, IReadOnlyList<string> known)
    {
        if (known.Any(word => word == typed || (typing && word.StartsWith(typed, StringComparison.Ordinal))))
            return [typed];
        var like = known.Select(word => (Word: word, Slips: Slips(typed, word, typing))).Where(near => near.Slips <= SlipsIn(typed)).ToList();
        return like.Count == 0
            ? [typed]
            : [.. like.Where(near => near.Slips == like.Min(other => other.Slips)).Select(near => near.Word)
                .OrderBy(word => word.Length).ThenBy(word => word, StringComparer.Ordinal).Take(MeaningsMax)];
    }

    private static Task<List<string>> NearAsync(AlchemorselDbContext db, string[] typed, string? typing, CancellationToken cancellation)
    {
        var starts = typed.Select(FirstOf).ToArray();
        var ends = starts.Select(start => start + "\U0010FFFF").ToArray();
        var least = typed.Select(word => word.Length - SlipsIn(word)).ToArray();
        var most = typed.Select(word => typing is not null && word == typing ? SearchWord.LengthMax : word.Length + SlipsIn(word)).ToArray();
        return db.Database.SqlQuery<string>(
            $"""
            SELECT DISTINCT known.word AS "Value"
            FROM unnest({starts}, {ends}, {least}, {most}) AS near(start, beyond, least, most)
            JOIN search_word AS known ON known.household_id = {db.CurrentHousehold} AND known.word >= near.start AND known.word < near.beyond
                AND length(known.word) BETWEEN near.least AND near.most
            LIMIT {ComparedMax}
            """).ToListAsync(cancellation);
    }

    private static string FirstOf(string word) => word[..(char.IsHighSurrogate(word[0]) && word.Length > 1 ? 2 : 1)];

    /// <summary>
    /// Letters missing, too many, wrong or swapped with the next (the optimal string alignment distance).
    /// </summary>
    /// <param name="beginning">Whether <paramref name="word"/> may go on after what was typed.</param>
    internal static int Slips(string typed, string word, bool beginning)
    {
        var (before, above, row) = (new int[word.Length + 1], new int[word.Length + 1], new int[word.Length + 1]);
        for (var column = 0; column <= word.Length; column++)
            above[column] = column;
        for (var line = 1; line <= typed.Length; line++)
        {
            row[0] = line;
            for (var column = 1; column <= word.Length; column++)
            {
                var wrong = typed[line - 1] == word[column - 1] ? 0 : 1;
                row[column] = Math.Min(Math.Min(above[column] + 1, row[column - 1] + 1), above[column - 1] + wrong);
                if (line > 1 && column > 1 && typed[line - 1] == word[column - 2] && typed[line - 2] == word[column - 1])
                    row[column] = Math.Min(row[column], before[column - 2] + 1);
            }
            (before, above, row) = (above, row, before);
        }
        return beginning ? above.Min() : above[word.Length];
    }
}

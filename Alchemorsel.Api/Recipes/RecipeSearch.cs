using Alchemorsel.Api.Data;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Recipes;

/// <summary>
/// Full-text search. The words are first taken as written, in their stems and with the last one still being typed; only when no recipe has
/// them are they taken as misspelt, so that a typo is forgiven and a correct word never brings its look-alikes (chicken, chickpea).
/// </summary>
internal static class RecipeSearch
{
    // The share of a word's trigrams that its like in the document must have. Lower than PostgreSQL's 0.6: a letter missing from a word of
    // six leaves 0.5 (chiken), a wrong one in a word of four 0.4 (soop), two letters swapped 0.375 (chikcen).
    private const double Tolerance = 0.37;

    /// <summary>Served by the GIN index on (household, vector).</summary>
    public static IQueryable<RankedDocument> AsWritten(IQueryable<RecipeSearchDocument> documents, SearchWords words, string language)
    {
        var (text, head, last) = (words.Text, words.Head, words.Last);
        // The unstemmed reading finds words as they are in any language, the other one their inflections in the asker's.
        return
            from document in documents
            let wanted = EF.Functions.WebSearchToTsQuery("simple", text)
                .Or(EF.Functions.WebSearchToTsQuery(language, text))
                .Or(EF.Functions.WebSearchToTsQuery("simple", head).Or(EF.Functions.WebSearchToTsQuery(language, head))
                    .And(EF.Functions.ToTsQuery("simple", last)))
            where document.Vector.Matches(wanted)
            select new RankedDocument { Document = document, Rank = document.Vector.Rank(wanted) };
    }

    /// <summary>Served by the trigram GIN index on (household, words); run it through <see cref="WithTolerance"/>.</summary>
    public static IQueryable<RankedDocument> Misspelt(IQueryable<RecipeSearchDocument> documents, SearchWords words)
    {
        foreach (var word in words.ToCompare)
            documents = documents.Where(document => EF.Functions.TrigramsAreWordSimilar(word, document.Words));
        var all = string.Join(' ', words.ToCompare);
        return documents.Select(document => new RankedDocument
        {
            Document = document,
            Rank = EF.Functions.TrigramsWordSimilarity(all, document.Words),
        });
    }

    /// <summary>Runs queries of <see cref="Misspelt"/>; the operator's threshold is a setting, made here for this one transaction.</summary>
    public static async Task<T> WithTolerance<T>(AlchemorselDbContext db, Func<Task<T>> read, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.Database.ExecuteSqlAsync($"SELECT set_config('pg_trgm.word_similarity_threshold', {Tolerance}::text, true)", cancellation);
        var found = await read();
        await transaction.CommitAsync(cancellation);
        return found;
    }
}

/// <summary>A recipe's document with how well it answers a search.</summary>
internal sealed class RankedDocument
{
    public required RecipeSearchDocument Document { get; init; }
    public double Rank { get; init; }
}

/// <summary>What was typed into the search box, taken apart.</summary>
internal sealed class SearchWords
{
    // More words than this narrow nothing further and only cost.
    private const int ComparedMax = 8;

    public SearchWords(string typed)
    {
        Text = Folding.Fold(typed);
        All = [.. Folding.Words(Text)];
        var plain = !Text.Contains('"', StringComparison.Ordinal) && !Text.Split(' ').Any(word => word.StartsWith('-'));
        var typing = plain && All.Count > 0 && All[^1].Length > 1 && Text.EndsWith(All[^1], StringComparison.Ordinal);
        Head = typing ? Text[..^All[^1].Length] : Text;
        Last = typing ? $"'{All[^1]}':*" : "";
    }

    /// <summary>All of it, folded; quotes, <c>or</c> and a leading minus keep their meaning (websearch_to_tsquery).</summary>
    public string Text { get; }

    /// <summary>All before the word being typed.</summary>
    public string Head { get; }

    /// <summary>The word being typed, as a tsquery for its beginning; empty when the last word is finished.</summary>
    public string Last { get; }

    public IReadOnlyList<string> All { get; }

    /// <summary>The words that are asked for, to be shown where they are found: all but those that a minus excludes.</summary>
    public IReadOnlyList<string> Shown
        => [.. Text.Split(' ').Where(part => !part.StartsWith('-')).SelectMany(Folding.Words).Where(word => word != "or").Distinct()];

    /// <summary>The words to compare by trigrams: those long enough to have any worth comparing.</summary>
    public IReadOnlyList<string> ToCompare
        => [.. (All.Any(word => word.Length > 2) ? All.Where(word => word.Length > 2) : All).Take(ComparedMax)];
}

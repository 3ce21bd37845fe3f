using Alchemorsel.Api.Data;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Recipes;

/// <summary>How the words of a search are taken: each way only when no recipe answers to the one before.</summary>
internal enum SearchReading
{
    /// <summary>As they are, in their stems.</summary>
    Written,

    /// <summary>The last one as the beginning of a word that is still being typed.</summary>
    Typing,

    /// <summary>As misspelt (<see cref="SearchSpelling"/>).</summary>
    Corrected,
}

/// <summary>
/// Full-text search. A word that the household has is taken for what it is: ham is no hamburger, and chicken brings no chickpea. What is no
/// word may become one, and only when no recipe has such a word either is it taken as misspelt.
/// </summary>
internal static class RecipeSearch
{
    /// <summary>The first way to take the words.</summary>
    public static async Task<SearchReading> FirstAsync(AlchemorselDbContext db, SearchWords words, CancellationToken cancellation)
        => words.IsTyping && !await SearchWord.IsKnownAsync(db, words.All[^1], cancellation) ? SearchReading.Typing : SearchReading.Written;

    /// <summary>The documents in that reading, ranked; null when there is nothing in it that another reading doesn't have.</summary>
    public static async Task<RankedDocuments?> ReadAsync(
        AlchemorselDbContext db, IQueryable<RecipeSearchDocument> documents, SearchWords words, string language, SearchReading reading,
        CancellationToken cancellation)
    {
        switch (reading)
        {
            case SearchReading.Written:
                return new RankedDocuments(Written(documents, words, language), words.Shown);
            case SearchReading.Typing:
                return words.IsTyping ? new RankedDocuments(Typing(documents, words, language), words.Shown) : null;
            default:
                return await SearchSpelling.ReadAsync(db, words, cancellation) is { } correction
                    ? new RankedDocuments(Corrected(documents, correction, language, words.Excluded.Count > 0), [.. words.Shown, .. correction.Words])
                    : null;
        }
    }

    // The unstemmed reading finds words as they are in any language, the other one their inflections in the asker's.
    private static IQueryable<RankedDocument> Written(IQueryable<RecipeSearchDocument> documents, SearchWords words, string language)
    {
        var (text, excludes) = (words.Text, words.Excluded.Count > 0);
        return
            from document in documents
            let wanted = EF.Functions.WebSearchToTsQuery("simple", text).Or(EF.Functions.WebSearchToTsQuery(language, text))
            select new RankedDocument
            {
                Document = document,
                Matches = document.Vector.Matches(wanted),
                // What is excluded may stand in another part than the title; otherwise a title that has the words is a recipe that has them.
                InTitle = document.TitleVector.Matches(wanted) && (!excludes || document.Vector.Matches(wanted)),
                Rank = document.Vector.Rank(wanted),
            };
    }

    private static IQueryable<RankedDocument> Typing(IQueryable<RecipeSearchDocument> documents, SearchWords words, string language)
    {
        var (text, head, last) = (words.Text, words.Head, words.Last);
        return
            from document in documents
            let wanted = EF.Functions.WebSearchToTsQuery(language, text)
                .Or(EF.Functions.WebSearchToTsQuery("simple", head).Or(EF.Functions.WebSearchToTsQuery(language, head))
                    .And(EF.Functions.ToTsQuery("simple", last)))
            select new RankedDocument
            {
                Document = document,
                Matches = document.Vector.Matches(wanted),
                InTitle = document.TitleVector.Matches(wanted),
                Rank = document.Vector.Rank(wanted),
            };
    }

    private static IQueryable<RankedDocument> Corrected(
        IQueryable<RecipeSearchDocument> documents, SearchCorrection correction, string language, bool excludes)
    {
        var query = correction.Query;
        return
            from document in documents
            let wanted = EF.Functions.ToTsQuery("simple", query).Or(EF.Functions.ToTsQuery(language, query))
            select new RankedDocument
            {
                Document = document,
                Matches = document.Vector.Matches(wanted),
                InTitle = document.TitleVector.Matches(wanted) && (!excludes || document.Vector.Matches(wanted)),
                Rank = document.Vector.Rank(wanted),
            };
    }
}

/// <param name="Shown">The words that are looked for, to be shown where they are found.</param>
internal sealed record RankedDocuments(IQueryable<RankedDocument> Rows, IReadOnlyList<string> Shown);

/// <summary>A recipe's document with how it answers a search.</summary>
internal sealed class RankedDocument
{
    public required RecipeSearchDocument Document { get; init; }

    /// <summary>Whether it answers at all; served by the index ix_recipe_search_found_by.</summary>
    public required bool Matches { get; init; }

    /// <summary>Whether its title alone answers; served by the same index.</summary>
    public required bool InTitle { get; init; }

    public required double Rank { get; init; }
}

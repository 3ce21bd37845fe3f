namespace Alchemorsel.Api.Recipes;

/// <summary>What was typed into the search box, taken apart.</summary>
internal sealed class SearchWords
{
    public SearchWords(string typed)
    {
        Text = Folding.Fold(typed);
        All = [.. Folding.Words(Text)];
        var plain = !Text.Contains('"', StringComparison.Ordinal) && !Text.Split(' ').Any(word => word.StartsWith('-'));
        IsTyping = plain && All.Count > 0 && All[^1].Length > 1 && Text.EndsWith(All[^1], StringComparison.Ordinal);
        Head = IsTyping ? Text[..^All[^1].Length] : Text;
        Last = IsTyping ? $"'{All[^1]}':*" : "";
    }

    /// <summary>All of it, folded; quotes, <c>or</c> and a leading minus keep their meaning (websearch_to_tsquery).</summary>
    public string Text { get; }

    /// <summary>All before the word being typed.</summary>
    public string Head { get; }

    /// <summary>The word being typed, as a tsquery for its beginning; empty when the last word is finished.</summary>
    public string Last { get; }

    /// <summary>Whether the last word may go on.</summary>
    public bool IsTyping { get; }

    public IReadOnlyList<string> All { get; }

    /// <summary>The words that are asked for, to be shown where they are found: all but those that a minus excludes.</summary>
    public IReadOnlyList<string> Shown
        => [.. Text.Split(' ').Where(part => !part.StartsWith('-')).SelectMany(Folding.Words).Where(word => word != "or").Distinct()];

    /// <summary>The words that a minus excludes.</summary>
    public IReadOnlyList<string> Excluded => [.. Text.Split(' ').Where(part => part.StartsWith('-')).SelectMany(Folding.Words).Distinct()];
}

using Alchemorsel.Contracts.Recipes;

namespace Alchemorsel.Api.Recipes;

/// <summary>The texts of a recipe that a search reads beside those of its summary.</summary>
internal sealed record SearchedText(
    Guid Id, string? Description, string? Notes, IReadOnlyList<IngredientGroup> Ingredients, IReadOnlyList<StepGroup> Steps);

/// <summary>
/// Finds a search's words in a recipe as a reader would: folded, in another ending, begun, or with a letter wrong. What it marks need not be
/// exactly what the database compared (stems of 30 languages), only what helps the eye.
/// </summary>
internal sealed class Highlighter(IReadOnlyList<string> words)
{
    private const int SnippetMax = 140;

    // Endings that don't make another word of it, in the languages that most recipes are in; longest first.
    private static readonly string[] Endings = ["ings", "ing", "ies", "ed", "en", "er", "es", "em", "e", "s", "n", "y"];

    public RecipeMatch? Find(RecipeSummary recipe, SearchedText? text)
    {
        var title = Ranges(recipe.Title);
        var snippet = text is null ? null : Parts(recipe, text).Select(part => Snippet(part.Part, part.Text)).FirstOrDefault(found => found is not null);
        return title.Count == 0 && snippet is null ? null : new RecipeMatch(title, snippet);
    }

    /// <summary>The words of <paramref name="text"/> that are among those asked for.</summary>
    public IReadOnlyList<TextRange> Ranges(string text)
    {
        var ranges = new List<TextRange>();
        foreach (var word in Folding.Words(text).Distinct())
        {
            if (!words.Any(asked => IsLike(Folding.Fold(word), asked)))
                continue;
            for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + word.Length, StringComparison.Ordinal))
            {
                var whole = (at == 0 || !char.IsLetterOrDigit(text[at - 1]))
                    && (at + word.Length == text.Length || !char.IsLetterOrDigit(text[at + word.Length]));
                if (whole)
                    ranges.Add(new TextRange(at, word.Length));
            }
        }
        return [.. ranges.OrderBy(range => range.Start)];
    }

    private static IEnumerable<(string Part, string Text)> Parts(RecipeSummary recipe, SearchedText text)
    {
        foreach (var line in text.Ingredients.SelectMany(group => group.Lines))
            yield return ("ingredients", line.Text);
        foreach (var label in recipe.Tags.Append(recipe.Cuisine).Append(recipe.Category).OfType<string>())
            yield return ("labels", label);
        if (text.Description is { } description)
            yield return ("description", description);
        foreach (var step in text.Steps.SelectMany(group => group.Steps))
            yield return ("steps", step);
        if (text.Notes is { } notes)
            yield return ("notes", notes);
    }

    private RecipeSnippet? Snippet(string part, string text)
    {
        if (Ranges(text) is not { Count: > 0 } ranges)
            return null;
        if (text.Length <= SnippetMax)
            return new RecipeSnippet(part, text, ranges);
        // Some words before the first, as many as fit after it, cut where a word ends.
        var start = ranges[0].Start <= SnippetMax / 3 ? 0 : text.IndexOf(' ', Math.Max(0, ranges[0].Start - (SnippetMax / 3))) + 1;
        if (start > ranges[0].Start)
            start = ranges[0].Start;
        var end = Math.Min(text.Length, start + SnippetMax);
        if (end < text.Length && text.LastIndexOf(' ', end - 1, end - start) is var space && space > ranges[0].Start + ranges[0].Length)
            end = space;
        var (before, after) = (start > 0 ? "… " : "", end < text.Length ? " …" : "");
        return new RecipeSnippet(
            part,
            before + text[start..end] + after,
            [.. ranges.Where(range => range.Start >= start && range.Start + range.Length <= end)
                .Select(range => range with { Start = range.Start - start + before.Length })]);
    }

    private static bool IsLike(string word, string asked)
    {
        if (word == asked || (asked.Length > 1 && word.StartsWith(asked, StringComparison.Ordinal) && word.Length - asked.Length <= 12))
            return true;
        if (asked.Length < 4 || word.Length < 3)
            return false;
        return Stem(word) == Stem(asked) || IsOneSlipAway(word, asked);
    }

    private static string Stem(string word)
    {
        var ending = Endings.FirstOrDefault(ending => word.EndsWith(ending, StringComparison.Ordinal) && word.Length - ending.Length >= 3);
        return ending is null ? word : word[..^ending.Length];
    }

    // A letter missing, too many, wrong, or two swapped; the first one is seldom wrong.
    private static bool IsOneSlipAway(string word, string asked)
    {
        if (word[0] != asked[0] || Math.Abs(word.Length - asked.Length) > 1)
            return false;
        var same = 0;
        while (same < word.Length && same < asked.Length && word[same] == asked[same])
            same++;
        var (rest, other) = (word[same..], asked[same..]);
        if (rest.Length <= 1 && other.Length <= 1)
            return asked.Length > 4;
        return (rest.Length > 0 && other.Length > 0 && rest[1..] == other[1..])
            || (rest.Length > 0 && rest[1..] == other)
            || (other.Length > 0 && rest == other[1..])
            || (rest.Length > 1 && other.Length > 1 && rest[0] == other[1] && rest[1] == other[0] && rest[2..] == other[2..]);
    }
}

namespace Alchemorsel.Cooking.Dietary;

/// <summary>Finds the foods that a line leaves the choice of.</summary>
internal static class Alternatives
{
    private static readonly string[] Or = ["or", "oder", "ou", "o", "oppure"];

    // "flour, or more as needed" leaves no choice.
    private static readonly string[] NoChoice = ["more", "less", "so", "as", "to", "enough", "mehr", "plus", "mas", "piu", "at", "until"];

    /// <summary>The words of each choice; a line without any is one.</summary>
    public static List<List<string>> Split(List<string> words)
    {
        List<List<string>> choices = [[]];
        for (var i = 0; i < words.Count; i++)
        {
            if (Or.Contains(words[i], StringComparer.Ordinal) && i > 0 && i + 1 < words.Count
                && !NoChoice.Contains(words[i + 1], StringComparer.Ordinal) && !char.IsDigit(words[i + 1][0])
                    && !char.IsDigit(words[i - 1][0]))
                choices.Add([]);
            else
                choices[^1].Add(words[i]);
        }

        return choices;
    }
}

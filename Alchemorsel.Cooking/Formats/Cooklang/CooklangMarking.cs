using System.Text;

namespace Alchemorsel.Cooking.Formats.Cooklang;

/// <summary>Finds ingredients in the words of steps, so that they are marked where a cook meets them.</summary>
internal sealed class CooklangMarking
{
    /// <summary>Ingredients of a section beyond which none is looked for.</summary>
    public const int IngredientsMax = 300;

    /// <summary>Characters of a section's steps beyond which nothing is looked for.</summary>
    public const int TextMax = 100_000;

    private const int NameMin = 3;

    private readonly List<(int Start, CooklangIngredient Ingredient)>[] marks;

    private CooklangMarking(IReadOnlyList<string> steps, IReadOnlyList<CooklangIngredient> ingredients)
    {
        marks = new List<(int, CooklangIngredient)>[steps.Count];
        for (var i = 0; i < marks.Length; i++)
            marks[i] = [];
        var unmarked = new HashSet<int>(Enumerable.Range(0, ingredients.Count));
        if (ingredients.Count <= IngredientsMax && steps.Sum(step => (long)step.Length) <= TextMax)
            Find(steps, ingredients, unmarked);
        Steps = [.. steps.Select((step, i) => Write(step, marks[i]))];
        Unmarked = [.. unmarked.Order().Select(i => ingredients[i])];
    }

    /// <summary>The steps in Cooklang.</summary>
    public IReadOnlyList<string> Steps { get; }

    /// <summary>The ingredients that no step names, in order.</summary>
    public IReadOnlyList<CooklangIngredient> Unmarked { get; }

    public static CooklangMarking Mark(IReadOnlyList<string> steps, IReadOnlyList<CooklangIngredient> ingredients) =>
        new(steps, ingredients);

    private void Find(IReadOnlyList<string> steps, IReadOnlyList<CooklangIngredient> ingredients, HashSet<int> unmarked)
    {
        var names = ingredients.CountBy(ingredient => ingredient.Name, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(StringComparer.OrdinalIgnoreCase);
        // "olive oil" before "oil".
        foreach (var index in Enumerable.Range(0, ingredients.Count).OrderByDescending(i => ingredients[i].Name.Length))
        {
            var ingredient = ingredients[index];
            // A bare name that is mentioned again is not listed again by a reader.
            if (ingredient.Name.Length < NameMin || (CooklangReader.IsBare(ingredient) && names[ingredient.Name] > 1))
                continue;
            for (var step = 0; step < steps.Count; step++)
            {
                if (FreePlace(steps[step], ingredient.Name, marks[step]) is not (>= 0 and var start))
                    continue;
                marks[step].Add((start, ingredient));
                unmarked.Remove(index);
                break;
            }
        }

        for (var step = 0; step < steps.Count; step++)
        {
            marks[step].Sort((one, other) => one.Start.CompareTo(other.Start));
            if (marks[step].Count == 0 || HasOtherWords(steps[step], marks[step]))
                continue;
            // A step of nothing but names would be taken for a list.
            foreach (var (_, ingredient) in marks[step])
                unmarked.Add(Enumerable.Range(0, ingredients.Count).First(i => ReferenceEquals(ingredients[i], ingredient)));
            marks[step].Clear();
        }
    }

    private static int FreePlace(string step, string name, List<(int Start, CooklangIngredient Ingredient)> taken)
    {
        for (var at = step.IndexOf(name, StringComparison.Ordinal); at >= 0; at = step.IndexOf(name, at + 1, StringComparison.Ordinal))
        {
            var end = at + name.Length;
            var isWord = (at == 0 || !char.IsLetterOrDigit(step[at - 1])) && (end == step.Length || !char.IsLetterOrDigit(step[end]));
            if (isWord && !taken.Exists(mark => at < mark.Start + mark.Ingredient.Name.Length && mark.Start < end))
                return at;
        }

        return -1;
    }

    private static bool HasOtherWords(string step, List<(int Start, CooklangIngredient Ingredient)> marks)
    {
        var at = 0;
        foreach (var (start, ingredient) in marks)
        {
            if (step.AsSpan(at, start - at).ToString().Any(char.IsLetterOrDigit))
                return true;
            at = start + ingredient.Name.Length;
        }

        return step.AsSpan(at).ToString().Any(char.IsLetterOrDigit);
    }

    private static string Write(string step, List<(int Start, CooklangIngredient Ingredient)> marks)
    {
        var output = new StringBuilder(step.Length + (marks.Count * 10));
        var at = 0;
        foreach (var (start, ingredient) in marks)
        {
            CooklangMarkup.AppendText(output, step.AsSpan(at, start - at), afterMention: at > 0);
            CooklangMarkup.AppendMention(output, ingredient);
            at = start + ingredient.Name.Length;
        }

        CooklangMarkup.AppendText(output, step.AsSpan(at), afterMention: at > 0);
        return output.ToString();
    }
}

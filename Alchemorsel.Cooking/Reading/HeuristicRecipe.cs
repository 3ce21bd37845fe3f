using Alchemorsel.Cooking.Reading.Markup;
using Alchemorsel.Cooking.Reading.Text;

namespace Alchemorsel.Cooking.Reading;

/// <summary>Reads a recipe from a page without recipe data: what stands under the headings that cooks use in their languages.</summary>
internal static class HeuristicRecipe
{
    private const int LinesMax = 200;
    private const int IngredientLength = 250;

    /// <summary>Lines with an amount that are ingredients though no heading says so.</summary>
    private const int FewestWithoutHeading = 3;

    private static readonly string[] IngredientWords =
    [
        "ingredients", "ingredient", "ingredient list", "you will need", "you'll need", "what you need", "what you'll need", "zutaten",
        "ingrédients", "ingredientes", "ingredienti", "ingrediënten", "ingredienser", "ingrediensliste", "składniki", "suroviny",
        "ingrediencie", "hozzávalók", "malzemeler", "ингредиенты", "材料", "用料", "食材",
    ];

    private static readonly string[] StepWords =
    [
        "instructions", "instruction", "directions", "method", "preparation", "steps", "how to make it", "how to make", "recipe", "get started",
        "let's cook", "zubereitung", "anleitung", "so geht's", "préparation", "étapes", "la recette", "recette", "instrucciones",
        "preparación", "elaboración", "modo de preparo", "preparo", "preparação", "preparazione", "procedimento", "bereiding",
        "bereidingswijze", "gör så här", "gör såhär", "tillagning", "fremgangsmåde", "sådan gør du", "framgangsmåte", "fremgangsmåte",
        "przygotowanie", "sposób przygotowania", "postup", "elkészítés", "hazırlanışı", "yapılışı", "приготовление", "作り方", "做法", "步骤",
    ];

    private static readonly string[] EndWords =
    [
        "notes", "note", "tips", "tip", "nutrition", "comments", "leave a comment", "related", "share", "you may also like", "notizen",
        "kommentare", "nährwerte", "commentaires", "more recipes", "similar recipes", "equipment", "video",
    ];

    /// <summary>Whether a heading says that ingredients follow.</summary>
    public static bool IsIngredientHeading(string text) => Says(Heading(text), IngredientWords);

    /// <summary>Whether a heading says that steps follow.</summary>
    public static bool IsStepHeading(string text) => Says(Heading(text), StepWords);

    /// <summary>Whether a heading says that neither follows.</summary>
    public static bool IsEndHeading(string text) => Says(Heading(text), EndWords);

    private static PageLine Heading(string text) => new(PageLineKind.Heading, text, 0);

    /// <summary>
    /// What stands below a heading for ingredients, and below one for steps; else lines with amounts, and the sentences near them. Null
    /// where a page has no such thing.
    /// </summary>
    public static RecipeDraft? Read(PageParts page)
    {
        var found = Read(page.Lines);
        // A heading may be followed by the names of tabs; the list has amounts.
        if ((found is null || !HasAmounts(found)) && AmountRuns.Ingredients(page.Lines, FewestWithoutHeading) is { } listed
            && (found is { Steps.Count: > 0 } ? found.Steps : SentenceRuns.Near(page.Lines, listed)) is { Count: > 0 } described)
            found = listed with { Steps = described };
        else if (found is { Steps.Count: 0 })
            found = found with { Steps = SentenceRuns.Near(page.Lines, found) };
        return found is null ? null : found with { Title = PageTitle.Of(page.Tree, page.Head) };
    }

    /// <summary>Null where no line says that ingredients follow; else what was found, without a title.</summary>
    public static RecipeDraft? Read(List<PageLine> lines)
    {
        RecipeDraft? best = null;
        for (int at = 0, tried = 0; at < lines.Count && tried < 20; at++)
        {
            if (!Says(lines[at], IngredientWords))
                continue;
            tried++;
            var draft = ReadFrom(lines, at + 1);
            if (draft.Ingredients.Count > 0 && (best is null || (best.Steps.Count == 0 && draft.Steps.Count > 0)))
                best = draft;
        }

        return best;
    }

    private static bool HasAmounts(RecipeDraft draft) => draft.Ingredients.Any(section => section.Lines.Any(line => line.Any(char.IsNumber)));

    private static RecipeDraft ReadFrom(List<PageLine> lines, int at)
    {
        var ingredients = new List<DraftSection>();
        at = Collect(lines, at, ingredients, IngredientLength);
        var steps = new List<DraftSection>();
        // The steps follow, with a picture or a word on tools between at most.
        for (var end = Math.Min(lines.Count, at + 60); at < end; at++)
        {
            if (!Says(lines[at], StepWords))
                continue;
            Collect(lines, at + 1, steps, int.MaxValue);
            if (steps.Count > 0)
                break;
        }

        return new RecipeDraft { Ingredients = ingredients, Steps = steps };
    }

    /// <summary>Takes the list below a heading; headings within it name its sections. Returns where it ended.</summary>
    private static int Collect(List<PageLine> lines, int at, List<DraftSection> sections, int lengthMax)
    {
        string? name = null;
        var run = new List<string>();
        PageLineKind? kind = null;
        for (; at < lines.Count && run.Count < LinesMax; at++)
        {
            var line = lines[at];
            if (Says(line, StepWords) || Says(line, EndWords) || Says(line, IngredientWords) || line.Text.Length > lengthMax)
                break;
            if (line.Kind == PageLineKind.Heading)
            {
                // A heading with no list item below it begins another part of the page.
                if (run.Count > 0 && (kind != PageLineKind.Item || at + 1 >= lines.Count || lines[at + 1].Kind != PageLineKind.Item))
                    break;
                Close();
                name = line.Text.TrimEnd(':');
                continue;
            }

            // After a list, running text is no more of it.
            if (kind == PageLineKind.Item && line.Kind == PageLineKind.Text)
            {
                if (line.Text.Length > 60 || at + 1 >= lines.Count || lines[at + 1].Kind != PageLineKind.Item
                    || (lengthMax != int.MaxValue && SentenceRuns.EndsAsSentence(lines[at + 1])))
                    break;
                Close();
                name = line.Text.TrimEnd(':');
                continue;
            }

            // Words before the list ("Serves 4") are not in it.
            if (kind == PageLineKind.Text && line.Kind == PageLineKind.Item && run.Count <= 2 && lengthMax != int.MaxValue)
                run.Clear();
            kind = line.Kind;
            if (line.Text.Any(char.IsLetter))
                run.Add(line.Text.TrimStart('•', '-', '–', '*', '▢', '☐', ' '));
        }

        Close();
        return at;

        void Close()
        {
            if (run.Count > 0)
                sections.Add(new DraftSection(name, [.. run]));
            run.Clear();
        }
    }

    private static bool Says(PageLine line, string[] words)
    {
        if (line.Text.Length > 60)
            return false;
        var text = line.Text.Replace('’', '\'').Trim(' ', ':', '*', '.', '-', '–', '：', '!').ToLowerInvariant();
        return words.Any(word => text == word
            || (line.Kind == PageLineKind.Heading && text.StartsWith(word, StringComparison.Ordinal) && text.Length < word.Length + 25
                && !char.IsLetter(text[word.Length])));
    }
}

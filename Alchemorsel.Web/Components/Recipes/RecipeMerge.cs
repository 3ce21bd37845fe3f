namespace Alchemorsel.Web.Components.Recipes;

/// <summary>Where both edits changed the same thing to something else.</summary>
/// <param name="Key">Names the choice in the form.</param>
/// <param name="Label">The field, in a cook's words.</param>
internal sealed record MergeConflict(string Key, string Label, string Mine, string Theirs);

/// <summary>
/// Brings two edits of one recipe together, field by field, by what both began with. It works on the form's texts, because that is what two
/// cooks see and choose between: a value that isn't valid yet is merged like any other. Knows nothing of pages or requests.
/// </summary>
internal sealed class RecipeMerge
{
    private static readonly (string Label, Func<RecipeForm, string?> Get, Action<RecipeForm, string?> Set)[] Texts =
    [
        ("Title", form => form.Title, (form, text) => form.Title = text),
        ("Description", form => form.Description, (form, text) => form.Description = text),
        ("Servings", form => form.Servings, (form, text) => form.Servings = text),
        ("Makes", form => form.YieldText, (form, text) => form.YieldText = text),
        ("Preparation", form => form.PrepMinutes, (form, text) => form.PrepMinutes = text),
        ("Cooking", form => form.CookMinutes, (form, text) => form.CookMinutes = text),
        ("In all", form => form.TotalMinutes, (form, text) => form.TotalMinutes = text),
        ("Cuisine", form => form.Cuisine, (form, text) => form.Cuisine = text),
        ("Category", form => form.Category, (form, text) => form.Category = text),
        ("Difficulty", form => form.Difficulty, (form, text) => form.Difficulty = text),
        ("Author", form => form.Author, (form, text) => form.Author = text),
        ("Source", form => form.SourceUrl, (form, text) => form.SourceUrl = text),
        ("Notes", form => form.Notes, (form, text) => form.Notes = text),
        ("Status", form => form.Status, (form, text) => form.Status = text),
        ("Language", form => form.Language, (form, text) => form.Language = text),
        ("Nutrition", form => form.Nutrition, (form, text) => form.Nutrition = text),
        ("Allergens", form => form.Allergens, (form, text) => form.Allergens = text),
    ];

    private static readonly (string Label, Func<RecipeForm, string?> Get, Action<RecipeForm, string?> Set)[] Names =
    [
        ("Tags", form => form.Tags, (form, text) => form.Tags = text),
        ("Equipment", form => form.Equipment, (form, text) => form.Equipment = text),
    ];

    private static readonly (string Label, Func<RecipeForm, string?> Get, Action<RecipeForm, string?> Set)[] Lists =
    [
        ("Ingredients", form => form.Ingredients, (form, text) => form.Ingredients = text),
        ("Steps", form => form.Steps, (form, text) => form.Steps = text),
    ];

    private readonly List<Action<RecipeForm, IReadOnlySet<string>>> settle = [];
    private readonly List<MergeConflict> conflicts = [];
    private readonly List<string> takenOver = [];
    private readonly RecipeForm mine;

    private RecipeMerge(RecipeForm? start, RecipeForm mine, RecipeForm theirs)
    {
        this.mine = mine;
        foreach (var (label, get, set) in Texts)
            MergeText(label, start is null ? null : Plain(get(start)), Plain(get(mine)), Plain(get(theirs)), set);
        foreach (var (label, get, set) in Names)
            MergeNames(label, Split(start is null ? null : get(start)), Split(get(mine)), Split(get(theirs)), set);
        foreach (var (label, get, set) in Lists)
            MergeLines(label, Lines(start is null ? null : get(start)), Lines(get(mine)), Lines(get(theirs)), set);
    }

    /// <summary>What has to be chosen.</summary>
    public IReadOnlyList<MergeConflict> Conflicts => conflicts;

    /// <summary>Fields that take something of theirs without a question, because mine did not touch it.</summary>
    public IReadOnlyList<string> TakenOver => takenOver;

    /// <param name="start">What both began with; null when unknown, and then every difference is a conflict.</param>
    public static RecipeMerge Of(RecipeForm? start, RecipeForm mine, RecipeForm theirs) => new(start, mine, theirs);

    /// <summary>Mine, changed to the merged recipe.</summary>
    /// <param name="takeTheirs">Keys of the conflicts that their side wins.</param>
    public RecipeForm Apply(IReadOnlySet<string> takeTheirs)
    {
        foreach (var apply in settle)
            apply(mine, takeTheirs);
        return mine;
    }

    private void MergeText(string label, string? start, string my, string their, Action<RecipeForm, string?> set)
    {
        if (my == their || their == start)
            return;
        if (my == start)
        {
            takenOver.Add(label);
            settle.Add((form, _) => set(form, their));
            return;
        }

        conflicts.Add(new MergeConflict(label, label, my, their));
        settle.Add((form, takeTheirs) => set(form, takeTheirs.Contains(label) ? their : my));
    }

    /// <summary>Names without an order never contradict: added is added, removed is removed.</summary>
    private void MergeNames(string label, List<string> start, List<string> my, List<string> their, Action<RecipeForm, string?> set)
    {
        var same = StringComparer.OrdinalIgnoreCase;
        var merged = my.Where(name => their.Contains(name, same) || !start.Contains(name, same))
            .Concat(their.Where(name => !my.Contains(name, same) && !start.Contains(name, same))).ToList();
        if (merged.SequenceEqual(my))
            return;
        takenOver.Add(label);
        settle.Add((form, _) => set(form, string.Join(", ", merged)));
    }

    private void MergeLines(string label, List<string> start, List<string> my, List<string> their, Action<RecipeForm, string?> set)
    {
        var runs = LineMerge.Of(start, my, their);
        var keys = runs.Select((run, index) => run.Theirs is null ? null : $"{label}-{index}").ToList();
        if (runs.All(run => run.Theirs is null) && runs.SelectMany(run => run.Mine).SequenceEqual(my))
            return;
        foreach (var (run, key) in runs.Zip(keys))
        {
            if (key is not null)
                conflicts.Add(new MergeConflict(key, label, string.Join('\n', run.Mine), string.Join('\n', run.Theirs!)));
        }

        // Their lines elsewhere are in already.
        if (!runs.Where(run => run.Theirs is null).SelectMany(run => run.Mine).All(my.Contains))
            takenOver.Add(label);
        settle.Add((form, takeTheirs) => set(form, string.Join('\n', runs.Zip(keys)
            .SelectMany(run => run.Second is not null && takeTheirs.Contains(run.Second) ? run.First.Theirs! : run.First.Mine)) + "\n"));
    }

    private static string Plain(string? text) => (text ?? "").ReplaceLineEndings("\n").Trim();

    private static List<string> Split(string? text) => [.. (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    private static List<string> Lines(string? text) => [.. Plain(text).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
}

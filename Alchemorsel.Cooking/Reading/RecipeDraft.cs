namespace Alchemorsel.Cooking.Reading;

/// <summary>What a reader found on a page; every text is plain (no markup, entities decoded, whitespace folded).</summary>
public sealed record RecipeDraft
{
    /// <summary>What the dish is called.</summary>
    public string? Title { get; init; }

    /// <summary>What is said about it; paragraphs are lines.</summary>
    public string? Description { get; init; }

    /// <summary>A person or a site; several with commas between them.</summary>
    public string? Author { get; init; }

    /// <summary>BCP 47.</summary>
    public string? Language { get; init; }

    /// <summary>Where such food is cooked ("Sichuan"), in the source's words.</summary>
    public string? Cuisine { get; init; }

    /// <summary>The course or kind ("dessert"), in the source's words.</summary>
    public string? Category { get; init; }

    /// <summary>The yield in the page's words ("24 cookies").</summary>
    public string? YieldText { get; init; }

    /// <summary>The number of the yield, its upper end where it is a range, from 1; null where there is none.</summary>
    public int? Servings { get; init; }

    /// <summary>Minutes of preparation, from 1.</summary>
    public int? PrepMinutes { get; init; }

    /// <summary>Minutes of cooking, from 1.</summary>
    public int? CookMinutes { get; init; }

    /// <summary>Minutes altogether, from 1: as the source says, else the sum of the two.</summary>
    public int? TotalMinutes { get; init; }

    /// <summary>The page's own address, absolute.</summary>
    public Uri? SourceUrl { get; init; }

    /// <summary>Absolute http and https addresses, the page's own choice of picture first.</summary>
    public IReadOnlyList<Uri> Images { get; init; } = [];

    /// <summary>Words to find it by, in the source's order.</summary>
    public IReadOnlyList<string> Keywords { get; init; } = [];

    /// <summary>Ingredient lines in order; no section is empty.</summary>
    public IReadOnlyList<DraftSection> Ingredients { get; init; } = [];

    /// <summary>Steps in order; no section is empty.</summary>
    public IReadOnlyList<DraftSection> Steps { get; init; } = [];

    /// <summary>What the cook should know besides, a paragraph each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>schema.org names (<c>calories</c>, <c>fatContent</c>, …) to the text given.</summary>
    public IReadOnlyDictionary<string, string> Nutrition { get; init; } = new Dictionary<string, string>();
}

/// <summary>A run of ingredient lines or steps under one heading (or none).</summary>
public sealed record DraftSection(string? Name, IReadOnlyList<string> Lines);

/// <summary>What a draft, or a field of it, was read from.</summary>
public enum ReadSource
{
    /// <summary>Nothing was found.</summary>
    None,

    /// <summary>schema.org data in a script.</summary>
    JsonLd,

    /// <summary>schema.org data in <c>itemprop</c> attributes.</summary>
    Microdata,

    /// <summary>From the page's headings and lists: it has no recipe data.</summary>
    Heuristic,

    /// <summary>schema.org data in <c>property</c> attributes.</summary>
    Rdfa,

    /// <summary>Classes of h-recipe or hRecipe.</summary>
    HRecipe,

    /// <summary>What the page's head tells those who share it.</summary>
    Meta,

    /// <summary>Words of the page or the text ("Serves 4").</summary>
    Text,
}

/// <summary>The fields of a draft whose source is told.</summary>
public enum RecipeField
{
    /// <summary><see cref="RecipeDraft.Title"/>.</summary>
    Title,

    /// <summary><see cref="RecipeDraft.Description"/>.</summary>
    Description,

    /// <summary><see cref="RecipeDraft.Author"/>.</summary>
    Author,

    /// <summary><see cref="RecipeDraft.Language"/>.</summary>
    Language,

    /// <summary><see cref="RecipeDraft.Cuisine"/>.</summary>
    Cuisine,

    /// <summary><see cref="RecipeDraft.Category"/>.</summary>
    Category,

    /// <summary><see cref="RecipeDraft.YieldText"/> and <see cref="RecipeDraft.Servings"/>.</summary>
    Yield,

    /// <summary><see cref="RecipeDraft.PrepMinutes"/>.</summary>
    PrepTime,

    /// <summary><see cref="RecipeDraft.CookMinutes"/>.</summary>
    CookTime,

    /// <summary><see cref="RecipeDraft.TotalMinutes"/>.</summary>
    TotalTime,

    /// <summary><see cref="RecipeDraft.Images"/>.</summary>
    Images,

    /// <summary><see cref="RecipeDraft.Keywords"/>.</summary>
    Keywords,

    /// <summary><see cref="RecipeDraft.Ingredients"/>.</summary>
    Ingredients,

    /// <summary><see cref="RecipeDraft.Steps"/>.</summary>
    Steps,

    /// <summary><see cref="RecipeDraft.Nutrition"/>.</summary>
    Nutrition,
}

/// <param name="Draft">Null when no recipe could be read.</param>
/// <param name="Source">Which reader found it.</param>
/// <param name="Notices">What could not be read or was guessed, in words for the cook.</param>
public sealed record ReadResult(RecipeDraft? Draft, ReadSource Source, IReadOnlyList<string> Notices)
{
    /// <summary>Where each field that was found came from; a field that was not found is absent.</summary>
    public IReadOnlyDictionary<RecipeField, ReadSource> Sources { get; init; } = new Dictionary<RecipeField, ReadSource>();
}

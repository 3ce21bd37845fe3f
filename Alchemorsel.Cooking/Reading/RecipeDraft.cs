namespace Alchemorsel.Cooking.Reading;

/// <summary>What a reader found on a page; every text is plain (no markup, entities decoded, whitespace folded).</summary>
public sealed record RecipeDraft
{
    public string? Title { get; init; }
    public string? Description { get; init; }
    public string? Author { get; init; }

    /// <summary>BCP 47.</summary>
    public string? Language { get; init; }
    public string? Cuisine { get; init; }
    public string? Category { get; init; }

    /// <summary>The yield in the page's words ("24 cookies").</summary>
    public string? YieldText { get; init; }

    /// <summary>The first number of the yield; null where there is none.</summary>
    public int? Servings { get; init; }
    public int? PrepMinutes { get; init; }
    public int? CookMinutes { get; init; }
    public int? TotalMinutes { get; init; }
    public Uri? SourceUrl { get; init; }

    /// <summary>Absolute http and https addresses, the page's own choice of picture first.</summary>
    public IReadOnlyList<Uri> Images { get; init; } = [];
    public IReadOnlyList<string> Keywords { get; init; } = [];
    public IReadOnlyList<DraftSection> Ingredients { get; init; } = [];
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
    Title,
    Description,
    Author,
    Language,
    Cuisine,
    Category,
    Yield,
    PrepTime,
    CookTime,
    TotalTime,
    Images,
    Keywords,
    Ingredients,
    Steps,
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

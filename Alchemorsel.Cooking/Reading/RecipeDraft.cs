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

/// <summary>How a draft was read.</summary>
public enum ReadSource
{
    None,
    JsonLd,
    Microdata,

    /// <summary>From the page's headings and lists: it has no recipe data.</summary>
    Heuristic,
}

/// <param name="Draft">Null when the page holds no recipe that could be read.</param>
/// <param name="Source">Which reader found it.</param>
/// <param name="Notices">What could not be read or was guessed, in words for the cook.</param>
public sealed record ReadResult(RecipeDraft? Draft, ReadSource Source, IReadOnlyList<string> Notices);

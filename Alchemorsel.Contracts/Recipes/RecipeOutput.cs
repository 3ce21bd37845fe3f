using Alchemorsel.Contracts.Social;

namespace Alchemorsel.Contracts.Recipes;

/// <summary>One recipe with everything its page shows; its version is the response's <c>ETag</c> and <see cref="Version"/>.</summary>
public sealed record RecipeDetails
{
    public required Guid Id { get; init; }

    /// <summary>Readable last part of the page's address; not unique and never looked up by.</summary>
    public required string Slug { get; init; }

    /// <summary>Opaque; goes into <c>If-Match</c> (quoted) on update.</summary>
    public required string Version { get; init; }

    public required string Title { get; init; }
    public string? Description { get; init; }
    public int? Servings { get; init; }
    public string? YieldText { get; init; }
    public int? PrepMinutes { get; init; }
    public int? CookMinutes { get; init; }
    public int? TotalMinutes { get; init; }
    public string? Cuisine { get; init; }
    public string? Category { get; init; }
    public Difficulty? Difficulty { get; init; }
    public string? Author { get; init; }
    public string? Language { get; init; }
    public string? SourceUrl { get; init; }
    public string? Notes { get; init; }
    public Nutrition? Nutrition { get; init; }
    public AllergenOverride? Allergens { get; init; }
    public IReadOnlyList<string> Equipment { get; init; } = [];

    /// <summary>The recipe that this one began as a copy of; null for an original.</summary>
    public RecipeOrigin? ForkedFrom { get; init; }

    public required RecipeStatus Status { get; init; }
    public required IReadOnlyList<string> Tags { get; init; }
    public required IReadOnlyList<IngredientSection> Ingredients { get; init; }
    public required IReadOnlyList<StepSection> Steps { get; init; }
    public required IReadOnlyList<RecipeImageInfo> Images { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>What the household makes of it; changes without the version.</summary>
    public RecipeStanding Standing { get; init; } = RecipeStanding.None;

    /// <summary>What went less than perfectly while saving ("The image could not be fetched: …"); only in the answer to a save.</summary>
    public IReadOnlyList<string> Notices { get; init; } = [];

    /// <summary>Recipes that the household had already and this one seems to repeat; only in the answer to creating it.</summary>
    public IReadOnlyList<RecipeDuplicate> Duplicates { get; init; } = [];
}

public sealed record IngredientSection(string? Name, IReadOnlyList<Ingredient> Lines);

/// <summary>One ingredient line, as written and as understood.</summary>
/// <param name="Text">The line as the cook wrote it.</param>
/// <param name="Quantity">Exact amount, <c>3/2</c> or a range <c>2-3</c> (each side an integer or a fraction); null when there is none.</param>
/// <param name="Unit">Code of the unit (<c>g</c>, <c>cup</c>, …; see Alchemorsel.Cooking.Units), or null for a count or none.</param>
/// <param name="Food">The food alone ("plain flour").</param>
/// <param name="Recipe">Another recipe of the household that this line uses, or null.</param>
/// <param name="Purpose">What it is for ("for dusting"), or null.</param>
public sealed record Ingredient(
    string Text,
    string? Quantity,
    string? Unit,
    string? Size,
    string Food,
    string? Preparation,
    string? Comment,
    bool Optional,
    RecipeLink? Recipe = null,
    string? Purpose = null);

/// <summary>Where a copy comes from.</summary>
/// <param name="Id">The original, or null when it is gone.</param>
/// <param name="Title">Its title when the copy was made.</param>
public sealed record RecipeOrigin(Guid? Id, string Title);

public sealed record RecipeLink(Guid Id, string Slug, string Title);

/// <param name="Steps">In order, as the cook wrote them.</param>
public sealed record StepSection(string? Name, IReadOnlyList<string> Steps)
{
    /// <summary>What the words of each step tell, parallel to <see cref="Steps"/>; read from them anew with every answer.</summary>
    public IReadOnlyList<StepFacts> Facts { get; init; } = [];
}

/// <summary>What a step's words tell a kitchen: how long, how hot, and which ingredients.</summary>
/// <param name="Ingredients">Indices of the ingredient lines that it names, counted over all sections from 0, in order of mention.</param>
public sealed record StepFacts(
    IReadOnlyList<StepDuration> Durations, IReadOnlyList<StepTemperature> Temperatures, IReadOnlyList<int> Ingredients);

/// <summary>How long something takes, where the step says so.</summary>
/// <param name="Start">First character in the step, in UTF-16 units.</param>
/// <param name="Length">In UTF-16 units.</param>
/// <param name="MinSeconds">The same as <paramref name="MaxSeconds"/> unless the step gives a range.</param>
public sealed record StepDuration(int Start, int Length, int MinSeconds, int MaxSeconds);

/// <summary>How hot something is, where the step says so.</summary>
/// <param name="Start">First character in the step, in UTF-16 units.</param>
/// <param name="Length">In UTF-16 units.</param>
/// <param name="Min">The same as <paramref name="Max"/> unless the step gives a range.</param>
/// <param name="Scale"><c>celsius</c>, <c>fahrenheit</c> or <c>gasMark</c>; null where the step does not say ("200 degrees").</param>
public sealed record StepTemperature(int Start, int Length, double Min, double Max, string? Scale);

/// <param name="Url">Path below the gateway, <c>/media/{id}/{width}.webp</c> with the literal <c>{width}</c> replaced by one of
/// <paramref name="Widths"/>; needs the media token or a bearer token.</param>
/// <param name="Widths">Available widths in pixels, ascending.</param>
/// <param name="Placeholder">Average colour as <c>#rrggbb</c>, shown while loading.</param>
public sealed record RecipeImageInfo(Guid Id, string Url, IReadOnlyList<int> Widths, int Width, int Height, string Placeholder, string? Alt)
{
    /// <summary>
    /// Encodings that every width comes in: <c>webp</c> always, <c>avif</c> and <c>jpg</c> mostly. The path of another one ends in its name
    /// instead of <c>webp</c>.
    /// </summary>
    public IReadOnlyList<string> Formats { get; init; } = ["webp"];

    /// <summary>A blurred impression of a few pixels as a data URI, to show while loading; none for an image that can be seen through.</summary>
    public string? Preview { get; init; }
}

/// <summary>One recipe in a list.</summary>
/// <param name="Rating">Mean of the household's ratings, from 1 to 5; null when there is none.</param>
/// <param name="CookedCount">How often the household has cooked it.</param>
public sealed record RecipeSummary(
    Guid Id,
    string Slug,
    string Title,
    string? Description,
    int? TotalMinutes,
    int? Servings,
    string? Cuisine,
    string? Category,
    RecipeStatus Status,
    IReadOnlyList<string> Tags,
    RecipeImageInfo? Image,
    DateTimeOffset UpdatedAt,
    double? Rating = null,
    int CookedCount = 0)
{
    /// <summary>Diets that it fits for sure, by name; of others nothing is known, or that they don't fit.</summary>
    public IReadOnlyList<string> Diets { get; init; } = [];

    /// <summary>Where the words of a search stand in it; null outside a search.</summary>
    public RecipeMatch? Match { get; init; }
}

/// <summary>Where the words of a search stand in a recipe.</summary>
/// <param name="Title">Ranges of the title.</param>
/// <param name="Snippet">The first other place, or null when there is none or the words stand as another form of themselves.</param>
public sealed record RecipeMatch(IReadOnlyList<TextRange> Title, RecipeSnippet? Snippet);

/// <param name="Part">Where it was found: <c>description</c>, <c>ingredients</c>, <c>steps</c>, <c>notes</c> or <c>labels</c>.</param>
/// <param name="Text">The words around it, as they are in the recipe; never markup.</param>
/// <param name="Ranges">The words themselves, in <paramref name="Text"/>.</param>
public sealed record RecipeSnippet(string Part, string Text, IReadOnlyList<TextRange> Ranges);

/// <param name="Start">First character, in UTF-16 units.</param>
/// <param name="Length">In UTF-16 units.</param>
public sealed record TextRange(int Start, int Length);

public enum RecipeSort
{
    Newest,
    Title,
    Quickest,

    /// <summary>Best answer to the words first; newest first without words.</summary>
    Relevance,

    /// <summary>Best rated first, unrated ones last.</summary>
    Rating,

    MostCooked,
    LastCooked,

    /// <summary>The same for a whole day (UTC).</summary>
    Random,
}

/// <summary>
/// <c>GET /api/v1/recipes/facets</c>: what the recipes of a query can be narrowed by, most used first, at most 30 of a kind. What
/// a recipe has one of is counted under all the query's filters but that for its own kind; tags and diets, of which it has many, under all.
/// Counted are at most <see cref="Limits.FacetsCountedMax"/> recipes, of a search for words <see cref="Limits.SearchFacetsCountedMax"/>.
/// </summary>
public sealed record RecipeFacets(IReadOnlyList<Facet> Tags, IReadOnlyList<Facet> Cuisines, IReadOnlyList<Facet> Categories)
{
    /// <summary>By their names on the wire; only those that a recipe fits.</summary>
    public IReadOnlyList<Facet> Diets { get; init; } = [];

    public IReadOnlyList<Facet> Difficulties { get; init; } = [];

    /// <summary>How many recipes take at most 15, 30, 60, 120 minutes.</summary>
    public IReadOnlyList<Facet> Minutes { get; init; } = [];

    /// <summary>How many recipes are rated 4 or better, 3 or better.</summary>
    public IReadOnlyList<Facet> Ratings { get; init; } = [];

    /// <summary>The recipes of the query, counted up to <see cref="Limits.FacetsCountedMax"/>, of a search for words up to <see cref="Limits.SearchFacetsCountedMax"/>.</summary>
    public int Total { get; init; }

    /// <summary>Whether there are more than were counted: <see cref="Total"/> and the counts then stand for "and more".</summary>
    public bool More { get; init; }
}

public sealed record Facet(string Value, int Count);

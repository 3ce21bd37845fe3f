using Alchemorsel.Contracts.Foods;
using Alchemorsel.Contracts.MealPlans;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Contracts.Units;

namespace Alchemorsel.Api.Exporting;

// What an archive of ours holds beside recipes and pictures, line by line; docs/export-format.md says what each means. Every id is one of the
// household that exported.

/// <param name="Name">As others see it.</param>
internal sealed record LibraryPerson(Guid Id, string Name);

/// <summary>In <c>recipe.json</c>: a member's favourite.</summary>
internal sealed record LibraryFavourite(Guid By, DateTimeOffset Since);

/// <summary>In <c>recipe.json</c>: a member's stars, and what they say beside them.</summary>
internal sealed record LibraryRating(
    Guid By, int Stars, DateTimeOffset RatedAt, string? Review = null, DateTimeOffset? ReviewedAt = null, DateTimeOffset? ReviewEditedAt = null);

/// <summary>In <c>recipe.json</c>: the recipe that an ingredient line uses. Both places count from 0.</summary>
/// <param name="Recipe">Null where the cook chose that it uses none.</param>
/// <param name="Chosen">Whether the cook chose it; else it follows the titles with every save.</param>
internal sealed record LibraryUse(int Section, int Line, Guid? Recipe, bool Chosen);

/// <summary>A line of <c>cooked.jsonl</c>.</summary>
internal sealed record LibraryCooked
{
    public Guid Id { get; init; }

    /// <summary>Who wrote it; null when the account is gone, or never was here.</summary>
    public Guid? By { get; init; }

    public string? ByName { get; init; }
    public DateOnly CookedOn { get; init; }
    public int? Servings { get; init; }
    public int? Rating { get; init; }
    public string? Note { get; init; }
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Files beside the document, in order.</summary>
    public IReadOnlyList<string>? Photos { get; init; }
}

/// <summary>A line of <c>comments.jsonl</c>.</summary>
internal sealed record LibraryComment
{
    public Guid Id { get; init; }

    /// <summary>The comment that began the thread, which stands before this one; null for that one itself.</summary>
    public Guid? Thread { get; init; }

    /// <summary>Who wrote it; null when the account is gone, or never was here, and for one that is deleted.</summary>
    public Guid? By { get; init; }

    public string? ByName { get; init; }

    /// <summary>Null for one that is deleted and holds the place of its answers.</summary>
    public string? Text { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? EditedAt { get; init; }
}

/// <summary>A line of <c>history.jsonl</c>.</summary>
internal sealed record LibraryRevision
{
    public int Number { get; init; }
    public Guid? By { get; init; }
    public string? ByName { get; init; }
    public DateTimeOffset SavedAt { get; init; }
    public RevisionKind Kind { get; init; }
    public string? Summary { get; init; }
    public required RecipeInput Recipe { get; init; }
}

/// <summary>A line of <c>collections.jsonl</c>.</summary>
internal sealed record LibraryCollection
{
    /// <summary>By which saved searches name it; empty in an archive from before they did.</summary>
    public Guid Id { get; init; }

    public string? Name { get; init; }
    public string? Description { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>In the collection's order.</summary>
    public IReadOnlyList<Guid> Recipes { get; init; } = [];
}

/// <summary>A line of <c>saved-searches.jsonl</c>.</summary>
internal sealed record LibrarySearch
{
    public string? Name { get; init; }

    /// <summary>Who made it; null when the account is gone.</summary>
    public Guid? By { get; init; }

    /// <summary>Its collection is named by the id of <see cref="LibraryCollection"/>, its own foods by the codes of <see cref="LibraryFood"/>.</summary>
    public RecipeCriteria? Query { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }
}

/// <summary>A line of <c>meal-plan.jsonl</c>.</summary>
internal sealed record LibraryMeal
{
    public DateOnly Day { get; init; }
    public MealSlot Slot { get; init; }

    /// <summary>Null for a text.</summary>
    public Guid? Recipe { get; init; }

    /// <summary>What it is in words: beside a recipe its title, for where the recipe isn't.</summary>
    public string? Text { get; init; }

    public int? Servings { get; init; }

    /// <summary>Who planned it; null when the account is gone.</summary>
    public Guid? By { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
}

/// <summary>A line of <c>foods.jsonl</c>.</summary>
internal sealed record LibraryFood(string? Code, FoodInput? Food, DateTimeOffset UpdatedAt);

/// <summary>A line of <c>units.jsonl</c>: a measure of the household's own, or what it calls one that everybody has.</summary>
/// <param name="Code">Of everybody's unit.</param>
internal sealed record LibraryUnit(OwnUnitInput? Unit, string? Code = null, UnitNamesInput? Names = null);

/// <summary>A line of <c>corrections.jsonl</c>.</summary>
internal sealed record LibraryCorrection
{
    public Guid Id { get; init; }
    public string? Line { get; init; }
    public bool AnyAmount { get; init; }
    public string? Quantity { get; init; }
    public string? Unit { get; init; }
    public string? Food { get; init; }
    public string? Preparation { get; init; }
    public string? Comment { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }
}

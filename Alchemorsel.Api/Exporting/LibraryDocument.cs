using System.Text.Json;
using System.Text.Json.Serialization;
using Alchemorsel.Api.Recipes;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Recipes;

namespace Alchemorsel.Api.Exporting;

/// <summary>
/// One recipe in an archive of ours; its log and its history are beside it (<see cref="LibraryLines"/>). Readers take what they know and pass over the rest,
/// so that a property may be added at any time; <see cref="CurrentVersion"/> changes only when one changes its meaning.
/// </summary>
internal sealed record LibraryDocument
{
    /// <summary>What <see cref="Format"/> says.</summary>
    public const string FormatName = "alchemorsel-recipe";

    public const int CurrentVersion = 1;

    /// <summary>How documents are written and read, without regard to anything a request may set.</summary>
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        WriteIndented = true,
    };

    public string Format { get; init; } = FormatName;
    public int Version { get; init; } = CurrentVersion;

    /// <summary>The recipe's id where it was exported.</summary>
    public Guid Id { get; init; }

    public required RecipeInput Recipe { get; init; }
    public bool Archived { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }
    public RecipeOrigin? ForkedFrom { get; init; }

    /// <summary>Pictures in their order, the cover first.</summary>
    public IReadOnlyList<LibraryImage> Images { get; init; } = [];

    /// <summary>Which recipes its lines use, each line that uses one; null in an archive that doesn't say.</summary>
    public IReadOnlyList<LibraryUse>? Uses { get; init; }

    public IReadOnlyList<LibraryFavourite>? Favourites { get; init; }
    public IReadOnlyList<LibraryRating>? Ratings { get; init; }

    public static LibraryDocument Of(Recipe recipe, IReadOnlyList<LibraryImage> images) => new()
    {
        Id = recipe.Id,
        Recipe = recipe.ToInput(),
        Archived = recipe.ArchivedAt is not null,
        CreatedAt = recipe.CreatedAt,
        UpdatedAt = recipe.UpdatedAt,
        ForkedFrom = recipe.ForkedFromTitle is { } title ? new RecipeOrigin(recipe.ForkedFromId, title) : null,
        Images = images,
        Uses =
        [
            .. recipe.Ingredients.SelectMany((group, section) => group.Lines.Select((line, index) => (line, section, index)))
                .Where(row => row.line.RecipeId is not null || row.line.LinkChosen)
                .Select(row => new LibraryUse(row.section, row.index, row.line.RecipeId, row.line.LinkChosen)),
        ],
    };

    /// <summary>
    /// What is to be checked and kept of the recipe. Links to recipes hold ids of the household that exported: what they mean here is told by
    /// <see cref="Uses"/>, and else lines find recipes by their titles again. Its pictures are beside the document.
    /// </summary>
    public RecipeInput ToInput() => Recipe with { Links = null, ImageUrl = null };

    /// <summary>The recipe that it was, not saved yet and without its pictures. <see cref="ToInput"/> must have passed the rules.</summary>
    public Recipe ToRecipe(Guid id, Guid household, DateTimeOffset now)
    {
        var recipe = new Recipe
        {
            Id = id,
            HouseholdId = household,
            Title = Recipe.Title,
            CreatedAt = CreatedAt == default || CreatedAt > now ? now : CreatedAt.ToUniversalTime(),
            ForkedFromTitle = ForkedFrom?.Title is { Length: > 0 and <= Limits.TitleMax } origin ? RecipeText.CleanLine(origin) : null,
        };
        recipe.Apply(ToInput(), now);
        recipe.ArchivedAt = Archived ? now : null;
        return recipe;
    }

    /// <summary>What a picture beside the document shows; null when nobody wrote it.</summary>
    public string? AltOf(string file)
        => RecipeText.CleanLine(Images.FirstOrDefault(image => image?.File == file)?.Alt) is { Length: <= Limits.NameMax } alt ? alt : null;

    /// <summary>The document in <paramref name="utf8"/>, or null when it is none that this version can read.</summary>
    public static LibraryDocument? Read(ReadOnlySpan<byte> utf8)
    {
        try
        {
            return JsonSerializer.Deserialize<LibraryDocument>(utf8, Json) is { Format: FormatName, Version: CurrentVersion, Recipe: not null } document
                ? document
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <param name="File">Name of the file beside the document.</param>
/// <param name="Alt">What it shows, in words; null when nobody wrote any.</param>
internal sealed record LibraryImage(string File, string? Alt);

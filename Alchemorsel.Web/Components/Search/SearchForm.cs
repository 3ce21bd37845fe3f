using System.Globalization;
using System.Text.Json;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Web.Components.Panels;
using Microsoft.AspNetCore.Http.Extensions;

namespace Alchemorsel.Web.Components.Search;

/// <summary>The search as it stands in the address: every field of it, so that an address can be shared and kept.</summary>
public sealed record SearchForm
{
    public string? Q { get; init; }
    public IReadOnlyList<string> Tags { get; init; } = [];
    public string? Cuisine { get; init; }
    public string? Category { get; init; }
    public IReadOnlyList<string> Diets { get; init; } = [];
    public string? Difficulty { get; init; }
    public string? Max { get; init; }
    public string? Stars { get; init; }

    /// <summary>Foods that must be in it; in the address apart by commas.</summary>
    public IReadOnlyList<string> With { get; init; } = [];

    public IReadOnlyList<string> Without { get; init; } = [];
    public IReadOnlyList<string> Allergens { get; init; } = [];
    public bool AllowUnknown { get; init; }
    public string? Sort { get; init; }
    public string? Show { get; init; }
    public bool OnlyFavourites { get; init; }

    public bool IsNarrowed => Chips().Any();

    public static IReadOnlyList<string> List(string? text)
        => (text ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    public RecipeQuery ToQuery() => new()
    {
        Q = Q,
        Tags = Tags,
        Cuisine = Cuisine,
        Category = Category,
        Diets = Diets,
        Difficulty = Read<Difficulty>(Difficulty),
        MaxMinutes = Number(Max),
        MinRating = Number(Stars),
        Foods = With,
        WithoutFoods = Without,
        WithoutAllergens = Allergens,
        AllowUnknown = AllowUnknown,
        Status = Read<RecipeStatus>(Show),
        Favourite = OnlyFavourites,
        Sort = Read<RecipeSort>(Sort),
    };

    /// <summary>Every filter that is set, in words, with the search without it.</summary>
    public IEnumerable<(string Words, SearchForm Without)> Chips()
    {
        foreach (var name in Allergens)
            yield return ($"No {PanelWords.Allergen(name).ToLowerInvariant()}", this with { Allergens = Less(Allergens, name) });
        if (AllowUnknown && Allergens.Count > 0)
            yield return ("Unknown ingredients let in", this with { AllowUnknown = false });
        foreach (var name in Diets)
            yield return (PanelWords.Diet(name), this with { Diets = Less(Diets, name) });
        foreach (var name in With)
            yield return ($"With {name}", this with { With = Less(With, name) });
        foreach (var name in Without)
            yield return ($"Without {name}", this with { Without = Less(Without, name) });
        if (!string.IsNullOrEmpty(Cuisine))
            yield return (Cuisine, this with { Cuisine = null });
        if (!string.IsNullOrEmpty(Category))
            yield return (Category, this with { Category = null });
        foreach (var name in Tags)
            yield return ($"#{name}", this with { Tags = Less(Tags, name) });
        if (Number(Max) is { } minutes)
            yield return ($"At most {minutes} min", this with { Max = null });
        if (Number(Stars) is { } stars)
            yield return ($"{stars} stars or more", this with { Stars = null });
        if (Read<Difficulty>(Difficulty) is { } difficulty)
            yield return (difficulty.ToString(), this with { Difficulty = null });
        if (Read<RecipeStatus>(Show) is { } status)
            yield return (status == RecipeStatus.Draft ? "Drafts" : status.ToString(), this with { Show = null });
    }

    /// <summary>The address of the list as this form asks for it.</summary>
    public string Url()
    {
        var query = new QueryBuilder();
        Add("q", Q);
        Add("sort", Sort);
        Add("favourite", OnlyFavourites ? "true" : null);
        Add("show", Show);
        Add("cuisine", Cuisine);
        Add("category", Category);
        Add("difficulty", Difficulty);
        Add("max", Max);
        Add("stars", Stars);
        Add("with", string.Join(", ", With));
        Add("without", string.Join(", ", Without));
        foreach (var (name, values) in new[] { ("tag", Tags), ("diet", Diets), ("allergen", Allergens) })
        {
            foreach (var value in values)
                Add(name, value);
        }
        Add("unknown", AllowUnknown ? "true" : null);
        return "/recipes" + query.ToQueryString();

        void Add(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
                query.Add(name, value);
        }
    }

    private static string[] Less(IReadOnlyList<string> values, string value) => [.. values.Where(other => other != value)];

    private static int? Number(string? text)
        => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;

    private static T? Read<T>(string? text)
        where T : struct, Enum
        => Enum.GetValues<T>().Cast<T?>().FirstOrDefault(value => string.Equals(
            JsonNamingPolicy.CamelCase.ConvertName(value.ToString()!), text, StringComparison.OrdinalIgnoreCase));
}

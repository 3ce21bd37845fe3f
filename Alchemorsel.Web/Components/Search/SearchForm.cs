using System.Globalization;
using System.Text.Json;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Contracts.SavedSearches;
using Alchemorsel.Web.Components.Panels;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.WebUtilities;

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

    /// <summary>Shows what the kitchen's severe allergies leave out otherwise.</summary>
    public bool IgnoreAllergies { get; init; }

    public string? Sort { get; init; }
    public string? Show { get; init; }
    public bool OnlyFavourites { get; init; }

    /// <summary>The id of a collection that the recipes must be in.</summary>
    public string? Collection { get; init; }

    /// <summary>The saved search that this one began as: what "save over" means first. It narrows nothing.</summary>
    public string? Saved { get; init; }

    /// <summary>What the collection is called, for the words of the filter; not part of the address. Null when it is gone.</summary>
    public string? CollectionName { get; init; }

    public bool IsNarrowed => Chips().Any();

    /// <summary>Whether anything is asked for: words, a filter or an order.</summary>
    public bool IsAsked => Key.Length > 0;

    /// <summary>The same for all forms that find the same in the same order, however they are written.</summary>
    public string Key
    {
        get
        {
            var asked = ToQuery();
            var byDefault = string.IsNullOrWhiteSpace(asked.Q) ? RecipeSort.Newest : RecipeSort.Relevance;
            return RecipeQueryString.Of(asked with
            {
                Q = asked.Q?.Trim(),
                Tags = Ordered(asked.Tags),
                Diets = Ordered(asked.Diets),
                Foods = Ordered(asked.Foods),
                WithoutFoods = Ordered(asked.WithoutFoods),
                WithoutAllergens = Ordered(asked.WithoutAllergens),
                AllowUnknown = asked.AllowUnknown && asked.WithoutAllergens.Count > 0,
                // Without words nothing is more relevant than something else.
                Sort = asked.Sort == byDefault || asked.Sort == RecipeSort.Relevance ? null : asked.Sort,
            }).ToLowerInvariant();
        }
    }

    /// <summary>The form that an address of the list holds, from its query string.</summary>
    public static SearchForm Read(string query)
    {
        var fields = QueryHelpers.ParseQuery(query);
        return new SearchForm
        {
            Q = One("q"),
            Tags = Many("tag"),
            Cuisine = One("cuisine"),
            Category = One("category"),
            Diets = Many("diet"),
            Difficulty = One("difficulty"),
            Max = One("max"),
            Stars = One("stars"),
            With = CommaList.Read(One("with")),
            Without = CommaList.Read(One("without")),
            Allergens = Many("allergen"),
            AllowUnknown = One("unknown") == "true",
            IgnoreAllergies = One("allergies") == "ignored",
            Sort = One("sort"),
            Show = One("show"),
            OnlyFavourites = One("favourite") == "true",
            Collection = One("collection"),
            Saved = One("saved"),
        };

        string? One(string name) => fields.GetValueOrDefault(name).FirstOrDefault(value => !string.IsNullOrWhiteSpace(value));

        IReadOnlyList<string> Many(string name) => [.. fields.GetValueOrDefault(name).OfType<string>().Where(value => !string.IsNullOrWhiteSpace(value))];
    }

    /// <summary>The form that asks for what the list would be asked for.</summary>
    public static SearchForm Of(RecipeCriteria asked) => new()
    {
        Q = asked.Q,
        Tags = asked.Tags,
        Cuisine = asked.Cuisine,
        Category = asked.Category,
        Diets = asked.Diets,
        Difficulty = Name(asked.Difficulty),
        Max = asked.MaxMinutes?.ToString(CultureInfo.InvariantCulture),
        Stars = asked.MinRating?.ToString(CultureInfo.InvariantCulture),
        With = asked.Foods,
        Without = asked.WithoutFoods,
        Allergens = asked.WithoutAllergens,
        AllowUnknown = asked.AllowUnknown,
        IgnoreAllergies = asked.IgnoreAllergies,
        Sort = Name(asked.Sort),
        Show = Name(asked.Status),
        OnlyFavourites = asked.Favourite,
        Collection = asked.Collection?.ToString(),
    };

    /// <summary>The form of a search that the household keeps.</summary>
    public static SearchForm Of(SavedSearchInfo search) => Of(search.Query) with { Saved = search.Id.ToString(), CollectionName = search.CollectionName };

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
        IgnoreAllergies = IgnoreAllergies,
        Status = Read<RecipeStatus>(Show),
        Favourite = OnlyFavourites,
        // What is no id is no collection, so nothing is in it: passed over, it would let everything in.
        Collection = string.IsNullOrEmpty(Collection) ? null : Guid.TryParse(Collection, out var collection) ? collection : Guid.Empty,
        Sort = Read<RecipeSort>(Sort),
    };

    /// <summary>Every filter that is set, in words, with the search without it.</summary>
    public IEnumerable<(string Words, SearchForm Without)> Chips()
    {
        foreach (var name in Allergens)
            yield return ($"No {PanelWords.Allergen(name).ToLowerInvariant()}", this with { Allergens = Less(Allergens, name) });
        if (AllowUnknown && Allergens.Count > 0)
            yield return ("Unknown ingredients let in", this with { AllowUnknown = false });
        if (IgnoreAllergies)
            yield return ("Your kitchen's allergies let in", this with { IgnoreAllergies = false });
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
        if (!string.IsNullOrEmpty(Collection))
            yield return (CollectionName is null ? "In a collection that is gone" : $"In {CollectionName}", this with { Collection = null });
    }

    /// <summary>All that is asked for, in words.</summary>
    public IEnumerable<string> Words()
    {
        if (!string.IsNullOrWhiteSpace(Q))
            yield return $"\"{Q.Trim()}\"";
        if (OnlyFavourites)
            yield return "Favourites";
        foreach (var (words, _) in Chips())
            yield return words;
        if (SearchOrders.Words(Sort) is { } order)
            yield return order;
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
        Add("with", CommaList.Write(With));
        Add("without", CommaList.Write(Without));
        Add("collection", Collection);
        foreach (var (name, values) in new[] { ("tag", Tags), ("diet", Diets), ("allergen", Allergens) })
        {
            foreach (var value in values)
                Add(name, value);
        }
        Add("unknown", AllowUnknown ? "true" : null);
        Add("allergies", IgnoreAllergies ? "ignored" : null);
        Add("saved", Saved);
        return "/recipes" + query.ToQueryString();

        void Add(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
                query.Add(name, value);
        }
    }

    private static string[] Less(IReadOnlyList<string> values, string value) => [.. values.Where(other => other != value)];

    private static string[] Ordered(IReadOnlyList<string> values)
        => [.. values.Select(value => value.Trim()).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase)];

    private static string? Name<T>(T? value)
        where T : struct, Enum => value is { } known ? JsonNamingPolicy.CamelCase.ConvertName(known.ToString()) : null;

    private static int? Number(string? text)
        => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;

    private static T? Read<T>(string? text)
        where T : struct, Enum
        => Enum.GetValues<T>().Cast<T?>().FirstOrDefault(value => string.Equals(
            JsonNamingPolicy.CamelCase.ConvertName(value.ToString()!), text, StringComparison.OrdinalIgnoreCase));
}

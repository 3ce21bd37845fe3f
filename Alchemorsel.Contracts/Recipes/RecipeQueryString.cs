using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Alchemorsel.Contracts.Recipes;

/// <summary>The query string that asks the list for something.</summary>
public static class RecipeQueryString
{
    /// <summary>Everything that is asked for, with its <c>?</c>; empty when nothing is.</summary>
    public static string Of(RecipeCriteria criteria)
    {
        var text = new StringBuilder();
        AddFilters(text, criteria);
        Add(text, "sort", Name(criteria.Sort));
        return text.ToString();
    }

    /// <summary>What narrows, without the order.</summary>
    public static string OfFilters(RecipeCriteria criteria)
    {
        var text = new StringBuilder();
        AddFilters(text, criteria);
        return text.ToString();
    }

    /// <summary>With the place in the list, and how much of it.</summary>
    public static string Of(RecipeQuery query)
    {
        var text = new StringBuilder(Of((RecipeCriteria)query));
        Add(text, "cursor", query.Cursor);
        Add(text, "limit", query.Limit?.ToString(CultureInfo.InvariantCulture));
        return text.ToString();
    }

    private static void AddFilters(StringBuilder text, RecipeCriteria criteria)
    {
        Add(text, "q", criteria.Q);
        Add(text, "tag", criteria.Tags);
        Add(text, "cuisine", criteria.Cuisine);
        Add(text, "category", criteria.Category);
        Add(text, "diet", criteria.Diets);
        Add(text, "difficulty", Name(criteria.Difficulty));
        Add(text, "maxMinutes", criteria.MaxMinutes?.ToString(CultureInfo.InvariantCulture));
        Add(text, "minRating", criteria.MinRating?.ToString(CultureInfo.InvariantCulture));
        Add(text, "food", criteria.Foods);
        Add(text, "withoutFood", criteria.WithoutFoods);
        Add(text, "withoutAllergen", criteria.WithoutAllergens);
        Add(text, "allowUnknown", criteria.AllowUnknown ? "true" : null);
        Add(text, "ignoreAllergies", criteria.IgnoreAllergies ? "true" : null);
        Add(text, "status", Name(criteria.Status));
        Add(text, "favourite", criteria.Favourite ? "true" : null);
        Add(text, "collection", criteria.Collection?.ToString());
    }

    private static void Add(StringBuilder text, string name, IReadOnlyList<string> values)
    {
        foreach (var value in values)
            Add(text, name, value);
    }

    private static void Add(StringBuilder text, string name, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value))
            text.Append(text.Length == 0 ? '?' : '&').Append(name).Append('=').Append(Uri.EscapeDataString(value));
    }

    private static string? Name<T>(T? value)
        where T : struct, Enum => value is { } known ? JsonNamingPolicy.CamelCase.ConvertName(known.ToString()) : null;
}

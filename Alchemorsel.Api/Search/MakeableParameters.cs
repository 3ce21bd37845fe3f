using Alchemorsel.Api.Recipes;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Recipes;

namespace Alchemorsel.Api.Search;

/// <summary>The query string of <c>GET /api/v1/recipes/makeable</c>: the foods that are there, and filters of the list.</summary>
internal sealed record MakeableParameters(
    string[]? Have, int? MaxMissing, string[]? Diet, int? MaxMinutes, string[]? WithoutFood, string[]? WithoutAllergen, string? AllowUnknown, string? IgnoreAllergies, int? Limit)
{
    /// <summary>The filters; or null, and the first field that can't be understood with the reason.</summary>
    public RecipeQuery? ToQuery(out (string Field, string Message) error)
    {
        error = Error();
        return error != default ? null : new RecipeListParameters(
            null, null, null, null, Diet, null, MaxMinutes, null, null, WithoutFood, WithoutAllergen, AllowUnknown, IgnoreAllergies,
            nameof(RecipeStatus.Published), null, null, null, null, Limit).ToQuery(out error);
    }

    private (string Field, string Message) Error()
    {
        if (Have is null || Have.All(string.IsNullOrWhiteSpace))
            return ("have", "Name a food that you have.");
        if (Have.Length > Limits.HaveMax)
            return ("have", $"At most {Limits.HaveMax} foods.");
        if (Have.Any(name => name.Length > Limits.NameMax))
            return ("have", $"At most {Limits.NameMax} characters each.");
        if (MaxMissing is < 0 or > Limits.MissingMax)
            return ("maxMissing", $"Between 0 and {Limits.MissingMax}.");
        return Limit is < 1 or > Limits.MakeableMax ? ("limit", $"Between 1 and {Limits.MakeableMax}.") : default;
    }
}

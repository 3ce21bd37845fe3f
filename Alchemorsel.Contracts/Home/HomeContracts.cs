using Alchemorsel.Contracts.Recipes;

namespace Alchemorsel.Contracts.Home;

/// <summary><c>GET /api/v1/home</c>: what to cook today. The same all day (UTC), and another choice tomorrow.</summary>
/// <param name="Day">The day that it is for.</param>
/// <param name="Season">Name of the month whose foods count as in season, in the household's hemisphere.</param>
/// <param name="Suggestion">One recipe before all others; null when the household has none.</param>
/// <param name="Because">Why that one; null without a suggestion.</param>
/// <param name="Sections">Rows of recipes, those that have something to show.</param>
public sealed record HomeView(
    DateOnly Day, string Season, RecipeSummary? Suggestion, HomeReason? Because, IReadOnlyList<HomeSection> Sections);

/// <param name="Recipes">At most <see cref="Limits.HomeSectionMax"/>.</param>
public sealed record HomeSection(HomeReason Kind, IReadOnlyList<RecipeSummary> Recipes);

public enum HomeReason
{
    /// <summary>One of the cook's favourites that was not cooked in the last three weeks.</summary>
    Favourite,

    /// <summary>Made of what is in season, or tagged with the season's name.</summary>
    Seasonal,

    /// <summary>Ready within half an hour.</summary>
    Quick,

    /// <summary>Cooked before, but not in the last two months.</summary>
    NotCookedForLong,

    /// <summary>Cooked last.</summary>
    RecentlyCooked,

    /// <summary>Added last.</summary>
    RecentlyAdded,
}

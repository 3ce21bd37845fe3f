using Alchemorsel.Contracts.Recipes;

namespace Alchemorsel.Contracts.Search;

/// <summary><c>GET /api/v1/recipes/suggestions</c>: what somebody who is still typing may mean.</summary>
/// <param name="Recipes">At most <see cref="Limits.SuggestionsMax"/>: titles that begin with what was typed, then those with a word that does.</param>
/// <param name="Foods">Foods that recipes of the household have, by the name that was being typed; for <c>?food=</c> of the list.</param>
public sealed record RecipeSuggestions(IReadOnlyList<RecipeLink> Recipes, IReadOnlyList<string> Foods);

using Alchemorsel.Api.Http;
using Alchemorsel.Contracts.Recipes;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Alchemorsel.Api.Recipes.Duplicates;

/// <summary>What a client can ask to happen with a new recipe that the household has already: <c>?onDuplicate=</c>.</summary>
internal static class DuplicateProblems
{
    public const string Refuse = "refuse";

    private const string Save = "save";

    public static bool IsKnown(string? onDuplicate) => string.IsNullOrEmpty(onDuplicate) || onDuplicate is Save or Refuse;

    public static ProblemHttpResult Refused(IReadOnlyList<RecipeDuplicate> duplicates) => TypedResults.Problem(
        "Nothing was saved. Send it again without onDuplicate=refuse to save it all the same.",
        statusCode: 409,
        title: "You have this recipe already.",
        type: Problems.Prefix + "duplicate",
        extensions: new Dictionary<string, object?> { ["duplicates"] = duplicates });
}

using Alchemorsel.Contracts.Recipes;

namespace Alchemorsel.Web.Clients;

/// <summary>What the Api said no with.</summary>
public sealed record ApiProblem(int Status, string Title, string? Detail, IReadOnlyDictionary<string, string[]> Errors)
{
    /// <summary>Recipes that a new one would repeat, where that is the problem.</summary>
    public IReadOnlyList<RecipeDuplicate> Duplicates { get; init; } = [];

    /// <summary>What a second step of signing in needs, where that is the problem.</summary>
    public string? Challenge { get; init; }

    /// <summary>In words for the cook.</summary>
    public string Message => Detail is null ? Title : $"{Title} {Detail}";
}

/// <summary>A value, or a problem.</summary>
public readonly record struct ApiResult<T>(T? Value, ApiProblem? Problem, string? Version = null)
    where T : class
{
    public bool Succeeded => Problem is null;

    /// <summary>The value, or null when it does not exist for this cook. Anything else is not for a page to explain.</summary>
    /// <exception cref="ApiUnavailableException">The Api answered, but neither with a value nor with "there is none".</exception>
    public T? ValueOrNone => Problem is null or { Status: 404 } ? Value : throw new ApiUnavailableException(Problem);
}

/// <summary>Whoever asked is not in the household of their session any more; they are led into another one of theirs.</summary>
public sealed class NotAMemberException() : Exception("The household of the session is not the cook's any more.");

/// <summary>The Api takes the session's token no more: it was signed out elsewhere, or its account is gone.</summary>
public sealed class SessionOverException() : Exception("The session is over.");

/// <summary>The Api could not do what a page can't do without; the error page says so calmly.</summary>
public sealed class ApiUnavailableException(ApiProblem problem) : Exception($"The Api answered {problem.Status}: {problem.Title}");

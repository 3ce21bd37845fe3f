using Alchemorsel.Web.Clients;

namespace Alchemorsel.Web.Components.SavedSearches;

internal static class SavedSearchWords
{
    /// <summary>The problem, with a name that is taken said where the name is typed.</summary>
    public static ApiProblem? AtTheName(ApiProblem? problem) => problem is not { Status: 409, Errors.Count: 0 }
        ? problem
        : new ApiProblem(problem.Status, "Choose another name.", null, new Dictionary<string, string[]> { ["name"] = [problem.Title] });
}

namespace Alchemorsel.Web.Clients;

/// <summary>What the Api said no with.</summary>
public sealed record ApiProblem(int Status, string Title, string? Detail, IReadOnlyDictionary<string, string[]> Errors)
{
    /// <summary>In words for the cook.</summary>
    public string Message => Detail is null ? Title : $"{Title} {Detail}";
}

/// <summary>A value, or a problem.</summary>
public readonly record struct ApiResult<T>(T? Value, ApiProblem? Problem, string? Version = null)
    where T : class
{
    public bool Succeeded => Problem is null;
}

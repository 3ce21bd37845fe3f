namespace Alchemorsel.Web.Sessions;

/// <summary>Where a sign-in may lead: a page of this site, nowhere else.</summary>
public static class LocalUrl
{
    /// <summary>The path if it stays on this site, else the other one. <c>//host</c> and <c>/\host</c> leave it.</summary>
    public static string OrDefault(string? path, string other) =>
        path is { Length: > 0 and < 2_048 } && path[0] == '/' && (path.Length == 1 || path[1] is not ('/' or '\\')) && !path.Any(char.IsControl)
            ? path
            : other;
}

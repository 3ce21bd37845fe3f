namespace Alchemorsel.Web.Components.Accounts.OpenId;

internal static class InvitationPath
{
    private const string JoinPath = "/household/join/";

    /// <summary>The token of an invitation that somebody wants to follow once they have an account.</summary>
    public static string? TokenOf(string? returnUrl) => returnUrl?.StartsWith(JoinPath, StringComparison.Ordinal) is true ? returnUrl[JoinPath.Length..] : null;
}

namespace Alchemorsel.Web.Sessions;

/// <summary>What the encrypted session cookie holds.</summary>
internal static class SessionClaims
{
    public const string UserId = "sub";
    public const string Name = "name";
    public const string Household = "household";
    public const string AccessToken = "access";
    public const string AccessEnd = "access-end";
    public const string RefreshToken = "refresh";
}

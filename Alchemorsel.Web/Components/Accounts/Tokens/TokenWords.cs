using Alchemorsel.Contracts.Accounts;

namespace Alchemorsel.Web.Components.Accounts.Tokens;

/// <summary>Scopes in words.</summary>
internal static class TokenWords
{
    public static string Name(TokenScope scope) => scope switch
    {
        TokenScope.Read => "Read",
        TokenScope.Import => "Import",
        _ => "Write",
    };

    public static string May(TokenScope scope) => scope switch
    {
        TokenScope.Read => "Search, read and export recipes and all else that the kitchen keeps",
        TokenScope.Import => "Bring recipes in, from pages, text and files, and see how that goes",
        _ => "Change and delete recipes and all else that the kitchen keeps; includes reading and importing",
    };

    public static string Of(IReadOnlyList<TokenScope> scopes) => string.Join(", ", scopes.Select(Name));
}

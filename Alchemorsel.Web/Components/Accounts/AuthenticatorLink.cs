using Microsoft.AspNetCore.WebUtilities;

namespace Alchemorsel.Web.Components.Accounts;

/// <summary>What an authenticator app is set up with.</summary>
/// <param name="Uri">For the QR code.</param>
/// <param name="Groups">The secret in groups of four, for typing.</param>
internal sealed record AuthenticatorLink(string Uri, string Groups)
{
    private const string Start = "otpauth://totp/";
    private const int Group = 4;
    private const int UriMax = 600;

    /// <summary>Null for what is none.</summary>
    public static AuthenticatorLink? Read(string? uri)
    {
        if (uri is not { Length: > 0 and <= UriMax } || !uri.StartsWith(Start, StringComparison.Ordinal))
            return null;
        var secret = uri.IndexOf('?', StringComparison.Ordinal) is var mark and > 0 ? QueryHelpers.ParseQuery(uri[mark..])["secret"].ToString() : "";
        return secret.Length == 0 ? null : new AuthenticatorLink(uri, string.Join(' ', secret.Chunk(Group).Select(letters => new string(letters))));
    }
}

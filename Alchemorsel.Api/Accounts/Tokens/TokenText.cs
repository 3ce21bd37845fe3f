using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace Alchemorsel.Api.Accounts.Tokens;

/// <summary>
/// The form of a personal access token: <c>alm_</c>, 43 random letters and digits (256 bits), and six of a checksum, so that whoever searches
/// code for secrets knows one when they see it, and one that is mistyped or made up costs no look at the database.
/// </summary>
internal static class TokenText
{
    public const string Prefix = "alm_";
    public const int Length = 53;

    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const int Random = 43;
    private const int ChecksumStart = 47;
    private const string BearerScheme = "Bearer ";

    public static string New()
    {
        var text = Prefix + RandomNumberGenerator.GetString(Alphabet, Random);
        return text + Checksum(text);
    }

    /// <summary>The token that a request's header carries, or null when what it carries is none of this kind.</summary>
    public static string? Of(HttpRequest request) =>
        request.Headers.Authorization.ToString() is var header && header.StartsWith(BearerScheme, StringComparison.OrdinalIgnoreCase)
            && header[BearerScheme.Length..].Trim() is var text && text.StartsWith(Prefix, StringComparison.Ordinal)
            ? text : null;

    /// <summary>Null for a text that no token can be.</summary>
    public static byte[]? HashOf(string text) =>
        text.Length == Length && Ascii.IsValid(text) && Checksum(text[..ChecksumStart]) == text[ChecksumStart..]
            ? SHA256.HashData(Encoding.ASCII.GetBytes(text)) : null;

    // CRC-32C in base 62.
    private static string Checksum(string text)
    {
        var sum = Encoding.ASCII.GetBytes(text).Aggregate(uint.MaxValue, BitOperations.Crc32C) ^ uint.MaxValue;
        return string.Create(Length - ChecksumStart, sum, (letters, rest) =>
        {
            for (var place = letters.Length - 1; place >= 0; place--, rest /= (uint)Alphabet.Length)
                letters[place] = Alphabet[(int)(rest % (uint)Alphabet.Length)];
        });
    }
}

using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Alchemorsel.Api.Sharing;

/// <summary>What a link carries that opens something to whoever holds it: 256 random bits. Only their hash is kept.</summary>
internal static class LinkToken
{
    private const int Bytes = 32;
    private static readonly int Length = Base64Url.GetEncodedLength(Bytes);

    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>Null for a text that no token can be.</summary>
    public static byte[]? HashOf(string token) =>
        token.Length == Length && Base64Url.IsValid(token) ? SHA256.HashData(Encoding.ASCII.GetBytes(token)) : null;
}

using System.Security.Cryptography;
using System.Text;

namespace Alchemorsel.Api.Recipes.Duplicates;

/// <summary>
/// One short key for all spellings of a page's address: an address may be longer than what an index holds, and the same page is linked to with and
/// without <c>www.</c>, a slash at the end, a fragment, and what newsletters and networks append to count their readers.
/// </summary>
public static class SourceKey
{
    /// <summary>Characters of every key.</summary>
    public const int Length = 32;

    private static readonly HashSet<string> Counters =
        new(["fbclid", "gclid", "igshid", "mc_cid", "mc_eid", "msclkid"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Null for what is no web address.</summary>
    public static string? Of(string? url)
    {
        if (!Uri.TryCreate(url?.Trim(), UriKind.Absolute, out var parsed) || parsed.Scheme is not ("http" or "https"))
            return null;
        var host = parsed.IdnHost.ToLowerInvariant();
        if (host.StartsWith("www.", StringComparison.Ordinal))
            host = host[4..];
        var port = parsed.IsDefaultPort ? "" : $":{parsed.Port}";
        var query = parsed.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Where(part => !Counts(part));
        var plain = $"{host}{port}{parsed.AbsolutePath.TrimEnd('/')}?{string.Join('&', query)}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(plain)).AsSpan(0, Length / 2));
    }

    private static bool Counts(string part)
    {
        var name = part.Split('=')[0];
        return name.StartsWith("utm_", StringComparison.OrdinalIgnoreCase) || Counters.Contains(name);
    }
}

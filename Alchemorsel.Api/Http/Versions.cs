using System.Globalization;
using Microsoft.AspNetCore.Http.Headers;
using Microsoft.Net.Http.Headers;

namespace Alchemorsel.Api.Http;

/// <summary>Row versions (PostgreSQL's xmin) as entity tags.</summary>
public static class Versions
{
    public static string Text(uint version) => version.ToString(CultureInfo.InvariantCulture);

    /// <param name="response">The answer.</param>
    /// <param name="version">The row's version.</param>
    /// <param name="beside">Tells apart what the answer holds beside the row and changes without it; null when nothing.</param>
    public static void SetVersion(this HttpResponse response, uint version, string? beside = null) =>
        response.Headers.ETag = Tag(version, beside);

    /// <summary>True when the client already holds this version (<c>If-None-Match</c>).</summary>
    public static bool Holds(this HttpRequest request, uint version, string? beside = null)
    {
        var tag = new EntityTagHeaderValue(Tag(version, beside));
        return new RequestHeaders(request.Headers).IfNoneMatch.Any(held => held.Compare(tag, useStrongComparison: false));
    }

    /// <summary>Reads <c>If-Match</c>: false when it is missing or no tag; a tag that isn't one of ours becomes a version that never matches.</summary>
    public static bool TryGetExpectedVersion(this HttpRequest request, out uint version)
    {
        version = 0;
        var tags = new RequestHeaders(request.Headers).IfMatch;
        if (tags.Count == 0)
            return false;
        if (tags.Count == 1 && !tags[0].IsWeak)
        {
            var tag = tags[0].Tag.AsSpan().Trim('"');
            var end = tag.IndexOf('-');
            _ = uint.TryParse(end < 0 ? tag : tag[..end], NumberStyles.None, CultureInfo.InvariantCulture, out version);
        }

        return true;
    }

    private static string Tag(uint version, string? beside) => beside is null ? $"\"{Text(version)}\"" : $"\"{Text(version)}-{beside}\"";
}

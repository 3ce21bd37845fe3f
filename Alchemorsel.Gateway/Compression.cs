using Microsoft.AspNetCore.ResponseCompression;

namespace Alchemorsel.Gateway;

internal static class Compression
{
    /// <summary>
    /// What is text and not compressed yet. Event streams are left alone, since a compressor would hold them back. Over https too: what a page
    /// carries that an attacker could guess at (antiforgery tokens) is encrypted anew for every answer, and of tokens only those for programs reach a
    /// page, once and behind a password.
    /// </summary>
    public static void AddCompression(this WebApplicationBuilder builder) => builder.Services.AddResponseCompression(options =>
    {
        options.EnableForHttps = true;
        options.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "application/problem+json", "application/ld+json", "image/svg+xml"];
    });
}

using System.Text;
using Alchemorsel.Cooking.Formats.Cooklang;
using Alchemorsel.Cooking.Formats.JsonLd;
using Alchemorsel.Cooking.Formats.Markdown;
using Alchemorsel.Cooking.Reading;

namespace Alchemorsel.Api.Exporting;

/// <summary>A form that a single recipe can be taken along in.</summary>
/// <param name="Name">On the wire, and the ending of the file.</param>
internal sealed record ExportForm(string Name, string ContentType, Func<RecipeDraft, string> Write)
{
    // With the mark of its encoding nowhere: none of the formats asks for one, and JSON forbids it.
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>schema.org JSON-LD, Cooklang and Markdown.</summary>
    public static IReadOnlyList<ExportForm> All { get; } =
    [
        new("json", "application/ld+json; charset=utf-8", JsonLdWriter.Write),
        new("cook", "text/x-cooklang; charset=utf-8", CooklangWriter.Write),
        new("md", "text/markdown; charset=utf-8", MarkdownWriter.Write),
    ];

    public static ExportForm? Find(string? name) => All.FirstOrDefault(form => string.Equals(form.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>"One of: …", for whoever asked for another.</summary>
    public static string Names => $"One of: {string.Join(", ", All.Select(form => form.Name))}.";

    public byte[] Bytes(RecipeDraft draft) => Utf8.GetBytes(Write(draft));
}

namespace Alchemorsel.Cooking.Formats.FrontMatter;

/// <summary>One fact of a file's front matter.</summary>
/// <param name="Key">As written; of a nested map, the keys joined by dots (<c>time.prep</c>).</param>
/// <param name="Values">The text of the value, or of each element of a list; an empty value is an empty text.</param>
public sealed record MetadataEntry(string Key, IReadOnlyList<string> Values);

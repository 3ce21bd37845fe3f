using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Alchemorsel.Cooking.Formats.FrontMatter;

/// <summary>
/// Reads the YAML between two lines of three dashes at a file's beginning. Aliases are not followed (a few lines of them can
/// stand for billions of values), and the block's length, depth and number of values are bounded; what lies beyond is left out. A block
/// that is no YAML map is read line by line as <c>key: value</c>.
/// </summary>
internal static class FrontMatterReader
{
    /// <summary>Characters of a block; a longer one is text like the rest of the file.</summary>
    public const int LengthMax = 64 * 1024;

    /// <summary>Maps and lists inside of each other.</summary>
    public const int DepthMax = 8;

    /// <summary>Entries, and values of one entry.</summary>
    public const int EntriesMax = 1_000;

    private const string Rule = "---";

    /// <summary>Line feeds for every way to end a line, and no byte order mark.</summary>
    public static string NormaliseLineEnds(string text)
    {
        if (text.StartsWith('\ufeff'))
            text = text[1..];
        return text.ReplaceLineEndings("\n");
    }

    /// <summary>The block's entries and the text after it; no entries and the whole text where there is no block.</summary>
    /// <param name="text">With line feeds only.</param>
    public static (IReadOnlyList<MetadataEntry> Entries, string Body) Split(string text)
    {
        var start = 0;
        while (start < text.Length && text[start] == '\n')
            start++;
        if (!IsRule(text, start, out var inner))
            return ([], text);
        for (var line = inner; line < text.Length && line - inner <= LengthMax;)
        {
            if (IsRule(text, line, out var after))
                return (Read(text[inner..line]), text[after..]);
            var end = text.IndexOf('\n', line);
            line = end < 0 ? text.Length : end + 1;
        }

        return ([], text);
    }

    private static bool IsRule(string text, int at, out int after)
    {
        var end = text.IndexOf('\n', at);
        after = end < 0 ? text.Length : end + 1;
        return text.AsSpan(at, (end < 0 ? text.Length : end) - at).TrimEnd().SequenceEqual(Rule);
    }

    private static List<MetadataEntry> Read(string yaml)
    {
        try
        {
            var entries = new List<MetadataEntry>();
            var parser = new Parser(new Scanner(new StringReader(yaml), skipComments: true));
            parser.Consume<StreamStart>();
            if (!parser.TryConsume<DocumentStart>(out _))
                return entries;
            if (parser.TryConsume<MappingStart>(out _))
            {
                ReadMap(parser, "", 0, entries);
                return entries;
            }
        }
        catch (Exception error) when (error is YamlException or InvalidOperationException or ArgumentException or EndOfStreamException)
        {
            // Close to YAML is close enough: "time :30 mins" has its meaning for a cook. YamlDotNet says some errors in other types.
        }

        return ReadLines(yaml);
    }

    private static void ReadMap(Parser parser, string path, int depth, List<MetadataEntry> entries)
    {
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            if (depth >= DepthMax || entries.Count >= EntriesMax)
                throw new YamlException("Deeper or longer than front matter is.");
            if (!parser.TryConsume<Scalar>(out var key))
            {
                // A key that is a map or a list names nothing.
                parser.SkipThisAndNestedEvents();
                parser.SkipThisAndNestedEvents();
                continue;
            }

            var name = path.Length == 0 ? key.Value.Trim() : $"{path}.{key.Value.Trim()}";
            if (parser.TryConsume<MappingStart>(out _))
            {
                ReadMap(parser, name, depth + 1, entries);
                continue;
            }

            var values = new List<string>();
            ReadValue(parser, name, depth, values, entries);
            entries.Add(new MetadataEntry(name, values));
        }
    }

    private static void ReadValue(Parser parser, string name, int depth, List<string> values, List<MetadataEntry> entries)
    {
        if (depth >= DepthMax || values.Count >= EntriesMax)
            throw new YamlException("Deeper or longer than front matter is.");
        if (parser.TryConsume<Scalar>(out var scalar))
        {
            values.Add(scalar.Style == ScalarStyle.Plain && scalar.Value is "~" or "null" ? "" : scalar.Value.Trim());
            return;
        }

        if (parser.TryConsume<MappingStart>(out _))
        {
            ReadMap(parser, name, depth + 1, entries);
            return;
        }

        if (!parser.TryConsume<SequenceStart>(out _))
        {
            parser.MoveNext();
            return;
        }

        while (!parser.TryConsume<SequenceEnd>(out _))
            ReadValue(parser, name, depth + 1, values, entries);
    }

    private static List<MetadataEntry> ReadLines(string text)
    {
        var entries = new List<MetadataEntry>();
        foreach (var line in text.Split('\n'))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0 && entries.Count < EntriesMax && line[0] != '#' && line[..colon].Trim() is { Length: > 0 } key)
                entries.Add(new MetadataEntry(key, [line[(colon + 1)..].Trim().Trim('"')]));
        }

        return entries;
    }
}

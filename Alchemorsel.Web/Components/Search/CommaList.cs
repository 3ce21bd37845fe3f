using System.Text;

namespace Alchemorsel.Web.Components.Search;

/// <summary>Names in one text field, apart by commas. A name with a comma of its own stands in quotes, a quote in it is written twice.</summary>
internal static class CommaList
{
    public static IReadOnlyList<string> Read(string? text)
    {
        var (names, name, quoted) = (new List<string>(), new StringBuilder(), false);
        for (var index = 0; index < text?.Length; index++)
        {
            var character = text[index];
            if (character == '"' && quoted && index + 1 < text.Length && text[index + 1] == '"')
                name.Append(text[index++]);
            else if (character == '"' && (quoted || string.IsNullOrWhiteSpace(name.ToString())))
                quoted = !quoted;
            else if (character == ',' && !quoted)
                Take();
            else
                name.Append(character);
        }
        Take();
        return names;

        void Take()
        {
            if (name.ToString().Trim() is { Length: > 0 } taken)
                names.Add(taken);
            name.Clear();
        }
    }

    public static string Write(IEnumerable<string> names) => string.Join(", ", names.Select(name =>
        name.Contains(',', StringComparison.Ordinal) || name.StartsWith('"') ? $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : name));
}

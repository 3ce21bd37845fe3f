using System.Text;

namespace Alchemorsel.Cooking.Formats.Exports;

/// <summary>Comma-separated values with a line of names (RFC 4180); quoted fields may hold line ends and doubled quotes.</summary>
internal static class CsvRows
{
    /// <summary>Fields of a row; what lies beyond is left out.</summary>
    public const int FieldsMax = 200;

    /// <summary>Each row by the names of the first one, without regard to case; rows of nothing are left out.</summary>
    /// <param name="unquoted">
    /// A column whose commas are not quoted by its app: where a row has more fields than there are names, those after the column's first
    /// one belong to it, and are joined to it with semicolons.
    /// </param>
    public static IEnumerable<IReadOnlyDictionary<string, string>> Read(string text, string unquoted = "")
    {
        List<string>? names = null;
        foreach (var fields in Rows(text))
        {
            if (names is null)
            {
                names = [.. Trimmed(fields).Select(field => field.Trim())];
                continue;
            }

            if (fields.All(string.IsNullOrWhiteSpace))
                continue;
            Mend(fields, names, unquoted);
            var row = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            for (var i = 0; i < fields.Count && i < names.Count; i++)
                row.TryAdd(names[i], fields[i]);
            yield return row;
        }
    }

    private static List<string> Trimmed(List<string> fields) => fields[..(fields.FindLastIndex(field => field.Length > 0) + 1)];

    private static void Mend(List<string> fields, List<string> names, string unquoted)
    {
        var more = Trimmed(fields).Count - names.Count;
        var at = names.FindIndex(name => name.Equals(unquoted, StringComparison.OrdinalIgnoreCase));
        if (more <= 0 || at < 0)
            return;
        fields[at] = string.Join(';', fields.GetRange(at, more + 1));
        fields.RemoveRange(at + 1, more);
    }

    private static IEnumerable<List<string>> Rows(string text)
    {
        var row = new List<string>();
        var field = new StringBuilder();
        var quoted = false;
        for (var at = 0; at < text.Length; at++)
        {
            var c = text[at];
            if (quoted && c == '"' && at + 1 < text.Length && text[at + 1] == '"')
            {
                field.Append(c);
                at++;
            }
            else if (c == '"' && (quoted || field.Length == 0))
            {
                quoted = !quoted;
            }
            else if (!quoted && c is ',' or '\n')
            {
                End();
                if (c != '\n')
                    continue;
                yield return row;
                row = [];
            }
            else
            {
                field.Append(c);
            }
        }

        End();
        yield return row;

        void End()
        {
            if (row.Count < FieldsMax)
                row.Add(field.ToString().TrimEnd('\r'));
            field.Clear();
        }
    }
}

using System.Globalization;
using System.Text;

namespace Alchemorsel.Cooking.Formats.FrontMatter;

/// <summary>Writes one text as a YAML scalar: bare where no reader could take it for anything else, else in double quotes.</summary>
internal static class YamlText
{
    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        "null", "true", "false", "yes", "no", "on", "off", "y", "n",
    };

    /// <param name="text">One line.</param>
    public static string Write(string text)
    {
        if (IsBare(text))
            return text;
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        foreach (var c in text)
        {
            if (c is '"' or '\\')
                quoted.Append('\\').Append(c);
            else if (char.IsControl(c) || c is '\u2028' or '\u2029' or '\ufeff')
                quoted.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            else
                quoted.Append(c);
        }

        return quoted.Append('"').ToString();
    }

    private static bool IsBare(string text)
    {
        if (text.Length == 0 || Words.Contains(text))
            return false;
        // A number is bare when it is nothing but digits: "1e3" and "1_000" mean something else to some readers.
        if (text.All(char.IsAsciiDigit))
            return text.Length == 1 || text[0] != '0';
        if (text.StartsWith("http", StringComparison.Ordinal) && text[^1] != ':' && text.All(c => c is > ' ' and < '\u007f' and not '#'))
            return true;
        if (!char.IsLetter(text[0]) && !(char.IsAsciiDigit(text[0]) && text.Contains(' ', StringComparison.Ordinal)))
            return false;
        return text[^1] != ' ' && text.All(c => char.IsLetterOrDigit(c)
            || c is ' ' or ',' or '.' or '(' or ')' or '\'' or '/' or '-' or '&' or '!');
    }
}

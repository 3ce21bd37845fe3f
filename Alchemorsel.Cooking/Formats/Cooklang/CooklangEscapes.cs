using System.Text;

namespace Alchemorsel.Cooking.Formats.Cooklang;

/// <summary>A backslash takes the meaning from the ASCII punctuation after it; before anything else it is itself.</summary>
internal static class CooklangEscapes
{
    /// <summary>Whether an escape begins at <paramref name="at"/>.</summary>
    public static bool At(ReadOnlySpan<char> text, int at) =>
        text[at] == '\\' && at + 1 < text.Length && !char.IsAsciiLetterOrDigit(text[at + 1]) && text[at + 1] is > ' ' and < '\u007f';

    /// <summary>The first <paramref name="sign"/> that is not escaped; negative when there is none.</summary>
    public static int IndexOf(ReadOnlySpan<char> text, char sign)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (At(text, i))
                i++;
            else if (text[i] == sign)
                return i;
        }

        return -1;
    }

    /// <summary>The text that is meant.</summary>
    public static string Remove(string text)
    {
        if (!text.Contains('\\', StringComparison.Ordinal))
            return text;
        var meant = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (At(text, i))
                i++;
            meant.Append(text[i]);
        }

        return meant.ToString();
    }
}

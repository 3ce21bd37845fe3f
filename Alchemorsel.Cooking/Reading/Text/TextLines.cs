using System.Text.RegularExpressions;
using Alchemorsel.Cooking.Reading.Markup;

namespace Alchemorsel.Cooking.Reading.Text;

/// <summary>The lines of a pasted text as a cook means them: what a message adds is gone, lines that a book wraps are joined.</summary>
internal static partial class TextLines
{
    private const int LinesMax = 5_000;
    private const int LineMax = 5_000;

    /// <summary>Characters before a chat's message: the time and the sender.</summary>
    private const int StampMax = 80;

    /// <summary>A line that is shorter was ended by its writer, not by the width of a page.</summary>
    private const int WrapWidth = 45;
    private const int HeadingMax = 60;
    private static readonly char[] Bullets = ['-', '*', '•', '·', '–', '—', '▢', '☐', '☑', '✓', '✔', '▪', '◦', '‣', '○', '●', '□'];

    private static readonly char[] BulletsAndBlank = [.. Bullets, ' '];

    public static List<PageLine> Of(string text)
    {
        var lines = new List<PageLine>();
        var wasBlank = true;
        foreach (var written in text.EnumerateLines())
        {
            if (lines.Count >= LinesMax)
                break;
            var line = Bare(PlainText.Fold(written[..Math.Min(written.Length, LineMax)].ToString()));
            if (line.Length == 0)
            {
                wasBlank = true;
                continue;
            }

            var read = Line(line);
            if (!wasBlank && read.Kind == PageLineKind.Text && lines.Count > 0 && Joined(lines[^1], read.Text) is { } joined)
                lines[^1] = lines[^1] with { Text = joined };
            // Right below an item stands an item, though it lacks the sign.
            else if (!wasBlank && read.Kind == PageLineKind.Text && lines is [.., { Kind: PageLineKind.Item }])
                lines.Add(read with { Kind = PageLineKind.Item });
            else
                lines.Add(read);
            wasBlank = false;
        }

        return lines;
    }

    /// <summary>Without the signs of a quotation and the stamp of a chat.</summary>
    private static string Bare(string line)
    {
        line = line.TrimStart('>', '|', ' ').TrimEnd('|', ' ', '\\');
        return Stamp().Match(line[..Math.Min(line.Length, StampMax)]) is { Success: true } stamp ? line[stamp.Length..].TrimStart() : line;
    }

    private static PageLine Line(string line)
    {
        if (line[0] == '#' && line.TrimStart('#').Trim() is { Length: > 0 } heading)
            return new PageLine(PageLineKind.Heading, Plain(heading), 0);
        // A number that counts steps goes: the step's place says as much. "1 egg" and "2.5 l" keep theirs.
        if (Counter().Match(line) is { Success: true } counter)
            return new PageLine(PageLineKind.Item, Plain(line[counter.Length..]), 0);
        if (line.Length > 1 && Bullets.Contains(line[0]) && (line[1] == ' ' || line[0] > '\u007f')
            && line.TrimStart(BulletsAndBlank) is { Length: > 0 } item)
            return new PageLine(PageLineKind.Item, Plain(Unticked(item)), 0);
        var plain = Plain(line);
        var isHeading = plain.Length <= HeadingMax && !plain.Any(char.IsAsciiDigit) && (plain[^1] is ':' or '：' || IsBold(line));
        return new PageLine(isHeading ? PageLineKind.Heading : PageLineKind.Text, plain, 0);
    }

    /// <summary>An item of a task list without its box.</summary>
    private static string Unticked(string item) =>
        item.Length > 4 && item[0] == '[' && item[2] == ']' && item[1] is ' ' or 'x' or 'X' ? item[3..].TrimStart() : item;

    private static bool IsBold(string line) =>
        line.Length > 2 && line[0] is '*' or '_' && line[^1] == line[0] && line.Trim(line[0]).IndexOf(line[0]) < 0;

    private static string Plain(string line)
    {
        var plain = line.Replace("**", "", StringComparison.Ordinal).Replace("__", "", StringComparison.Ordinal);
        if (plain.Length > 2 && plain[0] is '*' or '_' && plain[^1] == plain[0])
            plain = plain[1..^1];
        return plain.Trim() is { Length: > 0 } some ? some : line;
    }

    /// <summary>The two lines as one where the first was only wrapped, else null.</summary>
    private static string? Joined(PageLine before, string line)
    {
        var last = before.Text[^1];
        var isCut = last is ',' or '-' && char.IsLower(line[0]);
        if (before.Kind == PageLineKind.Heading || before.Text.Length + line.Length > LineMax
            || before.Text.Length < (isCut ? WrapWidth / 2 : WrapWidth))
            return null;
        if (last == '-' && before.Text.Length > 1 && char.IsLetter(before.Text[^2]) && char.IsLower(line[0]))
            return before.Text[..^1] + line;
        var isOpen = last is not ('.' or '!' or '?' or ':');
        var goesOn = last is ',' or '(' or '&' || (isOpen && char.IsLower(line[0]))
            || (isOpen && last != ')' && char.IsLetter(line[0]) && before.Text.Contains(". ", StringComparison.Ordinal));
        return goesOn ? $"{before.Text} {line}" : null;
    }

    // "[12:31, 5/6/2024] Ann: ", "05.06.24, 18:22 - Ann: ".
    [GeneratedRegex(@"^\[?\d{1,4}[./:-]\d{1,2}[\d./:, -]{0,20}(?:[AaPp]\.?[Mm]\.?)?(?:\]| -)\s?[^:]{1,40}:\s", RegexOptions.CultureInvariant)]
    private static partial Regex Stamp();

    [GeneratedRegex(@"^(?:[Ss]tep |[Ss]chritt |[Éé]tape |[Pp]aso )?\(?\d{1,2}(?:[.):](?=\s|\p{L})|、|．)\s*(?=\S)", RegexOptions.CultureInvariant)]
    private static partial Regex Counter();
}

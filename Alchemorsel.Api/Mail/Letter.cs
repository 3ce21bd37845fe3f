using System.Text;
using System.Text.Encodings.Web;

namespace Alchemorsel.Api.Mail;

/// <summary>A message to one person, as plain text and as HTML that says the same.</summary>
/// <param name="To">One address.</param>
public sealed record Letter(string To, string Subject, string Text, string Html)
{
    private const int ControlsEnd = 0x20;

    /// <summary>Every part is encoded as what it is: a text, or an address of ours. No template ever sees it.</summary>
    /// <param name="paragraphs">What is said before the link.</param>
    /// <param name="link">What the link says and where it leads; null for none.</param>
    /// <param name="after">What is said below.</param>
    public static Letter Write(string to, string subject, IEnumerable<string> paragraphs, (string Words, Uri Address)? link, params IEnumerable<string> after)
    {
        var (text, html) = (new StringBuilder(), new StringBuilder());
        html.Append("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>").Append(HtmlEncoder.Default.Encode(subject))
            .Append("</title></head><body>\n");
        foreach (var paragraph in paragraphs)
            Say(paragraph);
        if (link is { } place)
        {
            var address = place.Address.AbsoluteUri;
            text.Append(place.Words).Append(":\n").Append(address).Append("\n\n");
            html.Append("<p><a href=\"").Append(HtmlEncoder.Default.Encode(address)).Append("\">")
                .Append(HtmlEncoder.Default.Encode(place.Words)).Append("</a></p>\n");
        }

        foreach (var paragraph in after)
            Say(paragraph);
        html.Append("</body></html>\n");
        return new Letter(to, subject, text.ToString().TrimEnd() + "\n", html.ToString());

        void Say(string paragraph)
        {
            // What somebody calls themselves must not be able to begin a line of its own.
            var line = string.Concat(paragraph.Select(letter => letter < ControlsEnd || char.IsControl(letter) ? ' ' : letter));
            text.Append(line).Append("\n\n");
            html.Append("<p>").Append(HtmlEncoder.Default.Encode(line)).Append("</p>\n");
        }
    }
}

using Alchemorsel.Api.Mail;

namespace Alchemorsel.Tests.Api.Mail;

public sealed class LetterTests
{
    [Fact]
    public void What_somebody_wrote_is_text_in_both_forms_and_begins_no_line_of_its_own()
    {
        var letter = Letter.Write(
            "ada@cooks.test", "Hello", ["<b>Ada</b>{{7*7}}\r\nhttp://evil.test & co"], ("Open <it>", new Uri("https://kitchen.test/a?b=1&c=%22")), "Bye.");

        Assert.Equal("<b>Ada</b>{{7*7}}  http://evil.test & co\n\nOpen <it>:\nhttps://kitchen.test/a?b=1&c=%22\n\nBye.\n", letter.Text);
        Assert.Contains("<p>&lt;b&gt;Ada&lt;/b&gt;{{7*7}}  http://evil.test &amp; co</p>", letter.Html, StringComparison.Ordinal);
        Assert.Contains("<a href=\"https://kitchen.test/a?b=1&amp;c=%22\">Open &lt;it&gt;</a>", letter.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void Pauses_grow_and_have_an_end()
    {
        var pauses = Enumerable.Range(1, MailDelivery.AttemptsMax).Select(MailDelivery.PauseAfter).ToList();

        Assert.Equal(TimeSpan.FromMinutes(2), pauses[0]);
        Assert.Equal(pauses.Order(), pauses);
        Assert.Equal(TimeSpan.FromHours(4), pauses[^1]);
    }
}

using System.Text;
using Alchemorsel.Api.Importing;

namespace Alchemorsel.Tests.Api.Importing;

public sealed class PageTextTests
{
    [Fact]
    public void Utf8_is_what_a_page_is_in_when_it_says_nothing() =>
        Assert.Equal("Crème brûlée", PageText.Decode("Crème brûlée"u8, null));

    [Theory]
    [InlineData("iso-8859-1", 1252)]
    [InlineData("\"windows-1251\"", 1251)]
    [InlineData("Shift_JIS", 932)]
    [InlineData("gb2312", 936)]
    public void The_charset_of_the_transport_wins_over_the_meta_element(string charset, int codePage)
    {
        const string Ascii = "<meta charset=utf-8>Kuchen";
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(codePage)!;

        Assert.Equal(Ascii, PageText.Decode(encoding.GetBytes(Ascii), charset.Trim('"')));
    }

    [Theory]
    [InlineData("""<html><head><meta charset="windows-1251"></head>""")]
    [InlineData("""<META HTTP-EQUIV='Content-Type' CONTENT='text/html; charset=windows-1251'>""")]
    [InlineData("<meta charset=windows-1251 >")]
    public void The_meta_element_names_the_charset(string head)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(1251)!;

        Assert.EndsWith("Борщ", PageText.Decode(encoding.GetBytes(head + "Борщ"), null), StringComparison.Ordinal);
    }

    [Fact]
    public void A_byte_order_mark_wins_over_all_else()
    {
        byte[] utf16 = [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("Soufflé")];
        byte[] utf8 = [0xEF, 0xBB, 0xBF, .. "Soufflé"u8];

        Assert.Equal("Soufflé", PageText.Decode(utf16, "iso-8859-1"));
        Assert.Equal("Soufflé", PageText.Decode(utf8, "iso-8859-1"));
    }

    [Theory]
    [InlineData("no-such-charset")]
    [InlineData("utf-7")]
    [InlineData("")]
    public void An_unknown_or_dangerous_charset_is_ignored(string charset) =>
        Assert.Equal("+ADw-é", PageText.Decode("+ADw-é"u8, charset));

    [Fact]
    public void Bytes_that_are_wrong_become_replacement_characters() =>
        Assert.Equal("cr\uFFFDme", PageText.Decode([(byte)'c', (byte)'r', 0xE8, (byte)'m', (byte)'e'], null));

    [Fact]
    public void Files_of_other_kinds_are_recognised_and_pages_are_not_mistaken_for_them()
    {
        var noise = new byte[4096];
        new Random(1).NextBytes(noise);

        Assert.True(PageText.LooksBinary("%PDF-1.7"u8, null));
        Assert.True(PageText.LooksBinary("PK\u0003\u0004"u8, "utf-8"));
        Assert.True(PageText.LooksBinary([0xFF, 0xD8, 0xFF, 0xE0], null));
        Assert.True(PageText.LooksBinary(noise, null));
        Assert.True(PageText.LooksBinary(new byte[100], null));
        Assert.False(PageText.LooksBinary("<html>\r\n\t<p>Gr\u00e8ce</p>"u8, null));
        Assert.False(PageText.LooksBinary([0xFF, 0xFE, .. Encoding.Unicode.GetBytes("<html>")], null));
        Assert.False(PageText.LooksBinary(Encoding.Unicode.GetBytes("<html>"), "utf-16"));
        Assert.False(PageText.LooksBinary("<p>one stray \u0000 byte in a page that is otherwise text, as happens</p>"u8, null));
    }
}

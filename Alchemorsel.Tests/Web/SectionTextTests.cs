using Alchemorsel.Web.Components.Recipes;
using CsCheck;

namespace Alchemorsel.Tests.Web;

public sealed class SectionTextTests
{
    private static readonly Gen<string> Line = Gen.Char["ab 1½#\\é:"].Array[1, 12].Select(letters => new string(letters).Trim()).Where(line => line.Length > 0);
    private static readonly Gen<string> Name = Line.Select(line => line.TrimStart('#').Trim()).Where(name => name.Length > 0);

    [Fact]
    public void Sections_written_for_the_form_are_read_back_the_same() =>
        Gen.Select(Line.List[1, 4], Gen.Select(Name, Line.List[1, 4]).List[0, 3]).Sample((first, others) =>
        {
            List<(string? Name, IEnumerable<string> Lines)> sections = [(null, first), .. others.Select(other => ((string?)other.Item1, (IEnumerable<string>)other.Item2))];
            var read = SectionText.Read(SectionText.Write(sections));
            return read.Count == sections.Count
                && read.Zip(sections).All(pair => pair.First.Name == pair.Second.Name && pair.First.Lines.SequenceEqual(pair.Second.Lines));
        });

    [Fact]
    public void Empty_lines_windows_line_ends_and_empty_headings_are_forgiven()
    {
        var sections = SectionText.Read("\r\n# Dough\r\n\r\n2 cups flour\r\n#\r\nsalt\r\n# Nothing below\r\n");
        Assert.Equal(["Dough", null], sections.Select(section => section.Name));
        Assert.Equal(["2 cups flour"], sections[0].Lines);
        Assert.Equal(["salt"], sections[1].Lines);
    }
}

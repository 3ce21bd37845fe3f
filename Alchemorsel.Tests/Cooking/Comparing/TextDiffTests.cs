using Alchemorsel.Cooking.Comparing;
using CsCheck;

namespace Alchemorsel.Tests.Cooking.Comparing;

public sealed class TextDiffTests
{
    [Theory]
    [InlineData("Add the onion.", "Add the onion.", "Add the onion.")]
    [InlineData("", "", "")]
    [InlineData("", "New.", "[+New.]")]
    [InlineData("Old.", "", "[-Old.]")]
    [InlineData("Bake for 20 minutes.", "Bake for 25 minutes.", "Bake for [-20][+25] minutes.")]
    [InlineData("Add red wine.", "Add white port.", "Add [-red wine][+white port].")]
    [InlineData("Stir well", "Stir well, then rest", "Stir well[+, then rest]")]
    [InlineData("don't stir", "do stir", "[-don't][+do] stir")]
    [InlineData("塩を加える", "砂糖を加える", "[-塩][+砂糖]を加える")]
    [InlineData("Crème brûlée", "Creme brûlée", "[-Crème][+Creme] brûlée")]
    [InlineData("one\ntwo", "one\n\ntwo", "one\n[+\n]two")]
    public void Words_that_changed_are_marked_and_no_others(string before, string after, string expected)
        => Assert.Equal(expected, Marked(TextDiff.Words(before, after)));

    [Fact]
    public void The_runs_make_up_both_texts()
    {
        string[] known = ["a", "b", "salt", " ", "  ", ", ", ".", "\n", "é", "e\u0301", "塩", "1/2", "👩‍🍳", "'"];
        var text = Gen.Int[0, known.Length - 1].Select(index => known[index]).Array[0, 30].Select(parts => string.Concat(parts));
        Gen.Select(text, text).Sample((before, after) =>
        {
            var runs = TextDiff.Words(before, after);
            Assert.Equal(before, string.Concat(runs.Where(run => run.Kind != RunKind.Added).Select(run => run.Text)));
            Assert.Equal(after, string.Concat(runs.Where(run => run.Kind != RunKind.Removed).Select(run => run.Text)));
            Assert.DoesNotContain(runs, run => run.Text.Length == 0);
        });
    }

    [Fact]
    public void Texts_with_nothing_in_common_are_compared_in_bounded_time()
    {
        var before = string.Join(' ', Enumerable.Range(0, 4_000).Select(number => $"a{number}"));
        var after = string.Join(' ', Enumerable.Range(0, 4_000).Select(number => $"b{number}"));

        Assert.Equal([RunKind.Removed, RunKind.Added], TextDiff.Words(before, after).Select(run => run.Kind));
    }

    private static string Marked(IEnumerable<TextRun> runs) => string.Concat(runs.Select(run => run.Kind switch
    {
        RunKind.Added => $"[+{run.Text}]",
        RunKind.Removed => $"[-{run.Text}]",
        _ => run.Text,
    }));
}

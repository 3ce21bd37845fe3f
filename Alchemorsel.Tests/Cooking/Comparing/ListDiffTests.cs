using Alchemorsel.Cooking.Comparing;
using CsCheck;

namespace Alchemorsel.Tests.Cooking.Comparing;

public sealed class ListDiffTests
{
    [Theory]
    [InlineData("1 egg|salt", "1 egg|salt", "= = ")]
    [InlineData("", "salt", "+ ")]
    [InlineData("salt", "", "- ")]
    [InlineData("200 g flour|salt", "250 g flour|salt", "~ = ")]
    [InlineData("200 g flour|salt|1 egg", "200 g flour|2 limes|1 egg", "= - + = ")]
    [InlineData("a cup of milk|salt", "salt|2 cups of milk", "= ~ ")]
    [InlineData("one|two|three|four", "three|four", "- - = = ")]
    public void Each_line_says_what_became_of_it(string before, string after, string expected)
    {
        var changes = ListDiff.Compare(Lines(before), Lines(after));

        Assert.Equal(expected.Trim(), string.Join(' ', changes.Select(change => Sign(change.Kind))));
    }

    [Fact]
    public void Of_two_lines_that_changed_places_one_has_moved()
    {
        var changes = ListDiff.Compare(["1 egg", "salt"], ["salt", "1 egg"]);

        Assert.Equal([EntryKind.Same, EntryKind.Moved], changes.Select(change => change.Kind).Order());
    }

    [Fact]
    public void Every_place_of_both_lists_is_in_exactly_one_change()
    {
        string[] known = ["salt", "1 egg", "2 eggs", "200 g flour", "250 g plain flour", "olive oil", ""];
        var lines = Gen.Int[0, known.Length - 1].Select(index => known[index]).Array[0, 12];
        Gen.Select(lines, lines).Sample((before, after) =>
        {
            var changes = ListDiff.Compare(before, after);
            Assert.Equal(Enumerable.Range(0, before.Length), changes.Select(change => change.Before).OfType<int>().Order());
            // What is there now stands in its order.
            Assert.Equal(Enumerable.Range(0, after.Length), changes.Select(change => change.After).OfType<int>());
            Assert.All(changes, change => Assert.Equal(
                change.Kind is EntryKind.Same or EntryKind.Moved,
                change is { Before: { } one, After: { } other } && before[one] == after[other]));
        });
    }

    private static string[] Lines(string joined) => joined.Length == 0 ? [] : joined.Split('|');

    private static string Sign(EntryKind kind) => kind switch
    {
        EntryKind.Same => "=",
        EntryKind.Added => "+",
        EntryKind.Removed => "-",
        EntryKind.Changed => "~",
        _ => "m",
    };
}

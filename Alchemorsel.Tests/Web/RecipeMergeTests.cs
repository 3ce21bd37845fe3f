using Alchemorsel.Web.Components.Recipes;
using CsCheck;

namespace Alchemorsel.Tests.Web;

public sealed class RecipeMergeTests
{
    private static readonly HashSet<string> None = [];
    private static readonly Gen<List<string>> SomeLines = Gen.Char["abcdef"].Select(letter => letter.ToString()).List[0, 6];

    [Fact]
    public void What_only_one_side_changed_is_merged_without_a_question()
    {
        var merge = RecipeMerge.Of(Form("Soup", "a\nb\nc"), Form("Soup", "a\nb\nc\nd"), Form("Leek soup", "x\na\nb\nc"));
        Assert.Empty(merge.Conflicts);
        Assert.Equal(["Title", "Ingredients"], merge.TakenOver);
        var merged = merge.Apply(None);
        Assert.Equal(("Leek soup", "x\na\nb\nc\nd\n"), (merged.Title, merged.Ingredients));
    }

    [Fact]
    public void What_both_changed_is_a_choice_for_each_place()
    {
        RecipeMerge Merge() => RecipeMerge.Of(Form("Soup", "a\nb\nc"), Form("Pea soup", "a\nB\nc"), Form("Leek soup", "a\nbb\nc\nd"));
        Assert.Equal([("Title", "Pea soup", "Leek soup"), ("Ingredients", "B", "bb")], Merge().Conflicts.Select(conflict => (conflict.Label, conflict.Mine, conflict.Theirs)));
        Assert.Equal(["Ingredients"], Merge().TakenOver);
        var mine = Merge().Apply(None);
        Assert.Equal(("Pea soup", "a\nB\nc\nd\n"), (mine.Title, mine.Ingredients));
        var theirs = Merge().Apply(Merge().Conflicts.Select(conflict => conflict.Key).ToHashSet());
        Assert.Equal(("Leek soup", "a\nbb\nc\nd\n"), (theirs.Title, theirs.Ingredients));
    }

    [Fact]
    public void The_same_change_on_both_sides_is_no_conflict()
    {
        var merge = RecipeMerge.Of(Form("Soup", "a"), Form("Stew", "a\r\nb\r\n"), Form("Stew", "a\nb"));
        Assert.Empty(merge.Conflicts);
        Assert.Empty(merge.TakenOver);
    }

    [Fact]
    public void Without_a_beginning_every_difference_is_a_choice()
    {
        var merge = RecipeMerge.Of(null, Form("Soup", "a"), Form("Stew", "b"));
        Assert.Equal(["Title", "Ingredients"], merge.Conflicts.Select(conflict => conflict.Label));
    }

    [Fact]
    public void Tags_are_added_and_removed_by_both_sides()
    {
        var merge = RecipeMerge.Of(new RecipeForm { Tags = "a, b" }, new RecipeForm { Tags = "a, b, c" }, new RecipeForm { Tags = "B, d" });
        Assert.Empty(merge.Conflicts);
        Assert.Equal("b, c, d", merge.Apply(None).Tags);
    }

    [Fact]
    public void Every_line_that_one_side_added_is_in_the_result_and_an_untouched_side_changes_nothing() =>
        Gen.Select(SomeLines, SomeLines, SomeLines).Sample((start, mine, theirs) =>
        {
            Assert.Equal(mine, LineMerge.Of(start, mine, start).SelectMany(run => run.Mine));
            Assert.Equal(theirs, LineMerge.Of(start, start, theirs).SelectMany(run => run.Mine));
            var runs = LineMerge.Of(start, mine, theirs);
            Assert.All(mine.Except(start), line => Assert.Contains(line, runs.SelectMany(run => run.Mine)));
            Assert.All(theirs.Except(start), line => Assert.Contains(line, runs.SelectMany(run => run.Mine.Concat(run.Theirs ?? []))));
        });

    [Fact]
    public void The_beginning_travels_in_the_form_and_nonsense_in_its_place_is_none()
    {
        var form = Form("Soup", "a\nb");
        Assert.Equal(form.Values(), FormBase.Unpack(FormBase.Pack(form))!.Values());
        foreach (var text in new[] { null, "", "no base64!", "AAAA", Convert.ToBase64String("{}"u8) })
            Assert.Null(FormBase.Unpack(text));
    }

    private static RecipeForm Form(string title, string ingredients) => new() { Title = title, Ingredients = ingredients };
}

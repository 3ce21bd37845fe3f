using Alchemorsel.Benchmarks.Accuracy;
using Alchemorsel.Benchmarks.Training;
using Alchemorsel.Cooking.Ingredients.Tagging;
using Alchemorsel.Tests.Api.Importing;

namespace Alchemorsel.Tests.Cooking.Ingredients;

public sealed class TaggerTests
{
    private static readonly LabelledLine[] Lines =
    [
        Line("2 cups plain flour, sifted", "plain flour", "2", "cup", preparation: "sifted"),
        Line("100g butter", "butter", "100", "g"),
        Line("1 large onion, finely chopped", "onion", "1", "", size: "large", preparation: "finely chopped"),
        Line("½ tsp salt", "salt", "#1$2", "tsp"),
        Line("oil, for frying", "oil", "", "", purpose: "for frying"),
        Line("3 cups rice flour, sifted", "rice flour", "3", "cup", preparation: "sifted"),
    ];

    [Fact]
    public void Labels_are_found_in_the_line()
    {
        var tokens = Tokens("2 small handfuls of mixed leaves (optional)");
        var line = Line("2 small handfuls of mixed leaves (optional)", "mixed leaf", "2", "small handful", comment: "of optional");
        var tags = LabelAligner.Align(line, tokens);
        Assert.Equal(
            [
                IngredientTag.Quantity, IngredientTag.Unit, IngredientTag.Unit, IngredientTag.Comment, IngredientTag.Food,
                IngredientTag.Food, IngredientTag.Comment,
            ],
            tags);
    }

    [Fact]
    public void A_label_that_is_not_in_the_line_leaves_it_out() =>
        Assert.Null(LabelAligner.Align(Line("2 cups flour", "sugar", "2", "cup"), Tokens("2 cups flour")));

    [Theory]
    [InlineData("400g tin", "400|g|tin")]
    [InlineData("1 14-ounce can", "1|14|ounce|can")]
    [InlineData("1½-inch piece", "1½|inch|piece")]
    [InlineData("6- to 8-inch", "6- to 8|inch")]
    [InlineData("800g-1kg bag", "800|g|1|kg|bag")]
    [InlineData("half-and-half", "half-and-half")]
    [InlineData("2x400g", "2|x|400|g")]
    [InlineData("70% chocolate", "70%|chocolate")]
    [InlineData("¼ cup (60 ml) oil", "¼|cup|60|ml|oil")]
    public void Lines_are_cut_into_words_and_numbers(string line, string words)
    {
        var cut = Tokens(line).Select(token => line.Substring(token.Start, token.Length));
        Assert.Equal(words.Split('|'), cut);
    }

    [Fact]
    public void Training_twice_gives_the_same_model_and_it_knows_its_examples()
    {
        var model = Train();
        Assert.Equal(Bytes(model), Bytes(Train()));
        foreach (var line in Lines)
        {
            var tokens = Tokens(line.Input);
            var tags = new IngredientTag[tokens.Length];
            new IngredientTagger(model).Tag(line.Input, tokens, tags);
            Assert.Equal(LabelAligner.Align(line, tokens), tags);
        }
    }

    [Fact]
    public void A_model_written_and_read_scores_as_before()
    {
        var model = Train();
        var read = TaggerModel.Read(new MemoryStream(Bytes(model)));
        Assert.Equal(Bytes(model), Bytes(read));
        Assert.True(read.Knows("Flour"));
        Assert.False(read.Knows("marzipan"));
    }

    [Fact]
    public void The_tagger_takes_the_best_of_all_paths()
    {
        var model = Train();
        const string Text = "2 cups salt";
        var tokens = Tokens(Text);
        var facts = new TagFeatures.Facts[tokens.Length];
        TagFeatures.Describe(Text, tokens, facts);
        var context = Context.Read(tokens, facts, new byte[tokens.Length * Context.BytesPerToken]);
        var scores = new int[tokens.Length][];
        for (var i = 0; i < tokens.Length; i++)
        {
            var keys = new uint[TagFeatures.PerToken];
            var sum = model.Score(keys.AsSpan(0, TagFeatures.Extract(Text, tokens, facts, context, i, keys)));
            scores[i] = [.. Enumerable.Range(0, TaggerModel.Tags).Select(tag => (int)sum[tag])];
        }

        var best = (from a in Enumerable.Range(0, TaggerModel.Tags)
                    from b in Enumerable.Range(0, TaggerModel.Tags)
                    from c in Enumerable.Range(0, TaggerModel.Tags)
                    let t = model.Transitions.ToArray()
                    orderby scores[0][a] + scores[1][b] + scores[2][c] + t[(TaggerModel.Tags * TaggerModel.Tags) + a]
                        + t[(a * TaggerModel.Tags) + b] + t[(b * TaggerModel.Tags) + c] descending
                    select new[] { (IngredientTag)a, (IngredientTag)b, (IngredientTag)c }).First();
        var tags = new IngredientTag[tokens.Length];
        new IngredientTagger(model).Tag(Text, tokens, tags);
        Assert.Equal(best, tags);
    }

    [Fact]
    public void What_is_no_model_is_refused() =>
        Assert.ThrowsAny<Exception>(() => TaggerModel.Read(new MemoryStream([1, 2, 3, 4])));

    [Fact]
    public void Lines_that_a_model_never_saw_are_read_as_well_as_promised()
    {
        Assert.SkipWhen(Corpus.Folder is null, "corpus not present");
        var files = Directory.EnumerateFiles(Path.Combine(Corpus.Folder!, "ingredients"), "*.csv").Order(StringComparer.Ordinal)
            .ToDictionary(file => file, LabelledLine.Load);
        var verdicts = LineAccuracy.CrossValidate(files, null).Values.SelectMany(list => list).ToList();
        Assert.True(verdicts.Count > 30_000);
        Assert.InRange(verdicts.Average(verdict => verdict.QuantityUnit ? 1.0 : 0), 0.98, 1);
        Assert.InRange(verdicts.Average(verdict => verdict.Name ? 1.0 : 0), 0.94, 1);
        Assert.InRange(verdicts.Average(verdict => verdict is { QuantityUnit: true, Name: true } ? 1.0 : 0), 0.92, 1);
    }

    private static TaggerModel Train() => CrfTrainer.Train(TrainCommand.Examples(Lines), TrainCommand.Options with { FewestUses = 1 });

    private static byte[] Bytes(TaggerModel model)
    {
        using var stream = new MemoryStream();
        model.Write(stream);
        return stream.ToArray();
    }

    private static LineToken[] Tokens(string line)
    {
        var store = new LineToken[LineTokenizer.TokensMax];
        return store[..LineTokenizer.Cut(line, store)];
    }

    private static LabelledLine Line(
        string input, string name, string quantity, string unit, string size = "", string preparation = "", string comment = "",
        string purpose = "") =>
        new(input, name, quantity, unit, size, preparation, comment, purpose);
}

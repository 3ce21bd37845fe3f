using Alchemorsel.Cooking.Ingredients.Tagging;

namespace Alchemorsel.Benchmarks.Training;

/// <summary>Makes the ingredient tagger's model from labelled lines.</summary>
public static class TrainCommand
{
    /// <summary>The options that the shipped model is trained with.</summary>
    public static TrainingOptions Options { get; } = new(Epochs: 7, Rate: 0.025f, Shrink: 0.001f, FewestUses: 1, Negligible: 9);

    /// <summary><c>train --lines FILE.csv... --out FILE</c>: the same files give the same model, byte for byte.</summary>
    /// <returns>0; 2 for arguments that are not understood.</returns>
    public static int Run(IReadOnlyList<string> arguments, TextWriter output)
    {
        var lines = new List<LabelledLine>();
        string? target = null;
        for (var i = 0; i < arguments.Count; i++)
        {
            if (arguments[i] == "--lines" && i + 1 < arguments.Count)
                lines.AddRange(LabelledLine.Load(arguments[++i]));
            else if (arguments[i] == "--out" && i + 1 < arguments.Count)
                target = arguments[++i];
            else
                return Usage(output);
        }

        if (lines.Count == 0 || target is null)
            return Usage(output);
        var examples = Examples(lines);
        output.WriteLine($"{lines.Count} lines, {lines.Count - examples.Count} left out: a label that is not in the line");
        var model = CrfTrainer.Train(examples, Options, output.WriteLine);
        using var file = File.Create(target);
        model.Write(file);
        output.WriteLine($"{target}: {file.Length} bytes");
        return 0;
    }

    private static int Usage(TextWriter output)
    {
        output.WriteLine("usage: train --lines FILE.csv... --out FILE");
        return 2;
    }

    /// <summary>Aligned examples of the lines; those whose labels are not in the line are left out.</summary>
    public static List<Example> Examples(IEnumerable<LabelledLine> lines, Action<LabelledLine>? unaligned = null)
    {
        var examples = new List<Example>();
        foreach (var line in lines)
        {
            var store = new LineToken[LineTokenizer.TokensMax];
            var tokens = store.AsSpan(0, LineTokenizer.Cut(line.Input, store));
            if (LabelAligner.Align(line, tokens) is not { } tags)
            {
                unaligned?.Invoke(line);
                continue;
            }

            examples.Add(Example(line.Input, tokens, tags));
        }

        return examples;
    }

    private static Example Example(string line, ReadOnlySpan<LineToken> tokens, IngredientTag[] tags)
    {
        var facts = new TagFeatures.Facts[tokens.Length];
        TagFeatures.Describe(line, tokens, facts);
        var context = Context.Read(tokens, facts, new byte[tokens.Length * Context.BytesPerToken]);
        var keys = new uint[TagFeatures.PerToken];
        var features = new List<uint>();
        var ends = new int[tokens.Length];
        for (var i = 0; i < tokens.Length; i++)
        {
            var count = TagFeatures.Extract(line, tokens, facts, context, i, keys);
            features.AddRange(keys.AsSpan(0, count));
            ends[i] = features.Count;
        }

        var words = tokens.ToArray().Where(token => !token.IsNumber)
            .Select(token => TagFeatures.Key(line.AsSpan(token.Start, token.Length)));
        return new Example([.. features], ends, tags, [.. words]);
    }
}

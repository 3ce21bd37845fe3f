using Alchemorsel.Benchmarks.Training;
using Alchemorsel.Cooking.Ingredients;

namespace Alchemorsel.Benchmarks.Accuracy;

/// <summary>Judges the ingredient parser over labelled lines.</summary>
public static class LineAccuracy
{
    /// <summary>Parts of a cross-validation.</summary>
    public const int Folds = 5;

    /// <summary>The verdicts of the shipped parser.</summary>
    public static List<LineVerdict> Judge(IEnumerable<LabelledLine> lines, TextWriter? failures) =>
        [.. lines.Select(line => Judge(line, IngredientParser.Parse(line.Input), failures))];

    /// <summary>
    /// Verdicts of models that never saw the line: the model is trained anew on four fifths and judged on the rest, five times. Lines that
    /// are equal but for case and spaces go into one part, so that none is known from its double.
    /// </summary>
    /// <returns>For each file its verdicts, in the file's order.</returns>
    public static Dictionary<string, List<LineVerdict>> CrossValidate(
        IReadOnlyDictionary<string, List<LabelledLine>> files, TextWriter? failures)
    {
        var all = files.SelectMany(file => file.Value.Select(line => (Source: file.Key, Line: line, Fold: Fold(line)))).ToList();
        var verdicts = new LineVerdict[all.Count];
        Parallel.For(0, Folds, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, fold =>
        {
            var others = all.Where(item => item.Fold != fold).Select(item => item.Line);
            var model = CrfTrainer.Train(TrainCommand.Examples(others), TrainCommand.Options);
            for (var i = 0; i < all.Count; i++)
            {
                if (all[i].Fold == fold)
                    verdicts[i] = Judge(all[i].Line, IngredientParser.Parse(all[i].Line.Input, null, model), failures);
            }
        });
        return all.Zip(verdicts).GroupBy(pair => pair.First.Source, pair => pair.Second)
            .ToDictionary(group => group.Key, group => group.ToList());
    }

    private static int Fold(LabelledLine line)
    {
        // FNV-1a: the same on every machine.
        var hash = 2166136261u;
        foreach (var c in line.Input)
        {
            if (!char.IsWhiteSpace(c))
                hash = (hash ^ char.ToLowerInvariant(c)) * 16777619u;
        }

        return (int)(hash % Folds);
    }

    private static LineVerdict Judge(LabelledLine label, IngredientLine line, TextWriter? failures)
    {
        var verdict = LineJudge.Judge(line, label);
        if (failures is null || (verdict.QuantityUnit && verdict.Name))
            return verdict;
        var amounts = string.Join(" + ",
            line.Amounts.Select(amount => $"{amount.Quantity?.ToString() ?? amount.QuantityText} {amount.UnitText}"));
        var said = $"{(verdict.QuantityUnit ? "-" : "Q")}{(verdict.Name ? "-" : "N")} {label.Input} | {label.Quantity} | {label.Unit} | {label.Name} || {amounts} | {line.Food}";
        lock (failures)
            failures.WriteLine(said);
        return verdict;
    }
}

using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Alchemorsel.Cooking.Ingredients.Tagging;

namespace Alchemorsel.Benchmarks.Training;

/// <summary>A line's features and its right tags.</summary>
/// <param name="Features">Feature keys, token after token.</param>
/// <param name="Ends">Where each token's features end.</param>
/// <param name="Tags">The right tag of each token.</param>
/// <param name="Words">Key of each token that is no number.</param>
public sealed record Example(uint[] Features, int[] Ends, IngredientTag[] Tags, uint[] Words);

/// <param name="Epochs">Passes over the examples.</param>
/// <param name="Rate">Step of AdaGrad.</param>
/// <param name="Shrink">L1 penalty of each weight, a step: weights that few examples need become zero.</param>
/// <param name="FewestUses">Features seen in fewer tokens are left out.</param>
/// <param name="Negligible">Features whose weights, of 127 at most, are all this small are left out of the model.</param>
/// <param name="Seed">Of the order in which the examples are learned.</param>
public sealed record TrainingOptions(int Epochs, float Rate, float Shrink, int FewestUses, int Negligible, ulong Seed = 1);

/// <summary>
/// Fits a linear-chain conditional random field by its likelihood: stochastic gradients from forward and backward sums, steps by AdaGrad
/// (Duchi, Hazan, Singer 2011), L2 penalty on what a step touches. The same examples and options give the same model.
/// </summary>
public sealed class CrfTrainer
{
    private const int Tags = TaggerModel.Tags;
    private const int Rows = Tags + 1;
    private readonly Dictionary<uint, int> index = [];
    private readonly Vector256<float>[] weights;
    private readonly Vector256<float>[] squares;
    private readonly Vector256<float>[] transitions = new Vector256<float>[Rows];
    private readonly Vector256<float>[] transitionSquares = new Vector256<float>[Rows];
    private readonly (int[] Features, Example Example)[] examples;
    private readonly TrainingOptions options;

    private CrfTrainer(IReadOnlyList<Example> all, TrainingOptions options)
    {
        this.options = options;
        var uses = new Dictionary<uint, int>();
        foreach (var key in all.SelectMany(example => example.Features))
            CollectionsMarshal.GetValueRefOrAddDefault(uses, key, out _)++;
        foreach (var (key, count) in uses)
        {
            if (count >= options.FewestUses && key != 0)
                index.Add(key, index.Count);
        }

        weights = new Vector256<float>[index.Count];
        squares = new Vector256<float>[index.Count];
        examples = [.. all.Where(example => example.Ends.Length > 0).Select(example => (example.Features.Select(key => index.GetValueOrDefault(key, -1)).ToArray(), example))];
    }

    /// <summary>Fits a model to the examples.</summary>
    public static TaggerModel Train(IReadOnlyList<Example> examples, TrainingOptions options, Action<string>? log = null)
    {
        var trainer = new CrfTrainer(examples, options);
        var order = Enumerable.Range(0, trainer.examples.Length).ToArray();
        var random = new SplitMix(options.Seed);
        for (var epoch = 0; epoch < options.Epochs; epoch++)
        {
            random.Shuffle(order);
            var loss = 0.0;
            foreach (var at in order)
                loss += trainer.Learn(trainer.examples[at]);
            log?.Invoke($"epoch {epoch + 1}: {loss / order.Length:0.0000} nats a line, {trainer.index.Count} features");
        }

        // Once may be a slip; a word seen twice is one.
        var words = examples.SelectMany(example => example.Words).CountBy(word => word).Where(word => word.Value > 1).Select(word => word.Key);
        return trainer.Quantize([.. words]);
    }

    private double Learn((int[] Features, Example Example) example)
    {
        var (features, (_, ends, tags, _)) = example;
        var length = ends.Length;
        Span<Vector256<float>> emission = stackalloc Vector256<float>[length];
        for (int i = 0, f = 0; i < length; i++)
        {
            var sum = Vector256<float>.Zero;
            for (; f < ends[i]; f++)
            {
                if (features[f] >= 0)
                    sum += weights[features[f]];
            }

            emission[i] = sum;
        }

        Span<Vector256<float>> forward = stackalloc Vector256<float>[length];
        Span<Vector256<float>> backward = stackalloc Vector256<float>[length];
        Span<Vector256<float>> steps = stackalloc Vector256<float>[Rows];
        var logZ = Sums(emission, forward, backward, steps);
        var gold = 0f;
        Span<Vector256<float>> expected = stackalloc Vector256<float>[Rows];
        Span<Vector256<float>> pairs = stackalloc Vector256<float>[Tags];
        expected.Clear();
        for (int i = 0, f = 0; i < length; i++)
        {
            var probability = forward[i] * backward[i];
            probability /= Vector256.Create(Vector256.Sum(probability));
            var tag = (int)tags[i];
            gold += emission[i][tag] + transitions[i == 0 ? Rows - 1 : (int)tags[i - 1]][tag];
            var gradient = probability - OneHot(tag);
            for (; f < ends[i]; f++)
            {
                if (features[f] >= 0)
                    Step(ref weights[features[f]], ref squares[features[f]], gradient);
            }

            if (i == 0)
            {
                expected[^1] += gradient;
                continue;
            }

            var next = Exponent(emission[i]) * backward[i];
            var total = 0f;
            for (var before = 0; before < Tags; before++)
            {
                pairs[before] = Vector256.Create(forward[i - 1][before]) * steps[before] * next;
                total += Vector256.Sum(pairs[before]);
            }

            for (var before = 0; before < Tags; before++)
                expected[before] += pairs[before] / Vector256.Create(total);
            expected[(int)tags[i - 1]] -= OneHot(tag);
        }

        for (var before = 0; before < Rows; before++)
            Step(ref transitions[before], ref transitionSquares[before], expected[before]);
        return logZ - gold;
    }

    /// <summary>Scaled forward and backward sums; gives the logarithm of the sum over all paths.</summary>
    private double Sums(ReadOnlySpan<Vector256<float>> emission, Span<Vector256<float>> forward,
        Span<Vector256<float>> backward, Span<Vector256<float>> steps)
    {
        for (var row = 0; row < Rows; row++)
            steps[row] = Vector256.Exp(transitions[row]);
        var logZ = 0.0;
        for (var i = 0; i < emission.Length; i++)
        {
            var sums = Vector256<float>.Zero;
            if (i == 0)
                sums = steps[^1];
            for (var before = 0; i > 0 && before < Tags; before++)
                sums += Vector256.Create(forward[i - 1][before]) * steps[before];
            var sum = sums * Exponent(emission[i]);
            var scale = Vector256.Sum(sum);
            forward[i] = sum / Vector256.Create(scale);
            logZ += Math.Log(scale) + Largest(emission[i]);
        }

        backward[^1] = Vector256<float>.One;
        Span<float> into = stackalloc float[Tags];
        for (var i = emission.Length - 2; i >= 0; i--)
        {
            var next = Exponent(emission[i + 1]) * backward[i + 1];
            for (var tag = 0; tag < Tags; tag++)
                into[tag] = Vector256.Sum(steps[tag] * next);
            var reached = Vector256.Create<float>(into);
            backward[i] = reached / Vector256.Create(Vector256.Sum(reached));
        }

        return logZ;
    }

    private static float Largest(Vector256<float> values)
    {
        var largest = values[0];
        for (var tag = 1; tag < Tags; tag++)
            largest = Math.Max(largest, values[tag]);
        return largest;
    }

    private static Vector256<float> Exponent(Vector256<float> values) => Vector256.Exp(values - Vector256.Create(Largest(values)));

    private static Vector256<float> OneHot(int tag) => Vector256<float>.Zero.WithElement(tag, 1f);

    private void Step(ref Vector256<float> weight, ref Vector256<float> square, Vector256<float> gradient)
    {
        square += gradient * gradient;
        var rate = Vector256.Create(options.Rate) / (Vector256.Sqrt(square) + Vector256.Create(1e-3f));
        weight -= rate * gradient;
        if (options.Shrink == 0)
            return;
        var shrink = rate * Vector256.Create(options.Shrink);
        var size = Vector256.Max(Vector256.Abs(weight) - shrink, Vector256<float>.Zero);
        weight = Vector256.ConditionalSelect(Vector256.LessThan(weight, Vector256<float>.Zero), -size, size);
    }

    private TaggerModel Quantize(uint[] vocabulary)
    {
        var largest = weights.Max(weight => Math.Max(Largest(weight), Largest(-weight)));
        var scale = 127f / largest;
        var features = new List<KeyValuePair<uint, sbyte[]>>();
        foreach (var (key, at) in index)
        {
            var values = Enumerable.Range(0, Tags).Select(tag => (sbyte)MathF.Round(weights[at][tag] * scale)).ToArray();
            if (values.Any(value => Math.Abs((int)value) > options.Negligible))
                features.Add(new(key, values));
        }

        var steps = transitions.SelectMany(row => Enumerable.Range(0, Tags).Select(tag => (int)MathF.Round(row[tag] * scale))).ToArray();
        return new TaggerModel(features, steps, vocabulary);
    }
}

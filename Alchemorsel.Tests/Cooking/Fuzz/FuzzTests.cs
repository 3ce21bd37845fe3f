using System.Text;
using Alchemorsel.Benchmarks.Fuzz;

namespace Alchemorsel.Tests.Cooking.Fuzz;

/// <summary>The short form of <c>bench -- fuzz</c>, and that it can fail.</summary>
public sealed class FuzzTests
{
    private const int Inputs = 2_000;
    private const int Seed = 7;

    public static TheoryData<string> Readers => [.. FuzzReaders.All.Select(reader => reader.Name)];

    [Theory]
    [MemberData(nameof(Readers))]
    public void A_reader_takes_any_input(string name)
    {
        var reader = FuzzReaders.All.Single(reader => reader.Name == name);

        var result = FuzzRun.Of(reader, Inputs, Seed, cancellation: Cancel);

        Assert.Empty(result.Failures);
        // Were all inputs rubbish, little of the reader would be tried.
        Assert.True(result.Found > Inputs / 50, $"{name} found something in {result.Found} of {Inputs} inputs.");
    }

    [Fact]
    public void Good_inputs_are_read()
    {
        foreach (var reader in FuzzReaders.All)
            Assert.All(reader.Samples, sample => Assert.True(reader.Read(sample), $"{reader.Name}: {Encoding.UTF8.GetString(sample)}"));
    }

    [Fact]
    public void An_exception_is_told_with_the_input_it_came_from()
    {
        var reader = FuzzReader.OfText(
            "weak", text => text.Contains('{', StringComparison.Ordinal) ? throw new FormatException() : true, "a", "b");

        var failures = FuzzRun.Of(reader, 1_000, Seed, cancellation: Cancel).Failures;

        Assert.NotEmpty(failures);
        var input = new Mutator(Seed, reader.Samples).At(failures[0].Index);
        Assert.Contains((byte)'{', input);
        Assert.Contains(nameof(FormatException), failures[0].What, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_input_without_end_is_told()
    {
        using var end = new ManualResetEventSlim();
        var reader = FuzzReader.OfText("endless", text =>
        {
            if (text.Contains('{', StringComparison.Ordinal))
                end.Wait(Cancel);
            return true;
        }, "a", "b");

        var result = await Task.Run(() => FuzzRun.Of(reader, 1_000, Seed, TimeSpan.FromMilliseconds(50), Cancel), Cancel);

        end.Set();
        Assert.Contains(result.Failures, failure => failure.What.Contains("come to an end", StringComparison.Ordinal));
    }

    [Fact]
    public void Memory_beyond_the_bound_is_told()
    {
        var reader = FuzzReader.OfText("greedy", text => new byte[1_000 * text.Length].Length > 0, "a", "b")
            with
        { BytesMax = length => 500L * length };

        var failures = FuzzRun.Of(reader, 100, Seed, cancellation: Cancel).Failures;

        Assert.Contains(failures, failure => failure.What.Contains("allocates", StringComparison.Ordinal));
    }

    [Fact]
    public void The_same_seed_and_index_make_the_same_input()
    {
        var samples = FuzzReaders.All[0].Samples;

        Assert.Equal(new Mutator(Seed, samples).At(42), new Mutator(Seed, samples).At(42));
        Assert.NotEqual(new Mutator(Seed, samples).At(42), new Mutator(Seed + 1, samples).At(42));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}

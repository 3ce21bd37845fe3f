using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Alchemorsel.Benchmarks.Fuzz;

/// <summary>
/// Gives every reader hostile inputs and tells whether one threw, took more than a second or allocated beyond its bound. Each input can be
/// made again from the reader, the seed and its index.
/// </summary>
public static class FuzzCommand
{
    private const int DefaultInputs = 1_000_000;

    /// <param name="arguments"><c>--inputs N</c>, <c>--seed S</c>, <c>--report FILE.md</c>, names of readers (all when none is named).</param>
    /// <returns>0; 1 when an input failed (it is written to the temporary folder); 2 for an argument that is not understood.</returns>
    public static int Run(IReadOnlyList<string> arguments, TextWriter output)
    {
        var (inputs, seed) = (DefaultInputs, 1);
        string? report = null;
        var names = new List<string>();
        for (var i = 0; i < arguments.Count; i++)
        {
            switch (arguments[i])
            {
                case "--inputs" when i + 1 < arguments.Count && Number(arguments[i + 1], out inputs):
                case "--seed" when i + 1 < arguments.Count && Number(arguments[i + 1], out seed):
                    i++;
                    break;
                case "--report" when i + 1 < arguments.Count:
                    report = arguments[++i];
                    break;
                case var name when FuzzReaders.All.Any(reader => reader.Name == name):
                    names.Add(name);
                    break;
                default:
                    output.WriteLine($"unknown argument: {arguments[i]}; readers: {string.Join(' ', FuzzReaders.All.Select(reader => reader.Name))}");
                    return 2;
            }
        }

        var table = new StringBuilder(
            "| Reader | Inputs | Failures | Longest, ms | Most allocated, MiB | Still found something |\n|---|---:|---:|---:|---:|---:|\n");
        var failed = false;
        output.Write(table);
        foreach (var reader in FuzzReaders.All.Where(reader => names.Count == 0 || names.Contains(reader.Name)))
        {
            var result = FuzzRun.Of(reader, inputs, seed);
            var row = string.Create(CultureInfo.InvariantCulture,
                $"| {result.Reader} | {result.Inputs:#,0} | {result.Failures.Count} | {result.Longest.TotalMilliseconds:0} | {result.MostBytes / 1048576.0:0.0} | {result.Found / (double)result.Inputs:0 %} |\n");
            table.Append(row);
            output.Write(row);
            failed |= result.Failures.Count > 0;
            foreach (var (index, what) in result.Failures)
                Tell(reader, seed, index, what, output);
        }

        using var process = Process.GetCurrentProcess();
        var peak = string.Create(CultureInfo.InvariantCulture, $"Peak working set: {process.PeakWorkingSet64 / 1048576} MiB.\n");
        output.Write("\n" + peak);
        if (report is not null)
            File.WriteAllText(report, Heading(seed) + table + "\n" + peak);
        return failed ? 1 : 0;
    }

    private static void Tell(FuzzReader reader, int seed, int index, string what, TextWriter output)
    {
        var file = Path.Combine(Path.GetTempPath(), string.Create(CultureInfo.InvariantCulture, $"fuzz-{reader.Name}-{seed}-{index}.bin"));
        File.WriteAllBytes(file, new Mutator(seed, reader.Samples).At(index));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{reader.Name}, seed {seed}, input {index} ({file}): {what}"));
    }

    private static bool Number(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number > 0;

    private static string Heading(int seed) => string.Create(CultureInfo.InvariantCulture,
        $"""
        # Hostile inputs

        Written by `dotnet run -c Release --project bench/Alchemorsel.Benchmarks -- fuzz --seed {seed} --report FILE` on {Environment.ProcessorCount}
        processors. Each input is a good one with one to five changes: bytes flipped, cut, doubled, spliced, tokens inserted once or up to
        20,000 times. A failure is an exception, an input that takes more than a second, or one that allocates more than its reader may
        (16 MiB and 256 bytes for each byte of the input; an export 96 MiB instead of 16, as it may unpack to much).


        """).ReplaceLineEndings("\n");
}

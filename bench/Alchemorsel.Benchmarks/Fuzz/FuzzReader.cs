using System.Text;

namespace Alchemorsel.Benchmarks.Fuzz;

/// <summary>A reader that must take any input.</summary>
/// <param name="Name">As on the command line.</param>
/// <param name="Samples">Good inputs that the hostile ones are made from.</param>
/// <param name="Read">Reads one input; true when it found something.</param>
/// <param name="BytesMax">Bytes that reading an input of a length in bytes may allocate.</param>
public sealed record FuzzReader(string Name, IReadOnlyList<byte[]> Samples, Func<byte[], bool> Read, Func<int, long> BytesMax)
{
    /// <summary>A reader of text: 16 MiB for what it always needs, and 256 bytes for each byte of the input.</summary>
    public static FuzzReader OfText(string name, Func<string, bool> read, params string[] samples) => new(
        name,
        Array.ConvertAll(samples, sample => Encoding.UTF8.GetBytes(sample.ReplaceLineEndings("\n"))),
        bytes => read(Decode(bytes)),
        length => (16L * 1024 * 1024) + (256L * length));

    /// <summary>Half a surrogate pair stands for what is no UTF-8: JavaScript and JSON can send it, no file can.</summary>
    private static string Decode(byte[] bytes) => Encoding.UTF8.GetString(bytes).Replace('\ufffd', '\ud83c');
}

namespace Alchemorsel.Benchmarks.Training;

/// <summary>SplitMix64 (Steele, Lea, Flood 2014): the same numbers from the same seed on every runtime.</summary>
public sealed class SplitMix(ulong seed)
{
    private ulong state = seed;

    /// <summary>Uniform over all 64-bit values.</summary>
    public ulong Next()
    {
        var z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>Puts the items in random order (Fisher, Yates).</summary>
    public void Shuffle<T>(Span<T> items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var other = (int)(Next() % (ulong)(i + 1));
            (items[i], items[other]) = (items[other], items[i]);
        }
    }
}

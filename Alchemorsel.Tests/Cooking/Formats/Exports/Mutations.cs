namespace Alchemorsel.Tests.Cooking.Formats.Exports;

/// <summary>Changes bytes at random, the same way for the same seed.</summary>
internal sealed class Mutations(int seed, IReadOnlyList<byte[]> inputs)
{
    private static readonly byte[][] Tokens =
    [
        "{"u8.ToArray(), "}"u8.ToArray(), "["u8.ToArray(), "]"u8.ToArray(), "null"u8.ToArray(), "\""u8.ToArray(), "\\u0000"u8.ToArray(), ","u8.ToArray(),
        "---\n"u8.ToArray(), "&a *a"u8.ToArray(), "<div>"u8.ToArray(), "\n\n"u8.ToArray(), "9999999999999999999"u8.ToArray(), "-1"u8.ToArray(),
        "1e999"u8.ToArray(), "PK\u0003\u0004"u8.ToArray(), "PK\u0005\u0006"u8.ToArray(), [0xff, 0xff, 0xff, 0xff], [0], [0x1f, 0x8b, 8, 0], "../"u8.ToArray(),
    ];

    private readonly Random random = new(seed);

    public byte[] Next()
    {
        var bytes = new List<byte>(inputs[random.Next(inputs.Count)]);
        for (var changes = random.Next(1, 6); changes > 0; changes--)
            Change(bytes);
        return [.. bytes];
    }

    private void Change(List<byte> bytes)
    {
        var at = random.Next(bytes.Count + 1);
        var length = random.Next(Math.Min(64, bytes.Count - at + 1));
        switch (random.Next(7))
        {
            case 0 when at < bytes.Count:
                bytes[at] ^= (byte)(1 << random.Next(8));
                break;
            case 1:
                bytes.RemoveRange(at, length);
                break;
            case 2:
                bytes.InsertRange(at, bytes.GetRange(at, length));
                break;
            case 3:
                bytes.InsertRange(at, Tokens[random.Next(Tokens.Length)]);
                break;
            case 4 when random.Next(4) == 0:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            case 5:
                var other = inputs[random.Next(inputs.Count)];
                var from = random.Next(other.Length);
                bytes.InsertRange(at, other.AsSpan(from, Math.Min(other.Length - from, random.Next(200))).ToArray());
                break;
            default:
                var repeated = Tokens[random.Next(Tokens.Length)];
                for (var times = random.Next(40); times > 0; times--)
                    bytes.InsertRange(at, repeated);
                break;
        }
    }
}

using System.Globalization;

namespace Alchemorsel.ServiceDefaults.Configuration;

/// <summary>Reads the value forms of environment keys into what the configuration binder understands.</summary>
internal static class KeyValues
{
    /// <summary>The value in the binder's form, or an error that says what was expected.</summary>
    public static (string? Value, string? Error) Read(KnownKey key, string text) => key.Kind switch
    {
        KeyKind.Number => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? InRange(key, number, text)
            : (null, $"'{text}' is not a whole number"),
        KeyKind.Switch => text.ToUpperInvariant() switch
        {
            "TRUE" or "1" or "YES" or "ON" => ("true", null),
            "FALSE" or "0" or "NO" or "OFF" => ("false", null),
            _ => (null, $"'{text}' is neither true nor false"),
        },
        KeyKind.Duration => Duration(text) is { } duration
            ? InRange(key, (long)duration.TotalSeconds, duration.ToString("c", CultureInfo.InvariantCulture))
            : (null, $"'{text}' is not a duration such as 30s, 15m or 168h"),
        KeyKind.Size => Size(text) is { } size
            ? InRange(key, size, size.ToString(CultureInfo.InvariantCulture))
            : (null, $"'{text}' is not a size such as 500KB or 10MB"),
        KeyKind.Choice => key.Choices!.TryGetValue(text, out var choice)
            ? (choice, null)
            : (null, $"'{text}' is none of {string.Join(", ", key.Choices.Values.Distinct())}"),
        KeyKind.Address => Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.Query.Length == 0
            && address.Fragment.Length == 0 && address.UserInfo.Length == 0
            ? (address.AbsoluteUri.TrimEnd('/'), null)
            : (null, $"'{text}' is not an address such as https://recipes.example.org"),
        _ => (text, null),
    };

    /// <summary>A number with ms, s, m, h or d; null for anything else.</summary>
    public static TimeSpan? Duration(string text)
    {
        var digits = text.TakeWhile(char.IsAsciiDigit).Count();
        if (!long.TryParse(text.AsSpan(0, digits), NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number > 100_000_000)
            return null;
        return text[digits..] switch
        {
            "ms" => TimeSpan.FromMilliseconds(number),
            "s" => TimeSpan.FromSeconds(number),
            "m" => TimeSpan.FromMinutes(number),
            "h" => TimeSpan.FromHours(number),
            "d" => TimeSpan.FromDays(Math.Min(number, 36_500)),
            _ => null,
        };
    }

    /// <summary>Bytes: a number with nothing, KB, MB or GB (powers of 1024); null for anything else.</summary>
    public static long? Size(string text)
    {
        var digits = text.TakeWhile(char.IsAsciiDigit).Count();
        if (!long.TryParse(text.AsSpan(0, digits), NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number > 1L << 40)
            return null;
        return text[digits..].ToUpperInvariant() switch
        {
            "" or "B" => number,
            "KB" => number << 10,
            "MB" => number << 20,
            "GB" => number << 20 << 10,
            _ => null,
        };
    }

    private static (string? Value, string? Error) InRange(KnownKey key, long number, string value) =>
        number < key.Min || number > key.Max
            ? (null, string.Create(CultureInfo.InvariantCulture, $"'{value}' is outside {key.Min} to {key.Max}"))
            : (value, null);
}

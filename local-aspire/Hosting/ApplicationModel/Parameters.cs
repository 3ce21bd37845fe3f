using System.Security.Cryptography;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>A value given from outside: configuration <c>Parameters:name</c>, or a default.</summary>
public class ParameterResource(string name, Func<ParameterDefault?, string> callback, bool secret = false)
    : Resource(name), IManifestExpressionProvider, IValueProvider
{
    public bool Secret { get; } = secret;
    public ParameterDefault? Default { get; set; }
    public string ValueExpression => $"{{{Name}.value}}";

    public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default) =>
        ValueTask.FromResult<string?>(callback(Default));
}

public abstract class ParameterDefault
{
    public abstract string GetDefaultValue();
}

/// <summary>A random value of at least <see cref="MinLength"/> characters.</summary>
public sealed class GenerateParameterDefault : ParameterDefault
{
    private const string LowerCase = "abcdefghjkmnpqrstuvwxyz";
    private const string UpperCase = "ABCDEFGHJKMNPQRSTUVWXYZ";
    private const string Digits = "0123456789";
    private const string Specials = "-_.{}~()*+!";

    public int MinLength { get; set; }
    public bool Lower { get; set; } = true;
    public bool Upper { get; set; } = true;
    public bool Numeric { get; set; } = true;
    public bool Special { get; set; } = true;

    public override string GetDefaultValue()
    {
        string[] classes = [Lower ? LowerCase : "", Upper ? UpperCase : "", Numeric ? Digits : "", Special ? Specials : ""];
        var alphabet = string.Concat(classes);
        if (alphabet.Length == 0)
            throw new InvalidOperationException("A generated parameter needs at least one class of characters.");
        // One character of each class that is asked for, the rest from all of them, in random order.
        var value = classes.Where(letters => letters.Length > 0)
            .Select(letters => RandomNumberGenerator.GetItems<char>(letters, 1)[0])
            .Concat(RandomNumberGenerator.GetItems<char>(alphabet, Math.Max(MinLength, 8)))
            .Take(Math.Max(MinLength, classes.Length))
            .ToArray();
        RandomNumberGenerator.Shuffle<char>(value);
        return new string(value);
    }
}

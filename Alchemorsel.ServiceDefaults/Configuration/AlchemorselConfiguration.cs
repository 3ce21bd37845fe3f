using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Alchemorsel.ServiceDefaults.Configuration;

/// <summary>
/// Maps <c>ALCHEMORSEL_*</c> (and <c>…_FILE</c>, which names a file that holds the value) onto the configuration, before anything reads it.
/// </summary>
internal static class AlchemorselConfiguration
{
    /// <summary>The signing keys of all tokens are protected by it.</summary>
    private const int SigningKeyMin = 64;
    private const string SigningKey = "ConnectionStrings:signing-key";
    private static readonly string[] Placeholders = ["changeme", "change-me", "change_me", "secret", "password", "placeholder", "example", "your-"];

    /// <summary>Names of keys that begin with the prefix but mean nothing; a typo would otherwise be silent.</summary>
    /// <exception cref="InvalidOperationException">Values are wrong; the message lists all of them.</exception>
    public static IReadOnlyList<string> Map(ConfigurationManager configuration, IHostEnvironment environment)
    {
        var errors = new List<string>();
        var unknown = new List<string>();
        var mapped = new Dictionary<string, string?>();
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        // First, because it decides how strict the rest is.
        if (KnownKeys.All["APP_ENVIRONMENT"].Choices!.TryGetValue(configuration[KnownKeys.Prefix + "APP_ENVIRONMENT"] ?? "", out var chosen))
            environment.EnvironmentName = chosen;
        foreach (var entry in configuration.AsEnumerable().Where(entry => entry.Key.StartsWith(KnownKeys.Prefix, StringComparison.OrdinalIgnoreCase)))
        {
            if (string.IsNullOrWhiteSpace(entry.Value))
                continue;
            var name = entry.Key[KnownKeys.Prefix.Length..];
            var text = entry.Value;
            var key = KnownKeys.Find(name);
            if (key is null && name.EndsWith("_FILE", StringComparison.OrdinalIgnoreCase) && KnownKeys.Find(name[..^5]) is { } ofFile)
            {
                key = ofFile;
                text = ReadFile(entry.Key, text, errors);
                if (configuration[KnownKeys.Prefix + key.Name] is { Length: > 0 })
                    errors.Add($"{entry.Key}: {KnownKeys.Prefix}{key.Name} is set too; only one of them can count");
            }

            if (key is null)
                unknown.Add(entry.Key);
            else if (text is not null)
                Accept(key, text, environment, values, mapped, errors);
        }

        foreach (var (name, file) in configuration.GetSection("ConnectionStrings").AsEnumerable(makePathsRelative: true)
            .Where(entry => entry.Key.EndsWith("_FILE", StringComparison.OrdinalIgnoreCase) && entry.Value is not null))
        {
            mapped[$"ConnectionStrings:{name[..^5]}"] = ReadFile($"ConnectionStrings__{name}", file!, errors);
        }

        MapConnections(values, mapped, errors);
        // Checked wherever it came from: a platform may hand it over as a connection string.
        if (environment.IsProduction() && (mapped.GetValueOrDefault(SigningKey) ?? configuration[SigningKey]) is { Length: > 0 } signingKey
            && Weakness(signingKey, SigningKeyMin) is { } weakness)
        {
            errors.Add($"{SigningKey} or {KnownKeys.Prefix}JWT_SECRET: {weakness}");
        }

        if (errors.Count > 0)
            throw new InvalidOperationException("The configuration can't be used:\n  " + string.Join("\n  ", errors));
        configuration.AddInMemoryCollection(mapped);
        return unknown;
    }

    private static void Accept(
        KnownKey key, string text, IHostEnvironment environment, Dictionary<string, string> values, Dictionary<string, string?> mapped, List<string> errors)
    {
        var (value, error) = KeyValues.Read(key, text);
        if (key.Kind == KeyKind.Secret && environment.IsProduction() && key.Name != "JWT_SECRET")
            error ??= Weakness(text, min: 0);
        if (error is not null)
        {
            errors.Add($"{KnownKeys.Prefix}{key.Name}: {error}");
            return;
        }

        values[key.Name] = value!;
        if (key.Path is not null)
            mapped[key.Path] = value;
    }

    /// <summary>Why a secret must not go into production, without repeating it.</summary>
    private static string? Weakness(string text, int min)
    {
        if (text.Contains("$(", StringComparison.Ordinal))
            return "is a shell command that nobody ran ('$(…)'), not a secret";
        if (Placeholders.Any(word => text.StartsWith(word, StringComparison.OrdinalIgnoreCase)))
            return "is a placeholder";
        return text.Length < min ? $"is shorter than {min} characters" : null;
    }

    private static string? ReadFile(string key, string path, List<string> errors)
    {
        try
        {
            return File.ReadAllText(path).TrimEnd('\r', '\n');
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            errors.Add($"{key}: the file {path} can't be read ({error.GetType().Name})");
            return null;
        }
    }

    private static void MapConnections(Dictionary<string, string> values, Dictionary<string, string?> mapped, List<string> errors)
    {
        if (values.TryGetValue("DATABASE_HOST", out var host))
            mapped["ConnectionStrings:alchemorsel"] = Database(host, values);
        if (values.TryGetValue("REDIS_HOST", out var redis))
        {
            mapped["ConnectionStrings:cache"] = string.Create(
                CultureInfo.InvariantCulture,
                $"{redis}:{values.GetValueOrDefault("REDIS_PORT", "6379")},defaultDatabase={values.GetValueOrDefault("REDIS_DATABASE", "0")}")
                + (values.TryGetValue("REDIS_PASSWORD", out var password) ? $",password={password}" : "");
            // The client's configuration has no way to quote one.
            if (password?.Contains(',', StringComparison.Ordinal) == true)
                errors.Add($"{KnownKeys.Prefix}REDIS_PASSWORD: a comma can't be part of it");
        }

        if (values.TryGetValue("JWT_SECRET", out var secret))
            mapped[SigningKey] = secret;
    }

    private static string Database(string host, Dictionary<string, string> values)
    {
        var parts = new System.Data.Common.DbConnectionStringBuilder
        {
            ["Host"] = host,
            ["Port"] = values.GetValueOrDefault("DATABASE_PORT", "5432"),
            ["Database"] = values.GetValueOrDefault("DATABASE_DATABASE", "alchemorsel"),
            ["Maximum Pool Size"] = values.GetValueOrDefault("DATABASE_MAX_CONNECTIONS", "25"),
        };
        foreach (var (key, part) in new[]
        {
            ("DATABASE_USERNAME", "Username"), ("DATABASE_PASSWORD", "Password"), ("DATABASE_SSL_MODE", "SSL Mode"),
            ("DATABASE_SSL_CERT", "SSL Certificate"), ("DATABASE_SSL_KEY", "SSL Key"), ("DATABASE_SSL_ROOT_CERT", "Root Certificate"),
        })
        {
            if (values.TryGetValue(key, out var value))
                parts[part] = value;
        }

        return parts.ConnectionString;
    }
}

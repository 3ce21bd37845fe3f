namespace Alchemorsel.ServiceDefaults.Configuration;

internal enum KeyKind
{
    Text,
    Secret,
    Number,
    Switch,
    Duration,
    Size,
}

/// <param name="Name">Without the prefix <c>ALCHEMORSEL_</c>.</param>
/// <param name="Path">Where the value goes in the configuration, or null for a key that is read as it stands.</param>
internal sealed record KnownKey(string Name, KeyKind Kind, string? Path = null, long Min = 0, long Max = long.MaxValue);

/// <summary>Every environment key of the product, by group.</summary>
internal static class KnownKeys
{
    public const string Prefix = "ALCHEMORSEL_";

    public static IReadOnlyDictionary<string, KnownKey> All { get; } = new KnownKey[]
    {
        new("APP_NAME", KeyKind.Text, "Alchemorsel:App:Name"),
        new("APP_ENVIRONMENT", KeyKind.Text),
        new("APP_LOG_LEVEL", KeyKind.Text),

        new("DATABASE_HOST", KeyKind.Text), new("DATABASE_PORT", KeyKind.Number, null, 1, 65_535), new("DATABASE_DATABASE", KeyKind.Text),
        new("DATABASE_USERNAME", KeyKind.Text), new("DATABASE_PASSWORD", KeyKind.Secret), new("DATABASE_SSL_MODE", KeyKind.Text),
        new("DATABASE_SSL_CERT", KeyKind.Text), new("DATABASE_SSL_KEY", KeyKind.Text), new("DATABASE_SSL_ROOT_CERT", KeyKind.Text),
        new("DATABASE_MAX_CONNECTIONS", KeyKind.Number, null, 1, 1_000), new("DATABASE_SLOW_QUERY_THRESHOLD", KeyKind.Duration),

        new("REDIS_HOST", KeyKind.Text), new("REDIS_PORT", KeyKind.Number, null, 1, 65_535), new("REDIS_PASSWORD", KeyKind.Secret),
        new("REDIS_DATABASE", KeyKind.Number, null, 0, 15),

        new("JWT_SECRET", KeyKind.Secret), new("JWT_EXPIRATION", KeyKind.Duration, "Alchemorsel:Jwt:Expiration", 60, 86_400),
        new("JWT_REFRESH_EXPIRATION", KeyKind.Duration, "Alchemorsel:Jwt:RefreshExpiration", 300, 31_536_000),

        new("SESSION_SECRET", KeyKind.Secret), new("SESSION_SECURE", KeyKind.Switch, "Alchemorsel:Session:Secure"),
        new("SESSION_MAX_AGE", KeyKind.Duration, "Alchemorsel:Session:MaxAge", 300, 31_536_000),

        new("STORAGE_PROVIDER", KeyKind.Text), new("STORAGE_LOCAL_PATH", KeyKind.Text, "Alchemorsel:Storage:LocalPath"),
        new("STORAGE_MAX_FILE_SIZE", KeyKind.Size, "Alchemorsel:Storage:MaxFileSize", 1_024, 1L << 30),

        new("MONITORING_PROMETHEUS_PORT", KeyKind.Number, "Alchemorsel:Monitoring:Port", 1, 65_535),
        new("MONITORING_OTEL_ENDPOINT", KeyKind.Text, "OTEL_EXPORTER_OTLP_ENDPOINT"),
        new("MONITORING_DRAIN", KeyKind.Duration, "Alchemorsel:Monitoring:Drain", 0, 300),

        // Read by the AppHost, or by every service as they stand.
        new("DATA_DIR", KeyKind.Text), new("POSTGRES_BIN", KeyKind.Text), new("POSTGRES_SKIP_SYSTEM", KeyKind.Text),
        new("REDIS_SKIP_SYSTEM", KeyKind.Text),
    }.ToDictionary(key => key.Name, StringComparer.OrdinalIgnoreCase);
}

using System.Text.RegularExpressions;

namespace Alchemorsel.ServiceDefaults.Configuration;

internal enum KeyKind
{
    Text,
    Secret,
    Number,
    Switch,
    Duration,
    Size,
    Choice,

    /// <summary>An address on the web, without a query.</summary>
    Address,
}

/// <param name="Name">Without the prefix <c>ALCHEMORSEL_</c>.</param>
/// <param name="Path">Where the value goes in the configuration, or null for a key that is read as it stands.</param>
/// <param name="Choices">Of a <see cref="KeyKind.Choice"/>: the words and what each is called in the configuration.</param>
internal sealed record KnownKey(
    string Name, KeyKind Kind, string? Path = null, long Min = 0, long Max = long.MaxValue, IReadOnlyDictionary<string, string>? Choices = null);

/// <summary>Every environment key that has an effect, by group. A key without one is reported, lest anyone rely on it.</summary>
internal static partial class KnownKeys
{
    public const string Prefix = "ALCHEMORSEL_";

    private static readonly Dictionary<string, string> Environments = Words("Development", "Staging", "Production");
    private static readonly Dictionary<string, string> SslModes = Words("Disable", "Allow", "Prefer", "Require", "VerifyCA", "VerifyFull");
    private static readonly Dictionary<string, string> LogLevels = Words("Trace", "Debug", "Information", "Warning", "Error", "Critical");

    static KnownKeys()
    {
        SslModes["verify-ca"] = "VerifyCA";
        SslModes["verify-full"] = "VerifyFull";
        LogLevels["info"] = "Information";
        LogLevels["warn"] = "Warning";
    }

    public static IReadOnlyDictionary<string, KnownKey> All { get; } = new KnownKey[]
    {
        new("APP_ENVIRONMENT", KeyKind.Choice, Choices: Environments),
        new("APP_LOG_LEVEL", KeyKind.Choice, "Logging:LogLevel:Default", Choices: LogLevels),

        new("DATABASE_HOST", KeyKind.Text), new("DATABASE_PORT", KeyKind.Number, null, 1, 65_535), new("DATABASE_DATABASE", KeyKind.Text),
        new("DATABASE_USERNAME", KeyKind.Text), new("DATABASE_PASSWORD", KeyKind.Secret),
        new("DATABASE_SSL_MODE", KeyKind.Choice, Choices: SslModes),
        new("DATABASE_SSL_CERT", KeyKind.Text), new("DATABASE_SSL_KEY", KeyKind.Text), new("DATABASE_SSL_ROOT_CERT", KeyKind.Text),
        new("DATABASE_MAX_CONNECTIONS", KeyKind.Number, null, 1, 1_000),

        new("REDIS_HOST", KeyKind.Text), new("REDIS_PORT", KeyKind.Number, null, 1, 65_535), new("REDIS_PASSWORD", KeyKind.Secret),
        new("REDIS_DATABASE", KeyKind.Number, null, 0, 15),

        new("JWT_SECRET", KeyKind.Secret), new("JWT_EXPIRATION", KeyKind.Duration, "Alchemorsel:Jwt:Expiration", 60, 86_400),
        new("JWT_REFRESH_EXPIRATION", KeyKind.Duration, "Alchemorsel:Jwt:RefreshExpiration", 300, 31_536_000),
        new("JWT_KEY_ROTATION", KeyKind.Duration, "Alchemorsel:Jwt:KeyRotation", 86_400, 315_360_000),

        new("SESSION_SECURE", KeyKind.Switch, "Alchemorsel:Session:Secure"),
        new("SESSION_MAX_AGE", KeyKind.Duration, "Alchemorsel:Session:MaxAge", 300, 31_536_000),

        new("STORAGE_PROVIDER", KeyKind.Choice, "Storage:Provider", Choices: Words("Local", "S3", "Azure")),
        new("STORAGE_LOCAL_PATH", KeyKind.Text, "Storage:LocalPath"),
        new("STORAGE_S3_ENDPOINT", KeyKind.Text, "Storage:S3:Endpoint"), new("STORAGE_S3_REGION", KeyKind.Text, "Storage:S3:Region"),
        new("STORAGE_S3_BUCKET", KeyKind.Text, "Storage:S3:Bucket"), new("STORAGE_S3_PREFIX", KeyKind.Text, "Storage:S3:Prefix"),
        new("STORAGE_S3_ACCESS_KEY", KeyKind.Text, "Storage:S3:AccessKey"), new("STORAGE_S3_SECRET_KEY", KeyKind.Secret, "Storage:S3:SecretKey"),
        new("STORAGE_S3_PATH_STYLE", KeyKind.Switch, "Storage:S3:PathStyle"),
        new("STORAGE_AZURE_CONNECTION_STRING", KeyKind.Secret, "Storage:Azure:ConnectionString"),
        new("STORAGE_AZURE_CONTAINER", KeyKind.Text, "Storage:Azure:Container"), new("STORAGE_AZURE_PREFIX", KeyKind.Text, "Storage:Azure:Prefix"),
        new("STORAGE_AVIF", KeyKind.Switch, "Storage:Avif"),
        new("STORAGE_SWEEP_INTERVAL", KeyKind.Duration, "Storage:SweepInterval", 0, 30 * 86_400),
        new("STORAGE_SWEEP_GRACE", KeyKind.Duration, "Storage:SweepGrace", 3_600, 30 * 86_400),
        new("STORAGE_TIMEOUT", KeyKind.Duration, "Storage:Timeout", 1, 60), new("STORAGE_RETRIES", KeyKind.Number, "Storage:Retries", 0, 5),
        // More than the Api takes for any image would be a promise that it doesn't keep.
        new("STORAGE_MAX_FILE_SIZE", KeyKind.Size, "Storage:MaxBytes", 1_024, 10 << 20),

        new("MAIL_HOST", KeyKind.Text, "Mail:Host"), new("MAIL_PORT", KeyKind.Number, "Mail:Port", 1, 65_535),
        new("MAIL_TLS", KeyKind.Choice, "Mail:Tls", Choices: Words("StartTls", "Implicit", "None")),
        new("MAIL_USERNAME", KeyKind.Text, "Mail:Username"), new("MAIL_PASSWORD", KeyKind.Secret, "Mail:Password"),
        new("MAIL_FROM", KeyKind.Text, "Mail:From"), new("MAIL_TIMEOUT", KeyKind.Duration, "Mail:Timeout", 1, 60),
        new("MAIL_FOLDER", KeyKind.Text, "Mail:Folder"),
        new("SIGN_UP", KeyKind.Choice, "Alchemorsel:Accounts:SignUp", Choices: Words("Open", "Invitation", "Closed")),

        new("LIMITS_SIGN_IN", KeyKind.Number, "Alchemorsel:Limits:SignIn", 1, 100_000),
        new("LIMITS_IMPORT", KeyKind.Number, "Alchemorsel:Limits:Import", 1, 100_000),
        new("LIMITS_COMMENT", KeyKind.Number, "Alchemorsel:Limits:Comment", 1, 100_000),
        new("LIMITS_ANONYMOUS", KeyKind.Number, "Alchemorsel:Limits:Anonymous", 10, 1_000_000),
        new("LIMITS_USER", KeyKind.Number, "Alchemorsel:Limits:User", 10, 1_000_000),
        new("LIMITS_PEOPLE", KeyKind.Number, "Alchemorsel:Limits:People", 1, 100_000),
        new("LIMITS_INVITATION_MAILS", KeyKind.Number, "Alchemorsel:Limits:InvitationMails", 1, 100_000),
        new("LIMITS_IN_FLIGHT", KeyKind.Number, "Alchemorsel:Limits:InFlight", 1, 100_000),

        new("MODERATION_KEEP_REPORTS", KeyKind.Duration, "Moderation:KeepReports", 86_400, 3_650L * 86_400),

        new("PUBLIC_URL", KeyKind.Address, "Alchemorsel:Public:Url"),
        new("SECURITY_CORS_ORIGINS", KeyKind.Text, "Alchemorsel:Security:CorsOrigins"),
        new("SECURITY_TRUSTED_PROXIES", KeyKind.Text, "Alchemorsel:Security:TrustedProxies"),

        new("MONITORING_PROMETHEUS_PORT", KeyKind.Number, "Alchemorsel:Monitoring:Port", 1, 65_535),
        new("MONITORING_OTEL_ENDPOINT", KeyKind.Text, "OTEL_EXPORTER_OTLP_ENDPOINT"),
        new("MONITORING_DRAIN", KeyKind.Duration, "Alchemorsel:Monitoring:Drain", 0, 300),

        // Read by the AppHost, or by every service as they stand.
        new("DATA_DIR", KeyKind.Text), new("POSTGRES_BIN", KeyKind.Text), new("POSTGRES_SKIP_SYSTEM", KeyKind.Text),
        new("REDIS_SKIP_SYSTEM", KeyKind.Text),
    }.ToDictionary(key => key.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// What stands once for each OpenID provider, whose own name comes between: <c>OIDC_GOOGLE_AUTHORITY</c>. Without a name it is of the one that is called
    /// <see cref="OnlyProvider"/>.
    /// </summary>
    public static IReadOnlyDictionary<string, KnownKey> OfProviders { get; } = new KnownKey[]
    {
        new("AUTHORITY", KeyKind.Address, "Authority"), new("CLIENT_ID", KeyKind.Text, "ClientId"), new("CLIENT_SECRET", KeyKind.Secret, "ClientSecret"),
        new("DISPLAY_NAME", KeyKind.Text, "DisplayName"), new("SCOPES", KeyKind.Text, "Scopes"),
        new("PRIVATE_NETWORK", KeyKind.Switch, "PrivateNetwork"), new("TRUST_EMAIL", KeyKind.Switch, "TrustEmail"),
        new("TIMEOUT", KeyKind.Duration, "Timeout", 1, 30),
    }.ToDictionary(key => key.Name, StringComparer.OrdinalIgnoreCase);

    public const string OnlyProvider = "sso";

    private const string ProviderSection = "Alchemorsel:Accounts:OpenId";

    /// <param name="name">Without the prefix.</param>
    /// <returns>Null for what means nothing.</returns>
    public static KnownKey? Find(string name)
    {
        if (All.TryGetValue(name, out var key))
            return key;
        var match = ProviderKey().Match(name);
        if (!match.Success)
            return null;
        var of = OfProviders[match.Groups["what"].Value];
        var provider = match.Groups["provider"].Success ? match.Groups["provider"].Value.ToLowerInvariant() : OnlyProvider;
        return of with { Name = name.ToUpperInvariant(), Path = $"{ProviderSection}:{provider}:{of.Path}" };
    }

    [GeneratedRegex(
        "^OIDC_((?<provider>[A-Z0-9]{1,32})_)?(?<what>AUTHORITY|CLIENT_ID|CLIENT_SECRET|DISPLAY_NAME|SCOPES|PRIVATE_NETWORK|TRUST_EMAIL|TIMEOUT)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex ProviderKey();

    private static Dictionary<string, string> Words(params ReadOnlySpan<string> words)
    {
        var choices = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var word in words)
            choices[word] = word;
        return choices;
    }
}

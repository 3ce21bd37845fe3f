using Alchemorsel.Contracts;
using Alchemorsel.ServiceDefaults.Configuration;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Npgsql;
using StackExchange.Redis;

namespace Alchemorsel.Tests.ServiceDefaults;

public sealed class ConfigurationTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("alchemorsel-configuration-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Everything_that_is_wrong_is_said_at_once_and_no_secret_with_it()
    {
        var error = Assert.Throws<InvalidOperationException>(() => Map("Production", new()
        {
            ["ALCHEMORSEL_JWT_EXPIRATION"] = "soon",
            ["ALCHEMORSEL_DATABASE_PORT"] = "70000",
            ["ALCHEMORSEL_SESSION_SECURE"] = "maybe",
            ["ALCHEMORSEL_STORAGE_PROVIDER"] = "floppy",
            ["ALCHEMORSEL_STORAGE_MAX_FILE_SIZE"] = "10 apples",
            ["ALCHEMORSEL_REDIS_PASSWORD"] = "changeme-a1b2c3",
            ["ALCHEMORSEL_DATABASE_PASSWORD_FILE"] = Path.Combine(folder, "nowhere"),
        }));
        foreach (var name in new[]
        {
            "JWT_EXPIRATION", "DATABASE_PORT", "SESSION_SECURE", "STORAGE_PROVIDER", "STORAGE_MAX_FILE_SIZE", "REDIS_PASSWORD", "DATABASE_PASSWORD_FILE",
        })
        {
            Assert.Contains($"ALCHEMORSEL_{name}: ", error.Message, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("a1b2c3", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_that_means_nothing_is_reported_by_name()
    {
        var (unknown, _) = Map("Production", new() { ["ALCHEMORSEL_JWT_EXPIRY"] = "15m", ["ALCHEMORSEL_JWT_EXPIRATION"] = "15m" });
        Assert.Equal("ALCHEMORSEL_JWT_EXPIRY", Assert.Single(unknown));
    }

    [Theory]
    [InlineData("AI_PROVIDER")]
    [InlineData("EMAIL_SMTP_HOST")]
    [InlineData("OIDC_GOOGLE_SECRET")]
    [InlineData("OIDC_TWO_WORDS_AUTHORITY")]
    [InlineData("CORS_ALLOWED_ORIGINS")]
    [InlineData("SECURITY_RATE_LIMIT_REQUESTS")]
    [InlineData("BACKUP_SCHEDULE")]
    [InlineData("SESSION_SECRET")]
    [InlineData("DATABASE_SLOW_QUERY_THRESHOLD")]
    [InlineData("APP_NAME")]
    public void A_key_without_an_effect_is_not_accepted_in_silence(string name)
    {
        var (unknown, _) = Map("Production", new() { ["ALCHEMORSEL_" + name] = "1" });
        Assert.Equal("ALCHEMORSEL_" + name, Assert.Single(unknown));
    }

    [Fact]
    public void An_image_can_be_allowed_no_more_than_a_request_may_carry()
    {
        Map("Production", new() { ["ALCHEMORSEL_STORAGE_MAX_FILE_SIZE"] = $"{Limits.ImageMaxBytes}" });
        Assert.Throws<InvalidOperationException>(() =>
            Map("Production", new() { ["ALCHEMORSEL_STORAGE_MAX_FILE_SIZE"] = $"{Limits.ImageMaxBytes + 1}" }));
    }

    [Fact]
    public void Values_reach_the_options_in_the_binders_form()
    {
        var (_, configuration) = Map("Production", new()
        {
            ["ALCHEMORSEL_JWT_REFRESH_EXPIRATION"] = "168h",
            ["ALCHEMORSEL_STORAGE_MAX_FILE_SIZE"] = "10MB",
            ["ALCHEMORSEL_SESSION_SECURE"] = "off",
            ["ALCHEMORSEL_APP_LOG_LEVEL"] = "warn",
        });
        Assert.Equal(TimeSpan.FromDays(7), configuration.GetValue<TimeSpan>("Alchemorsel:Jwt:RefreshExpiration"));
        Assert.Equal(10 * 1024 * 1024, configuration.GetValue<int>("Storage:MaxBytes"));
        Assert.False(configuration.GetValue<bool>("Alchemorsel:Session:Secure"));
        Assert.Equal("Warning", configuration["Logging:LogLevel:Default"]);
    }

    [Fact]
    public void Database_keys_become_a_connection_string_that_survives_any_password()
    {
        var (_, configuration) = Map("Production", new()
        {
            ["ALCHEMORSEL_DATABASE_HOST"] = "db.internal",
            ["ALCHEMORSEL_DATABASE_USERNAME"] = "cook",
            ["ALCHEMORSEL_DATABASE_PASSWORD_FILE"] = Secret("p;w='\"x y\n"),
            ["ALCHEMORSEL_DATABASE_SSL_MODE"] = "verify-full",
        });
        var connection = new NpgsqlConnectionStringBuilder(configuration.GetConnectionString("alchemorsel"));
        Assert.Equal(
            ("db.internal", 5432, "alchemorsel", "cook", "p;w='\"x y", SslMode.VerifyFull, 25),
            (connection.Host, connection.Port, connection.Database, connection.Username, connection.Password, connection.SslMode, connection.MaxPoolSize));
    }

    [Fact]
    public void Redis_keys_become_a_connection_string()
    {
        var (_, configuration) = Map("Production", new()
        {
            ["ALCHEMORSEL_REDIS_HOST"] = "redis.internal",
            ["ALCHEMORSEL_REDIS_DATABASE"] = "3",
            ["ALCHEMORSEL_REDIS_PASSWORD"] = "tomato=soup",
        });
        var options = ConfigurationOptions.Parse(configuration.GetConnectionString("cache")!);
        Assert.Equal(("redis.internal:6379", 3, "tomato=soup"), (options.EndPoints.Single().ToString()!.Split('/')[^1], options.DefaultDatabase, options.Password));
    }

    [Fact]
    public void A_connection_string_can_come_from_a_file()
    {
        var (_, configuration) = Map("Production", new() { ["ConnectionStrings:alchemorsel_FILE"] = Secret("Host=from-a-file\n") });
        Assert.Equal("Host=from-a-file", configuration.GetConnectionString("alchemorsel"));
    }

    [Fact]
    public void A_value_and_a_file_for_the_same_key_are_a_contradiction()
    {
        var error = Assert.Throws<InvalidOperationException>(() => Map("Development", new()
        {
            ["ALCHEMORSEL_REDIS_PASSWORD"] = "one",
            ["ALCHEMORSEL_REDIS_PASSWORD_FILE"] = Secret("other"),
        }));
        Assert.Contains("only one of them can count", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ALCHEMORSEL_JWT_SECRET", "changeme")]
    [InlineData("ALCHEMORSEL_JWT_SECRET", "$(openssl rand -base64 64) which nobody ever ran, but is otherwise long enough")]
    [InlineData("ALCHEMORSEL_JWT_SECRET", "k8Jd02-sixty-three-characters-are-one-too-few-for-the-signing-k")]
    [InlineData("ConnectionStrings:signing-key", "too-little-of-it")]
    [InlineData("ALCHEMORSEL_DATABASE_PASSWORD", "your-password-here")]
    public void Production_refuses_a_secret_that_is_none_and_development_does_not(string key, string value)
    {
        var error = Assert.Throws<InvalidOperationException>(() => Map("Production", new() { [key] = value }));
        Assert.DoesNotContain(value, error.Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => Map("Development", new() { [key] = value, ["ALCHEMORSEL_APP_ENVIRONMENT"] = "production" }));
        Map("Development", new() { [key] = value });
    }

    [Theory]
    [InlineData("100ms", 0.1)]
    [InlineData("30s", 30)]
    [InlineData("15m", 900)]
    [InlineData("168h", 604_800)]
    [InlineData("2d", 172_800)]
    public void A_duration_is_a_number_with_a_unit(string text, double seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), KeyValues.Duration(text));

    [Theory]
    [InlineData("")]
    [InlineData("15")]
    [InlineData("-5m")]
    [InlineData("1.5h")]
    [InlineData("m")]
    [InlineData("99999999999999999999h")]
    public void Anything_else_is_no_duration(string text) => Assert.Null(KeyValues.Duration(text));

    [Theory]
    [InlineData("512", 512)]
    [InlineData("500KB", 512_000)]
    [InlineData("10mb", 10_485_760)]
    [InlineData("1GB", 1_073_741_824)]
    public void A_size_counts_in_powers_of_1024(string text, long bytes) => Assert.Equal(bytes, KeyValues.Size(text));

    [Fact]
    public void A_provider_has_keys_of_its_own_by_its_name_and_the_only_one_needs_none()
    {
        var secret = Secret("a secret of theirs");
        var (unknown, configuration) = Map("Production", new()
        {
            ["ALCHEMORSEL_OIDC_GOOGLE_AUTHORITY"] = "https://accounts.google.com/",
            ["ALCHEMORSEL_OIDC_GOOGLE_CLIENT_SECRET_FILE"] = secret,
            ["ALCHEMORSEL_OIDC_GOOGLE_TIMEOUT"] = "3s",
            ["ALCHEMORSEL_OIDC_CLIENT_ID"] = "alchemorsel",
            ["ALCHEMORSEL_OIDC_PRIVATE_NETWORK"] = "on",
        });

        Assert.Empty(unknown);
        var providers = configuration.GetSection("Alchemorsel:Accounts:OpenId");
        Assert.Equal(
            ("https://accounts.google.com", "a secret of theirs", "00:00:03", "alchemorsel", "true"),
            (providers["google:Authority"], providers["google:ClientSecret"], providers["google:Timeout"], providers["sso:ClientId"], providers["sso:PrivateNetwork"]));
        var error = Assert.Throws<InvalidOperationException>(() => Map("Production", new() { ["ALCHEMORSEL_OIDC_GOOGLE_CLIENT_SECRET"] = "changeme-a1b2c3", ["ALCHEMORSEL_OIDC_AUTHORITY"] = "id.example" }));
        Assert.Contains("ALCHEMORSEL_OIDC_GOOGLE_CLIENT_SECRET: ", error.Message, StringComparison.Ordinal);
        Assert.Contains("ALCHEMORSEL_OIDC_AUTHORITY: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_key_is_in_the_documentation()
    {
        var root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "Alchemorsel.sln")))
            root = Path.GetDirectoryName(root.TrimEnd(Path.DirectorySeparatorChar))!;
        var text = File.ReadAllText(Path.Combine(root, "docs", "configuration.md"));
        Assert.DoesNotContain(
            KnownKeys.All.Keys.Concat(KnownKeys.OfProviders.Keys.Select(name => $"OIDC_NAME_{name}")),
            name => !text.Contains($"`{KnownKeys.Prefix}{name}`", StringComparison.Ordinal));
    }

    private static (IReadOnlyList<string> Unknown, ConfigurationManager Configuration) Map(string environment, Dictionary<string, string?> values)
    {
        var configuration = new ConfigurationManager();
        configuration.AddInMemoryCollection(values);
        return (AlchemorselConfiguration.Map(configuration, new Place { EnvironmentName = environment }), configuration);
    }

    private string Secret(string text)
    {
        var path = Path.Combine(folder, Guid.CreateVersion7().ToString("n"));
        File.WriteAllText(path, text);
        return path;
    }

    private sealed class Place : IHostEnvironment
    {
        public required string EnvironmentName { get; set; }
        public string ApplicationName { get; set; } = "test";
        public string ContentRootPath { get; set; } = AppContext.BaseDirectory;
        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}

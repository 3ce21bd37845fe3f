using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting
{
    public static class RedisBuilderExtensions
    {
        public static IResourceBuilder<RedisResource> AddRedis(this IDistributedApplicationBuilder builder, string name, int? port = null)
        {
            var password = ParameterResourceBuilderExtensions.Create(
                builder, $"{name}-password", new GenerateParameterDefault { MinLength = 22, Special = false }, secret: true, persist: true);
            return builder.AddResource(new RedisResource(name, password))
                .WithAnnotation(new EndpointAnnotation(
                    System.Net.Sockets.ProtocolType.Tcp, uriScheme: "redis", transport: "tcp", name: "tcp", port: port, targetPort: 6379))
                .WithAnnotation(new ContainerImage("docker.io", "library/redis", "8.2"))
                .WithEnvironment("REDIS_PASSWORD", ReferenceExpression.Create($"{password}"))
                .WithArgs("-c", "redis-server --requirepass $REDIS_PASSWORD");
        }

        public static IResourceBuilder<RedisResource> WithDataVolume(
            this IResourceBuilder<RedisResource> builder, string? name = null, bool isReadOnly = false) =>
            builder.WithAnnotation(new Volume(name ?? $"{builder.Resource.Name}-data", "/data", isReadOnly));

        /// <summary>Snapshots the data: every <paramref name="interval"/> (60 s) when at least that many keys changed.</summary>
        public static IResourceBuilder<RedisResource> WithPersistence(
            this IResourceBuilder<RedisResource> builder, TimeSpan? interval = null, long keysChangedThreshold = 1) =>
            builder.WithAnnotation(new RedisPersistence(interval ?? TimeSpan.FromSeconds(60), keysChangedThreshold));
    }
}

namespace Aspire.Hosting.ApplicationModel
{
    internal sealed record RedisPersistence(TimeSpan Interval, long KeysChangedThreshold) : IResourceAnnotation;

    public class RedisResource(string name, ParameterResource password)
        : ContainerResource(name, entrypoint: "/bin/sh"), IResourceWithConnectionString
    {
        public ParameterResource? PasswordParameter { get; } = password;

        /// <summary>Set when the server was given from outside instead of started.</summary>
        internal string? GivenConnectionString { get; set; }

        /// <summary>
        /// The name that real Aspire 13.5.2 derives for the condition "TLS is enabled on this resource's endpoint"; the suffix is its hash.
        /// </summary>
        internal string TlsCondition => $"cond-{Name}-bindings-tcp-tlsenabled-3eddb73a";

        public ReferenceExpression ConnectionStringExpression
        {
            get
            {
                var tcp = new EndpointReference(this, "tcp");
                var (host, port) = (tcp.Property(EndpointProperty.Host), tcp.Property(EndpointProperty.Port));
                var tls = new ManifestOnly($"{{{TlsCondition}.connectionString}}");
                return ReferenceExpression.Create($"{host}:{port},password={PasswordParameter!}{tls}");
            }
        }

        public ValueTask<string?> GetConnectionStringAsync(CancellationToken cancellationToken = default) =>
            GivenConnectionString is null
                ? ConnectionStringExpression.GetValueAsync(cancellationToken)
                : ValueTask.FromResult<string?>(GivenConnectionString);
    }
}

using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting
{
    public static class PostgresBuilderExtensions
    {
        public static IResourceBuilder<PostgresServerResource> AddPostgres(
            this IDistributedApplicationBuilder builder, string name, IResourceBuilder<ParameterResource>? userName = null,
            IResourceBuilder<ParameterResource>? password = null, int? port = null)
        {
            // Like the real one: the password's parameter is known only through the server's environment until then.
            var secret = password?.Resource ?? ParameterResourceBuilderExtensions.Create(
                builder, $"{name}-password", new GenerateParameterDefault { MinLength = 22 }, secret: true, persist: true);
            return builder.AddResource(new PostgresServerResource(name, userName?.Resource, secret))
                .WithAnnotation(new EndpointAnnotation(System.Net.Sockets.ProtocolType.Tcp, name: "tcp", port: port, targetPort: 5432))
                .WithAnnotation(new ContainerImage("docker.io", "library/postgres", "17.6"))
                .WithEnvironment("POSTGRES_HOST_AUTH_METHOD", "scram-sha-256")
                .WithEnvironment("POSTGRES_INITDB_ARGS", "--auth-host=scram-sha-256 --auth-local=scram-sha-256")
                .WithAnnotation(new EnvironmentVariable("POSTGRES_USER", (object?)userName?.Resource ?? "postgres"))
                .WithAnnotation(new EnvironmentVariable("POSTGRES_PASSWORD", secret));
        }

        public static IResourceBuilder<PostgresDatabaseResource> AddDatabase(
            this IResourceBuilder<PostgresServerResource> builder, string name, string? databaseName = null) =>
            builder.ApplicationBuilder.AddResource(new PostgresDatabaseResource(name, databaseName ?? name, builder.Resource));

        /// <summary>Keeps the data from run to run; without it, it is thrown away when the application stops.</summary>
        public static IResourceBuilder<PostgresServerResource> WithDataVolume(
            this IResourceBuilder<PostgresServerResource> builder, string? name = null, bool isReadOnly = false) =>
            builder.WithAnnotation(new Volume(name ?? $"{builder.Resource.Name}-data", "/var/lib/postgresql/data", isReadOnly));
    }

    public static class ContainerResourceBuilderExtensions
    {
        /// <summary>Pins the image's tag; it says nothing about the server that runs as a child process.</summary>
        public static IResourceBuilder<T> WithImageTag<T>(this IResourceBuilder<T> builder, string tag)
            where T : ContainerResource
        {
            var image = builder.Resource.Annotations.OfType<ContainerImage>().Single();
            return builder.WithAnnotation(image with { Tag = tag }, ResourceAnnotationMutationBehavior.Replace);
        }
    }
}

namespace Aspire.Hosting.ApplicationModel
{
    public class PostgresServerResource(string name, ParameterResource? userName, ParameterResource password)
        : ContainerResource(name), IResourceWithConnectionString
    {
        public ParameterResource? UserNameParameter { get; } = userName;
        public ParameterResource PasswordParameter { get; } = password;

        /// <summary>Set when the server was given from outside instead of started.</summary>
        internal string? GivenConnectionString { get; set; }

        public ReferenceExpression ConnectionStringExpression
        {
            get
            {
                var tcp = new EndpointReference(this, "tcp");
                var (host, port) = (tcp.Property(EndpointProperty.Host), tcp.Property(EndpointProperty.Port));
                return UserNameParameter is null
                    ? ReferenceExpression.Create($"Host={host};Port={port};Username=postgres;Password={PasswordParameter}")
                    : ReferenceExpression.Create($"Host={host};Port={port};Username={UserNameParameter};Password={PasswordParameter}");
            }
        }

        public ValueTask<string?> GetConnectionStringAsync(CancellationToken cancellationToken = default) =>
            GivenConnectionString is null
                ? ConnectionStringExpression.GetValueAsync(cancellationToken)
                : ValueTask.FromResult<string?>(GivenConnectionString);
    }

    public class PostgresDatabaseResource(string name, string databaseName, PostgresServerResource parent)
        : Resource(name), IResourceWithParent<PostgresServerResource>, IResourceWithConnectionString
    {
        public PostgresServerResource Parent { get; } = parent;
        public string DatabaseName { get; } = databaseName;
        public ReferenceExpression ConnectionStringExpression =>
            ReferenceExpression.Create($"{new ServerConnection(Parent)};Database={DatabaseName}");

        private sealed class ServerConnection(PostgresServerResource server) : IManifestExpressionProvider, IValueProvider
        {
            public string ValueExpression => $"{{{server.Name}.connectionString}}";

            public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default) =>
                server.GetConnectionStringAsync(cancellationToken);
        }
    }
}

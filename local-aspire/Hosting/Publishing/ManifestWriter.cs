using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Publishing;

/// <summary>Writes the model as Aspire's deployment manifest, member for member as Aspire 13.5 does.</summary>
/// <param name="resources">The model, in its own order.</param>
/// <param name="folder">Where the manifest will lie: project paths are relative to it.</param>
internal sealed class ManifestWriter(IEnumerable<IResource> resources, string folder)
{
    private static readonly JsonSerializerOptions Format = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string Write()
    {
        var written = new JsonObject();
        var listed = resources.Where(resource => !resource.Annotations.OfType<ManifestExclusion>().Any()).ToList();
        foreach (var resource in listed)
            written[resource.Name] = Describe(resource);
        // What exists only because something refers to it comes last.
        foreach (var parameter in listed.SelectMany(Variables.Of).Select(variable => variable.Value).Concat(listed.OfType<RedisResource>().Select(redis => redis.PasswordParameter!)).OfType<ParameterResource>())
            written.TryAdd(parameter.Name, Describe(parameter));
        foreach (var redis in listed.OfType<RedisResource>())
            written.TryAdd(redis.TlsCondition, new JsonObject { ["type"] = "value.v0", ["connectionString"] = "" });
        return new JsonObject { ["resources"] = written }.ToJsonString(Format).ReplaceLineEndings("\n");
    }

    private JsonObject Describe(IResource resource) => resource switch
    {
        ParameterResource parameter => Parameter(parameter),
        ProjectResource project => Project(project),
        ContainerResource container => Container(container),
        IResourceWithConnectionString value => new JsonObject
        {
            ["type"] = "value.v0",
            ["connectionString"] = value.ConnectionStringExpression.ValueExpression,
        },
        _ => throw new DistributedApplicationException($"'{resource.Name}' can't be written to a manifest."),
    };

    private static JsonObject Parameter(ParameterResource parameter)
    {
        var input = new JsonObject { ["type"] = "string" };
        if (parameter.Secret)
            input["secret"] = true;
        if (parameter.Default is GenerateParameterDefault generated)
        {
            var rules = new JsonObject { ["minLength"] = generated.MinLength };
            foreach (var (name, wanted) in new[] { ("lower", generated.Lower), ("upper", generated.Upper), ("numeric", generated.Numeric), ("special", generated.Special) })
            {
                if (!wanted)
                    rules[name] = false;
            }

            input["default"] = new JsonObject { ["generate"] = rules };
        }

        return new JsonObject
        {
            ["type"] = "parameter.v0",
            ["value"] = $"{{{parameter.Name}.inputs.value}}",
            ["inputs"] = new JsonObject { ["value"] = input },
        };
    }

    private JsonObject Project(ProjectResource project)
    {
        var path = project.Annotations.OfType<ProjectMetadata>().Single().Metadata.ProjectPath;
        var written = new JsonObject
        {
            ["type"] = "project.v0",
            ["path"] = Path.GetRelativePath(folder, path).Replace('\\', '/'),
        };
        AddArguments(written, project);
        var environment = new JsonObject { ["OTEL_DOTNET_EXPERIMENTAL_OTLP_RETRY"] = "in_memory" };
        var endpoints = project.Annotations.OfType<EndpointAnnotation>().ToList();
        if (endpoints.Any(endpoint => endpoint.UriScheme is "http" or "https"))
            environment["ASPNETCORE_FORWARDEDHEADERS_ENABLED"] = "true";
        var ports = endpoints.Where(endpoint => endpoint is { UriScheme: "http", PortVariable: null }).ToList();
        if (ports.Count > 0)
            environment["HTTP_PORTS"] = string.Join(';', ports.Select(endpoint => $"{{{project.Name}.bindings.{endpoint.Name}.targetPort}}"));
        foreach (var endpoint in endpoints.Where(endpoint => endpoint.PortVariable is not null))
            environment[endpoint.PortVariable!] = $"{{{project.Name}.bindings.{endpoint.Name}.targetPort}}";
        AddVariables(environment, project);
        written["env"] = environment;
        AddBindings(written, endpoints);
        return written;
    }

    private static JsonObject Container(ContainerResource container)
    {
        var written = new JsonObject { ["type"] = "container.v0" };
        if (container is IResourceWithConnectionString connection)
            written["connectionString"] = connection.ConnectionStringExpression.ValueExpression;
        written["image"] = container.Annotations.OfType<ContainerImage>().Single().ToString();
        if (container.Entrypoint is not null)
            written["entrypoint"] = container.Entrypoint;
        AddArguments(written, container);
        var volumes = container.Annotations.OfType<Volume>()
            .Select(volume => (JsonNode)new JsonObject { ["name"] = volume.Name, ["target"] = volume.Target, ["readOnly"] = volume.IsReadOnly })
            .ToArray();
        if (volumes.Length > 0)
            written["volumes"] = new JsonArray(volumes);
        var environment = new JsonObject();
        AddVariables(environment, container);
        written["env"] = environment;
        AddBindings(written, container.Annotations.OfType<EndpointAnnotation>());
        return written;
    }

    private static void AddArguments(JsonObject written, IResource resource)
    {
        var arguments = resource.Annotations.OfType<Arguments>().SelectMany(all => all.Values).Select(text => (JsonNode)text!).ToArray();
        if (arguments.Length > 0)
            written["args"] = new JsonArray(arguments);
    }

    private static void AddVariables(JsonObject environment, IResource resource)
    {
        foreach (var (name, value) in Variables.Of(resource))
            environment[name] = value is IManifestExpressionProvider provider ? provider.ValueExpression : (string)value;
    }

    private static void AddBindings(JsonObject written, IEnumerable<EndpointAnnotation> endpoints)
    {
        var bindings = new JsonObject();
        foreach (var endpoint in endpoints)
        {
            var binding = new JsonObject
            {
                ["scheme"] = endpoint.UriScheme,
                ["protocol"] = "tcp",
                ["transport"] = endpoint.Transport,
            };
            if (endpoint.Port is { } port && endpoint.TargetPort is not null)
                binding["port"] = port;
            if (endpoint.TargetPort is { } target)
                binding["targetPort"] = target;
            if (endpoint.IsExternal)
                binding["external"] = true;
            bindings[endpoint.Name] = binding;
        }

        if (bindings.Count > 0)
            written["bindings"] = bindings;
    }
}

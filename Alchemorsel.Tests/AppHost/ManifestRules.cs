using System.Text.Json.Nodes;

namespace Alchemorsel.Tests.AppHost;

/// <summary>What Aspirate and azd can't digest, as rules over the manifest; each says what is wrong.</summary>
internal static class ManifestRules
{
    private static readonly string[] Types = ["project.v0", "container.v0", "container.v1", "parameter.v0", "value.v0"];

    public static IReadOnlyList<string> Violations(JsonNode manifest)
    {
        var found = new List<string>();
        var resources = manifest["resources"]!.AsObject();
        var external = 0;
        if (manifest["$schema"] is not null)
            found.Add("the manifest names a $schema");
        foreach (var (name, resource) in resources)
        {
            var type = resource!["type"]!.GetValue<string>();
            if (!Types.Contains(type))
                found.Add($"{name}: the type {type} is not understood");
            if (name.Contains('_', StringComparison.Ordinal))
                found.Add($"{name}: an underscore in the name");
            if (resource["args"]?.AsArray().Any(argument => argument!.GetValue<string>().Contains('{', StringComparison.Ordinal)) == true)
                found.Add($"{name}: an expression in args");
            if (resource["bindMounts"] is not null)
                found.Add($"{name}: a bind mount");
            if (resource["inputs"]?["value"] is { } input && input["secret"]?.GetValue<bool>() == true && input["default"]?["value"] is not null)
                found.Add($"{name}: a default value on a secret");
            if (type == "project.v0" && Path.IsPathRooted(resource["path"]!.GetValue<string>()))
                found.Add($"{name}: an absolute path");
            foreach (var (key, value) in resource["env"]?.AsObject() ?? [])
            {
                if (value!.GetValue<string>().Contains("signing-key", StringComparison.Ordinal) && !key.StartsWith("ConnectionStrings__", StringComparison.Ordinal))
                    found.Add($"{name}: the secret {key} would land in a ConfigMap");
            }

            foreach (var (key, binding) in resource["bindings"]?.AsObject() ?? [])
            {
                external += binding!["external"]?.GetValue<bool>() == true ? 1 : 0;
                var scheme = binding["scheme"]!.GetValue<string>();
                if (scheme == "https")
                    found.Add($"{name}.{key}: an https binding");
                if (scheme == "http" && binding["targetPort"] is null)
                    found.Add($"{name}.{key}: no targetPort");
                if (key == "http" && binding["targetPort"]?.GetValue<int>() is not (null or 8080))
                    found.Add($"{name}.{key}: Aspirate makes it listen on 8080");
            }
        }

        if (external != 1)
            found.Add($"{external} external bindings instead of one");
        return found;
    }
}

using System.Text.Json.Nodes;

namespace Alchemorsel.Tests.AppHost;

public sealed class ManifestTests
{
    private static string Committed => Path.Combine(Repository.Root, "aspire-manifest.json");

    [Fact]
    public async Task The_committed_manifest_is_what_the_model_publishes()
    {
        // Beside the committed one, since project paths in it are relative to where it lies.
        var fresh = Path.Combine(Repository.Root, $"aspire-manifest.{Guid.CreateVersion7():n}.tmp");
        try
        {
            await using var process = AppHostProcess.Start(Path.GetTempPath(), null, "--publisher", "manifest", "--output-path", fresh);
            Assert.Equal(0, await process.ExitAsync(TestContext.Current.CancellationToken));
            Assert.True(
                File.ReadAllText(Committed) == File.ReadAllText(fresh),
                "The model and aspire-manifest.json differ. Write it anew: "
                + "dotnet run --project Alchemorsel.AppHost -- --publisher manifest --output-path aspire-manifest.json");
        }
        finally
        {
            File.Delete(fresh);
        }
    }

    [Fact]
    public void The_manifest_holds_nothing_that_Aspirate_or_azd_can_not_digest() => Assert.Empty(ManifestRules.Violations(Read()));

    [Theory]
    [InlineData("type")]
    [InlineData("second external binding")]
    [InlineData("no external binding")]
    [InlineData("target port missing")]
    [InlineData("target port other than 8080")]
    [InlineData("https")]
    [InlineData("expression in args")]
    [InlineData("bind mount")]
    [InlineData("default on a secret")]
    [InlineData("underscore")]
    [InlineData("absolute path")]
    [InlineData("secret in a plain variable")]
    [InlineData("schema")]
    public void A_manifest_that_breaks_a_rule_is_found(string mutant)
    {
        var manifest = Read();
        var resources = manifest["resources"]!.AsObject();
        var api = resources["api"]!.AsObject();
        switch (mutant)
        {
            case "type": api["type"] = "dockerfile.v0"; break;
            case "second external binding": api["bindings"]!["http"]!["external"] = true; break;
            case "no external binding": resources["gateway"]!["bindings"]!["http"]!.AsObject().Remove("external"); break;
            case "target port missing": api["bindings"]!["http"]!.AsObject().Remove("targetPort"); break;
            case "target port other than 8080": api["bindings"]!["http"]!["targetPort"] = 3000; break;
            case "https": api["bindings"]!["http"]!["scheme"] = "https"; break;
            case "expression in args": resources["cache"]!["args"] = new JsonArray("--requirepass", "{cache-password.value}"); break;
            case "bind mount": resources["postgres"]!["bindMounts"] = new JsonArray(); break;
            case "default on a secret": resources["signing-key"]!["inputs"]!["value"]!["default"] = new JsonObject { ["value"] = "x" }; break;
            case "underscore": resources["my_service"] = api.DeepClone(); break;
            case "absolute path": api["path"] = "/somewhere/Api.csproj"; break;
            case "secret in a plain variable": api["env"]!["JWT"] = "{signing-key.value}"; break;
            case "schema": manifest["$schema"] = "https://json.schemastore.org/aspire-8.0.json"; break;
        }

        Assert.NotEmpty(ManifestRules.Violations(manifest));
    }

    [Fact]
    public void The_model_is_short_and_knows_nothing_of_modes()
    {
        var lines = File.ReadAllLines(Path.Combine(Repository.Root, "Alchemorsel.AppHost", "AppHost.cs"));
        Assert.InRange(lines.Length, 10, 59);
        Assert.DoesNotContain(lines, line => line.Contains("#if", StringComparison.Ordinal) || line.Contains("AspireMode", StringComparison.Ordinal));
    }

    private static JsonNode Read() => JsonNode.Parse(File.ReadAllText(Committed))!;
}

using System.Reflection;
using Alchemorsel.Api.Data;
using Alchemorsel.Cooking.Quantities;
using Alchemorsel.Gateway;
using NetArchTest.Rules;

namespace Alchemorsel.Tests.Architecture;

public sealed class StructureTests
{
    private const int TableOfContents = 60;

    private static readonly Assembly Api = typeof(AlchemorselDbContext).Assembly;
    private static readonly Assembly Cooking = typeof(Rational).Assembly;
    private static readonly Assembly Gateway = typeof(DiscoveredDestinations).Assembly;
    private static readonly Assembly Web = typeof(Alchemorsel.Web.Components.App).Assembly;

    [Fact]
    public void Services_know_each_other_only_over_the_wire()
    {
        AssertIndependent(Api, "Alchemorsel.Web", "Alchemorsel.Gateway");
        AssertIndependent(Web, "Alchemorsel.Api", "Alchemorsel.Gateway");
        AssertIndependent(Gateway, "Alchemorsel.Api", "Alchemorsel.Web");
    }

    [Fact]
    public void Cooking_is_pure() => AssertIndependent(
        Cooking,
        "Microsoft.AspNetCore", "Microsoft.EntityFrameworkCore", "Npgsql", "System.Net.Http", "System.IO.File", "System.TimeProvider", "Alchemorsel.Api",
        "Alchemorsel.ServiceDefaults", "Alchemorsel.Contracts");

    [Theory]
    [InlineData("Alchemorsel.AppHost/AppHost.cs")]
    [InlineData("Alchemorsel.Api/Program.cs")]
    [InlineData("Alchemorsel.Web/Program.cs")]
    [InlineData("Alchemorsel.Gateway/Program.cs")]
    public void A_program_is_a_table_of_contents(string path) =>
        Assert.InRange(File.ReadLines(Path.Combine(Root(), path)).Count(), 1, TableOfContents - 1);

    // Shown to fail: with the guard's own folder not left out.
    [Fact(DisplayName = "CVE-2026-94028: nothing but the guarded client opens connections to addresses that people name")]
    public void Nothing_but_the_guarded_client_opens_connections()
    {
        var guard = Path.Combine("Importing", "Guard");
        string[] ways = ["new HttpClient(", "HttpClientHandler", "SocketsHttpHandler", "WebRequest", "WebClient", "TcpClient", "new Socket("];
        var files = Directory.EnumerateFiles(Path.Combine(Root(), "Alchemorsel.Api"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
                && !file.Contains(guard, StringComparison.Ordinal))
            .ToList();

        Assert.True(files.Count > 100);
        Assert.DoesNotContain(files, file => ways.Any(way => File.ReadAllText(file).Contains(way, StringComparison.Ordinal)));
    }

    [Fact]
    public void No_code_is_compiled_on_condition()
    {
        var separator = Path.DirectorySeparatorChar;
        var files = Directory.EnumerateDirectories(Root())
            .Where(folder => Path.GetFileName(folder) is { } name && (name.StartsWith("Alchemorsel.", StringComparison.Ordinal) || name is "local-aspire" or "bench"))
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Contains($"{separator}obj{separator}", StringComparison.Ordinal))
            .ToList();

        Assert.NotEmpty(files);
        Assert.DoesNotContain(files, file => File.ReadLines(file).Any(line => line.TrimStart().StartsWith("#if", StringComparison.Ordinal)));
    }

    private static void AssertIndependent(Assembly assembly, params string[] others)
    {
        var result = Types.InAssembly(assembly).ShouldNot().HaveDependencyOnAny(others).GetResult();
        Assert.True(result.IsSuccessful, string.Join(", ", result.FailingTypeNames ?? []));
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Alchemorsel.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests run outside the repository.");
        return folder;
    }
}

using System.Runtime.InteropServices;

namespace Aspire.Hosting.Servers;

internal static class DotNet
{
    /// <summary>The <c>dotnet</c> that this process runs on: its runtime folder is <c>shared/Microsoft.NETCore.App/version</c> below it.</summary>
    public static string Path { get; } = System.IO.Path.GetFullPath(System.IO.Path.Combine(
        RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));
}

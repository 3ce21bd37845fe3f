namespace Alchemorsel.Tests.AppHost;

internal static class Repository
{
    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = Find();

    /// <summary>The assembly of the application model, built like this one.</summary>
    public static string AppHostAssembly =>
        Path.Combine(AppContext.BaseDirectory.Replace("Alchemorsel.Tests", "Alchemorsel.AppHost", StringComparison.Ordinal), "Alchemorsel.AppHost.dll");

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Alchemorsel.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException("The tests are not below the solution.");
    }
}

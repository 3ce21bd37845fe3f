using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Aspire.Hosting.Running;

internal static class ProcessStarting
{
    public static void Command(this ProcessStartInfo start, IReadOnlyList<string> command)
    {
        start.FileName = command[0];
        start.ArgumentList.Clear();
        foreach (var argument in command.Skip(1))
            start.ArgumentList.Add(argument);
    }

    /// <summary>Runs a short command to its end; its output, or an exception that quotes what it wrote to standard error.</summary>
    /// <exception cref="DistributedApplicationException">It failed, or took longer than <paramref name="limit"/>.</exception>
    public static async Task<string> RunAsync(
        IReadOnlyList<string> command, TimeSpan limit, CancellationToken cancellationToken, string? directory = null)
    {
        var start = new ProcessStartInfo
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
            WorkingDirectory = directory ?? "",
        };
        start.Command(command);
        using var process = Process.Start(start) ?? throw new DistributedApplicationException($"{command[0]} can't be started.");
        process.StandardInput.Close();
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(limit);
        var output = process.StandardOutput.ReadToEndAsync(timeout.Token);
        var error = process.StandardError.ReadToEndAsync(timeout.Token);
        try
        {
            await process.WaitForExitAsync(timeout.Token);
            if (process.ExitCode == 0)
                return await output;
            throw new DistributedApplicationException(
                $"'{string.Join(' ', command)}' failed with code {process.ExitCode}: {(await error).Trim()}");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            process.Kill(entireProcessTree: true);
            throw new DistributedApplicationException($"'{string.Join(' ', command)}' did not end within {limit.TotalSeconds:0} s.");
        }
    }
}

/// <summary>util-linux's setsid, which puts a process into a session and group of its own; null where there is none.</summary>
internal static class Setsid
{
    public static string? Path { get; } = Executables.OnPath("setsid");
}

internal static partial class Executables
{
    /// <summary>The full path of a command on PATH, or null.</summary>
    public static string? OnPath(string name)
    {
        var file = OperatingSystem.IsWindows() && !name.EndsWith(".exe", StringComparison.OrdinalIgnoreCase) ? name + ".exe" : name;
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => System.IO.Path.Combine(folder, file))
            .FirstOrDefault(File.Exists);
    }

    public static bool IsRoot => !OperatingSystem.IsWindows() && GetEffectiveUserId() == 0;

    public static void Signal(int pid, int signal) => _ = Kill(pid, signal);

    [LibraryImport("libc", EntryPoint = "geteuid")]
    private static partial uint GetEffectiveUserId();

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int pid, int signal);
}

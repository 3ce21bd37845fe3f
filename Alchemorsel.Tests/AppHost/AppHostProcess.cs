using System.Diagnostics;
using System.Text;

namespace Alchemorsel.Tests.AppHost;

/// <summary>The AppHost as a developer starts it: a process of its own, with a data folder of its own.</summary>
internal sealed class AppHostProcess : IAsyncDisposable
{
    public static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(3);

    private readonly Process process;
    private readonly StringBuilder output = new();
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private AppHostProcess(Process process) => this.process = process;

    public int Id => process.Id;

    public string Output
    {
        get
        {
            lock (output)
                return output.ToString();
        }
    }

    public static AppHostProcess Start(string dataFolder, IReadOnlyDictionary<string, string>? environment = null, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Repository.Root,
        };
        start.ArgumentList.Add(Repository.AppHostAssembly);
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        start.Environment["ALCHEMORSEL_DATA_DIR"] = dataFolder;
        start.Environment["DcpPublisher__RandomizePorts"] = "true";
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        var started = new AppHostProcess(new Process { StartInfo = start });
        started.process.OutputDataReceived += (_, line) => started.Add(line.Data);
        started.process.ErrorDataReceived += (_, line) => started.Add(line.Data);
        started.process.Start();
        started.process.BeginOutputReadLine();
        started.process.BeginErrorReadLine();
        return started;
    }

    public async Task ReadyAsync(CancellationToken cancellation)
    {
        var first = await Task.WhenAny(ready.Task, process.WaitForExitAsync(cancellation)).WaitAsync(StartLimit, cancellation);
        Assert.True(first == ready.Task, $"The AppHost ended with code {(process.HasExited ? process.ExitCode : null)}:\n{Output}");
    }

    public async Task<int> ExitAsync(CancellationToken cancellation)
    {
        await process.WaitForExitAsync(cancellation).WaitAsync(StartLimit, cancellation);
        return process.ExitCode;
    }

    /// <summary>As <c>kill -9</c> does it: no chance to tidy up.</summary>
    public void Kill() => process.Kill();

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }

    private void Add(string? line)
    {
        if (line is null)
            return;
        lock (output)
            output.AppendLine(line);
        if (line.Contains("Ready at", StringComparison.Ordinal))
            ready.TrySetResult();
    }
}

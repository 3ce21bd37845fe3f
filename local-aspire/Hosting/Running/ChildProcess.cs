using System.Diagnostics;

namespace Aspire.Hosting.Running;

/// <summary>How to start a process.</summary>
/// <param name="StopSignal">What asks it to end: 15 (TERM), or 2 (INT) for PostgreSQL's fast shutdown.</param>
internal sealed record ProcessPlan(
    IReadOnlyList<string> Command, string Directory, IReadOnlyDictionary<string, string> Environment, int StopSignal = 15,
    IReadOnlyCollection<string>? RemovedVariables = null);

/// <summary>A running child in a process group of its own, whose lines go to the display.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly Watchdog watchdog;
    private readonly ProcessPlan plan;
    private readonly TaskCompletionSource exited = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ChildProcess(Process process, Watchdog watchdog, ProcessPlan plan)
    {
        (this.process, this.watchdog, this.plan) = (process, watchdog, plan);
        // Not WaitForExitAsync: that also waits for the output to end, which a grandchild left behind would hold open.
        process.Exited += (_, _) =>
        {
            // Whoever of its group is still there, such as the server below a launcher, goes with it.
            SignalGroup(9);
            exited.TrySetResult();
        };
    }

    public int Id => process.Id;

    public bool HasExited => process.HasExited;

    public int ExitCode => process.ExitCode;

    public static ChildProcess Start(ProcessPlan plan, Watchdog watchdog, Action<string> line)
    {
        var start = new ProcessStartInfo
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
            WorkingDirectory = plan.Directory,
        };
        start.Command(Setsid.Path is { } setsid ? [setsid, .. plan.Command] : plan.Command);
        foreach (var name in plan.RemovedVariables ?? [])
            start.Environment.Remove(name);
        foreach (var (name, value) in plan.Environment)
            start.Environment[name] = value;
        var process = new Process { StartInfo = start, EnableRaisingEvents = true };
        process.OutputDataReceived += (_, received) => Pass(received.Data);
        process.ErrorDataReceived += (_, received) => Pass(received.Data);
        var child = new ChildProcess(process, watchdog, plan);
        process.Start();
        watchdog.Add(process.Id);
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return child;

        void Pass(string? text)
        {
            if (text is not null)
                line(text);
        }
    }

    public async Task<int> WaitAsync(CancellationToken cancellationToken)
    {
        await exited.Task.WaitAsync(cancellationToken);
        return process.ExitCode;
    }

    /// <summary>Asks it to end, waits, then kills it with everything in its group.</summary>
    public async Task StopAsync(TimeSpan patience)
    {
        if (process.HasExited)
            return;
        if (OperatingSystem.IsWindows())
        {
            process.Kill(entireProcessTree: true);
        }
        else
        {
            SignalGroup(plan.StopSignal);
            using var limit = new CancellationTokenSource(patience);
            try
            {
                await exited.Task.WaitAsync(limit.Token);
                return;
            }
            catch (OperationCanceledException)
            {
                SignalGroup(9);
            }
        }

        await exited.Task;
    }

    private void SignalGroup(int signal)
    {
        if (!OperatingSystem.IsWindows())
            Executables.Signal(Setsid.Path is null ? process.Id : -process.Id, signal);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync(TimeSpan.FromSeconds(5));
        watchdog.Remove(process.Id);
        process.Dispose();
    }
}

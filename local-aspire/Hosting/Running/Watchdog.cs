using System.Diagnostics;
using System.Globalization;

namespace Aspire.Hosting.Running;

/// <summary>
/// Ends every child process when this one is gone, even when it was killed with -9: a shell that reads process ids from a pipe
/// until the pipe closes. Each child leads a process group of its own, so its children go with it.
/// </summary>
/// <remarks>
/// A parent-death signal would be tied to the *thread* that forked the child, and .NET's threads come and go.
/// On Windows there is no such shell; children are ended at an orderly stop only.
/// </remarks>
internal sealed class Watchdog : IDisposable
{
    // "+ pid" adds, "- pid" removes. At the end of input: TERM to all, up to 5 s of patience, then KILL.
    private const string Script = """
        trap '' INT TERM HUP
        pids=''
        while read -r change pid; do
          case $change in
            +) pids="$pids $pid" ;;
            -) rest=''; for p in $pids; do [ "$p" = "$pid" ] || rest="$rest $p"; done; pids=$rest ;;
          esac
        done
        for p in $pids; do kill -TERM "-$p" 2>/dev/null || kill -TERM "$p" 2>/dev/null; done
        tries=0
        while [ $tries -lt 50 ]; do
          alive=''
          for p in $pids; do kill -0 "$p" 2>/dev/null && alive="$alive $p"; done
          [ -z "$alive" ] && exit 0
          tries=$((tries + 1)); sleep 0.1
        done
        for p in $pids; do kill -KILL "-$p" 2>/dev/null || kill -KILL "$p" 2>/dev/null; done
        """;

    private readonly Lock gate = new();
    private readonly Process? shell;

    public Watchdog()
    {
        if (OperatingSystem.IsWindows())
            return;
        var start = new ProcessStartInfo { RedirectStandardInput = true, UseShellExecute = false };
        // A session of its own: Ctrl+C on the terminal must not reach it before the AppHost has stopped everything in order.
        start.Command(Setsid.Path is { } setsid ? [setsid, "/bin/sh", "-c", Script] : ["/bin/sh", "-c", Script]);
        shell = Process.Start(start);
    }

    public void Add(int pid) => Tell('+', pid);

    public void Remove(int pid) => Tell('-', pid);

    public void Dispose()
    {
        if (shell is null)
            return;
        lock (gate)
            shell.StandardInput.Close();
        shell.WaitForExit(TimeSpan.FromSeconds(8));
        shell.Dispose();
    }

    private void Tell(char change, int pid)
    {
        if (shell is null)
            return;
        lock (gate)
        {
            shell.StandardInput.Write(string.Create(CultureInfo.InvariantCulture, $"{change} {pid}\n"));
            shell.StandardInput.Flush();
        }
    }
}

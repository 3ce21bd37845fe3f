using System.Globalization;

namespace Alchemorsel.Tests.AppHost;

/// <summary>Reads Linux' process table.</summary>
internal static class ProcessTree
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    /// <summary>A process with its command line, told apart from a later one with the same number by its start time.</summary>
    public sealed record Entry(int Id, int Parent, string StartTime, string CommandLine);

    /// <summary>All processes below one, at any depth.</summary>
    public static IReadOnlyList<Entry> Below(int root)
    {
        var all = All();
        var found = new List<Entry>();
        var pending = new Queue<int>([root]);
        while (pending.TryDequeue(out var parent))
        {
            foreach (var child in all.Where(entry => entry.Parent == parent))
            {
                found.Add(child);
                pending.Enqueue(child.Id);
            }
        }

        return found;
    }

    /// <summary>Waits until none of them runs any more; the ones that still do after the limit.</summary>
    public static async Task<IReadOnlyList<Entry>> WaitForEndAsync(IReadOnlyCollection<Entry> processes, TimeSpan limit, CancellationToken cancellation)
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        while (true)
        {
            var alive = All();
            var left = processes.Where(process => alive.Any(entry => entry.Id == process.Id && entry.StartTime == process.StartTime)).ToList();
            if (left.Count == 0 || clock.Elapsed > limit)
                return left;
            await Task.Delay(Interval, cancellation);
        }
    }

    /// <summary>A process's variables, or nothing when it is gone or not ours to read.</summary>
    public static string EnvironmentOf(int id)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/environ");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    private static List<Entry> All()
    {
        var found = new List<Entry>();
        foreach (var folder in Directory.GetDirectories("/proc").Where(folder => char.IsAsciiDigit(Path.GetFileName(folder)[0])))
        {
            try
            {
                // "pid (name) state ppid …"; the name may hold anything, so it is skipped by its last bracket. A zombie has ended.
                var stat = File.ReadAllText(Path.Combine(folder, "stat"));
                var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
                if (fields[0] is "Z" or "X")
                    continue;
                found.Add(new Entry(
                    int.Parse(Path.GetFileName(folder), CultureInfo.InvariantCulture),
                    int.Parse(fields[1], CultureInfo.InvariantCulture),
                    fields[19],
                    File.ReadAllText(Path.Combine(folder, "cmdline")).Replace('\0', ' ')));
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                // It ended while we looked.
            }
        }

        return found;
    }
}

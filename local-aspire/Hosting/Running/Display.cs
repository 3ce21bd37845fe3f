using Aspire.Hosting.ApplicationModel;
using Spectre.Console;

namespace Aspire.Hosting.Running;

/// <summary>
/// What a developer sees: every line of every process with its name in a colour of its own and, on a terminal, a table of the
/// resources that stays below them.
/// </summary>
internal sealed class Display : IDisposable
{
    private static readonly string[] Colours = ["\e[36m", "\e[33m", "\e[35m", "\e[32m", "\e[34m", "\e[96m", "\e[93m", "\e[95m"];

    private readonly Lock gate = new();
    private readonly Dictionary<string, string> colours = [];
    private readonly ResourceNotificationService notifications;
    private readonly bool terminal = !Console.IsOutputRedirected;
    private readonly bool colourful = !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("NO_COLOR") is null;
    private int tableLines;

    public Display(ResourceNotificationService notifications)
    {
        this.notifications = notifications;
        if (terminal)
            notifications.Changed += Redraw;
    }

    /// <summary>False keeps all lines to itself: a test reads states, not the console.</summary>
    public bool Enabled { get; set; } = true;

    public void Line(string source, string text)
    {
        if (!Enabled)
            return;
        lock (gate)
        {
            ClearTable();
            if (colourful)
                Console.Out.WriteLine($"{ColourOf(source)}{source,-12}\e[0m {text}");
            else
                Console.Out.WriteLine($"{source,-12} {text}");
            DrawTable();
        }
    }

    public void Dispose() => notifications.Changed -= Redraw;

    private void Redraw(ResourceEvent update)
    {
        if (!Enabled)
            return;
        lock (gate)
        {
            ClearTable();
            DrawTable();
        }
    }

    private string ColourOf(string source)
    {
        if (!colours.TryGetValue(source, out var colour))
            colours[source] = colour = Colours[colours.Count % Colours.Length];
        return colour;
    }

    private void ClearTable()
    {
        if (tableLines > 0)
            Console.Out.Write($"\e[{tableLines}A\e[0J");
        tableLines = 0;
    }

    private void DrawTable()
    {
        if (!terminal)
            return;
        var table = new Table { Border = TableBorder.Rounded }.AddColumns("Resource", "State", "Address");
        foreach (var update in notifications.All.OrderBy(update => update.Resource.Name, StringComparer.Ordinal))
        {
            var snapshot = update.Snapshot;
            table.AddRow(
                Markup.Escape(update.Resource.Name), StateOf(snapshot),
                Markup.Escape(snapshot.Urls.IsDefaultOrEmpty ? snapshot.Reason ?? "" : string.Join(' ', snapshot.Urls)));
        }

        using var text = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = colourful ? AnsiSupport.Yes : AnsiSupport.No,
            Out = new AnsiConsoleOutput(text),
        });
        console.Profile.Width = Math.Max(40, Console.WindowWidth - 1);
        console.Write(table);
        var drawn = text.ToString();
        Console.Out.Write(drawn);
        tableLines = drawn.Count(c => c == '\n');
    }

    private static string StateOf(CustomResourceSnapshot snapshot) => snapshot switch
    {
        { State.Text: KnownResourceStates.Running, HealthStatus: HealthStatus.Healthy } => "[green]healthy[/]",
        { State.Text: KnownResourceStates.Running } => "[yellow]running[/]",
        { State.Text: KnownResourceStates.FailedToStart } => "[red]failed[/]",
        { State.Text: KnownResourceStates.Exited } => $"[red]exited ({snapshot.ExitCode})[/]",
        _ => $"[grey]{Markup.Escape(snapshot.State?.Text ?? "")}[/]",
    };
}

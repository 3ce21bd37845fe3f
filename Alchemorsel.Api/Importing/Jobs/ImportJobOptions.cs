namespace Alchemorsel.Api.Importing.Jobs;

/// <summary>How imports run in the background; the defaults hold for any machine.</summary>
public sealed class ImportJobOptions
{
    /// <summary>Imports that one replica runs at once.</summary>
    public int AtOnce { get; set; } = 2;

    /// <summary>How long a worker may be silent until another one takes its job over; it renews three times as often.</summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How often a worker looks for jobs that it was not told of: those of other replicas, and of workers that died.</summary>
    public TimeSpan Look { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Between two fetches from the same host, from all imports of this replica.</summary>
    public TimeSpan HostPause { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Times that an entry is begun; one that was begun so often without an outcome has brought its workers down.</summary>
    public int AttemptsMax { get; set; } = 3;

    /// <summary>How long a file stays after its import, while something of it could still be repeated.</summary>
    public TimeSpan FileKept { get; set; } = TimeSpan.FromDays(7);

    /// <summary>How long a file may take between two pieces; afterwards its upload was given up.</summary>
    public TimeSpan UploadPatience { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>How often the events of an import look for changes.</summary>
    public TimeSpan EventsLook { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How often the events say that they are still there.</summary>
    public TimeSpan EventsHeartbeat { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long one stream of events lasts; a client continues where it stopped, with a token that still counts.</summary>
    public TimeSpan EventsLast { get; set; } = TimeSpan.FromMinutes(10);
}

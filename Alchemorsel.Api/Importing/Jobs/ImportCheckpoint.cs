namespace Alchemorsel.Api.Importing.Jobs;

/// <summary>Where in its work a worker is: on an entry, or on what an archive of ours holds beside its recipes.</summary>
public enum ImportStep
{
    /// <summary>The attempt is counted, nothing else is done.</summary>
    Begun,

    /// <summary>Everything is written and not yet committed.</summary>
    Written,

    /// <summary>The outcome is committed, and the worker does not know it yet.</summary>
    Committed,

    /// <summary>Lines of a document are written, or what they name was looked at, and nothing of it is committed.</summary>
    LibraryWritten,

    /// <summary>The same is committed, and the worker does not know it yet.</summary>
    LibraryCommitted,
}

/// <summary>Called at every step; in a test the place where a worker dies. Nothing listens otherwise.</summary>
/// <param name="position">The entry's; null for what lies beside the recipes.</param>
public delegate Task ImportCheckpoint(ImportStep step, int? position);

/// <summary>Somebody else has the job now, or it is gone: what was begun is not to be finished.</summary>
internal sealed class LeaseLostException() : OperationCanceledException("The import is another worker's now.");

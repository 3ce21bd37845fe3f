namespace Alchemorsel.Api.Importing.Jobs;

/// <summary>Where in its work on an entry a worker is.</summary>
public enum ImportStep
{
    /// <summary>The attempt is counted, nothing else is done.</summary>
    Begun,

    /// <summary>Everything is written and not yet committed.</summary>
    Written,

    /// <summary>The outcome is committed, and the worker does not know it yet.</summary>
    Committed,
}

/// <summary>Called at every step; in a test the place where a worker dies. Nothing listens otherwise.</summary>
public delegate Task ImportCheckpoint(ImportStep step, int position);

/// <summary>Somebody else has the job now, or it is gone: what was begun is not to be finished.</summary>
internal sealed class LeaseLostException() : OperationCanceledException("The import is another worker's now.");

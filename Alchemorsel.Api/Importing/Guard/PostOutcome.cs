namespace Alchemorsel.Api.Importing.Guard;

/// <summary>How a guarded post ended: <see cref="Answered"/> or <see cref="Failed"/>; never an exception for what a stranger's server does.</summary>
public abstract record PostOutcome
{
    private PostOutcome()
    {
    }

    /// <param name="Status">The HTTP status, whichever. A redirect is one as well: it is not followed.</param>
    /// <param name="RetryAfter">What the server asked to wait, or null.</param>
    public sealed record Answered(int Status, TimeSpan? RetryAfter) : PostOutcome;

    public sealed record Failed(FetchFailure Reason) : PostOutcome;
}

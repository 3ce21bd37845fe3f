namespace Alchemorsel.Api.Importing.Guard;

/// <summary>How asking a server that the operator named ended: <see cref="Answered"/> or <see cref="Failed"/>; never an exception for what it does.</summary>
public abstract record AskOutcome
{
    private AskOutcome()
    {
    }

    /// <param name="Status">The HTTP status, whichever.</param>
    public sealed record Answered(int Status, byte[] Body) : AskOutcome;

    public sealed record Failed(FetchFailure Reason) : AskOutcome;
}

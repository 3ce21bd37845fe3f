namespace Alchemorsel.Api.Importing.Guard;

/// <summary>
/// How a guarded fetch ended: <see cref="Fetched"/> or <see cref="Failed"/>; never an exception for what a stranger's server does.
/// </summary>
public abstract record FetchOutcome
{
    private FetchOutcome()
    {
    }

    /// <param name="Url">Where the body came from in the end, after redirects.</param>
    /// <param name="MediaType">Media type the server named, lower case, or null.</param>
    /// <param name="Charset">Charset the server named, or null.</param>
    /// <param name="Body">The decompressed body.</param>
    public sealed record Fetched(Uri Url, string? MediaType, string? Charset, byte[] Body) : FetchOutcome;

    /// <param name="Explanation">A sentence for the cook. It says nothing about what lies behind a refused address.</param>
    public sealed record Failed(FetchFailure Reason, string Explanation) : FetchOutcome;
}

/// <summary>Why a fetch failed.</summary>
public enum FetchFailure
{
    /// <summary>The address is not one that we fetch: scheme, port, user info, or not on the public internet.</summary>
    Refused,

    /// <summary>The name does not exist or could not be resolved.</summary>
    NotResolved,

    /// <summary>No connection, a broken one, or no valid TLS.</summary>
    Unreachable,

    /// <summary>The time limit for the whole fetch ran out.</summary>
    TimedOut,

    /// <summary>The body is longer than the limit, before or after decompression.</summary>
    TooLarge,

    /// <summary>More redirects than the limit.</summary>
    TooManyRedirects,

    /// <summary>The server answered with another status than success.</summary>
    BadStatus,

    /// <summary>The answer is broken: bad compression, a redirect without address, an encoding that we don't read.</summary>
    BadAnswer,

    /// <summary>Nothing was asked: too many fetches are going on. Try again shortly.</summary>
    Busy,

    /// <summary>Nothing was asked: an admin has turned fetching off.</summary>
    SwitchedOff,
}

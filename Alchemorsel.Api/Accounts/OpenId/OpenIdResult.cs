namespace Alchemorsel.Api.Accounts.OpenId;

/// <summary>What went wrong with a provider, or with what somebody says that it said.</summary>
internal enum OpenIdFault
{
    /// <summary>It can't be reached, or answers with nothing that can be used.</summary>
    Away,

    TooSlow,

    /// <summary>The ticket of the start is too old, was used, or is none of ours.</summary>
    Over,

    /// <summary>What came is not for this moment, this installation or this browser.</summary>
    Refused,
}

/// <param name="Why">In a few words of ours, for the audit log; nothing of what was sent.</param>
internal sealed record OpenIdFailure(OpenIdFault Fault, string Why);

/// <summary>A value, or a failure.</summary>
internal readonly record struct OpenIdResult<T>(T? Value, OpenIdFailure? Failure)
    where T : class
{
    public static implicit operator OpenIdResult<T>(T value) => new(value, null);

    public static implicit operator OpenIdResult<T>(OpenIdFailure failure) => new(null, failure);
}

/// <summary>Who somebody is, as a provider vouches for it.</summary>
/// <param name="Issuer">The provider; together with <paramref name="Subject"/> it names one person for ever.</param>
/// <param name="Email">Names nobody: an address may become another person's.</param>
/// <param name="AuthenticatedAt">When they showed the provider who they are; null when it doesn't say.</param>
internal sealed record OpenIdIdentity(string Issuer, string Subject, string? Email, bool EmailIsVerified, string? Name, DateTimeOffset? AuthenticatedAt);

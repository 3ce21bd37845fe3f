namespace Alchemorsel.ServiceDefaults;

/// <summary>Lifetimes of tokens.</summary>
public sealed class JwtOptions
{
    /// <summary>Of an access token. Key <c>ALCHEMORSEL_JWT_EXPIRATION</c>, 1 minute to 1 day.</summary>
    public TimeSpan Expiration { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>Of a refresh token. Key <c>ALCHEMORSEL_JWT_REFRESH_EXPIRATION</c>, 5 minutes to 1 year.</summary>
    public TimeSpan RefreshExpiration { get; set; } = TimeSpan.FromHours(168);

    /// <summary>Age at which a signing key gets a successor. Key <c>ALCHEMORSEL_JWT_KEY_ROTATION</c>, 1 day to 10 years.</summary>
    public TimeSpan KeyRotation { get; set; } = TimeSpan.FromDays(90);
}

/// <summary>The browser's session cookies.</summary>
public sealed class SessionCookieOptions
{
    /// <summary>Whether cookies are sent over https only and named <c>__Host-</c>. Key <c>ALCHEMORSEL_SESSION_SECURE</c>.</summary>
    /// <remarks>Browsers treat http://localhost as secure, so development needs no exception.</remarks>
    public bool Secure { get; set; } = true;

    /// <summary>How long a browser stays signed in without a visit. Key <c>ALCHEMORSEL_SESSION_MAX_AGE</c>.</summary>
    public TimeSpan MaxAge { get; set; } = TimeSpan.FromHours(168);
}

/// <summary>The port for health and metrics, and the pause before a stop.</summary>
public sealed class MonitoringOptions
{
    /// <summary>Null: no port of its own. Key <c>ALCHEMORSEL_MONITORING_PROMETHEUS_PORT</c>.</summary>
    public int? Port { get; set; }

    /// <summary>
    /// How long a stopping service still takes requests while its readiness already fails, so that whoever balances the load
    /// notices first. Key <c>ALCHEMORSEL_MONITORING_DRAIN</c>; default 5 s in Production, none otherwise.
    /// </summary>
    public TimeSpan? Drain { get; set; }
}

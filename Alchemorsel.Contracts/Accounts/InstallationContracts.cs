namespace Alchemorsel.Contracts.Accounts;

/// <summary>Who may make an account.</summary>
public enum SignUpMode
{
    /// <summary>Anybody.</summary>
    Open,

    /// <summary>Who was invited.</summary>
    Invitation,

    /// <summary>Nobody.</summary>
    Closed,
}

/// <summary>Answer of <c>GET /api/v1/installation</c>: what somebody who is not signed in has to know.</summary>
/// <param name="SignUp">Who may make an account; the first account of an installation can always be made.</param>
/// <param name="CanSendMail">Whether forgotten passwords and e-mails can be seen to by mail.</param>
/// <param name="CanUsePasskeys">Whether it has an address that passkeys can be made for.</param>
public sealed record InstallationInfo(SignUpMode SignUp, bool CanSendMail, bool CanUsePasskeys = false);

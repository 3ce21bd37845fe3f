using System.ComponentModel.DataAnnotations;

namespace Alchemorsel.Contracts.Accounts;

/// <summary><c>PUT /api/v1/admin/users/{id}/role</c>.</summary>
public sealed record RoleChange
{
    [EnumDataType(typeof(AccountRole))]
    public required AccountRole Role { get; init; }
}

/// <summary>What an entry of the audit log tells.</summary>
public enum AuditKind
{
    Registered,
    SignedIn,
    SignInFailed,
    SignedOut,
    RefreshTokenReused,
    SignInRevoked,
    PasswordChanged,
    PasswordResetAsked,
    PasswordReset,
    EmailVerified,
    EmailChangeAsked,
    EmailChanged,
    RoleChanged,
    AccountDeleted,
    HouseholdDeleted,
    Exported,
    AuditRead,
    InvitationMade,
    MemberJoined,
    MemberRoleChanged,
    MemberRemoved,
    MemberLeft,
    ShareLinkMade,
    SwitchesChanged,
    AccountsRead,
    MailTested,
    TokenMade,
    TokenRevoked,
    SecondFactorAdded,
    SecondFactorRemoved,
    SecondFactorAsked,
    SecondFactorUsed,
    SecondFactorFailed,
    RecoveryCodesMade,
    RecoveryCodeUsed,
    PasskeyAdded,
    PasskeyRenamed,
    PasskeyRemoved,
    PasskeyUsed,
    PasskeyFailed,
    WebhookMade,
    WebhookChanged,
    WebhookRemoved,
    WebhookSecretRenewed,
    OpenIdUsed,
    OpenIdLinked,
    OpenIdUnlinked,
    OpenIdConfirmed,
    OpenIdRefused,
    ProfileOpened,
    ProfileClosed,
    RecipeMadePublic,
    RecipeWithdrawn,
    CookBlocked,
    Reported,
    ReportDismissed,
    WordsHidden,
    WordsRestored,
}

/// <summary>An entry of <c>GET /api/v1/admin/audit</c>.</summary>
/// <param name="UserId">Who did it; null when nobody was signed in.</param>
/// <param name="UserName">What the account is called now; null when it is gone.</param>
/// <param name="Address">From which network address.</param>
/// <param name="TargetId">Whom or what it was done to: an account, a sign-in, a household, an invitation, a shared link, a token, a passkey, a webhook, a link to a provider, a recipe, a report.</param>
/// <param name="Details">In a few words.</param>
public sealed record AuditEntryInfo(
    Guid Id, DateTimeOffset At, AuditKind Kind, Guid? UserId, string? UserName, string? Address, Guid? TargetId, string? Details);

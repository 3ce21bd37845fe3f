using Alchemorsel.Contracts.Accounts;

namespace Alchemorsel.Web.Components.Administration;

internal static class AuditWords
{
    public static string Of(AuditKind kind) => kind switch
    {
        AuditKind.Registered => "Account made",
        AuditKind.SignedIn => "Signed in",
        AuditKind.SignInFailed => "Sign-in failed",
        AuditKind.SignedOut => "Signed out",
        AuditKind.RefreshTokenReused => "Session used twice, and ended",
        AuditKind.SignInRevoked => "Signed out from elsewhere",
        AuditKind.PasswordChanged => "Password changed",
        AuditKind.PasswordResetAsked => "New password asked for",
        AuditKind.PasswordReset => "Password set by a link",
        AuditKind.EmailVerified => "E-mail confirmed",
        AuditKind.EmailChangeAsked => "Change of e-mail asked for",
        AuditKind.EmailChanged => "E-mail changed",
        AuditKind.RoleChanged => "Role changed",
        AuditKind.AccountDeleted => "Account deleted",
        AuditKind.HouseholdDeleted => "Household deleted",
        AuditKind.Exported => "Recipes exported",
        AuditKind.AuditRead => "Audit log read",
        AuditKind.InvitationMade => "Invitation made",
        AuditKind.MemberJoined => "Household joined",
        AuditKind.MemberRoleChanged => "Role in the household changed",
        AuditKind.MemberRemoved => "Removed from the household",
        AuditKind.MemberLeft => "Household left",
        AuditKind.ShareLinkMade => "Shared link made",
        AuditKind.SwitchesChanged => "Switches changed",
        AuditKind.AccountsRead => "List of accounts read",
        AuditKind.MailTested => "Mail tested",
        AuditKind.TokenMade => "Access token made",
        AuditKind.TokenRevoked => "Access token revoked",
        AuditKind.SecondFactorAdded => "Two-step sign-in turned on",
        AuditKind.SecondFactorRemoved => "Two-step sign-in turned off",
        AuditKind.SecondFactorAsked => "Password right, second step asked for",
        AuditKind.SecondFactorUsed => "Code of the authenticator app used",
        AuditKind.SecondFactorFailed => "Second step failed",
        AuditKind.RecoveryCodesMade => "Recovery codes made",
        AuditKind.RecoveryCodeUsed => "Recovery code used",
        AuditKind.PasskeyAdded => "Passkey added",
        AuditKind.PasskeyRenamed => "Passkey renamed",
        AuditKind.PasskeyRemoved => "Passkey removed",
        AuditKind.PasskeyUsed => "Passkey used",
        AuditKind.PasskeyFailed => "Passkey refused",
        _ => kind.ToString(),
    };
}

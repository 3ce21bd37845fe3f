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
        AuditKind.WebhookMade => "Webhook made",
        AuditKind.WebhookChanged => "Webhook changed",
        AuditKind.WebhookRemoved => "Webhook removed",
        AuditKind.WebhookSecretRenewed => "Secret of a webhook made anew",
        _ => kind.ToString(),
    };
}

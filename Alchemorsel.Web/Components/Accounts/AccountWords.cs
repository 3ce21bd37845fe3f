namespace Alchemorsel.Web.Components.Accounts;

/// <summary>What pages say after something was done, by what stands in their address.</summary>
internal static class AccountWords
{
    public static string? Done(string? what) => what switch
    {
        "name" => "Your name is changed.",
        "password" => "Your password is changed. Everywhere else you are signed out.",
        "email" => "A link is on its way to the new address. Until you use it, the old one stays.",
        "verification" => "The link is on its way. It works for three days.",
        "sign-ins" => "Signed out there.",
        "reset" => "Your new password is set. Sign in with it.",
        "step-over" => "That took too long, or too many codes were wrong. Please sign in again.",
        "authenticator" => "Two-step sign-in is on.",
        "authenticator-off" => "Two-step sign-in is off.",
        "passkey" => "Your passkey is ready. You can sign in with it.",
        "passkey-name" => "Your passkey has its new name.",
        "passkey-removed" => "The passkey is removed. You can delete it on your device too.",
        "openid-linked" => "Linked. You can sign in there from now on.",
        "openid-unlinked" => "The link is taken off. It opens your account no more.",
        "deleted" => "Your account is deleted.",
        _ => null,
    };
}

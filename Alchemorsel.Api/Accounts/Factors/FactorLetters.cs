using Alchemorsel.Api.Http;
using Alchemorsel.Api.Mail;

namespace Alchemorsel.Api.Accounts.Factors;

/// <summary>Tells whoever reads the mail of an account that it is opened in another way now. No mail names a device: what it is called is whatever somebody typed.</summary>
internal sealed class FactorLetters(PublicAddress address) : ILetterWriter
{
    public const string AuthenticatorAdded = "authenticator-added";
    public const string AuthenticatorRemoved = "authenticator-removed";
    public const string CodesMade = "recovery-codes-made";
    public const string PasskeyAdded = "passkey-added";
    public const string PasskeyRemoved = "passkey-removed";
    public const string TokenMade = "token-made";
    public const string OpenIdLinked = "openid-linked";
    public const string OpenIdUnlinked = "openid-unlinked";

    public static readonly string[] Kinds =
        [AuthenticatorAdded, AuthenticatorRemoved, CodesMade, PasskeyAdded, PasskeyRemoved, TokenMade, OpenIdLinked, OpenIdUnlinked];

    public Task<Letter?> WriteAsync(OutgoingMail mail, CancellationToken cancellation)
    {
        var (subject, says) = mail.Kind switch
        {
            AuthenticatorAdded => ("Two-step sign-in is on", "Signing in to your Alchemorsel account asks for a code of an authenticator app from now on."),
            AuthenticatorRemoved => ("Two-step sign-in is off", "Signing in to your Alchemorsel account no longer asks for a code. Its recovery codes are over."),
            CodesMade => ("New recovery codes were made", "New recovery codes were made for your Alchemorsel account. Those before are over."),
            PasskeyAdded => ("A passkey was added", "A passkey was added to your Alchemorsel account. It signs in without a password."),
            PasskeyRemoved => ("A passkey was removed", "A passkey was removed from your Alchemorsel account. It does not sign in any more."),
            TokenMade => ("A token was made", "A token for programs was made with your Alchemorsel account. Whoever holds it gets in without a password until it ends."),
            OpenIdLinked => ("Another way to sign in was linked", "Somebody who signs in at another site was linked to your Alchemorsel account. It opens your account too."),
            OpenIdUnlinked => ("A way to sign in was taken off", "A link of your Alchemorsel account to another site was taken off. It does not open your account any more."),
            _ => throw new ArgumentException($"Nobody writes letters of the kind {mail.Kind}.", nameof(mail)),
        };
        return Task.FromResult<Letter?>(Letter.Write(
            mail.Address, subject, [says], ("Look at how your account is opened", address.Of(mail.Kind == TokenMade ? "/account/tokens" : "/account/security")),
            "If this was not you, change your password at once, and remove what you don't know."));
    }
}

using Alchemorsel.Api.Data;
using Alchemorsel.Api.Http;
using Alchemorsel.Api.Mail;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Accounts;

/// <summary>
/// What mails about accounts say. Nobody is addressed by name: an account is called what whoever made it liked, and the address need not be theirs.
/// </summary>
internal sealed class AccountLetters(AlchemorselDbContext db, ILookupNormalizer normalizer, AccountTokens tokens, PublicAddress address) : ILetterWriter
{
    public const string Verify = "verify-email";
    public const string Reset = "reset-password";
    public const string ChangeEmail = "change-email";
    public const string EmailChanged = "email-changed";
    public const string PasswordChanged = "password-changed";

    public static readonly string[] Kinds = [Verify, Reset, ChangeEmail, EmailChanged, PasswordChanged];

    private const string NotYou = "If this was not you, you can ignore this mail.";

    public Task<Letter?> WriteAsync(OutgoingMail mail, CancellationToken cancellation) => mail.Kind switch
    {
        Verify => VerifyAsync(mail, cancellation),
        Reset => ResetAsync(mail, cancellation),
        ChangeEmail => ChangeEmailAsync(mail, cancellation),
        EmailChanged => Task.FromResult<Letter?>(Letter.Write(
            mail.Address, "The e-mail of your account was changed",
            ["Your Alchemorsel account has another e-mail address now. This one does not open it any more."], link: null,
            "If this was not you, ask whoever runs this installation for help at once.")),
        PasswordChanged => Task.FromResult<Letter?>(Letter.Write(
            mail.Address, "Your password was changed",
            ["The password of your Alchemorsel account was changed, and everything else that was signed in with it was signed out."],
            ("If this was not you, choose a new one", address.Of("/forgot-password")))),
        _ => throw new ArgumentException($"Nobody writes letters of the kind {mail.Kind}.", nameof(mail)),
    };

    private async Task<Letter?> VerifyAsync(OutgoingMail mail, CancellationToken cancellation)
    {
        var user = await db.Users.AsNoTracking().FirstOrDefaultAsync(user => user.Id == mail.AboutId, cancellation);
        if (user is null || user.EmailConfirmed || user.Email != mail.Address)
            return null;
        var token = await tokens.IssueAsync(user.Id, AccountTokenPurpose.VerifyEmail, user.Email, cancellation);
        return Letter.Write(
            user.Email, "Please confirm your e-mail",
            ["An Alchemorsel account was made with this address. Please confirm that it is yours."], ("Confirm my address", LinkTo("/verify-email", token)),
            "The link works once, within three days.", NotYou);
    }

    private async Task<Letter?> ResetAsync(OutgoingMail mail, CancellationToken cancellation)
    {
        var email = normalizer.NormalizeEmail(mail.Address);
        var user = await db.Users.AsNoTracking().FirstOrDefaultAsync(user => user.NormalizedEmail == email, cancellation);
        if (user is null)
            return null;
        var token = await tokens.IssueAsync(user.Id, AccountTokenPurpose.ResetPassword, user.Email!, cancellation);
        // To the address that the account has, not to the one that was typed: two that are alike when compared need not be the same mailbox.
        return Letter.Write(
            user.Email!, "Choose a new password",
            ["Somebody asked for a new password for your Alchemorsel account."], ("Choose a new password", LinkTo("/reset-password", token)),
            "The link works once, within an hour. Until it is used, your password stays as it is.", NotYou);
    }

    private async Task<Letter?> ChangeEmailAsync(OutgoingMail mail, CancellationToken cancellation)
    {
        var asked = await db.Set<AccountToken>().AsNoTracking()
            .AnyAsync(token => token.UserId == mail.AboutId && token.Purpose == AccountTokenPurpose.ChangeEmail && token.Email == mail.Address, cancellation);
        if (!asked)
            return null;
        var token = await tokens.IssueAsync(mail.AboutId!.Value, AccountTokenPurpose.ChangeEmail, mail.Address, cancellation);
        return Letter.Write(
            mail.Address, "Please confirm your new e-mail",
            ["Somebody wants to use this address for an Alchemorsel account. Please confirm that it is yours."],
            ("Use this address", LinkTo("/verify-email", token)),
            "The link works once, within three days.", NotYou);
    }

    private Uri LinkTo(string page, string token) => address.Of(page, ("token", token));
}

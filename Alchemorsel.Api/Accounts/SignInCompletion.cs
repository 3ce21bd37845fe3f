using Alchemorsel.Api.Auditing;
using Alchemorsel.Contracts.Accounts;

namespace Alchemorsel.Api.Accounts;

/// <summary>The last step of every way of signing in.</summary>
internal sealed class SignInCompletion(SignIns signIns, TokenIssuer tokens, AuditLog audit)
{
    /// <summary>Begins the sign-in and adds (without saving) all that belongs to it.</summary>
    public async Task<AuthTokens> CompleteAsync(User user, CancellationToken cancellation)
    {
        await signIns.RemoveOldAsync(user.Id, cancellation);
        var signIn = signIns.Begin(user);
        var issued = await tokens.IssueAsync(user, signIn.Id, cancellation);
        audit.Add(AuditKind.SignedIn, user.Id, signIn.Id, signIn.Device);
        return issued;
    }
}

using System.Globalization;
using Alchemorsel.Api.Accounts;
using Alchemorsel.Api.Http;
using Alchemorsel.ServiceDefaults.RateLimits;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Alchemorsel.Api.Households;

/// <summary>
/// Invitations by mail in a day, beside those of a minute (<see cref="SignInThrottle"/>): of one household, and of one account, since whoever may begin
/// household after household would have as many days. Counted apart from what is open: an invitation that was ended was mailed all the same.
/// </summary>
internal sealed class InvitationMailThrottle(IServiceProvider services)
{
    private readonly SharedLimit mails = services.NewLimit("invitation-mail", limits => limits.InvitationMails, open: false, TimeSpan.FromDays(1));

    /// <returns>Null when there is one left for both; while nobody can count there is none.</returns>
    public async Task<ProblemHttpResult?> RefuseAsync(Guid household, Guid user, HttpResponse response, CancellationToken cancellation) =>
        await RefuseAsync($"household {household:n}", response, cancellation) ?? await RefuseAsync($"account {user:n}", response, cancellation);

    private async Task<ProblemHttpResult?> RefuseAsync(string key, HttpResponse response, CancellationToken cancellation)
    {
        var outcome = await mails.TakeAsync(key, cancellation);
        if (outcome.Answer == LimitAnswer.Taken)
            return null;
        response.Headers.RetryAfter = Math.Ceiling(outcome.RetryAfter.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return outcome.Answer == LimitAnswer.Refused
            ? Problems.Problem(
                429, "too-many-invitation-mails", "Those were as many invitations by mail as there can be in a day.",
                "Make a link and pass it on yourself, or go on tomorrow.")
            : SignInThrottle.NoMail();
    }
}

using System.Globalization;
using Alchemorsel.Api.Http;
using Alchemorsel.ServiceDefaults.RateLimits;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Alchemorsel.Api.Accounts;

/// <summary>
/// Tries to sign in to one account in a minute, right or wrong, whether there is such an account or not. The gateway counts those of one address;
/// this holds against many addresses, and for whoever reaches the Api without the gateway. Mails that are asked for are counted likewise, apart:
/// nobody must be kept from signing in by somebody who asks for mail.
/// </summary>
internal sealed class SignInThrottle(IServiceProvider services)
{
    private readonly SharedLimit signIns = services.NewLimit("account", limits => limits.SignIn, open: false);
    private readonly SharedLimit mails = services.NewLimit("account-mail", limits => limits.SignIn, open: false);

    /// <returns>Null when there is a try left; while nobody can count there is none.</returns>
    public Task<ProblemHttpResult?> RefuseAsync(string email, HttpResponse response, CancellationToken cancellation) =>
        RefuseAsync(signIns, email, response, "Nobody can sign in just now.", cancellation);

    /// <summary>The same for mails to one address.</summary>
    public Task<ProblemHttpResult?> RefuseMailAsync(string email, HttpResponse response, CancellationToken cancellation) =>
        RefuseAsync(mails, email, response, "No mail can be sent just now.", cancellation);

    /// <summary>503: nobody can count mails just now.</summary>
    public static ProblemHttpResult NoMail() => Rests("No mail can be sent just now.");

    private static async Task<ProblemHttpResult?> RefuseAsync(
        SharedLimit limit, string email, HttpResponse response, string rests, CancellationToken cancellation)
    {
        var outcome = await limit.TakeAsync(email.Trim().ToUpperInvariant(), cancellation);
        if (outcome.Answer == LimitAnswer.Taken)
            return null;
        response.Headers.RetryAfter = Math.Ceiling(outcome.RetryAfter.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return outcome.Answer == LimitAnswer.Refused
            ? Problems.Problem(429, "too-many-tries", "That were many tries in a short time.", "Wait a minute, then try again.")
            : Rests(rests);
    }

    private static ProblemHttpResult Rests(string what) =>
        Problems.Problem(503, "sign-in-rests", what, "Part of the service is away. Please try again in a few seconds.");
}

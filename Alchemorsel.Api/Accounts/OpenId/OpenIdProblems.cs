using Alchemorsel.Api.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Alchemorsel.Api.Accounts.OpenId;

internal static class OpenIdProblems
{
    public static ProblemHttpResult Of(OpenIdFailure failure, OpenIdProvider provider) => failure.Fault switch
    {
        OpenIdFault.Away => Problems.Problem(
            502, "openid-provider-away", $"{provider.DisplayName} can't be asked just now.", "Try again in a moment, or sign in another way."),
        OpenIdFault.TooSlow => Problems.Problem(
            504, "openid-provider-away", $"{provider.DisplayName} takes too long to answer.", "Try again in a moment, or sign in another way."),
        OpenIdFault.Over => Problems.Problem(401, "openid-over", "That took too long, or was used already.", "Please begin again."),
        _ => Refused(provider),
    };

    public static ProblemHttpResult Refused(OpenIdProvider provider) => Problems.Problem(
        401, "openid-refused", $"What came from {provider.DisplayName} does not sign in here.", "Please begin again, or sign in another way.");

    public static ProblemHttpResult NoProvider() => Problems.Problem(404, "not-found", "There is no such provider.");

    public static ProblemHttpResult EmailNeeded(OpenIdProvider provider) => Problems.Problem(
        422, "openid-email-needed", $"{provider.DisplayName} does not vouch for an e-mail of yours.",
        "A new account needs one that is confirmed there. With an account here, sign in to it and link the two under Security.");

    public static ProblemHttpResult EmailTaken(OpenIdProvider provider) => Problems.Problem(
        409, "openid-email-taken", "There is an account with this e-mail already.",
        $"Sign in to it as you always do, then link {provider.DisplayName} under Security. It is not linked by itself: an e-mail may change hands.");

    public static ProblemHttpResult Taken(bool isOwn, OpenIdProvider provider) => Problems.Problem(
        409, "openid-taken", isOwn ? "This is linked to your account already." : $"Who you are at {provider.DisplayName} opens another account here.",
        isOwn ? null : "Take the link off there first, or use another one.");

    public static ProblemHttpResult TooMany(int most) => Problems.Problem(
        422, "too-many-openid-links", $"An account has {most} of these links at most.", "Take one off that you don't use any more.");

    public static ProblemHttpResult NotConfirmed(OpenIdProvider provider) => Problems.Problem(
        403, "openid-not-confirmed", $"{provider.DisplayName} did not confirm that it is you, just now.",
        "Sign in there with who you are linked as. Some providers don't say when somebody signed in: then set a password by mail, and use that.");

    public static ProblemHttpResult ConfirmationNeeded() => Problems.Problem(
        403, "confirmation-needed", "Please confirm first that it is you.", "Your account has no password: sign in again at a provider that is linked, or set a password by mail.");

    public static ProblemHttpResult LastWayIn() => Problems.Problem(
        409, "last-way-in", "Nothing else opens your account.", "Set a password, or add a passkey or another link, before you take this one off.");
}

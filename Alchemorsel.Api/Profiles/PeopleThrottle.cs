using System.Globalization;
using Alchemorsel.Api.Http;
using Alchemorsel.ServiceDefaults.RateLimits;

namespace Alchemorsel.Api.Profiles;

/// <summary>
/// What one account does to others in a minute: opening and renaming profiles, following, blocking and making recipes public together. Keeps a program from
/// following everybody, or from trying handle after handle. It goes on while nobody can count: nothing secret is guessed here.
/// </summary>
internal sealed class PeopleLimit(IServiceProvider services)
{
    public SharedLimit Limit { get; } = services.NewLimit("people", limits => limits.People, open: true);
}

/// <inheritdoc cref="PeopleLimit"/>
internal sealed class PeopleThrottle(PeopleLimit people) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var outcome = await people.Limit.TakeAsync(http.User.GetUserId().ToString(), http.RequestAborted);
        if (outcome.Answer != LimitAnswer.Refused)
            return await next(context);
        http.Response.Headers.RetryAfter = Math.Ceiling(outcome.RetryAfter.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return Problems.Problem(429, "too-many-requests", "That was a lot in a short time.", "Wait a minute, then go on.");
    }
}

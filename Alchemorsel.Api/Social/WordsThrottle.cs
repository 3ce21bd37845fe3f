using System.Globalization;
using Alchemorsel.Api.Http;
using Alchemorsel.ServiceDefaults.RateLimits;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Alchemorsel.Api.Social;

/// <summary>What one account may write for others in a minute. Counted by account: who has many addresses has not more to say.</summary>
internal sealed class WordsThrottle(IServiceProvider services)
{
    private readonly SharedLimit comments = services.NewLimit("comment", limits => limits.Comment, open: true);
    private readonly SharedLimit reviews = services.NewLimit("review", limits => limits.Comment, open: true);
    private readonly SharedLimit reports = services.NewLimit("report", limits => limits.Comment, open: true);

    /// <summary>Null when there is a comment left.</summary>
    public Task<ProblemHttpResult?> RefuseCommentAsync(HttpContext context) => RefuseAsync(comments, context);

    /// <summary>Null when there is a review left.</summary>
    public Task<ProblemHttpResult?> RefuseReviewAsync(HttpContext context) => RefuseAsync(reviews, context);

    /// <summary>Null when there is a report left.</summary>
    public Task<ProblemHttpResult?> RefuseReportAsync(HttpContext context) => RefuseAsync(reports, context);

    private static async Task<ProblemHttpResult?> RefuseAsync(SharedLimit limit, HttpContext context)
    {
        if (await limit.TakeAsync($"{context.User.GetUserId()}", context.RequestAborted) is not { Answer: LimitAnswer.Refused } outcome)
            return null;
        context.Response.Headers.RetryAfter = Math.Ceiling(outcome.RetryAfter.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return Problems.Problem(429, "too-many-requests", "That was much in a short time.", "Wait a minute, then send it again.");
    }
}

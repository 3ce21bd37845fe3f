using System.Globalization;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Moderation;
using Alchemorsel.Contracts.Notifications;
using Alchemorsel.Contracts.Social;
using Microsoft.AspNetCore.WebUtilities;

namespace Alchemorsel.Web.Clients;

/// <summary>Comments, reviews, reports, and what came of them.</summary>
public sealed partial class AlchemorselClient
{
    public Task<ApiResult<Page<CommentThread>>> CommentsAsync(Guid recipe, string? cursor, int limit, CancellationToken cancellation) =>
        SendAsync<Page<CommentThread>>(HttpMethod.Get, Paged($"recipes/{recipe}/comments", cursor, limit), null, cancellation);

    public Task<ApiResult<CommentInfo>> CommentAsync(Guid recipe, Guid comment, CancellationToken cancellation) =>
        SendAsync<CommentInfo>(HttpMethod.Get, $"recipes/{recipe}/comments/{comment}", null, cancellation);

    public Task<ApiResult<Page<CommentInfo>>> RepliesAsync(Guid recipe, Guid comment, string? cursor, int limit, CancellationToken cancellation) =>
        SendAsync<Page<CommentInfo>>(HttpMethod.Get, Paged($"recipes/{recipe}/comments/{comment}/replies", cursor, limit), null, cancellation);

    public Task<ApiResult<CommentInfo>> AddCommentAsync(Guid recipe, CommentInput input, string idempotencyKey, CancellationToken cancellation) =>
        SendAsync<CommentInfo>(HttpMethod.Post, $"recipes/{recipe}/comments", input, cancellation, Once(idempotencyKey));

    public Task<ApiResult<object>> ChangeCommentAsync(Guid recipe, Guid comment, string text, CancellationToken cancellation) =>
        SendAsync<object>(HttpMethod.Patch, $"recipes/{recipe}/comments/{comment}", new CommentChange { Text = text }, cancellation);

    public Task<ApiResult<object>> DeleteCommentAsync(Guid recipe, Guid comment, CancellationToken cancellation) =>
        SendAsync<object>(HttpMethod.Delete, $"recipes/{recipe}/comments/{comment}", null, cancellation);

    public Task<ApiResult<ReviewList>> ReviewsAsync(Guid recipe, string? cursor, int limit, CancellationToken cancellation) =>
        SendAsync<ReviewList>(HttpMethod.Get, Paged($"recipes/{recipe}/reviews", cursor, limit), null, cancellation);

    public Task<ApiResult<object>> RemoveReviewAsync(Guid recipe, CancellationToken cancellation) =>
        SendAsync<object>(HttpMethod.Delete, $"recipes/{recipe}/rating/review", null, cancellation);

    public Task<ApiResult<ReportReceipt>> ReportAsync(ReportInput input, string idempotencyKey, CancellationToken cancellation) =>
        SendAsync<ReportReceipt>(HttpMethod.Post, "reports", input, cancellation, Once(idempotencyKey));

    public Task<ApiResult<Page<ReportInfo>>> ReportsAsync(bool? open, string? cursor, int limit, CancellationToken cancellation)
    {
        var url = Paged("moderation/reports", cursor, limit);
        return SendAsync<Page<ReportInfo>>(
            HttpMethod.Get, open is { } wanted ? QueryHelpers.AddQueryString(url, "open", wanted ? "true" : "false") : url, null, cancellation);
    }

    public Task<ApiResult<ReportInfo>> ReportAsync(Guid report, CancellationToken cancellation) =>
        SendAsync<ReportInfo>(HttpMethod.Get, $"moderation/reports/{report}", null, cancellation);

    public Task<ApiResult<object>> DecideAsync(Guid report, DecisionInput input, CancellationToken cancellation) =>
        SendAsync<object>(HttpMethod.Post, $"moderation/reports/{report}/decision", input, cancellation);

    public Task<ApiResult<NotificationList>> NotificationsAsync(string? cursor, int limit, CancellationToken cancellation) =>
        SendAsync<NotificationList>(HttpMethod.Get, Paged("notifications", cursor, limit), null, cancellation);

    public Task<ApiResult<object>> MarkReadAsync(Guid notification, CancellationToken cancellation) =>
        SendAsync<object>(HttpMethod.Put, $"notifications/{notification}/read", null, cancellation);

    public Task<ApiResult<object>> MarkAllReadAsync(CancellationToken cancellation) =>
        SendAsync<object>(HttpMethod.Post, "notifications/read", null, cancellation);

    private static string Paged(string path, string? cursor, int limit) => QueryHelpers.AddQueryString(
        path,
        new Dictionary<string, string?> { ["limit"] = limit.ToString(CultureInfo.InvariantCulture), ["cursor"] = cursor }
            .Where(entry => !string.IsNullOrEmpty(entry.Value)));
}

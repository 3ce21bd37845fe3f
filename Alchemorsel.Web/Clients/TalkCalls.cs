using System.Globalization;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Moderation;
using Alchemorsel.Contracts.Notifications;
using Alchemorsel.Contracts.Social;
using Alchemorsel.Web.Components.Talk;
using Microsoft.AspNetCore.WebUtilities;

namespace Alchemorsel.Web.Clients;

/// <summary>Comments, reviews, reports, and what came of them.</summary>
public sealed partial class AlchemorselClient
{
    /// <summary>What the recipe is called that is talked about; null when it isn't there.</summary>
    public async Task<string?> TitleAsync(TalkPlace place, CancellationToken cancellation) => place.IsPublic
        ? (await PublicRecipeAsync(place.Recipe, cancellation)).ValueOrNone?.Recipe.Title
        : (await ReadAsync(place.Recipe, cancellation)).ValueOrNone?.Title;

    public Task<ApiResult<Page<CommentThread>>> CommentsAsync(TalkPlace place, string? cursor, int limit, CancellationToken cancellation) =>
        SendAsync<Page<CommentThread>>(HttpMethod.Get, Paged(place.Comments[1..], cursor, limit), null, cancellation);

    public Task<ApiResult<CommentInfo>> CommentAsync(TalkPlace place, Guid comment, CancellationToken cancellation) =>
        SendAsync<CommentInfo>(HttpMethod.Get, $"{place.Comments[1..]}/{comment}", null, cancellation);

    public Task<ApiResult<Page<CommentInfo>>> RepliesAsync(TalkPlace place, Guid comment, string? cursor, int limit, CancellationToken cancellation) =>
        SendAsync<Page<CommentInfo>>(HttpMethod.Get, Paged($"{place.Comments[1..]}/{comment}/replies", cursor, limit), null, cancellation);

    public Task<ApiResult<CommentInfo>> AddCommentAsync(TalkPlace place, CommentInput input, string idempotencyKey, CancellationToken cancellation) =>
        SendAsync<CommentInfo>(HttpMethod.Post, place.Comments[1..], input, cancellation, Once(idempotencyKey));

    public Task<ApiResult<object>> ChangeCommentAsync(TalkPlace place, Guid comment, string text, CancellationToken cancellation) =>
        SendAsync<object>(HttpMethod.Patch, $"{place.Comments[1..]}/{comment}", new CommentChange { Text = text }, cancellation);

    public Task<ApiResult<object>> DeleteCommentAsync(TalkPlace place, Guid comment, CancellationToken cancellation) =>
        SendAsync<object>(HttpMethod.Delete, $"{place.Comments[1..]}/{comment}", null, cancellation);

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

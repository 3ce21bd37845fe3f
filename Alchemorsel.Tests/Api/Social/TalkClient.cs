using System.Net.Http.Json;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Accounts;
using Alchemorsel.Contracts.Moderation;
using Alchemorsel.Contracts.Notifications;
using Alchemorsel.Contracts.Social;
using Alchemorsel.Tests.Api.Exporting;
using Alchemorsel.Tests.Api.Recipes;
using Alchemorsel.Tests.Infrastructure;

namespace Alchemorsel.Tests.Api.Social;

/// <summary>What the tests say to each other about recipes, in a line each.</summary>
internal static class TalkClient
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static string Comments(Guid recipe) => $"{RecipeClient.Root}/{recipe}/comments";

    public static Task<CommentInfo> CommentAsync(this HttpClient cook, Guid recipe, string text, Guid? replyTo = null) =>
        cook.SendAsync<CommentInfo>(HttpMethod.Post, $"/recipes/{recipe}/comments", new CommentInput { Text = text, ReplyTo = replyTo });

    public static Task<HttpResponseMessage> TryCommentAsync(this HttpClient cook, Guid recipe, string? text, Guid? replyTo = null) =>
        cook.PostAsJsonAsync(Comments(recipe), new CommentInput { Text = text, ReplyTo = replyTo }, Json.Options, Cancellation);

    public static Task<HttpResponseMessage> TryChangeAsync(this HttpClient cook, Guid recipe, Guid comment, string text) =>
        cook.PatchAsJsonAsync($"{Comments(recipe)}/{comment}", new CommentChange { Text = text }, Json.Options, Cancellation);

    public static Task<HttpResponseMessage> TryDeleteAsync(this HttpClient cook, Guid recipe, Guid comment) =>
        cook.DeleteAsync($"{Comments(recipe)}/{comment}", Cancellation);

    public static Task<Page<CommentThread>> ThreadsAsync(this HttpClient cook, Guid recipe, string query = "") =>
        cook.SendAsync<Page<CommentThread>>(HttpMethod.Get, $"/recipes/{recipe}/comments?{query}", null);

    public static Task<Page<CommentInfo>> RepliesAsync(this HttpClient cook, Guid recipe, Guid thread, string query = "") =>
        cook.SendAsync<Page<CommentInfo>>(HttpMethod.Get, $"/recipes/{recipe}/comments/{thread}/replies?{query}", null);

    public static Task ReviewAsync(this HttpClient cook, Guid recipe, int stars, string? review) =>
        cook.DoAsync(HttpMethod.Put, $"/recipes/{recipe}/rating", new RatingInput { Stars = stars, Review = review });

    public static Task<ReviewList> ReviewsAsync(this HttpClient cook, Guid recipe, string query = "") =>
        cook.SendAsync<ReviewList>(HttpMethod.Get, $"/recipes/{recipe}/reviews?{query}", null);

    public static Task<NotificationList> ToldAsync(this HttpClient cook, string query = "") =>
        cook.SendAsync<NotificationList>(HttpMethod.Get, $"/notifications?{query}", null);

    public static async Task<Guid> IdAsync(this HttpClient cook) => (await cook.SendAsync<UserInfo>(HttpMethod.Get, "/users/me", null)).Id;

    public static ReportInput ReportOf(Guid recipe, Guid comment, ReportReason reason = ReportReason.Insult) =>
        new() { Kind = ReportKind.Comment, RecipeId = recipe, CommentId = comment, Reason = reason };

    public static Task<ReportReceipt> ReportAsync(this HttpClient cook, ReportInput report) => cook.SendAsync<ReportReceipt>(HttpMethod.Post, "/reports", report);

    public static Task<HttpResponseMessage> TryReportAsync(this HttpClient cook, ReportInput report) =>
        cook.PostAsJsonAsync("/api/v1/reports", report, Json.Options, Cancellation);

    public static Task<ReportInfo> ReadReportAsync(this HttpClient moderator, Guid report) =>
        moderator.SendAsync<ReportInfo>(HttpMethod.Get, $"/moderation/reports/{report}", null);

    public static Task<HttpResponseMessage> TryDecideAsync(this HttpClient moderator, Guid report, ModerationDecision decision, string? reason = null) =>
        moderator.PostAsJsonAsync(
            $"/api/v1/moderation/reports/{report}/decision", new DecisionInput { Decision = decision, Reason = reason }, Json.Options, Cancellation);

    public static async Task DecideAsync(this HttpClient moderator, Guid report, ModerationDecision decision, string? reason = null)
    {
        using var answer = await moderator.TryDecideAsync(report, decision, reason);
        Assert.True(answer.StatusCode == System.Net.HttpStatusCode.NoContent, await answer.Content.ReadAsStringAsync(Cancellation));
    }
}

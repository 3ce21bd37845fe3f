using Alchemorsel.Api.Data;
using Alchemorsel.Api.Households;
using Alchemorsel.Api.Http;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Notifications;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Notifications;

/// <summary>What a person is told, in whatever household they work.</summary>
internal static class NotificationEndpoints
{
    public static IHostApplicationBuilder AddNotifications(this IHostApplicationBuilder builder)
    {
        builder.Services.AddScoped<Notify>();
        builder.Services.AddScoped<NotificationReading>();
        builder.Services.AddSingleton<NotificationSweep>();
        builder.Services.AddHostedService(services => services.GetRequiredService<NotificationSweep>());
        return builder;
    }

    public static void MapNotifications(this IEndpointRouteBuilder app)
    {
        var notifications = app.MapGroup("/api/v1/notifications").RequireAuthorization().WithoutHousehold().WithTags("Notifications");
        notifications.MapGet("/", List).WithName("ListNotifications").WithSummary("What happened that concerns you, the newest first");
        notifications.MapPut("/{id:guid}/read", MarkRead).WithName("ReadNotification").WithSummary("Marks a notification as read");
        notifications.MapPost("/read", MarkAllRead).WithName("ReadAllNotifications").WithSummary("Marks all that there are as read");
    }

    private static async Task<Results<Ok<NotificationList>, ValidationProblem>> List(
        NotificationReading reading, HttpContext context, string? cursor, int? limit, CancellationToken cancellation)
    {
        if (limit is < 1 or > Limits.PageMax)
            return Problems.Invalid("limit", $"Between 1 and {Limits.PageMax}.");
        return await reading.ReadAsync(context.User.GetUserId(), cursor, limit ?? Limits.PageDefault, cancellation) is { } page
            ? TypedResults.Ok(page)
            : Problems.Invalid("cursor", "This cursor is not one of this list. Start again without it.");
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> MarkRead(
        Guid id, AlchemorselDbContext db, HttpContext context, TimeProvider clock, CancellationToken cancellation)
    {
        var user = context.User.GetUserId();
        DateTimeOffset? now = clock.GetStorableNow();
        var changed = await db.Set<Notification>().Where(notification => notification.Id == id && notification.UserId == user)
            .ExecuteUpdateAsync(row => row.SetProperty(notification => notification.ReadAt, notification => notification.ReadAt ?? now), cancellation);
        return changed > 0 ? TypedResults.NoContent() : Problems.Problem(404, "not-found", "There is no such notification.");
    }

    private static async Task<NoContent> MarkAllRead(AlchemorselDbContext db, HttpContext context, TimeProvider clock, CancellationToken cancellation)
    {
        var user = context.User.GetUserId();
        DateTimeOffset? now = clock.GetStorableNow();
        await db.Set<Notification>().Where(notification => notification.UserId == user && notification.ReadAt == null)
            .ExecuteUpdateAsync(row => row.SetProperty(notification => notification.ReadAt, now), cancellation);
        return TypedResults.NoContent();
    }
}

using Alchemorsel.Api.Moderation;
using Alchemorsel.Api.Notifications;

namespace Alchemorsel.Api.Social;

internal static class SocialServices
{
    /// <summary>Who may talk about what, what is said, and what comes of it: notifications and moderation.</summary>
    public static IHostApplicationBuilder AddSocial(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<WordsThrottle>();
        builder.Services.AddScoped<RecipeAudience>();
        builder.Services.AddScoped<CommentReading>();
        builder.Services.AddScoped<CommentRemoval>();
        builder.Services.AddScoped<CommentNews>();
        builder.AddNotifications();
        builder.AddModeration();
        return builder;
    }
}

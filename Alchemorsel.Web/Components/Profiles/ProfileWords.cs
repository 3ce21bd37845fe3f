using System.Globalization;
using Alchemorsel.Contracts;

namespace Alchemorsel.Web.Components.Profiles;

/// <summary>Figures of profiles in words, and what pages say after something was done.</summary>
internal static class ProfileWords
{
    public static string Recipes(int number) => Count(number, "public recipe");

    public static string Followers(int number) => Count(number, "follower");

    public static string Following(int number) => number == 0 ? "follows nobody yet" : string.Create(CultureInfo.InvariantCulture, $"follows {number:#,0}");

    /// <summary>"today", "yesterday", "3 days ago", and beyond a month the day.</summary>
    public static string Ago(DateTimeOffset at, DateTimeOffset now) => (now.UtcDateTime.Date - at.UtcDateTime.Date).Days switch
    {
        <= 0 => "today",
        1 => "yesterday",
        < 31 and var days => string.Create(CultureInfo.InvariantCulture, $"{days} days ago"),
        _ => at.UtcDateTime.ToString("d MMMM yyyy", CultureInfo.InvariantCulture),
    };

    public static string? Done(string? what) => what switch
    {
        "saved" => "Saved. This is how others see you now.",
        "opened" => "Your profile is open. Make a recipe public on its page, under \u201cMake public\u201d.",
        "closed" => "Your profile is closed. Nothing of yours is public any more.",
        "blocked" => "Blocked. You see nothing of each other any more, and nobody is told.",
        "unblocked" => "The block is over.",
        "unfollowed" => "You don't follow them any more.",
        _ => null,
    };

    private static string Count(int number, string what) => number == 1 ? $"1 {what}"
        : string.Create(CultureInfo.InvariantCulture, $"{number:#,0}{(number >= Limits.ProfileCountMax ? "+" : "")} {what}s");
}

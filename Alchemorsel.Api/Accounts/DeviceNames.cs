namespace Alchemorsel.Api.Accounts;

/// <summary>A browser and its system in words, from what it says in <c>User-Agent</c>: enough to tell one's phone from one's desk.</summary>
internal static class DeviceNames
{
    public const string Unknown = "Unknown device";

    private const int ProgramMax = 40;

    // The first that is found counts: each of these also says that it is the ones below it.
    private static readonly (string Mark, string Name)[] Browsers =
    [
        ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser/", "Samsung Internet"), ("Vivaldi/", "Vivaldi"), ("FxiOS/", "Firefox"), ("Firefox/", "Firefox"),
        ("CriOS/", "Chrome"), ("Chromium/", "Chromium"), ("Chrome/", "Chrome"), ("Safari/", "Safari"),
    ];

    private static readonly (string Mark, string Name)[] Systems =
    [
        ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Mac OS X", "Mac"), ("CrOS", "ChromeOS"), ("Linux", "Linux"),
    ];

    public static string Of(string? userAgent)
    {
        if (string.IsNullOrWhiteSpace(userAgent))
            return Unknown;
        var (browser, system) = (Find(Browsers, userAgent), Find(Systems, userAgent));
        if (browser is not null)
            return system is null ? browser : $"{browser} on {system}";
        // A program says its name first, before its version.
        var name = new string([.. userAgent.Trim().TakeWhile(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.').Take(ProgramMax)]);
        return name.Length == 0 ? Unknown : name;
    }

    private static string? Find((string Mark, string Name)[] among, string userAgent) =>
        Array.Find(among, one => userAgent.Contains(one.Mark, StringComparison.Ordinal)).Name;
}

using System.Text.RegularExpressions;
using MimeKit;

namespace Alchemorsel.Tests.Api.Mail;

/// <summary>What the Api has put into the folder for mail, for one address.</summary>
internal sealed partial class MailBox(string folder, string address)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>The number of messages that have come, oldest first, as soon as there are so many.</summary>
    public async Task<IReadOnlyList<MimeMessage>> WaitAsync(int count)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var waited = System.Diagnostics.Stopwatch.StartNew();
        while (true)
        {
            var messages = Read();
            if (messages.Count >= count)
                return messages;
            Assert.True(waited.Elapsed < Patience, $"{messages.Count} of {count} mails came to {address}.");
            await Task.Delay(Pause, cancellation);
        }
    }

    /// <summary>The message with that subject, the newest of several, as soon as there is one. Letters leave side by side, and in no order.</summary>
    public async Task<MimeMessage> FindAsync(string subject)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var waited = System.Diagnostics.Stopwatch.StartNew();
        while (true)
        {
            if (Read().LastOrDefault(message => message.Subject == subject) is { } found)
                return found;
            Assert.True(waited.Elapsed < Patience, $"No mail '{subject}' came to {address}.");
            await Task.Delay(Pause, cancellation);
        }
    }

    /// <summary>What has come so far.</summary>
    public IReadOnlyList<MimeMessage> Read() => !Directory.Exists(folder)
        ? []
        : [.. Directory.EnumerateFiles(folder, "*.eml").Order(StringComparer.Ordinal).Select(file => MimeMessage.Load(file))
            .Where(message => message.To.Mailboxes.Any(to => to.Address == address))];

    /// <summary>The newest message's link.</summary>
    public static Uri LinkOf(MimeMessage message) => new(Link().Match(message.TextBody ?? "").Value);

    /// <summary>The newest message's token.</summary>
    public static string TokenOf(MimeMessage message) => LinkOf(message).Query["?token=".Length..];

    [GeneratedRegex(@"https?://\S+")]
    private static partial Regex Link();
}

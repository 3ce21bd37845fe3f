using Microsoft.Extensions.Options;
using MimeKit;

namespace Alchemorsel.Api.Mail;

/// <summary>Hands a letter on. An interface because what lies behind is outside the process: a mail server, or a disk.</summary>
public interface IMailSender
{
    /// <exception cref="MailException">It could not be handed on.</exception>
    Task SendAsync(Letter letter, CancellationToken cancellationToken);
}

/// <summary>A letter could not be handed on.</summary>
/// <param name="isFinal">Whether trying again is of no use: there is no such address.</param>
public sealed class MailException(string message, Exception? inner, bool isFinal) : IOException(message, inner)
{
    public bool IsFinal { get; } = isFinal;
}

internal static class MailMessages
{
    /// <exception cref="MailException">The address is none.</exception>
    public static MimeMessage ToMessage(this Letter letter, MailOptions options, DateTimeOffset now)
    {
        if (!MailboxAddress.TryParse(letter.To, out var to))
            throw new MailException("That is no address.", inner: null, isFinal: true);
        var message = new MimeMessage
        {
            Subject = letter.Subject,
            Date = now,
            Body = new BodyBuilder { TextBody = letter.Text, HtmlBody = letter.Html }.ToMessageBody(),
        };
        message.From.Add(MailboxAddress.Parse(options.From));
        message.To.Add(to);
        // Nobody's holiday notice is of any use to a machine.
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        return message;
    }
}

/// <summary>Puts letters into a folder, where a developer opens them.</summary>
internal sealed class FolderMailSender(IOptions<MailOptions> options, TimeProvider time) : IMailSender
{
    public async Task SendAsync(Letter letter, CancellationToken cancellationToken)
    {
        var message = letter.ToMessage(options.Value, time.GetUtcNow());
        var path = Path.Combine(options.Value.Folder, $"{Guid.CreateVersion7(time.GetUtcNow()):n}.eml");
        try
        {
            Directory.CreateDirectory(options.Value.Folder);
            // Seen as a whole or not at all.
            await message.WriteToAsync(path + ".part", cancellationToken);
            File.Move(path + ".part", path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new MailException("The folder for mail can't be written to.", exception, isFinal: false);
        }
    }
}

using System.Net.Sockets;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Alchemorsel.Api.Mail;

/// <summary>Sends by a mail server, with a connection of its own for each letter: there are few, and none must wait for a stale one.</summary>
internal sealed class SmtpMailSender(IOptions<MailOptions> options, TimeProvider time) : IMailSender
{
    public async Task SendAsync(Letter letter, CancellationToken cancellationToken)
    {
        var mail = options.Value;
        var message = letter.ToMessage(mail, time.GetUtcNow());
        using var limit = new CancellationTokenSource(mail.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        // As everywhere else on this platform: revocation would be asked of yet another server, which then decides whether mail leaves.
        using var client = new SmtpClient { Timeout = (int)mail.Timeout.TotalMilliseconds, CheckCertificateRevocation = false };
        try
        {
            await client.ConnectAsync(mail.Host, mail.Port, OptionsOf(mail.Tls), either.Token);
            if (mail.Username.Length > 0)
                await client.AuthenticateAsync(mail.Username, mail.Password, either.Token);
            await SendAsync(client, message, either.Token);
            await QuitAsync(client, either.Token);
        }
        // The limit of the whole letter, or the client's own of one wait: whichever is noticed first.
        catch (Exception exception) when (exception is TimeoutException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            throw new MailException("The mail server took too long.", exception, isFinal: false);
        }
        catch (Exception exception) when (exception is not MailException and (SocketException or IOException
            or AuthenticationException or SslHandshakeException or MailKit.CommandException or MailKit.ProtocolException or NotSupportedException))
        {
            throw new MailException("The mail server can't be used.", exception, isFinal: false);
        }
    }

    private static async Task SendAsync(SmtpClient client, MimeMessage message, CancellationToken cancellation)
    {
        try
        {
            await client.SendAsync(message, cancellation);
        }
        catch (SmtpCommandException exception) when (exception.ErrorCode == SmtpErrorCode.RecipientNotAccepted && (int)exception.StatusCode >= 500)
        {
            throw new MailException("The mail server knows no such address.", exception, isFinal: true);
        }
    }

    /// <summary>The server has the letter already; how it takes its leave must not make it be sent again.</summary>
    private static async Task QuitAsync(SmtpClient client, CancellationToken cancellation)
    {
        try
        {
            await client.DisconnectAsync(quit: true, cancellation);
        }
        catch (Exception exception) when (exception is IOException or SocketException or OperationCanceledException or TimeoutException
            or MailKit.CommandException or MailKit.ProtocolException)
        {
            // It is gone either way.
        }
    }

    private static SecureSocketOptions OptionsOf(MailTls tls) => tls switch
    {
        MailTls.Implicit => SecureSocketOptions.SslOnConnect,
        MailTls.None => SecureSocketOptions.None,
        _ => SecureSocketOptions.StartTls,
    };
}

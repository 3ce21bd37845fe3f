using Alchemorsel.Api.Data;
using Alchemorsel.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Alchemorsel.Api.Mail;

/// <summary>
/// Sends what is in the outbox. Each letter is tried again with growing pauses, a bounded number of times; one whose worker died after the server
/// took it and before that was written down is sent twice.
/// </summary>
internal sealed partial class MailDelivery(
    IServiceScopeFactory scopes, IMailSender sender, TimeProvider time, AlchemorselMetrics metrics, ILogger<MailDelivery> log)
{
    /// <summary>With the pauses between them about a day.</summary>
    public const int AttemptsMax = 12;

    // Longer than a try can take, since it is also how long a worker has a letter to itself.
    private static readonly TimeSpan FirstPause = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(4);

    /// <summary>Takes the letter that is due longest and tries to send it; false when none is due.</summary>
    public async Task<bool> DeliverNextAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AlchemorselDbContext>();
        if (await TakeAsync(db, cancellation) is not { } mail)
            return false;
        try
        {
            var writer = scope.ServiceProvider.GetRequiredKeyedService<ILetterWriter>(mail.Kind);
            if (await writer.WriteAsync(mail, cancellation) is { } letter)
            {
                await sender.SendAsync(letter, cancellation);
                metrics.MailsSent.Add(1, new KeyValuePair<string, object?>("kind", mail.Kind));
            }
        }
        catch (MailException exception) when (!exception.IsFinal && mail.Attempts < AttemptsMax)
        {
            LogPutOff(log, exception, mail.Kind, mail.Id, mail.Attempts);
            return true;
        }
        catch (MailException exception)
        {
            metrics.MailsFailed.Add(1, new KeyValuePair<string, object?>("kind", mail.Kind));
            LogGivenUp(log, exception, mail.Kind, mail.Id, mail.Attempts);
        }

        // Whatever is happening to this process: what was sent must not be sent again.
        await db.Set<OutgoingMail>().Where(row => row.Id == mail.Id).ExecuteDeleteAsync(CancellationToken.None);
        return true;
    }

    private async Task<OutgoingMail?> TakeAsync(AlchemorselDbContext db, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var now = time.GetUtcNow();
        var mail = await db.Set<OutgoingMail>()
            .FromSql($"SELECT * FROM outgoing_mails WHERE not_before <= {now} ORDER BY not_before LIMIT 1 FOR UPDATE SKIP LOCKED")
            .SingleOrDefaultAsync(cancellation);
        if (mail is null)
            return null;
        mail.Attempts++;
        mail.NotBefore = now + PauseAfter(mail.Attempts);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        db.ChangeTracker.Clear();
        return mail;
    }

    internal static TimeSpan PauseAfter(int attempts)
    {
        var pause = FirstPause * Math.Pow(2, attempts - 1);
        return pause < LongestPause ? pause : LongestPause;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Mail {MailId} ({Kind}) could not be sent at try {Attempt}; it is tried again.")]
    private static partial void LogPutOff(ILogger log, Exception exception, string kind, Guid mailId, int attempt);

    [LoggerMessage(Level = LogLevel.Error, Message = "Mail {MailId} ({Kind}) was given up after {Attempt} tries.")]
    private static partial void LogGivenUp(ILogger log, Exception exception, string kind, Guid mailId, int attempt);
}

/// <summary>Every replica has one of these.</summary>
internal sealed partial class MailWorker(
    MailDelivery delivery, MailSignal signal, IOptions<MailOptions> options, TimeProvider time, ILogger<MailWorker> log) : BackgroundService
{
    private const int AtOnce = 3;
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.CanSend)
            return;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => DeliverAllAsync(stoppingToken)));
                await signal.WaitAsync(Look, time, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                // The database is away, or a letter can't be written; neither ends the worker.
                LogStopped(log, exception);
                await Task.Delay(Look, time, stoppingToken);
            }
        }
    }

    private async Task DeliverAllAsync(CancellationToken cancellation)
    {
        while (await delivery.DeliverNextAsync(cancellation))
        {
            // As long as there is something.
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Sending mail failed; it is taken up again in a while.")]
    private static partial void LogStopped(ILogger log, Exception exception);
}

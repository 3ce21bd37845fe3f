using Alchemorsel.Api.Data;
using Alchemorsel.Api.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace Alchemorsel.Api.Mail;

/// <summary>Wakes this replica's worker when a mail was added here; other replicas find it when they look.</summary>
internal sealed class MailSignal : WorkSignal;

/// <summary>Takes mail to be sent with the transaction that it is about: a server that is slow or away holds nobody up and tells nobody anything.</summary>
internal sealed class MailOutbox(AlchemorselDbContext db, MailSignal signal, IOptions<MailOptions> options, TimeProvider time)
{
    public bool CanSend => options.Value.CanSend;

    /// <summary>Why nothing can be sent, or null when it can.</summary>
    public ProblemHttpResult? Refusal => CanSend
        ? null
        : Problems.Problem(409, "mail-not-set-up", "This installation can't send mail.", "Whoever runs it can set up a mail server, or help you in person.");

    /// <summary>Adds without saving.</summary>
    public void Add(string kind, string address, Guid? about = null)
    {
        var now = time.GetUtcNow();
        db.Add(new OutgoingMail { Kind = kind, Address = address, AboutId = about, CreatedAt = now, NotBefore = now });
    }

    /// <summary>Once what was added is committed.</summary>
    public void Wake() => signal.Set();
}

using Alchemorsel.Api.Data;
using Alchemorsel.Contracts.Accounts;

namespace Alchemorsel.Api.Auditing;

/// <summary>Writes down what happens to accounts, in the transaction in which it happens: there is no entry without its deed, nor a deed without one.</summary>
internal sealed class AuditLog(AlchemorselDbContext db, IHttpContextAccessor accessor, TimeProvider time)
{
    /// <summary>Adds without saving.</summary>
    /// <param name="user">Who did it; null for whoever is signed in.</param>
    /// <param name="target">Whom or what it was done to.</param>
    /// <param name="details">In a few words; never a secret, and nothing that says who somebody is.</param>
    public void Add(AuditKind kind, Guid? user = null, Guid? target = null, string? details = null)
    {
        var address = accessor.HttpContext?.Connection.RemoteIpAddress;
        var text = (address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address)?.ToString();
        db.Add(new AuditEntry
        {
            At = time.GetStorableNow(),
            Kind = kind,
            UserId = user ?? db.CurrentUser,
            Address = text is { Length: <= AuditEntry.AddressMax } ? text : null,
            TargetId = target,
            Details = details is { Length: > AuditEntry.DetailsMax } ? details[..AuditEntry.DetailsMax] : details,
        });
    }
}

using Alchemorsel.Api.Accounts;
using Alchemorsel.Api.Data;

namespace Alchemorsel.Api.Households;

/// <summary>Where accounts need an invitation, one to a household is: whoever holds its link may have an account to follow it with.</summary>
internal sealed class InvitationGate(AlchemorselDbContext db, TimeProvider time) : IRegistrationGate
{
    public Task<bool> AdmitsAsync(string invitation, string email, CancellationToken cancellation)
        => InvitationEndpoints.IsOpenAsync(db, invitation, time.GetUtcNow(), cancellation);
}

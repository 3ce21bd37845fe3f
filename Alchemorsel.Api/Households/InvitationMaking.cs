using Alchemorsel.Api.Accounts;
using Alchemorsel.Api.Auditing;
using Alchemorsel.Api.Data;
using Alchemorsel.Api.Http;
using Alchemorsel.Api.Mail;
using Alchemorsel.Api.Sharing;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Accounts;
using Alchemorsel.Contracts.Households;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Households;

/// <summary>Adds an invitation to the current household, as long as there is room, and has it mailed where it is to be.</summary>
internal sealed class InvitationMaking(AlchemorselDbContext db, MailOutbox mail, AuditLog audit, TimeProvider time)
{
    /// <param name="by">Who makes it.</param>
    /// <param name="role">What they become who follow it.</param>
    /// <param name="days">Until it ends; null for what is usual.</param>
    /// <param name="uses">How many it lets in.</param>
    /// <param name="token">Of its link.</param>
    /// <param name="email">Where it is mailed; null when it is told.</param>
    /// <param name="cancellation">Ends the making.</param>
    /// <returns>The invitation, or why there is none.</returns>
    public async Task<(InvitationInfo? Made, ProblemHttpResult? Refusal)> MakeAsync(
        User by, HouseholdRole role, int? days, int uses, string token, string? email, CancellationToken cancellation)
    {
        var now = time.GetStorableNow();
        await using var turn = await HouseholdTurn.BeginAsync(db, cancellation);
        // What lets nobody in any more is cleared away when another one is made.
        await db.Set<Invitation>().Where(row => row.ExpiresAt <= now || row.Uses >= row.MaxUses).ExecuteDeleteAsync(cancellation);
        if (await db.Set<Invitation>().CountAsync(cancellation) >= Limits.InvitationsMax)
            return (null, Problems.Problem(422, "too-many-invitations", "There are as many open invitations as a household can have.", "End one first."));
        var invitation = new Invitation
        {
            HouseholdId = db.CurrentHousehold!.Value,
            CreatedById = by.Id,
            Role = role,
            TokenHash = LinkToken.HashOf(token)!,
            Email = email,
            CreatedAt = now,
            ExpiresAt = now.AddDays(days ?? Limits.InvitationDaysDefault),
            MaxUses = uses,
        };
        db.Add(invitation);
        if (email is not null)
            mail.Add(InvitationLetters.Kind, email, invitation.Id);
        var became = role.ToString().ToLowerInvariant();
        audit.Add(AuditKind.InvitationMade, target: invitation.Id, details: email is null ? became : $"{became}, by mail");
        await db.SaveChangesAsync(cancellation);
        await turn.CommitAsync(cancellation);
        if (email is not null)
            mail.Wake();
        return (new InvitationInfo(invitation.Id, role, by.DisplayName, now, invitation.ExpiresAt, uses, invitation.Uses, email), null);
    }
}

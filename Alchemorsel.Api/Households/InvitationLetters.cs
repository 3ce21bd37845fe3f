using System.Globalization;
using Alchemorsel.Api.Data;
using Alchemorsel.Api.Data.RowSecurity;
using Alchemorsel.Api.Http;
using Alchemorsel.Api.Mail;
using Alchemorsel.Api.Sharing;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Households;

/// <summary>
/// The letter that invites somebody. It names whoever invites by their e-mail, which they have confirmed, and neither them nor the household by a
/// name: these can be anything, and would make a mail of ours say it.
/// </summary>
internal sealed class InvitationLetters(AlchemorselDbContext db, CurrentHousehold acting, PublicAddress address, TimeProvider time) : ILetterWriter
{
    public const string Kind = "invitation";

    public async Task<Letter?> WriteAsync(OutgoingMail mail, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var open = db.Set<Invitation>()
            .Where(row => row.Id == mail.AboutId && row.Email == mail.Address && row.ExpiresAt > now && row.Uses < row.MaxUses);
        // Of a household that nobody says; the letter was asked for by one of its owners.
        var found = await open.OfEveryHousehold()
            .Select(row => new { row.HouseholdId, row.CreatedBy!.Email, row.CreatedBy.EmailConfirmed, row.ExpiresAt }).SingleOrDefaultAsync(cancellation);
        if (found is not { EmailConfirmed: true })
            return null;
        acting.ActFor(found.HouseholdId);
        var token = LinkToken.New();
        var hash = LinkToken.HashOf(token)!;
        if (await open.ExecuteUpdateAsync(row => row.SetProperty(one => one.TokenHash, hash), cancellation) == 0)
            return null;
        var last = found.ExpiresAt.UtcDateTime.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
        return Letter.Write(
            mail.Address, "You are invited to a kitchen",
            [$"{found.Email} invites you to cook together on Alchemorsel, where a household keeps its recipes."],
            ("See the invitation", address.Of(InvitationEndpoints.LinkPath(token))),
            $"The link lets one person in, until {last}.", "If you don't know who that is, you can ignore this mail.");
    }
}

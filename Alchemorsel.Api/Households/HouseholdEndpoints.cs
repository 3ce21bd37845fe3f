using Alchemorsel.Api.Data;
using Alchemorsel.Api.Http;
using Alchemorsel.Api.Publishing;
using Alchemorsel.Api.Sharing;
using Alchemorsel.Api.Webhooks;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Households;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Households;

internal static class HouseholdEndpoints
{
    public static RouteGroupBuilder MapHouseholds(this IEndpointRouteBuilder app)
    {
        var households = app.MapGroup("/api/v1/households").WithTags("Households").RequireAuthorization().NotForTokens();
        households.MapGet("/current", Current).WithName("ReadCurrentHousehold").WithSummary("The household you are working in, and who is in it");
        households.MapSettings();
        households.MapOwnHouseholds();
        households.MapMembers();
        households.MapInvitations(app);
        app.MapSharing();
        app.MapPublishing();
        app.MapWebhooks();
        return households;
    }

    private static async Task<Results<Ok<HouseholdInfo>, ProblemHttpResult>> Current(
        AlchemorselDbContext db, IHouseholdContext current, HttpContext context, CancellationToken cancellation)
    {
        var user = context.User.GetUserId();
        var members = await db.Set<Membership>().AsNoTracking()
            .Where(membership => membership.HouseholdId == current.HouseholdId)
            .OrderBy(membership => membership.Since)
            .Take(Limits.PageMax)
            .Select(membership => new
            {
                membership.Household!.Name,
                Member = new HouseholdMember(membership.UserId, membership.User!.DisplayName, membership.Role, membership.Since),
            })
            .ToListAsync(cancellation);
        return members.FirstOrDefault(row => row.Member.UserId == user) is { } own
            ? TypedResults.Ok(new HouseholdInfo(current.HouseholdId!.Value, own.Name, own.Member.Role, members.ConvertAll(row => row.Member)))
            : Gone();
    }

    public static ProblemHttpResult Gone() => Problems.Problem(404, "not-found", "You are not in this household any more.");
}

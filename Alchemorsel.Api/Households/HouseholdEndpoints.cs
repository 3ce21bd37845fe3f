using Alchemorsel.Api.Data;
using Alchemorsel.Api.Http;
using Alchemorsel.Api.Sharing;
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
        households.MapGet("/current/settings", ReadSettings).WithName("ReadHouseholdSettings").WithSummary("What holds for the whole kitchen");
        households.MapPut("/current/settings", ReplaceSettings).Validate<HouseholdSettings>().ForOwners()
            .WithName("ReplaceHouseholdSettings").WithSummary("Replaces what holds for the whole kitchen");
        households.MapOwnHouseholds();
        households.MapMembers();
        households.MapInvitations(app);
        app.MapSharing();
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

    private static async Task<Results<Ok<HouseholdSettings>, ProblemHttpResult>> ReadSettings(
        AlchemorselDbContext db, CancellationToken cancellation)
        => await Own(db).Select(household => new HouseholdSettings { Hemisphere = household.Hemisphere, Currency = household.Currency })
            .SingleOrDefaultAsync(cancellation) is { } settings
            ? TypedResults.Ok(settings)
            : Gone();

    private static async Task<Results<NoContent, ValidationProblem, ProblemHttpResult>> ReplaceSettings(
        HouseholdSettings input, AlchemorselDbContext db, CancellationToken cancellation)
    {
        var currency = input.Currency is { Length: > 0 } said ? said : null;
        var changed = await Own(db).ExecuteUpdateAsync(
            row => row.SetProperty(household => household.Hemisphere, input.Hemisphere).SetProperty(household => household.Currency, currency),
            cancellation);
        return changed > 0 ? TypedResults.NoContent() : Gone();
    }

    private static IQueryable<Household> Own(AlchemorselDbContext db)
        => db.Set<Household>().AsNoTracking().Where(household => household.Id == db.CurrentHousehold);

    private static ProblemHttpResult Gone() => Problems.Problem(404, "not-found", "You are not in this household any more.");
}

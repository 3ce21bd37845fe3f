using Alchemorsel.Api.Data;
using Alchemorsel.Api.Http;
using Alchemorsel.Contracts.Home;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Alchemorsel.Api.Home;

internal static class HomeEndpoints
{
    public static void MapHome(this IEndpointRouteBuilder app)
        => app.MapGet("/api/v1/home", Read).RequireAuthorization().WithTags("Home")
            .WithName("ReadHome").WithSummary("What to cook today: one suggestion, and rows of recipes");

    private static async Task<Ok<HomeView>> Read(AlchemorselDbContext db, HttpContext context, TimeProvider clock, CancellationToken cancellation)
        => TypedResults.Ok(await HomeSections.ReadAsync(
            db, context.User.GetUserId(), DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime), cancellation));
}

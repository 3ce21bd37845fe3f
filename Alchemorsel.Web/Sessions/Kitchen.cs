using Alchemorsel.Contracts.Accounts;
using Alchemorsel.Contracts.Households;
using Alchemorsel.Web.Clients;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;

namespace Alchemorsel.Web.Sessions;

/// <summary>
/// Who the signed-in cook is in their household at this moment, asked once for a page. The Api decides what may be done; this decides what is offered.
/// </summary>
public sealed class Kitchen(AlchemorselClient api, IHttpContextAccessor accessor)
{
    private Task<UserInfo?>? asked;

    /// <summary>Null when nobody is signed in, or when it can't be asked just now.</summary>
    public Task<UserInfo?> MeAsync() => asked ??= AskAsync();

    /// <summary>Where nothing is known everything is offered, and the Api has the last word.</summary>
    public async Task<bool> IsAtLeastAsync(HouseholdRole least) => await MeAsync() is not { } me || me.HouseholdRole >= least;

    private async Task<UserInfo?> AskAsync()
    {
        // The page that says that the Api is away must not wait for it once more.
        if (accessor.HttpContext is not { User.Identity.IsAuthenticated: true } context || context.Features.Get<IExceptionHandlerFeature>() is not null)
            return null;
        try
        {
            return (await api.MeAsync(context.RequestAborted)).Value;
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException or Polly.ExecutionRejectedException)
        {
            return null;
        }
    }
}

/// <summary>Policies of pages that are nothing but a way to change something; others are sent to a page that says why.</summary>
public static class HouseholdPolicies
{
    public const string Members = "members";
    public const string Owners = "owners";

    public static void AddHouseholdPolicies(this IServiceCollection services)
    {
        services.AddScoped<Kitchen>();
        services.AddScoped<IAuthorizationHandler, RoleHandler>();
        services.AddAuthorizationBuilder()
            .AddPolicy(Members, policy => policy.RequireAuthenticatedUser().AddRequirements(new RoleRequirement(HouseholdRole.Member)))
            .AddPolicy(Owners, policy => policy.RequireAuthenticatedUser().AddRequirements(new RoleRequirement(HouseholdRole.Owner)));
    }

    private sealed record RoleRequirement(HouseholdRole Least) : IAuthorizationRequirement;

    private sealed class RoleHandler(Kitchen kitchen) : AuthorizationHandler<RoleRequirement>
    {
        protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, RoleRequirement requirement)
        {
            if (await kitchen.IsAtLeastAsync(requirement.Least))
                context.Succeed(requirement);
        }
    }
}

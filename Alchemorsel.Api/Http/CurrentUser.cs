using System.Security.Claims;
using Alchemorsel.Api.Households;

namespace Alchemorsel.Api.Http;

/// <summary>Claim types of our own tokens, as they stand in the JWT.</summary>
public static class AlchemorselClaims
{
    public const string UserId = "sub";
    public const string Household = "household";
    public const string Name = "name";

    /// <summary>The sign-in that the token belongs to.</summary>
    public const string SignIn = "sid";

    /// <summary>What the account may do in the installation, as the wire spells it.</summary>
    public const string Role = "role";

    /// <summary>The personal access token that the request came with, if it did.</summary>
    public const string Token = "pat";

    /// <summary>A scope of that token, as the wire spells it; one claim for each.</summary>
    public const string Scope = "scope";

    /// <summary>The signed-in user's id; only behind a policy that requires a user.</summary>
    public static Guid GetUserId(this ClaimsPrincipal user) =>
        Guid.Parse(user.FindFirstValue(UserId) ?? throw new InvalidOperationException("The endpoint lacks an authorization policy."));

    /// <summary>The sign-in that the request's token belongs to; only behind a policy that requires a user.</summary>
    public static Guid GetSignIn(this ClaimsPrincipal user) =>
        Guid.Parse(user.FindFirstValue(SignIn) ?? throw new InvalidOperationException("The endpoint lacks an authorization policy."));
}

/// <summary>
/// The household of the request's token, or the one a job works for (<see cref="ActFor"/>).
/// </summary>
internal sealed class CurrentHousehold(IHttpContextAccessor accessor) : IHouseholdContext
{
    private Guid? job;
    private Guid? jobUser;

    public Guid? HouseholdId =>
        job ?? (Guid.TryParse(accessor.HttpContext?.User.FindFirstValue(AlchemorselClaims.Household), out var id) ? id : null);

    public Guid? UserId =>
        job is not null ? jobUser : Guid.TryParse(accessor.HttpContext?.User.FindFirstValue(AlchemorselClaims.UserId), out var id) ? id : null;

    /// <summary>Lets the rest of this scope see the rows of one household; for jobs, which have no request.</summary>
    /// <param name="household">The household.</param>
    /// <param name="user">Who asked for the job; null when nobody did.</param>
    public void ActFor(Guid household, Guid? user = null) => (job, jobUser, ReachesEveryHousehold) = (household, user, false);

    public bool ReachesEveryHousehold { get; private set; }

    /// <summary>
    /// Lets statements of the rest of this scope past the row policies of PostgreSQL; for jobs of the installation and for an account that leaves
    /// several households at once. The query filter stays, and <see cref="ActFor"/> ends it.
    /// </summary>
    public void ActForEvery() => ReachesEveryHousehold = true;
}

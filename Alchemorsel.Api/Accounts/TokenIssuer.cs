using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Alchemorsel.Api.Data;
using Alchemorsel.Api.Households;
using Alchemorsel.Api.Http;
using Alchemorsel.Contracts.Accounts;
using Alchemorsel.Contracts.Households;
using Alchemorsel.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Alchemorsel.Api.Accounts;

/// <summary>Makes the tokens of a sign-in.</summary>
internal sealed class TokenIssuer(AlchemorselDbContext db, SigningKeys keys, IOptions<JwtOptions> options, TimeProvider time)
{
    public const string Issuer = "alchemorsel";
    public const string ApiAudience = "api";
    public const string MediaAudience = "media";

    private const int RefreshBytes = 32;
    private static readonly JsonWebTokenHandler Handler = new() { SetDefaultTimesOnTokenCreation = false };

    /// <summary>Tokens for a user, with a refresh token added to the context (not saved) as the next of <paramref name="signIn"/>.</summary>
    /// <param name="user">The user.</param>
    /// <param name="signIn">The sign-in.</param>
    /// <param name="cancellation">Ends the look at the user's households.</param>
    /// <param name="household">The one to be in, if the user still is; else the one that was used last.</param>
    public async Task<AuthTokens> IssueAsync(User user, Guid signIn, CancellationToken cancellation, Guid? household = null)
    {
        var membership = await db.Set<Membership>().AsNoTracking()
            .Where(membership => membership.UserId == user.Id)
            .OrderByDescending(membership => membership.HouseholdId == household)
            .ThenByDescending(membership => membership.LastUsedAt != null).ThenByDescending(membership => membership.LastUsedAt)
            .ThenBy(membership => membership.Since)
            .Select(membership => new { membership.Household, membership.Role })
            .FirstOrDefaultAsync(cancellation);
        // Whoever was removed from the only one has a kitchen of their own again.
        return membership is null
            ? Issue(user, db.AddHousehold(user, $"{user.DisplayName}'s kitchen", time), signIn)
            : Issue(user, membership.Household!, signIn, membership.Role);
    }

    public AuthTokens Issue(User user, Household household, Guid signIn, HouseholdRole role = HouseholdRole.Owner)
    {
        var now = time.GetUtcNow();
        var refresh = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(RefreshBytes));
        var refreshEnd = now + options.Value.RefreshExpiration;
        db.Add(new RefreshToken { UserId = user.Id, FamilyId = signIn, HouseholdId = household.Id, Hash = HashOf(refresh), ExpiresAt = refreshEnd });
        return new AuthTokens(
            Sign(user, household, signIn, ApiAudience, now, now + options.Value.Expiration),
            (int)options.Value.Expiration.TotalSeconds,
            refresh,
            refreshEnd,
            Sign(user, household, signIn, MediaAudience, now, refreshEnd),
            new UserInfo(user.Id, user.Email!, user.DisplayName, household.Id, household.Name, user.EmailConfirmed, user.Role) { HouseholdRole = role });
    }

    public static byte[] HashOf(string refreshToken) => SHA256.HashData(Encoding.UTF8.GetBytes(refreshToken));

    /// <summary>As the wire spells it.</summary>
    public static string NameOf(AccountRole role) => JsonNamingPolicy.CamelCase.ConvertName(role.ToString());

    private string Sign(User user, Household household, Guid signIn, string audience, DateTimeOffset now, DateTimeOffset end) =>
        Handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = audience,
            IssuedAt = now.UtcDateTime,
            NotBefore = now.UtcDateTime,
            Expires = end.UtcDateTime,
            SigningCredentials = keys.Current,
            Claims = new Dictionary<string, object>
            {
                [AlchemorselClaims.UserId] = user.Id.ToString(),
                [AlchemorselClaims.Household] = household.Id.ToString(),
                [AlchemorselClaims.Name] = user.DisplayName,
                [AlchemorselClaims.SignIn] = signIn.ToString(),
                [AlchemorselClaims.Role] = NameOf(user.Role),
            },
        });
}

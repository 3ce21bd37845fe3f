using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Alchemorsel.Api.Data;
using Alchemorsel.Api.Households;
using Alchemorsel.Api.Http;
using Alchemorsel.Contracts.Accounts;
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

    /// <summary>Tokens for a user, with a refresh token added to the context (not saved) as the next of <paramref name="family"/>.</summary>
    public async Task<AuthTokens> IssueAsync(User user, Guid family, CancellationToken cancellation)
    {
        var household = await db.Set<Membership>().AsNoTracking()
            .Where(membership => membership.UserId == user.Id)
            .OrderBy(membership => membership.Since)
            .Select(membership => membership.Household!)
            .FirstAsync(cancellation);
        return Issue(user, household, family);
    }

    public AuthTokens Issue(User user, Household household, Guid family)
    {
        var now = time.GetUtcNow();
        var refresh = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(RefreshBytes));
        var refreshEnd = now + options.Value.RefreshExpiration;
        db.Add(new RefreshToken { UserId = user.Id, FamilyId = family, Hash = HashOf(refresh), ExpiresAt = refreshEnd });
        return new AuthTokens(
            Sign(user, household, ApiAudience, now, now + options.Value.Expiration),
            (int)options.Value.Expiration.TotalSeconds,
            refresh,
            refreshEnd,
            Sign(user, household, MediaAudience, now, refreshEnd),
            new UserInfo(user.Id, user.Email!, user.DisplayName, household.Id, household.Name));
    }

    public static byte[] HashOf(string refreshToken) => SHA256.HashData(Encoding.UTF8.GetBytes(refreshToken));

    private string Sign(User user, Household household, string audience, DateTimeOffset now, DateTimeOffset end) =>
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
            },
        });
}

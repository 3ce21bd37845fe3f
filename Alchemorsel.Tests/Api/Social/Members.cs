using System.Net.Http.Headers;
using System.Net.Http.Json;
using Alchemorsel.Api.Data;
using Alchemorsel.Api.Households;
using Alchemorsel.Contracts.Accounts;
using Alchemorsel.Contracts.Households;
using Alchemorsel.Tests.Api.Recipes;
using Alchemorsel.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alchemorsel.Tests.Api.Social;

/// <summary>Households of more than one cook.</summary>
internal static class Members
{
    /// <summary>Another cook in the household of <paramref name="cook"/>, under the name of their own.</summary>
    public static async Task<HttpClient> NewMemberAsync(
        this ApiFixture api, HttpClient cook, string name = "Second cook", HouseholdRole role = HouseholdRole.Member)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var home = (await cook.GetFromJsonAsync<UserInfo>("/api/v1/users/me", Json.Options, cancellation))!.HouseholdId;
        var client = api.NewClient();
        var account = new RegisterRequest { Email = $"{Guid.CreateVersion7():n}@cooks.test", Password = "a long enough password", DisplayName = name };
        using var registered = await client.PostAsJsonAsync("/api/v1/auth/register", account, Json.Options, cancellation);
        var user = (await registered.ReadAsync<AuthTokens>()).User.Id;

        await using (var scope = api.NewScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<AlchemorselDbContext>();
            await db.Set<Membership>().Where(membership => membership.UserId == user).ExecuteDeleteAsync(cancellation);
            db.Add(new Membership { HouseholdId = home, UserId = user, Role = role, Since = DateTimeOffset.UnixEpoch });
            await db.SaveChangesAsync(cancellation);
        }

        var signIn = new SignInRequest { Email = account.Email, Password = account.Password };
        using var answer = await client.PostAsJsonAsync("/api/v1/auth/sign-in", signIn, Json.Options, cancellation);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (await answer.ReadAsync<AuthTokens>()).AccessToken);
        return client;
    }
}

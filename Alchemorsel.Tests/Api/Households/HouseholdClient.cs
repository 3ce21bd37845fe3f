using System.Net.Http.Headers;
using System.Net.Http.Json;
using Alchemorsel.Contracts.Accounts;
using Alchemorsel.Contracts.Households;
using Alchemorsel.Contracts.Sharing;
using Alchemorsel.Tests.Api.Recipes;
using Alchemorsel.Tests.Infrastructure;

namespace Alchemorsel.Tests.Api.Households;

/// <summary>What the tests say about households and links, in a line each.</summary>
internal static class HouseholdClient
{
    public const string Current = "/api/v1/households/current";
    public const string Invitations = Current + "/invitations";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<UserInfo> MeAsync(this HttpClient cook) => (await cook.GetFromJsonAsync<UserInfo>("/api/v1/users/me", Json.Options, Cancellation))!;

    public static async Task<HouseholdInfo> HouseholdAsync(this HttpClient cook) =>
        (await cook.GetFromJsonAsync<HouseholdInfo>(Current, Json.Options, Cancellation))!;

    public static async Task<IReadOnlyList<OwnHousehold>> HouseholdsAsync(this HttpClient cook) =>
        (await cook.GetFromJsonAsync<OwnHouseholdList>("/api/v1/households", Json.Options, Cancellation))!.Households;

    public static async Task<NewInvitation> InviteAsync(this HttpClient cook, HouseholdRole role = HouseholdRole.Member, int? maxUses = null, int? days = null)
    {
        using var answer = await cook.PostAsJsonAsync(Invitations, new InvitationInput { Role = role, MaxUses = maxUses, Days = days }, Json.Options, Cancellation);
        answer.EnsureSuccessStatusCode();
        return await answer.ReadAsync<NewInvitation>();
    }

    public static Task<HttpResponseMessage> AcceptAsync(this HttpClient cook, string token) =>
        cook.PostAsync($"/api/v1/invitations/{token}/accept", null, Cancellation);

    public static Task<HttpResponseMessage> ChangeRoleAsync(this HttpClient cook, Guid user, HouseholdRole role) =>
        cook.PutAsJsonAsync($"{Current}/members/{user}", new MemberRoleInput { Role = role }, Json.Options, Cancellation);

    public static async Task<NewShareLink> ShareAsync(this HttpClient cook, Guid? recipe = null, Guid? collection = null, int? days = null)
    {
        using var answer = await cook.PostAsJsonAsync(
            "/api/v1/share-links", new ShareLinkInput { RecipeId = recipe, CollectionId = collection, Days = days }, Json.Options, Cancellation);
        answer.EnsureSuccessStatusCode();
        return await answer.ReadAsync<NewShareLink>();
    }

    /// <summary>Goes on with the tokens of an answer that signs in.</summary>
    public static async Task<AuthTokens> ContinueAsync(this HttpClient cook, HttpResponseMessage answer)
    {
        using (answer)
        {
            answer.EnsureSuccessStatusCode();
            var tokens = await answer.ReadAsync<AuthTokens>();
            cook.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", tokens.AccessToken);
            return tokens;
        }
    }
}

using Alchemorsel.Contracts.Accounts;
using Alchemorsel.Contracts.Households;

namespace Alchemorsel.Web.Clients;

public sealed partial class AlchemorselClient
{
    public Task<ApiResult<HouseholdSettings>> SettingsAsync(CancellationToken cancellation) =>
        SendAsync<HouseholdSettings>(HttpMethod.Get, "households/current/settings", null, cancellation);

    public Task<ApiResult<object>> ReplaceSettingsAsync(HouseholdSettings settings, CancellationToken cancellation) =>
        SendAsync<object>(HttpMethod.Put, "households/current/settings", settings, cancellation);

    public Task<ApiResult<HouseholdInfo>> HouseholdAsync(CancellationToken cancellation) =>
        SendAsync<HouseholdInfo>(HttpMethod.Get, "households/current", null, cancellation);

    public Task<ApiResult<OwnHouseholdList>> HouseholdsAsync(CancellationToken cancellation) =>
        SendAsync<OwnHouseholdList>(HttpMethod.Get, "households", null, cancellation);

    public Task<ApiResult<OwnHousehold>> CreateHouseholdAsync(HouseholdInput input, string idempotencyKey, CancellationToken cancellation) =>
        SendAsync<OwnHousehold>(HttpMethod.Post, "households", input, cancellation, Once(idempotencyKey));

    public Task<ApiResult<object>> RenameHouseholdAsync(HouseholdInput input, CancellationToken cancellation) =>
        SendAsync<object>(HttpMethod.Put, "households/current", input, cancellation);

    public Task<ApiResult<AuthTokens>> SwitchHouseholdAsync(Guid id, CancellationToken cancellation) =>
        SendAsync<AuthTokens>(HttpMethod.Post, $"households/{id}/switch", null, cancellation);

    public Task<ApiResult<AuthTokens>> LeaveHouseholdAsync(CancellationToken cancellation) =>
        SendAsync<AuthTokens>(HttpMethod.Post, "households/current/leave", null, cancellation);

    public Task<ApiResult<object>> ChangeRoleAsync(Guid user, HouseholdRole role, CancellationToken cancellation) =>
        SendAsync<object>(HttpMethod.Put, $"households/current/members/{user}", new MemberRoleInput { Role = role }, cancellation);

    public Task<ApiResult<object>> RemoveMemberAsync(Guid user, CancellationToken cancellation) =>
        SendAsync<object>(HttpMethod.Delete, $"households/current/members/{user}", null, cancellation);

    public Task<ApiResult<object>> TransferOwnershipAsync(Guid user, CancellationToken cancellation) =>
        SendAsync<object>(HttpMethod.Post, "households/current/transfer", new OwnershipTransfer { UserId = user }, cancellation);

    public Task<ApiResult<InvitationList>> InvitationsAsync(CancellationToken cancellation) =>
        SendAsync<InvitationList>(HttpMethod.Get, "households/current/invitations", null, cancellation);

    public Task<ApiResult<NewInvitation>> InviteAsync(InvitationInput input, CancellationToken cancellation) =>
        SendAsync<NewInvitation>(HttpMethod.Post, "households/current/invitations", input, cancellation);

    public Task<ApiResult<InvitationInfo>> MailInvitationAsync(InvitationMailInput input, CancellationToken cancellation) =>
        SendAsync<InvitationInfo>(HttpMethod.Post, "households/current/invitations/mail", input, cancellation);

    public Task<ApiResult<object>> RevokeInvitationAsync(Guid id, CancellationToken cancellation) =>
        SendAsync<object>(HttpMethod.Delete, $"households/current/invitations/{id}", null, cancellation);

    public Task<ApiResult<InvitationOffer>> InvitationAsync(string token, CancellationToken cancellation) =>
        SendAsync<InvitationOffer>(HttpMethod.Get, $"invitations/{Uri.EscapeDataString(token)}", null, cancellation);

    public Task<ApiResult<AuthTokens>> AcceptInvitationAsync(string token, CancellationToken cancellation) =>
        SendAsync<AuthTokens>(HttpMethod.Post, $"invitations/{Uri.EscapeDataString(token)}/accept", null, cancellation);
}

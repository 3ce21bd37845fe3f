using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Accounts;
using Alchemorsel.Contracts.Administration;
using Microsoft.AspNetCore.WebUtilities;

namespace Alchemorsel.Web.Clients;

public sealed partial class AlchemorselClient
{
    public Task<ApiResult<Page<AuditEntryInfo>>> AuditAsync(IReadOnlyDictionary<string, string?> query, CancellationToken cancellation) =>
        SendAsync<Page<AuditEntryInfo>>(HttpMethod.Get, QueryHelpers.AddQueryString("admin/audit", query), null, cancellation);

    public Task<ApiResult<InstallationStatus>> InstallationStatusAsync(CancellationToken cancellation) =>
        SendAsync<InstallationStatus>(HttpMethod.Get, "admin/installation", null, cancellation);

    public Task<ApiResult<object>> SendTestMailAsync(CancellationToken cancellation) =>
        SendAsync<object>(HttpMethod.Post, "admin/mail-test", null, cancellation);

    public Task<ApiResult<Page<AccountSummary>>> AccountsAsync(IReadOnlyDictionary<string, string?> query, CancellationToken cancellation) =>
        SendAsync<Page<AccountSummary>>(HttpMethod.Get, QueryHelpers.AddQueryString("admin/users", query), null, cancellation);

    public Task<ApiResult<object>> SetRoleAsync(Guid account, AccountRole role, CancellationToken cancellation) =>
        SendAsync<object>(HttpMethod.Put, $"admin/users/{account}/role", new RoleChange { Role = role }, cancellation);

    public Task<ApiResult<object>> EndSignInsAsync(Guid account, CancellationToken cancellation) =>
        SendAsync<object>(HttpMethod.Post, $"admin/users/{account}/end-sign-ins", null, cancellation);

    public Task<ApiResult<Page<HouseholdSummary>>> AllHouseholdsAsync(IReadOnlyDictionary<string, string?> query, CancellationToken cancellation) =>
        SendAsync<Page<HouseholdSummary>>(HttpMethod.Get, QueryHelpers.AddQueryString("admin/households", query), null, cancellation);

    public Task<ApiResult<Page<JobSummary>>> AllJobsAsync(IReadOnlyDictionary<string, string?> query, CancellationToken cancellation) =>
        SendAsync<Page<JobSummary>>(HttpMethod.Get, QueryHelpers.AddQueryString("admin/jobs", query), null, cancellation);

    public Task<ApiResult<Switches>> SwitchesAsync(CancellationToken cancellation) =>
        SendAsync<Switches>(HttpMethod.Get, "admin/switches", null, cancellation);

    public Task<ApiResult<object>> ReplaceSwitchesAsync(Switches switches, CancellationToken cancellation) =>
        SendAsync<object>(HttpMethod.Put, "admin/switches", switches, cancellation);
}

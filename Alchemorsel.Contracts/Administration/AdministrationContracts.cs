using System.ComponentModel.DataAnnotations;
using Alchemorsel.Contracts.Accounts;
using Alchemorsel.Contracts.Importing;

namespace Alchemorsel.Contracts.Administration;

/// <summary>An entry of <c>GET /api/v1/admin/users</c>.</summary>
/// <param name="LastUsedAt">When one of its sign-ins was used last, to within a quarter of an hour; null when none is left.</param>
/// <param name="SignIns">How many are open.</param>
/// <param name="Households">How many it is in.</param>
public sealed record AccountSummary(
    Guid Id, string Email, bool EmailConfirmed, string DisplayName, AccountRole Role, DateTimeOffset CreatedAt, DateTimeOffset? LastUsedAt, int SignIns,
    int Households);

/// <summary>An entry of <c>GET /api/v1/admin/households</c>. It says how large a household is, and nothing of what is in it.</summary>
/// <param name="Members">How many people are in it.</param>
/// <param name="Recipes">How many recipes it has, counted up to 10,000.</param>
public sealed record HouseholdSummary(Guid Id, string Name, DateTimeOffset CreatedAt, int Members, int Recipes);

/// <summary>An entry of <c>GET /api/v1/admin/jobs</c>: an import, without what it is called or brings.</summary>
/// <param name="HouseholdId">Whose import it is.</param>
/// <param name="LeasedUntil">Until when a worker has it for itself; null when none has.</param>
public sealed record JobSummary(
    Guid Id, Guid HouseholdId, ImportKind Kind, ImportJobState State, ImportCounts Counts, DateTimeOffset CreatedAt, DateTimeOffset? StartedAt,
    DateTimeOffset? FinishedAt, DateTimeOffset? LeasedUntil);

/// <summary><c>GET /api/v1/admin/installation</c>: what an operator wants to know first.</summary>
/// <param name="Version">Of the replica that answers.</param>
/// <param name="Environment"><c>Production</c>, <c>Staging</c> or <c>Development</c>.</param>
/// <param name="StartedAt">When that replica was started.</param>
/// <param name="Runtime">What it runs on.</param>
public sealed record InstallationStatus(
    string Version, string Environment, DateTimeOffset StartedAt, string Runtime, DatabaseStatus Database, StorageStatus Storage, MailStatus Mail,
    WorkStatus Work);

/// <param name="Version">Of the server.</param>
/// <param name="Bytes">On disk, indexes included.</param>
/// <param name="Users">By the planner's own figure, as the others: near enough, and never counted.</param>
public sealed record DatabaseStatus(string Version, long Bytes, long Users, long Households, long Recipes, long Images);

/// <param name="Provider"><c>local</c>, <c>s3</c> or <c>azure</c>.</param>
/// <param name="IsReachable">Whether it answered just now.</param>
public sealed record StorageStatus(string Provider, bool IsReachable);

/// <param name="Way"><c>server</c>, <c>folder</c> or <c>none</c>.</param>
/// <param name="Waiting">Mails that are still to be sent, counted up to 1,000.</param>
public sealed record MailStatus(string Way, int Waiting);

/// <param name="ImportsWaiting">Imports that are not over, counted up to 1,000.</param>
/// <param name="SearchDocumentsStuck">Recipes whose search document can't be derived anew.</param>
public sealed record WorkStatus(int ImportsWaiting, int SearchDocumentsStuck);

/// <summary>
/// <c>GET</c> and <c>PUT /api/v1/admin/switches</c>: what an admin can turn off and on while everything runs. All replicas follow within half a
/// minute.
/// </summary>
public sealed record Switches
{
    /// <summary>Who may make an account; null for what the configuration says.</summary>
    [EnumDataType(typeof(SignUpMode))]
    public SignUpMode? SignUp { get; init; }

    /// <summary>Whether recipes are fetched from the web.</summary>
    public bool ImportFromWeb { get; init; } = true;

    /// <summary>Whether links show recipes to people without an account, old links included.</summary>
    public bool ShareLinks { get; init; } = true;

    /// <summary>Whether accounts can have public profiles, make recipes public and read those of others.</summary>
    public bool Discovery { get; init; } = true;
}

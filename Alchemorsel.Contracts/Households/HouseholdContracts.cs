namespace Alchemorsel.Contracts.Households;

/// <summary>What a member may do in a household.</summary>
public enum HouseholdRole
{
    Viewer,
    Member,
    Owner,
}

/// <summary><c>GET /api/v1/households/current</c>.</summary>
public sealed record HouseholdInfo(Guid Id, string Name, HouseholdRole Role, IReadOnlyList<HouseholdMember> Members);

public sealed record HouseholdMember(Guid UserId, string DisplayName, HouseholdRole Role, DateTimeOffset Since);

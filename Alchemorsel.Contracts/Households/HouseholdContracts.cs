using System.ComponentModel.DataAnnotations;

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

/// <summary>
/// What holds for a whole kitchen: the answer of <c>GET</c> and the body of <c>PUT /api/v1/households/current/settings</c>.
/// </summary>
public sealed record HouseholdSettings
{
    /// <summary>Decides what is in season in which month.</summary>
    [EnumDataType(typeof(Hemisphere))]
    public Hemisphere Hemisphere { get; init; }

    /// <summary>
    /// ISO 4217, upper case ("EUR"): what a new price is in unless it says otherwise. Prices that are there keep their own. Null for none.
    /// </summary>
    [RegularExpression("[A-Z]{3}", ErrorMessage = "Three letters, such as EUR or USD.")]
    public string? Currency { get; init; }
}

public enum Hemisphere
{
    North,
    South,
}

using System.ComponentModel.DataAnnotations;

namespace Alchemorsel.Contracts.Households;

/// <summary><c>PUT /api/v1/households/current/members/{userId}</c>.</summary>
public sealed record MemberRoleInput
{
    [Required, EnumDataType(typeof(HouseholdRole))]
    public HouseholdRole? Role { get; init; }
}

/// <summary><c>POST /api/v1/households/current/transfer</c>.</summary>
public sealed record OwnershipTransfer
{
    /// <summary>Who is the owner from now on; whoever asks becomes a member.</summary>
    [Required]
    public Guid? UserId { get; init; }
}

/// <summary><c>POST /api/v1/households</c> and <c>PUT /api/v1/households/current</c>.</summary>
public sealed record HouseholdInput
{
    [Required, MinLength(1), MaxLength(Limits.NameMax)]
    public string Name { get; init; } = "";
}

/// <summary><c>GET /api/v1/households</c>: those that you are in, by name.</summary>
public sealed record OwnHouseholdList(IReadOnlyList<OwnHousehold> Households);

/// <param name="Role">Yours.</param>
/// <param name="Members">How many are in it.</param>
/// <param name="IsCurrent">Whether your token is for this one.</param>
public sealed record OwnHousehold(Guid Id, string Name, HouseholdRole Role, int Members, bool IsCurrent);

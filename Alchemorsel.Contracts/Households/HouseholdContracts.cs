using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

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

    /// <summary>What somebody of the kitchen can't have; each allergen once.</summary>
    [MaxLength(Limits.AllergiesMax)]
    public IReadOnlyList<HouseholdAllergy> Allergies { get; init; } = [];

    /// <summary>What is suggested fits all of these diets (<c>vegan</c>, <c>glutenFree</c>, …); lists show other recipes too.</summary>
    [MaxLength(Limits.DietsMax)]
    public IReadOnlyList<string> Diets { get; init; } = [];

    /// <summary>How amounts are shown unless a page is asked for something else.</summary>
    [EnumDataType(typeof(MeasureUnits))]
    public MeasureUnits Units { get; init; }

    /// <summary>
    /// A language tag (BCP 47) such as <c>de</c> or <c>en-GB</c>: the language whose inflections a search understands. Null for the one that the
    /// browser prefers.
    /// </summary>
    [MaxLength(35), RegularExpression("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", ErrorMessage = "A language tag, such as de or en-GB.")]
    public string? Locale { get; init; }

    /// <summary>With which day a week begins where weeks are shown.</summary>
    [EnumDataType(typeof(DayOfWeek))]
    public DayOfWeek FirstDayOfWeek { get; init; } = DayOfWeek.Monday;
}

/// <param name="Allergen">One of the 14 of the EU: <c>gluten</c>, <c>milk</c>, <c>peanuts</c>, …</param>
public sealed record HouseholdAllergy([property: JsonRequired] string Allergen, [property: JsonRequired] AllergySeverity Severity);

/// <summary>What is done about an allergen.</summary>
public enum AllergySeverity
{
    /// <summary>A recipe says that it holds it.</summary>
    Mild,

    /// <summary>Besides, recipes that hold it, may hold it or have an ingredient that nobody knows are left out wherever recipes are listed or suggested.</summary>
    Severe,
}

public enum MeasureUnits
{
    /// <summary>As each recipe was written.</summary>
    Written,
    Metric,
    UsCustomary,
}

public enum Hemisphere
{
    North,
    South,
}

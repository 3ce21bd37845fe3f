using Alchemorsel.Contracts.Units;
using Alchemorsel.Cooking.Units;

namespace Alchemorsel.Web.Clients;

public sealed partial class AlchemorselClient
{
    public Task<ApiResult<UnitList>> UnitsAsync(CancellationToken cancellation) => SendAsync<UnitList>(HttpMethod.Get, "units", null, cancellation);

    public Task<ApiResult<UnitChange>> CreateUnitAsync(OwnUnitInput input, CancellationToken cancellation) =>
        SendAsync<UnitChange>(HttpMethod.Post, "units", input, cancellation);

    public Task<ApiResult<UnitChange>> ChangeUnitAsync(Guid id, OwnUnitInput input, CancellationToken cancellation) =>
        SendAsync<UnitChange>(HttpMethod.Put, $"units/{id}", input, cancellation);

    public Task<ApiResult<UnitChange>> RemoveUnitAsync(Guid id, CancellationToken cancellation) =>
        SendAsync<UnitChange>(HttpMethod.Delete, $"units/{id}", null, cancellation);

    public Task<ApiResult<UnitNamesChange>> PutUnitNamesAsync(string code, UnitNamesInput input, CancellationToken cancellation) =>
        SendAsync<UnitNamesChange>(HttpMethod.Put, $"units/{Segment(code)}/names", input, cancellation);

    public Task<ApiResult<UnitNamesChange>> RemoveUnitNamesAsync(string code, CancellationToken cancellation) =>
        SendAsync<UnitNamesChange>(HttpMethod.Delete, $"units/{Segment(code)}/names", null, cancellation);

    /// <summary>What the household calls units; everybody's names when that can't be known right now.</summary>
    public async Task<UnitNaming> UnitNamingAsync(CancellationToken cancellation)
    {
        var own = (await SendAsync<IReadOnlyList<ShownUnit>>(HttpMethod.Get, "units/names", null, cancellation)).Value;
        return own is { Count: > 0 } ? new UnitNaming(own.ToDictionary(unit => unit.Code, unit => new UnitName(unit.Singular, unit.Plural))) : UnitNaming.None;
    }
}

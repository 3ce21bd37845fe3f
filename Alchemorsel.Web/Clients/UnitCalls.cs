using Alchemorsel.Contracts.Units;

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
}

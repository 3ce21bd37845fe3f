using System.Text.Json;
using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Importing;
using Microsoft.AspNetCore.WebUtilities;

namespace Alchemorsel.Web.Clients;

/// <summary>Imports in the background.</summary>
public sealed partial class AlchemorselClient
{
    private const string ImportJobs = "imports/jobs";

    public Task<ApiResult<ImportJob>> ImportAsync(ImportJobRequest request, CancellationToken cancellation) =>
        SendAsync<ImportJob>(HttpMethod.Post, ImportJobs, request, cancellation);

    public Task<ApiResult<Page<ImportJob>>> ImportsAsync(string? cursor, CancellationToken cancellation) =>
        SendAsync<Page<ImportJob>>(HttpMethod.Get, Query(ImportJobs, ("cursor", cursor)), null, cancellation);

    public Task<ApiResult<ImportJob>> ReadImportAsync(Guid id, CancellationToken cancellation) =>
        SendAsync<ImportJob>(HttpMethod.Get, $"{ImportJobs}/{id}", null, cancellation);

    public Task<ApiResult<Page<ImportItem>>> ImportItemsAsync(Guid id, ImportItemState? state, string? cursor, CancellationToken cancellation) =>
        SendAsync<Page<ImportItem>>(
            HttpMethod.Get, Query($"{ImportJobs}/{id}/items", ("state", state is { } one ? Name(one) : null), ("cursor", cursor)), null, cancellation);

    public Task<ApiResult<ImportJob>> CancelImportAsync(Guid id, CancellationToken cancellation) =>
        SendAsync<ImportJob>(HttpMethod.Post, $"{ImportJobs}/{id}/cancel", null, cancellation);

    /// <summary>Reads one entry again, or all that failed.</summary>
    public Task<ApiResult<ImportJob>> RetryImportAsync(Guid id, int? position, CancellationToken cancellation) =>
        SendAsync<ImportJob>(HttpMethod.Post, $"{ImportJobs}/{id}/{Item(position)}retry", null, cancellation);

    /// <summary>Decides about one duplicate, or about all.</summary>
    public Task<ApiResult<ImportJob>> ResolveImportAsync(Guid id, int? position, DuplicateChoice choice, CancellationToken cancellation) =>
        SendAsync<ImportJob>(
            HttpMethod.Post, $"{ImportJobs}/{id}/{Item(position)}resolve", new ResolveRequest { Choice = choice }, cancellation);

    public Task<ApiResult<object>> DeleteImportAsync(Guid id, CancellationToken cancellation) =>
        SendAsync<object>(HttpMethod.Delete, $"{ImportJobs}/{id}", null, cancellation);

    private static string Item(int? position) => position is { } one ? FormattableString.Invariant($"items/{one}/") : "";

    private static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    private static string Query(string path, params (string Name, string? Value)[] parameters) => QueryHelpers.AddQueryString(
        path, parameters.Where(entry => !string.IsNullOrEmpty(entry.Value)).Select(entry => KeyValuePair.Create(entry.Name, entry.Value)));
}

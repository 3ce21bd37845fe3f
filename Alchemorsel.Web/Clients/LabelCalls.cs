using Alchemorsel.Contracts;
using Alchemorsel.Contracts.Labels;
using Microsoft.AspNetCore.WebUtilities;

namespace Alchemorsel.Web.Clients;

public sealed partial class AlchemorselClient
{
    public Task<ApiResult<Page<LabelSummary>>> LabelsAsync(LabelKind kind, string? words, string? cursor, CancellationToken cancellation)
    {
        var parameters = new Dictionary<string, string?> { ["q"] = words, ["cursor"] = cursor };
        var path = QueryHelpers.AddQueryString(PathOf(kind), parameters.Where(entry => !string.IsNullOrWhiteSpace(entry.Value)));
        return SendAsync<Page<LabelSummary>>(HttpMethod.Get, path, null, cancellation);
    }

    public Task<ApiResult<LabelUsage>> LabelUsageAsync(LabelKind kind, IEnumerable<string> names, CancellationToken cancellation) =>
        SendAsync<LabelUsage>(
            HttpMethod.Get,
            QueryHelpers.AddQueryString($"{PathOf(kind)}/usage", names.Select(name => KeyValuePair.Create<string, string?>("name", name))),
            null,
            cancellation);

    public Task<ApiResult<LabelChange>> RenameLabelAsync(LabelKind kind, LabelRename change, CancellationToken cancellation) =>
        SendAsync<LabelChange>(HttpMethod.Post, $"{PathOf(kind)}/rename", change, cancellation);

    public Task<ApiResult<LabelChange>> MergeLabelsAsync(LabelKind kind, LabelMerge change, CancellationToken cancellation) =>
        SendAsync<LabelChange>(HttpMethod.Post, $"{PathOf(kind)}/merge", change, cancellation);

    public Task<ApiResult<LabelChange>> RemoveLabelAsync(LabelKind kind, string name, CancellationToken cancellation) =>
        SendAsync<LabelChange>(HttpMethod.Delete, QueryHelpers.AddQueryString(PathOf(kind), "name", name), null, cancellation);

    private static string PathOf(LabelKind kind) => $"labels/{kind.ToString().ToLowerInvariant()}";
}
